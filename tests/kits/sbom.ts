/**
 * What is the product made of, in a form that programs read? A bill of materials as CycloneDX 1.6, from
 * package-lock.json alone: the same lock prints the same bytes, so it holds no date. Source: CycloneDX 1.6 JSON.
 */
import { createHash } from 'node:crypto';
import { manifest, packagesForRunning, type LockedPackage } from './lock';

/** `pkg:npm/%40scope/name@1.2.3`. Source: package-url specification, type npm. */
export const purlOf = ({ name, version }: Pick<LockedPackage, 'name' | 'version'>): string =>
  `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

/** The lock's `sha512-` in base64 as hexadecimal; throws for any other digest, for it would not be one to trust. */
function sha512Of({ name, integrity }: LockedPackage): string {
  const [, base64 = ''] = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(integrity) ?? [];
  if (base64 === '') throw new Error(`package-lock.json holds no sha512 of ${name}`);
  return Buffer.from(base64, 'base64').toString('hex');
}

/** One SPDX licence by its id, several as an expression. */
const licencesOf = (licence: string): readonly object[] => [
  /[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } },
];

const componentOf = (one: LockedPackage): object => {
  const [, group, name = one.name] = /^(@[^/]+)\/(.+)$/.exec(one.name) ?? [];
  return {
    type: 'library',
    'bom-ref': purlOf(one),
    ...(group === undefined ? {} : { group }),
    name,
    version: one.version,
    scope: one.optional ? 'optional' : 'required',
    hashes: [{ alg: 'SHA-512', content: sha512Of(one) }],
    licenses: licencesOf(one.licence),
    purl: purlOf(one),
  };
};

/** A name of 128 bits made of the content. Source: RFC 9562, version 8. */
function serialOf(content: string): string {
  const bytes = createHash('sha256').update(content).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

/** docs/assurance/sbom.json as it must be today; of another lock where one is given. */
export function sbom(packages: readonly LockedPackage[] = packagesForRunning()): string {
  const product = manifest();
  const self = purlOf(product);
  // where the lock held two versions of a name, both would be named
  const known = (names: readonly string[]): readonly string[] =>
    packages.filter(({ name }) => names.includes(name)).map(purlOf);
  const body = {
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'pre-build' }],
      component: {
        type: 'application',
        'bom-ref': self,
        name: product.name,
        version: product.version,
        licenses: licencesOf(product.license),
        purl: self,
      },
    },
    components: packages.map(componentOf),
    dependencies: [
      { ref: self, dependsOn: known(Object.keys(product.dependencies)) },
      ...packages.map((one) => ({ ref: purlOf(one), dependsOn: known(one.wants) })),
    ],
  };
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialOf(JSON.stringify(body)),
    ...body,
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}
