/**
 * Which tables make up the policy? Everything that its digest covers; a change of any row is a change of the policy.
 */
import { PLAN_CODES, SECTION_ROWS, SUPPORTING_TYPES } from '../domain/section-of';
import { NAMED_KINDS } from '../domain/named-kinds';
import { LEGAL_DECISIONS } from '../domain/legal-decisions';
import { EMERGENCY_RULES, RELATIONSHIPS } from './tables/access';
import { ADDRESS_AT_ONCE } from './tables/addresses';
import { DENIALS } from './tables/denials';
import { EXCLUSION_CODES } from './tables/exclusion-codes';
import { DOOR_CODE_ROW, EXCLUSIONS, MEDICINE_SWITCH_ROWS } from './tables/exclusions';
import { EXPORTS } from './tables/exports';
import { HAZARDS } from './tables/hazards';
import { KIND_CAPS } from './tables/kind-caps';
import { NEAREST_ROLES } from './tables/nearest-roles';
import { KNOWN_VOCABULARIES } from './tables/known-vocabularies';
import {
  CAP_ROWS,
  CRISIS_PLAN_EXEMPT_ROLES,
  HARMLESS_LABELS,
  ORDINARY_CONFIDENTIALITY,
  PLAN_EXEMPT_ROLES,
} from './tables/label-caps';
import { DOOR_CODE_TERMS, LEXICON, WORD_SETS } from './tables/lexicon';
import { HORMONE_ATC, MEDICINES } from './tables/medicines';
import { MISTYPED, MISTYPED_MEDICINES } from './tables/mistyped';
import { MODIFIERS } from './tables/modifiers';
import { NEAR_MISSES } from './tables/near-misses';
import { OPT_OUT_SCOPES } from './tables/opt-out-scopes';
import { OWN_CONCEPTS } from './tables/own-concepts';
import { OWN_ROLES } from './tables/own-roles';
import { ROLE_VIEWS } from './tables/role-views';
import { ROUTINE_LINES } from './tables/routine-lines';
import { OPTED_OUT_IN_PART_TEXT, STANDING_NOTICES } from './tables/standing-notices';
import {
  COMMUNICATION_NEED_CODES,
  COMMUNICATION_NEED_WORDS,
  HEADLINES,
  LAST_THREE_ROLES,
  SUMMARIES,
} from './tables/summaries';

/**
 * Moves with every change once the version is issued (`versions/kept.ts`); the digest moves with every change at all.
 */
export const POLICY_VERSION = '2026.11.2';

/** As shipped. Each list stands in the file of src/policy/tables that is named like the module it comes from. */
export const SHIPPED_TABLES = {
  exclusions: EXCLUSIONS,
  medicineSwitches: MEDICINE_SWITCH_ROWS,
  doorCodes: DOOR_CODE_ROW,
  doorCodeTerms: DOOR_CODE_TERMS,
  exclusionCodes: EXCLUSION_CODES,
  wordSets: WORD_SETS,
  lexicon: LEXICON,
  ownConcepts: OWN_CONCEPTS,
  nearMisses: NEAR_MISSES,
  knownVocabularies: KNOWN_VOCABULARIES,
  medicines: MEDICINES,
  hormones: HORMONE_ATC,
  roleViews: ROLE_VIEWS,
  labelCaps: CAP_ROWS,
  harmlessLabels: HARMLESS_LABELS,
  ordinaryConfidentiality: ORDINARY_CONFIDENTIALITY,
  planExemptRoles: PLAN_EXEMPT_ROLES,
  crisisPlanExemptRoles: CRISIS_PLAN_EXEMPT_ROLES,
  summaries: SUMMARIES,
  headlines: HEADLINES,
  modifiers: MODIFIERS,
  communicationNeedCodes: COMMUNICATION_NEED_CODES,
  communicationNeedWords: COMMUNICATION_NEED_WORDS,
  lastThreeRoles: LAST_THREE_ROLES,
  optOutScopes: OPT_OUT_SCOPES,
  standingNotices: STANDING_NOTICES,
  optedOutInPart: OPTED_OUT_IN_PART_TEXT,
  relationships: RELATIONSHIPS,
  emergency: EMERGENCY_RULES,
  denials: DENIALS,
  exports: EXPORTS,
  ownRoles: OWN_ROLES,
  hazards: HAZARDS,
  ...ROUTINE_LINES,
} as const;

/** The tables that a policy decides by: the shipped ones, or those of a pack where it has them. */
export type PolicyTables = typeof SHIPPED_TABLES;

/** What the digest is taken of. */
export const tablesInForce = (tables: PolicyTables) => ({
  exclusions: tables.exclusions,
  medicineSwitches: tables.medicineSwitches,
  doorCodes: [tables.doorCodes, tables.doorCodeTerms],
  codes: tables.exclusionCodes,
  wordSets: tables.wordSets,
  lexicon: tables.lexicon,
  mistyped: [MISTYPED, MISTYPED_MEDICINES],
  ownConcepts: tables.ownConcepts,
  nearMisses: tables.nearMisses,
  knownVocabularies: tables.knownVocabularies,
  medicines: tables.medicines,
  hormones: tables.hormones,
  roleViews: tables.roleViews,
  labelCaps: tables.labelCaps,
  kindCaps: KIND_CAPS,
  nearestRoles: NEAREST_ROLES,
  addressAtOnce: ADDRESS_AT_ONCE,
  namedKinds: NAMED_KINDS,
  harmlessLabels: tables.harmlessLabels,
  ordinaryConfidentiality: tables.ordinaryConfidentiality,
  planExemptions: [tables.planExemptRoles, tables.crisisPlanExemptRoles, PLAN_CODES],
  summaries: tables.summaries,
  headlines: tables.headlines,
  modifiers: tables.modifiers,
  communicationNeeds: tables.communicationNeedCodes,
  lastThree: tables.lastThreeRoles,
  optOut: tables.optOutScopes,
  sections: SECTION_ROWS,
  legalDecisions: LEGAL_DECISIONS,
  supporting: SUPPORTING_TYPES,
  notices: tables.standingNotices,
  relationships: tables.relationships,
  emergency: tables.emergency,
  denials: tables.denials,
  exports: tables.exports,
  routineLines: [
    tables.routineLines,
    tables.routineValues,
    tables.routineAnswers,
    tables.routineFollows,
    tables.routineResults,
    tables.otherHeadings,
    tables.routineLists,
    tables.routineCompanions,
  ],
  // left out where there are none: the digest of the shipped tables tells of them alone
  ...(tables.ownRoles.length === 0 ? {} : { ownRoles: tables.ownRoles }),
});
