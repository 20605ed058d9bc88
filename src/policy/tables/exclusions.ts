/**
 * What is never shared, with anybody, in any circumstance? The categories and their switches. Source: POLICY 3; codes
 * in exclusion-codes.ts, words in lexicon.ts, medicines in medicines.ts.
 */
import type { Setting } from '../../domain/settings';

export const EXCLUSION_IDS = ['EX-1', 'EX-2', 'EX-3', 'EX-4', 'EX-5', 'EX-6', 'EX-7'] as const;
export type ExclusionId = (typeof EXCLUSION_IDS)[number];

/** Medicines have a switch of their own: the leaflets do not name them. */
export const MEDICINE_SWITCHES = ['EX-1-medicines', 'EX-2-medicines', 'EX-3-medicines', 'EX-4-medicines'] as const;
export type MedicineSwitch = (typeof MEDICINE_SWITCHES)[number];

export interface ExclusionRow {
  readonly id: ExclusionId;
  readonly category: string;
  /** As the standing notice names it. */
  readonly name: string;
  /** Providers of these settings are never asked, listed or counted. */
  readonly settings: readonly Setting[];
  /** ActCode labels that mean this category. */
  readonly labels: readonly string[];
  readonly on: boolean;
  readonly why: string;
  readonly hazard: string;
}

export const EXCLUSIONS: readonly ExclusionRow[] = [
  {
    id: 'EX-1',
    category: 'sexual-health',
    name: 'sexual health, sexually transmitted infections and HIV',
    settings: ['sexual-health'],
    labels: ['SEX', 'STD', 'HIV'],
    on: true,
    why: 'The public was promised that attendance at sexual health clinics, sexually transmitted infections and HIV are not shared.',
    hazard: 'H-02',
  },
  {
    id: 'EX-2',
    category: 'fertility',
    name: 'fertility treatment',
    settings: ['fertility'],
    labels: [],
    on: true,
    why: 'The public was promised that fertility treatment is not shared; the law on human fertilisation protects it.',
    hazard: 'H-02',
  },
  {
    id: 'EX-3',
    category: 'termination',
    name: 'termination of pregnancy',
    settings: [],
    labels: [],
    on: true,
    why: 'The public was promised that termination of pregnancy is not shared.',
    hazard: 'H-02',
  },
  {
    id: 'EX-4',
    category: 'gender',
    name: 'gender recognition and previous identity',
    settings: [],
    labels: [],
    on: true,
    why: 'Gender recognition and previous identity are not shared; disclosing them can be an offence (Gender Recognition Act 2004, section 22).',
    hazard: 'H-02',
  },
  {
    id: 'EX-5',
    category: 'domestic-violence',
    name: 'domestic violence',
    settings: [],
    labels: ['SDV', 'MST'],
    on: true,
    why: 'A trace of domestic violence in a widely read record can put the person at risk.',
    hazard: 'H-03',
  },
  {
    id: 'EX-6',
    category: 'criminal-record',
    name: 'criminal records',
    settings: [],
    labels: [],
    on: true,
    why: 'The public was promised that criminal convictions are not shared.',
    hazard: 'H-02',
  },
  {
    id: 'EX-7',
    category: 'childrens-social-care',
    name: 'children’s social care',
    settings: ['children-social-care'],
    labels: [],
    on: true,
    why: 'Both leaflets leave children’s social care out of what is shared.',
    hazard: 'H-10',
  },
];

export interface MedicineSwitchRow {
  readonly id: MedicineSwitch;
  readonly exclusion: ExclusionId;
  readonly why: string;
  readonly hazard: string;
}

export const MEDICINE_SWITCH_ROWS: readonly MedicineSwitchRow[] = [
  {
    id: 'EX-1-medicines',
    exclusion: 'EX-1',
    why: 'An antiretroviral medicine tells of HIV as surely as the diagnosis does; the standing notice beside medicines says so.',
    hazard: 'H-01',
  },
  {
    id: 'EX-2-medicines',
    exclusion: 'EX-2',
    why: 'A medicine that serves assisted conception alone tells of the treatment.',
    hazard: 'H-01',
  },
  {
    id: 'EX-3-medicines',
    exclusion: 'EX-3',
    why: 'Mifepristone is hardly ever given for anything but a termination.',
    hazard: 'H-01',
  },
  {
    id: 'EX-4-medicines',
    exclusion: 'EX-4',
    why: 'A hormone given for a gender indication tells of it; the same hormone given for anything else is shown.',
    hazard: 'H-01',
  },
];

/** Door and key-safe codes are no category of care, but never pass either. */
export const DOOR_CODE_ROW = {
  id: 'DC-1',
  why: 'A door or key-safe code in a shared record lets a reader into the person’s home.',
  hazard: 'H-15',
} as const;
