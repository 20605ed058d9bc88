/**
 * By which notices is it said that not everybody was asked, and how is it told who may be asked by name? Those that
 * begin so leave it open whether somebody knows of an allergy. (Hazard H-41.)
 */
import type { Notice } from './api';
import type { ProviderRef } from './settings';

/** Other providers may be asked by name. */
export const UNASKED = 'unasked';
/** The locator did not answer, or not in full. */
export const UNASKED_LOCATOR = 'unasked-locator';
/** The registered practice is not known, not connected or not asked. */
export const UNASKED_PRACTICE = 'unasked-practice';

/**
 * `GET` and `POST /api/records/{access}/providers`: who is asked, who may be asked by name, and what the record says
 * of it now.
 */
export interface ProvidersAnswer {
  readonly asked: readonly ProviderRef[];
  readonly unasked: readonly ProviderRef[];
  readonly notices: readonly Notice[];
  /** True where this user may ask all the rest at once. */
  readonly restOffered: boolean;
}
