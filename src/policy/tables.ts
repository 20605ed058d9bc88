/**
 * Which tables make up the policy? Everything that its digest covers; a change of any row is a change of the policy.
 */
import { PLAN_CODES, SECTION_ROWS, SUPPORTING_TYPES } from '../domain/section-of';
import { LEGAL_DECISIONS } from '../domain/legal-decisions';
import { OPT_OUT_SCOPES } from './tables/opt-out-scopes';
import { EMERGENCY_RULES, RELATIONSHIPS } from './tables/access';
import { DENIALS } from './tables/denials';
import { DOOR_CODE_ROW, EXCLUSIONS, MEDICINE_SWITCH_ROWS } from './tables/exclusions';
import { EXCLUSION_CODES } from './tables/exclusion-codes';
import {
  CAP_ROWS,
  HARMLESS_LABELS,
  ORDINARY_CONFIDENTIALITY,
  PLAN_EXEMPT_ROLES,
  CRISIS_PLAN_EXEMPT_ROLES,
} from './tables/label-caps';
import { DOOR_CODE_TERMS, LEXICON } from './tables/lexicon';
import { HORMONE_ATC, MEDICINES } from './tables/medicines';
import { MODIFIERS } from './tables/modifiers';
import { STANDING_NOTICES } from './tables/standing-notices';
import { EXPORTS } from './tables/exports';
import { KNOWN_VOCABULARIES } from './tables/known-vocabularies';
import { NEAR_MISSES } from './tables/near-misses';
import { OWN_CONCEPTS } from './tables/own-concepts';
import { ROLE_VIEWS } from './tables/role-views';
import { COMMUNICATION_NEED_CODES, HEADLINES, LAST_THREE_ROLES, SUMMARIES } from './tables/summaries';

/**
 * Moves with every change once the version is issued (`versions/kept.ts`); the digest moves with every change at all.
 */
export const POLICY_VERSION = '2026.11.2';

export const tablesInForce = () => ({
  exclusions: EXCLUSIONS,
  medicineSwitches: MEDICINE_SWITCH_ROWS,
  doorCodes: [DOOR_CODE_ROW, DOOR_CODE_TERMS],
  codes: EXCLUSION_CODES,
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
  planExemptions: [PLAN_EXEMPT_ROLES, CRISIS_PLAN_EXEMPT_ROLES, PLAN_CODES],
  summaries: SUMMARIES,
  headlines: HEADLINES,
  modifiers: MODIFIERS,
  communicationNeeds: COMMUNICATION_NEED_CODES,
  lastThree: LAST_THREE_ROLES,
  optOut: OPT_OUT_SCOPES,
  sections: SECTION_ROWS,
  legalDecisions: LEGAL_DECISIONS,
  supporting: SUPPORTING_TYPES,
  notices: STANDING_NOTICES,
  relationships: RELATIONSHIPS,
  emergency: EMERGENCY_RULES,
  denials: DENIALS,
  exports: EXPORTS,
});
