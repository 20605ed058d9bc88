/**
 * What must a gateway be told before it may run? The validated shape; server/ reads and checks the file. Source:
 * CONTRACT "Config file".
 */
import type { SignedLoss, TerminologyInForce } from '../terminology/manifest';
import type { DemoUser, Membership } from '../domain/api';
import type { ProviderRef, Setting } from '../domain/settings';
import type { AuthConfig, TlsConfig } from './credentials';

export type FhirVersion = 'STU3' | 'R4';
export type Retrieve = 'everything' | 'search' | 'gp-connect';

/** With what a place is asked; absent: without credentials. */
export interface AskedPlace {
  readonly baseUrl: string;
  readonly auth?: AuthConfig;
  readonly tls?: TlsConfig;
}

export interface ProviderConfig extends AskedPlace {
  readonly id: string;
  readonly name: string;
  readonly ods: string;
  readonly region: string;
  readonly setting: Setting;
  /** Its switchboard: whom to ring where it does not answer here. */
  readonly telephone?: string;
  readonly fhirVersion: FhirVersion;
  readonly retrieve: Retrieve;
  /** Milliseconds for the whole exchange: lookup, pages, bodies. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly maxPages: number;
  /** False: not named among those who take part, where that would tell of who is cared for there. */
  readonly listed?: boolean;
  /** False: switched off by the deployer; it is listed, and never asked. Absent: true. */
  readonly enabled?: boolean;
}

/** What the screen is told of a provider. */
export const refOf = ({ id, name, setting, telephone }: ProviderConfig): ProviderRef => ({
  id,
  name,
  setting,
  ...(telephone === undefined ? {} : { telephone }),
});

export interface User {
  readonly id: string;
  readonly name: string;
  /** INVARIANT: a role is held at its organisation and nowhere else. A session starts with the first. */
  readonly memberships: readonly [Membership, ...Membership[]];
  /**
   * The user's own, where the deployer tells: only to see that somebody opens their own record, or one of their
   * household.
   */
  readonly nhsNumber?: string;
  readonly postcode?: string;
}

export interface DemographicsConfig extends AskedPlace {
  /** Absent: `fhir-search`. */
  readonly kind?: 'pds';
  /** With `pds`: questions a second, over every gateway; absent: 5, as its owner gives an application at first. */
  readonly requestsPerSecond?: number;
}

/** A FHIR R4 terminology server that is told codes and nothing else. */
export interface TerminologyConfig extends AskedPlace {
  /** Milliseconds that one provider's answer may wait for translations. */
  readonly timeoutMs: number;
}

/** The National Record Locator. Source: NHS England, “National Record Locator Consumer – FHIR API”. */
export interface NrlConfig extends AskedPlace {
  /** Milliseconds that an opening waits for it. */
  readonly timeoutMs: number;
  /** Of our own system at Spine: it stands in the audit of each question. */
  readonly asid?: string;
}

/** Who is asked for a person. The ids of providers that are asked for everybody alike are in `always`. */
export type LocatorConfig =
  | { readonly kind: 'all' }
  | { readonly kind: 'registered'; readonly always: readonly string[] }
  | ({ readonly kind: 'nrl'; readonly always: readonly string[] } & NrlConfig);

export interface LimitsConfig {
  /** Records being opened or fetched for the first time, in one process; beyond it new openings are told to wait. */
  readonly inFlight: number;
  /** Per user. */
  readonly matchedLookUpsPerHour: number;
  readonly openingsPerHour: number;
  /** With one more the oldest of the user's ends. */
  readonly sessionsPerUser: number;
}

export interface GatewayConfig {
  /** The origin browsers use; the Host header stands in when absent. */
  readonly publicUrl?: string;
  readonly instance: {
    readonly name: string;
    readonly region: string;
    readonly regions: readonly string[];
    /** Where users say what could be better; absent: nowhere. */
    readonly feedback?: string;
  };
  readonly identity:
    | { readonly mode: 'demo'; readonly users: readonly User[] }
    | {
        readonly mode: 'oidc';
        readonly loginUrl: string;
        /** Where the identity provider has another role chosen; absent: a role is changed within the session. */
        readonly roleUrl?: string;
        /** Where a sign-in is renewed and the session goes on; absent: nobody is asked with what it was vouched by. */
        readonly renewUrl?: string;
      };
  readonly demographics: DemographicsConfig;
  /** Absent: no code is translated but by the shipped tables. */
  readonly terminology?: TerminologyConfig;
  /** Which tables of meaning are in force; absent where they are the shipped ones. */
  readonly tables?: TerminologyInForce;
  /** What those lose of the shipped ones, and who signed for it. */
  readonly tableLosses?: readonly SignedLoss[];
  readonly providers: readonly ProviderConfig[];
  /** Absent: everybody who may be asked is. */
  readonly locator?: LocatorConfig;
  readonly policy: {
    /** Exclusion rows switched on or off by the deployer; absent means as the table says. */
    readonly exclusions: Readonly<Record<string, boolean>>;
    readonly optOutOtherSettings: 'suppress' | 'show';
    readonly emergencyMinutes: number;
    /** Who signed for starting without the full lists of what is never shared, and when; absent where nobody had to. */
    readonly valueSetsWaiver?: { readonly signedBy: string; readonly signedOn: string };
    /** What becomes of letters that can be read; absent: `passages`. */
    readonly readableDocuments?: 'passages' | 'any' | 'metadata';
    readonly readableDocumentsWaiver?: { readonly signedBy: string; readonly signedOn: string };
  };
  readonly session: { readonly idleMinutes: number; readonly absoluteMinutes: number };
  /** Absent: nothing beside what settings and names tell, the instance's own officers see all, and there is no list. */
  readonly privacy?: {
    /** ODS codes of further organisations whose users are not named where it is told who looked. */
    readonly neverNamed: readonly string[];
    /** ODS codes at which a privacy officer sees every access. */
    readonly officersAt?: readonly string[];
    /** The two who keep the list of people whose openings alert at once. */
    readonly listOfficers?: readonly string[];
  };
  /** Absent: as CONTRACT says. */
  readonly limits?: LimitsConfig;
}

export type { DemoUser };
