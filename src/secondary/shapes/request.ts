/** What does somebody ask for, by the Five Safes, and where does it stand? */
import type { Breakdown, Window } from './question';

export const PURPOSES = ['prevention', 'population-health', 'planning'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const ORGANISATION_KINDS = [
  'icb',
  'nhs-trust',
  'gp-practice',
  'council',
  'company',
  'university',
  'charity',
  'other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** How exactly a date leaves the linkage zone; `days-before-index` alone tells the day. */
export const PRECISIONS = ['year', 'season', 'quarter', 'month', 'days-before-index'] as const;
export type Precision = (typeof PRECISIONS)[number];

export interface AskedFor {
  readonly columns: readonly Breakdown[];
  /** Names of concepts: their value sets are the instance's. */
  readonly valueSets: readonly string[];
  readonly precision: Precision;
  readonly period: Window;
}

export interface RequestForm {
  readonly project: {
    readonly title: string;
    readonly question: string;
    readonly purpose: Purpose;
    readonly benefit: string;
  };
  readonly people: {
    readonly names: readonly string[];
    readonly organisation: { readonly ods: string; readonly name: string; readonly kind: OrganisationKind };
  };
  readonly data: AskedFor;
  readonly setting: 'this-program';
  readonly outputs: { readonly questions: readonly string[]; readonly by: readonly Breakdown[] };
  /** Ids of the legal exceptions that the request cites; absent: none. */
  readonly exceptions?: readonly string[];
}

export const STATES = ['draft', 'submitted', 'approved', 'refused', 'built', 'open', 'ended'] as const;
export type RequestState = (typeof STATES)[number];

export const SECONDARY_ROLES = [
  'analyst',
  'data-access-group',
  'linkage-team',
  'key-custodian',
  'opt-out-officer',
  'privacy-officer',
] as const;
export type SecondaryRole = (typeof SECONDARY_ROLES)[number];
