/**
 * What do the doors, the gateway and the page say to each other of a launch? Its pages, its refusals, and what is told.
 * Source: CONTRACT "Launched from another system".
 */
import type { OpenRecordAnswer } from './api';

/** Why a launch opens nothing, as it stands in the address of the page that says it in words. */

export const LAUNCH_REFUSALS = [
  'unknown-issuer',
  'system-not-reached',
  'begun-elsewhere',
  'not-permitted',
  'not-accepted',
  'no-patient',
  'other-organisation',
  'link-not-accepted',
  'unavailable',
] as const;

export type LaunchRefusal = (typeof LAUNCH_REFUSALS)[number];

/** The page on which a launch goes on, by a mark of the launch that opens nothing; and the one that says why not. */
export const OPENING_PATH = '/launch/opening';
export const REFUSED_PATH = '/launch/refused';
/** The page of a deep link. */
export const LINK_PATH = '/launch/link';
/** After the #: which launch this window is to open. */
export const LAUNCH_KEY = 'launch';

/** Where a launched record begins. */
export type LaunchStart = 'summary' | 'timeline' | 'medicines' | 'results';

/** `GET /api/launch`: what this browser was launched with; nothing of the person. `null`: nothing. */
export type LaunchAnswer =
  | { readonly launch: null }
  | {
      readonly launch: string;
      /** Whether a record opens, or Find is filled for somebody to press. */
      readonly kind: 'opens' | 'fills';
      readonly launchedFrom: string;
      /** For the identity provider's page. */
      readonly loginHint?: string;
      readonly start?: LaunchStart;
    };

/** `POST /api/launch` */
export type LaunchedAnswer =
  | OpenRecordAnswer
  | {
      readonly outcome: 'fill';
      readonly launchedFrom: string;
      readonly nhsNumber: string;
      readonly dateOfBirth: string;
    };
