/** Which kinds of organisation may be given a data set? No row can be lifted, by nobody. */
import type { OrganisationKind } from '../shapes/request';

interface OrganisationRule {
  readonly kind: OrganisationKind;
  readonly permitted: boolean;
  readonly why: string;
  readonly hazard: string;
}

const CARE = 'works in health and social care in North Central London, as the leaflet says';
const KEPT_OUT = 'the leaflet: not available to private companies or research organisations';

export const ORGANISATIONS: readonly OrganisationRule[] = [
  { kind: 'icb', permitted: true, why: CARE, hazard: 'planning is done without what it needs' },
  { kind: 'nhs-trust', permitted: true, why: CARE, hazard: 'a service does not learn whom it misses' },
  { kind: 'gp-practice', permitted: true, why: CARE, hazard: 'a practice does not learn whom it misses' },
  { kind: 'council', permitted: true, why: CARE, hazard: 'public health is planned blind' },
  { kind: 'company', permitted: false, why: KEPT_OUT, hazard: 'records are sold, or seen as sold' },
  {
    kind: 'university',
    permitted: false,
    why: KEPT_OUT,
    hazard: 'people are in research that they were not asked for',
  },
  {
    kind: 'charity',
    permitted: false,
    why: 'the leaflet names those who work in health and social care alone; a charity that does so asks by its trust',
    hazard: 'records go where nobody was told that they would',
  },
  {
    kind: 'other',
    permitted: false,
    why: 'what is not known to be permitted is refused',
    hazard: 'a kind that nobody thought of walks in',
  },
];

export const isPermittedKind = (kind: OrganisationKind): boolean =>
  ORGANISATIONS.some((row) => row.kind === kind && row.permitted);
