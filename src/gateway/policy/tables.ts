/** Which tables make up the policy? Everything that its digest covers; a change of any row is a change of the policy. */
import { PLAN_CODES, SECTION_ROWS, SUPPORTING_TYPES } from '../../domain/section-of';
import { LEGAL_DECISIONS } from '../../domain/legal-decisions';
import { OPT_OUT_SCOPES } from '../opt-out/scope-table';
import { EMERGENCY_RULES, RELATIONSHIPS } from './access';
import { DENIALS } from './denials';
import { DOOR_CODE_ROW, EXCLUSIONS, MEDICINE_SWITCH_ROWS } from './exclusions';
import { EXCLUSION_CODES } from './exclusion-codes';
import {
  CAP_ROWS,
  HARMLESS_LABELS,
  ORDINARY_CONFIDENTIALITY,
  PLAN_EXEMPT_ROLES,
  CRISIS_PLAN_EXEMPT_ROLES,
} from './label-caps';
import { DOOR_CODE_TERMS, LEXICON } from './lexicon';
import { HORMONE_ATC, MEDICINES } from './medicines';
import { MODIFIERS } from './modifiers';
import { STANDING_NOTICES } from './standing-notices';
import { EXPORTS } from './exports';
import { KNOWN_VOCABULARIES } from './known-vocabularies';
import { NEAR_MISSES } from './near-misses';
import { OWN_CONCEPTS } from './own-concepts';
import { ROLE_VIEWS } from './role-views';
import { COMMUNICATION_NEED_CODES, HEADLINES, LAST_THREE_ROLES, SUMMARIES } from './summaries';

/** Moves with every change once the version is issued (`versions/kept.ts`); the digest moves with every change at all. */
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
