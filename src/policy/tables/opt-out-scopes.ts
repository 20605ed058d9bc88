/**
 * Whose information does an opt-out hold back from whom? The leaflet's words as rows over regions and settings. Source:
 * POLICY 1.
 */

export interface ScopeRow {
  readonly id: string;
  readonly viewer: 'inside' | 'outside';
  readonly provider: 'inside' | 'outside';
  readonly setting: 'gp' | 'other' | 'any';
  /** `switch`: as the deployer has set `optOutOtherSettings`. */
  readonly effect: 'suppress' | 'show' | 'switch';
  readonly why: string;
  readonly hazard: string;
}

/** First row that holds decides; where none holds, suppress. */
export const OPT_OUT_SCOPES: readonly ScopeRow[] = [
  {
    id: 'OO-1',
    viewer: 'inside',
    provider: 'inside',
    setting: 'any',
    effect: 'suppress',
    why: 'The leaflet: information will not be shared with partner organisations within the area; the own organisation’s data too.',
    hazard: 'H-13',
  },
  {
    id: 'OO-2',
    viewer: 'inside',
    provider: 'outside',
    setting: 'any',
    effect: 'suppress',
    why: 'Not stated; its headline says not available via the joined-up record, so suppressed until ruled.',
    hazard: 'H-13',
  },
  {
    id: 'OO-3',
    viewer: 'outside',
    provider: 'inside',
    setting: 'gp',
    effect: 'show',
    why: 'The leaflet: GP data will still be visible to organisations outside the area.',
    hazard: 'H-14',
  },
  {
    id: 'OO-4',
    viewer: 'outside',
    provider: 'inside',
    setting: 'other',
    effect: 'switch',
    why: 'Only GP data is named as still visible; suppressed until ruled, by a switch of the deployer.',
    hazard: 'H-14',
  },
  {
    id: 'OO-5',
    viewer: 'outside',
    provider: 'outside',
    setting: 'any',
    effect: 'show',
    why: 'The leaflet: still accessible to those organisations via their own instances.',
    hazard: 'H-14',
  },
];
