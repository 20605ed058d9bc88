/**
 * Which providers are asked for everybody alike, whoever is pointed to? Those of a setting that the tables cap for any
 * role: who is asked must not tell who is cared for there. (Hazard H-42.)
 */
import type { Setting } from '../../domain/settings';
import type { Policy } from '../../policy/policy';

/** True where a label that the setting carries brings any role's view down. */
export const isCapped = ({ settingCaps, caps }: Policy, setting: Setting): boolean =>
  (settingCaps.get(setting) ?? []).some((label) => Object.values(caps.get(label) ?? {}).some((level) => level !== 'F'));
