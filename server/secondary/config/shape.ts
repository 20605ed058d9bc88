/** What does the config of this program hold, once read and checked? Paths are absolute. */
import type { Setting } from '../../../src/domain/settings';
import type { OrganisationKind, Purpose, SecondaryRole } from '../../../src/secondary/shapes/request';

export interface Source {
  readonly id: string;
  readonly name: string;
  readonly setting: Setting;
  readonly ods: string;
  readonly region: string;
  readonly from: 'folder' | 'bulk';
  /** A folder of `<Type>.ndjson`; for `bulk`, where its files are put. */
  readonly path: string;
  readonly baseUrl: string | null;
  readonly fhirVersion: 'R4' | 'STU3';
  readonly national: boolean;
}

/** A notice that lifts OB-2 and OB-3 for the builds inside its dates whose request cites it. */
export interface LegalException {
  readonly id: string;
  readonly basis: string;
  readonly from: string;
  readonly to: string;
  readonly purposes: readonly Purpose[];
  /** Two custodians. */
  readonly signedBy: readonly [string, string];
}

export interface SecondaryUser {
  readonly id: string;
  readonly name: string;
  readonly role: SecondaryRole;
  readonly organisation: { readonly ods: string; readonly name: string; readonly kind: OrganisationKind };
}

/** Who signs in by OpenID Connect, and by which claims they are known. */
export interface OidcIdentity {
  readonly mode: 'oidc';
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretFile: string | null;
  readonly scope: string;
  readonly userId: string;
  readonly roles: readonly { readonly claim: string; readonly value: string; readonly role: SecondaryRole }[];
  /** The claims that say where the user works. */
  readonly organisation: { readonly ods: string; readonly name: string; readonly kind: string };
}

/** What nobody may see: value sets beside the shipped seed, as the gateway's `policy` holds them. */
export interface SecondaryPolicy {
  /** A folder of tables in place of the shipped ones. */
  readonly pack: string | null;
  readonly valueSets: readonly { readonly file: string; readonly category: string; readonly content: unknown }[];
  readonly exclusions: Readonly<Record<string, boolean>>;
}

export interface SecondaryConfig {
  readonly base: string;
  readonly instance: { readonly name: string; readonly region: string };
  readonly listen: { readonly host: string; readonly port: number };
  /** An origin; null where nobody signs in by OpenID Connect. */
  readonly publicUrl: string | null;
  /** `memory`, `pglite:DIR` or `postgres://…`. */
  readonly databaseUrl: string;
  readonly identity: { readonly mode: 'demo'; readonly users: readonly SecondaryUser[] } | OidcIdentity;
  readonly dataDir: string;
  /** Never under `dataDir`; mode 0700, its files 0600. */
  readonly keysDir: string;
  readonly sources: readonly Source[];
  readonly demographics: { readonly file: string };
  readonly registers: {
    readonly objections: { readonly file: string } | null;
    readonly ndop: {
      /** Null only with an exemption; so is the day. */
      readonly file: string | null;
      /** `2026-11-28`. */
      readonly takenAt: string | null;
      readonly maxAgeDays: number;
      readonly exemption: { readonly reference: string; readonly date: string } | null;
    };
  };
  readonly legalBasis: { readonly reference: string; readonly from: string; readonly to: string };
  readonly exceptions: readonly LegalException[];
  readonly geography: { readonly file: string };
  readonly engine: { readonly memory: string; readonly threads: number };
  readonly policy: SecondaryPolicy;
}
