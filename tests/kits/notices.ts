/** Whose work runs in the product? The packages that package-lock.json installs for running, with their licences. */
import { textOf } from './documents';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

interface Row {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Programs of one operating system that npm installs where they fit: the same work as the package that wants them. */
const isPerPlatform = (name: string): boolean => /^@esbuild\//.test(name);

const PATH = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)$/;

/** Every package that is installed without `--include=dev`, once a version, in the order of their names. */
function rowsOf({ packages }: Lock): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const [path, { version = '', license, dev, devOptional }] of Object.entries(packages)) {
    const name = PATH.exec(path)?.[1];
    if (name === undefined || dev === true || devOptional === true || isPerPlatform(name)) continue;
    rows.set(`${name} ${version}`, { name, version, licence: license ?? 'not stated' });
  }
  return [...rows.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

const table = (rows: readonly Row[]): string =>
  [
    '| package | version | licence |',
    '|---|---|---|',
    ...rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
  ].join('\n');

/** THIRD-PARTY-NOTICES.md as it must be today. */
export function notices(): string {
  const lock = JSON.parse(textOf('package-lock.json')) as Lock;
  const { dependencies } = JSON.parse(textOf('package.json')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const rows = rowsOf(lock);
  return `# Third-party notices

What runs in the product besides its own code. Printed from \`package-lock.json\` by \`npm run notices\`; do not edit by hand.
The full text of each licence is in the package, under \`node_modules\` once installed. No code of these packages is kept in this repository.

## Chosen

${table(rows.filter(({ name, version }) => dependencies[name] === version))}

## Brought along

${table(rows.filter(({ name, version }) => dependencies[name] !== version))}
`;
}
