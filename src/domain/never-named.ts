/**
 * Whose users are named to nobody where it is told who looked? Those of services whose very name tells what is never
 * shared. Source: POLICY 7.
 */
import type { Setting } from './settings';

/** Stands for the service, and for everything that would tell which: user, role, organisation. */
export const NEVER_NAMED = 'an NHS or care service (named on request in person)';

/** Settings of provider whose users are not named: those that the policy never asks. */
export const NEVER_NAMED_SETTINGS: readonly string[] = [
  'sexual-health',
  'fertility',
  'children-social-care',
  'prison',
  'domestic-abuse',
] satisfies readonly Setting[];
