/**
 * What travels as JSON when somebody asks what the policy would do, or how two versions of it differ? Over made-up
 * records alone.
 */
import type { FhirResource } from 'fhir/r4';
import type { Purpose } from './api';
import type { SectionCoverage } from './coverage';
import type { MistypedWords } from './mistyped';
import type { Role } from './roles';
import type { SectionId } from './sections';
import type { Setting } from './settings';

/** `reached`: a place, person or medicine that passes only because something released refers to it. */
export type SimulatedEffect = 'released' | 'summary' | 'reached' | 'withheld';

export interface SpecimenPerson {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

/** `GET /api/policy/specimens` */
export interface SpecimensAnswer {
  readonly people: readonly SpecimenPerson[];
}

interface SimulatedViewer {
  readonly role: Role;
  readonly purpose: Purpose;
  /** Emergency access is open; so it is from the start where the purpose is an emergency. */
  readonly emergency: boolean;
  readonly optedOut: boolean;
  /** Where the viewer's organisation stands: inside the area of this instance, or outside. */
  readonly from: 'inside' | 'outside';
}

/** `POST /api/policy/simulate`: over a made-up person that the gateway holds, or over a small record pasted in. */
export type SimulateRequest = SimulatedViewer &
  (
    | { readonly person: string }
    | { readonly pasted: unknown; readonly setting: Setting; readonly fhirVersion: 'STU3' | 'R4' }
  );

export interface SimulatedResource {
  /** `Type/id`, as in the record given. */
  readonly reference: string;
  /** The resource it is contained in. */
  readonly within: string | null;
  readonly title: string;
  /** What a specimen is an example of; null for what was pasted. */
  readonly example: string | null;
  readonly section: SectionId | null;
  readonly effect: SimulatedEffect;
  /** In plain English. */
  readonly because: string;
  /** The codes, labels and words that told of a category or label; empty where nothing did. */
  readonly recognisedBy: readonly string[];
  readonly rules: readonly string[];
  /** What would leave the gateway, with its names made opaque; null where nothing would. */
  readonly leaves: FhirResource | null;
  /** Elements of the resource that stay behind; empty where all of it does. */
  readonly staysBehind: readonly string[];
}

export interface SimulatedProvider {
  readonly name: string;
  readonly setting: Setting;
  readonly asked: boolean;
  readonly because: string;
  readonly rules: readonly string[];
  readonly resources: readonly SimulatedResource[];
  readonly coverage: readonly SectionCoverage[];
}

export interface RuleSaid {
  readonly says: string;
  readonly hazard: string | null;
}

export interface SimulationAnswer {
  readonly policy: { readonly version: string; readonly digest: string };
  readonly outcome: 'open' | 'opted-out' | 'restricted' | 'refused';
  /** What is decided before anything is asked, in the order in which it is decided. */
  readonly opening: readonly { readonly text: string; readonly rules: readonly string[] }[];
  readonly providers: readonly SimulatedProvider[];
  /** What each row named above says. */
  readonly rules: Readonly<Record<string, RuleSaid>>;
}

export interface PolicyVersion {
  /** What to ask for; `here` is what this gateway decides by now, with its switches. */
  readonly id: string;
  readonly version: string;
  /** ISO day; null while it is still being written. */
  readonly issued: string | null;
  readonly note: string;
  readonly digest: string;
}

/** `GET /api/policy/versions`, the oldest first. */
export interface VersionsAnswer {
  readonly versions: readonly PolicyVersion[];
}

export interface RowChange {
  readonly table: string;
  readonly title: string;
  /** The row's id, or the words that stand first in it. */
  readonly row: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Each cell that differs; every cell of a row that was added or removed. */
  readonly cells: readonly { readonly column: string; readonly before: string | null; readonly after: string | null }[];
  /** Whose view it may change; empty where it changes words alone. */
  readonly roles: readonly Role[];
}

/** `GET /api/policy/versions/{from}/{to}` */
export interface ComparisonAnswer {
  readonly from: PolicyVersion;
  readonly to: PolicyVersion;
  readonly changes: readonly RowChange[];
}

/** `GET /api/policy/never-shown`: by which words somebody seeks what is never shown, as sources of expressions. */
export interface NeverShownAnswer {
  /** Of them and of what is only like them: a word with one typing error is read as the one that was meant. */
  readonly mistyped: MistypedWords;
  readonly categories: readonly {
    readonly name: string;
    readonly patterns: readonly { readonly source: string; readonly anyCase: boolean }[];
  }[];
}
