/** Whose work runs in the product? The packages that package-lock.json installs for running, with their licences. */
import { manifest, packagesForRunning, type LockedPackage } from './lock';

/** Programs of one operating system that npm installs where they fit: the same work as the package that wants them. */
const isPerPlatform = ({ name }: LockedPackage): boolean => /^@esbuild\//.test(name);

const table = (rows: readonly LockedPackage[]): string =>
  [
    '| package | version | licence |',
    '|---|---|---|',
    ...rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
  ].join('\n');

/** THIRD-PARTY-NOTICES.md as it must be today. */
export function notices(): string {
  const { dependencies } = manifest();
  const rows = packagesForRunning().filter((one) => !isPerPlatform(one));
  return `# Third-party notices

What runs in the product besides its own code. Printed from \`package-lock.json\` by \`npm run notices\`; do not edit by hand.
The full text of each licence is in the package, under \`node_modules\` once installed. No code of these packages is kept in this repository.

## Chosen

${table(rows.filter(({ name, version }) => dependencies[name] === version))}

## Brought along

${table(rows.filter(({ name, version }) => dependencies[name] !== version))}
`;
}
