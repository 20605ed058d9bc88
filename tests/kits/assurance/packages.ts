/**
 * Why is each package that we chose there, what can it reach, and what was known against it on a day? Printed into
 * docs/assurance/packages.md from packages.json; versions come from the lock.
 */
import { textOf } from '../documents';
import { manifest, packagesForRunning, type LockedPackage } from '../lock';

interface Reviewed {
  readonly why: string;
  readonly reaches: string;
  /** The newest version that the registry had. */
  readonly newest: string;
  /** Advisories that were found, and why they do not reach us; null where none was found. */
  readonly known: string | null;
}

const { lookedUp, packages: reviewed } = JSON.parse(textOf('tests/kits/assurance/packages.json')) as {
  /** The day on which versions and advisories were looked up; every look moves it. */
  readonly lookedUp: string;
  readonly packages: Readonly<Record<string, Reviewed>>;
};

/** By the name in package.json. */
export const REVIEWED = reviewed;

const SELF = 'package.json';

/** For each installed package, the chosen ones that bring it. */
function broughtBy(
  packages: readonly LockedPackage[],
  chosen: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const wants = new Map(packages.map((one) => [one.name, one.wants]));
  const below = (name: string, seen: Set<string>): ReadonlySet<string> => {
    for (const next of wants.get(name) ?? []) if (wants.has(next) && !seen.has(next)) below(next, seen.add(next));
    return seen;
  };
  const brought = new Map<string, string[]>();
  for (const name of chosen)
    for (const one of below(name, new Set())) brought.set(one, [...(brought.get(one) ?? []), name]);
  return brought;
}

/** The two tables of docs/assurance/packages.md. */
export function printedPackages(): string {
  const chosen = Object.keys(manifest().dependencies);
  const all = packagesForRunning();
  const others = all.filter(({ name }) => !chosen.includes(name) && !name.startsWith('@esbuild/'));
  const brought = broughtBy(all, chosen);
  return [
    `Looked up on ${lookedUp}.`,
    '',
    '| package | version | newest | why it is there | what it can reach | advisories found |',
    '|---|---|---|---|---|---|',
    ...all.flatMap(({ name, version }) => {
      const row = REVIEWED[name];
      return row === undefined
        ? []
        : [`| ${name} | ${version} | ${row.newest} | ${row.why} | ${row.reaches} | ${row.known ?? 'none found'} |`];
    }),
    '',
    `${String(others.length)} more come with them (and one program of esbuild for each operating system):`,
    '',
    '| package | version | comes with |',
    '|---|---|---|',
    ...others.map(({ name, version }) => `| ${name} | ${version} | ${(brought.get(name) ?? [SELF]).join(', ')} |`),
    '',
  ].join('\n');
}
