/**
 * Which providers may be asked, listed and counted for this viewer? Decided before any of them hears of the person.
 * Source: POLICY 1 and 3.
 */
import { isSetting, type Setting } from '../../domain/settings';
import type { Policy } from '../../policy/policy';
import type { ScopeRow } from '../../policy/tables/opt-out-scopes';

interface Placed {
  readonly region: string;
  readonly setting: Setting;
}

/** ODS codes of integrated care boards; anything else is not a known region, and an unknown region counts as inside. */
const isRegion = (text: string): boolean => /^Q[A-Z0-9]{2}$/i.test(text.trim());

const place = (region: string, instanceRegions: readonly string[]): 'inside' | 'outside' =>
  !isRegion(region) || instanceRegions.some((own) => own.trim().toUpperCase() === region.trim().toUpperCase())
    ? 'inside'
    : 'outside';

const holds = (row: ScopeRow, viewer: string, provider: string, setting: Setting): boolean =>
  row.viewer === viewer &&
  row.provider === provider &&
  (row.setting === 'any' || (row.setting === 'gp') === (setting === 'gp'));

/** The row that decides for one provider once the person has opted out; null where none holds: suppress. */
export function scopeOf(
  { tables }: Policy,
  viewerRegion: string,
  instanceRegions: readonly string[],
  provider: Placed,
): ScopeRow | null {
  const viewer = place(viewerRegion, instanceRegions);
  const held = place(provider.region, instanceRegions);
  return tables.optOutScopes.find((row) => holds(row, viewer, held, provider.setting)) ?? null;
}

/**
 * The providers that remain, in their order.
 * INVARIANT: settings that the policy never asks are gone whether or not the person has opted out; emergency plays no
 * part here.
 */
export function visibleProviders<P extends Placed>(
  policy: Policy,
  viewerRegion: string,
  instanceRegions: readonly string[],
  providers: readonly P[],
  optedOut: boolean,
): readonly P[] {
  const askable = providers.filter(({ setting }) => isSetting(setting) && !policy.neverAsked.has(setting));
  if (!optedOut) return askable;
  return askable.filter((provider) => {
    const effect = scopeOf(policy, viewerRegion, instanceRegions, provider)?.effect ?? 'suppress';
    return effect === 'show' || (effect === 'switch' && policy.optOutOtherSettings === 'show');
  });
}
