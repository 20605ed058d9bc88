/**
 * Over whose records may the policy be tried? Made-up people of the gateway's own, put together from specimens; nobody
 * else.
 */
import { SETTINGS, type Setting } from '../../domain/settings';
import {
  EXCLUSION_SPECIMENS,
  LABEL_SPECIMENS,
  NEAR_MISS_SPECIMENS,
  SECTION_SPECIMENS,
  type Specimen,
} from './specimen';

export interface HeldBy {
  readonly name: string;
  readonly setting: Setting;
  readonly region: 'inside' | 'outside';
  readonly resources: readonly object[];
}

export interface SpecimenRecord {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** Demographics say so; PDS code R or V. */
  readonly restricted: boolean;
  readonly providers: readonly HeldBy[];
}

/** Made-up organisations, one for each setting. */
const NAMES: Readonly<Record<Setting, string>> = {
  gp: 'Specimen Surgery',
  acute: 'Specimen Hospital',
  'mental-health': 'Specimen Mental Health Trust',
  community: 'Specimen Community Nursing',
  'social-care': 'Specimen Council, Adult Social Care',
  pharmacy: 'Specimen Pharmacy',
  hospice: 'Specimen Hospice',
  'care-home': 'Specimen Care Home',
  ambulance: 'Specimen Ambulance Service',
  voluntary: 'Specimen Befriending Charity',
  'sexual-health': 'Specimen Sexual Health Clinic',
  fertility: 'Specimen Fertility Clinic',
  'children-social-care': 'Specimen Council, Children’s Services',
  prison: 'Specimen Prison Healthcare',
  'domestic-abuse': 'Specimen Refuge',
};

const heldBy = (specimens: readonly Specimen[]): readonly HeldBy[] =>
  SETTINGS.flatMap((setting): HeldBy[] => {
    const resources = specimens
      .filter((specimen) => specimen.setting === setting)
      .flatMap((specimen) => specimen.resources);
    return resources.length === 0 ? [] : [{ name: NAMES[setting], setting, region: 'inside', resources }];
  });

/** Providers that are never asked, whatever they hold. */
const NEVER_ASKED: readonly HeldBy[] = (
  ['sexual-health', 'fertility', 'children-social-care', 'prison', 'domestic-abuse'] as const
).map((setting) => ({ name: NAMES[setting], setting, region: 'inside', resources: [] }));
const FAR_AWAY: HeldBy = {
  name: 'Specimen Hospital in another area',
  setting: 'acute',
  region: 'outside',
  resources: [
    {
      resourceType: 'Procedure',
      id: 'far-operation',
      status: 'completed',
      subject: { reference: 'Patient/specimen' },
      code: { text: 'Cataract operation' },
      performedDateTime: '2021-02-17',
    },
  ],
};

export const SPECIMENS: readonly Specimen[] = [
  ...SECTION_SPECIMENS,
  ...EXCLUSION_SPECIMENS,
  ...NEAR_MISS_SPECIMENS,
  ...LABEL_SPECIMENS,
];

export const SPECIMEN_RECORDS: readonly SpecimenRecord[] = [
  {
    id: 'ordinary',
    name: 'Ora XX-SPECIMEN',
    about: 'An ordinary record: something in every section',
    restricted: false,
    providers: [...heldBy(SECTION_SPECIMENS), FAR_AWAY],
  },
  {
    id: 'never-shared',
    name: 'Nev XX-SPECIMEN',
    about: 'What is never shared, and near misses that are',
    restricted: false,
    providers: [...heldBy([...EXCLUSION_SPECIMENS, ...NEAR_MISS_SPECIMENS]), ...NEVER_ASKED],
  },
  {
    id: 'labels',
    name: 'Lab XX-SPECIMEN',
    about: 'Mental health, substance misuse, safeguarding, restricted; plans that are never capped',
    restricted: false,
    providers: heldBy(LABEL_SPECIMENS),
  },
  {
    id: 'everything',
    name: 'Eve XX-SPECIMEN',
    about: 'All of these in one record',
    restricted: false,
    providers: [...heldBy(SPECIMENS), FAR_AWAY, ...NEVER_ASKED],
  },
  {
    id: 'restricted',
    name: 'Res XX-SPECIMEN',
    about: 'A person whom the demographics service marks as restricted',
    restricted: true,
    providers: heldBy(SECTION_SPECIMENS),
  },
];
