/** What kinds of provider are there? Source: CONTRACT "setting". */

export const SETTINGS = [
  'gp',
  'acute',
  'mental-health',
  'community',
  'social-care',
  'pharmacy',
  'hospice',
  'care-home',
  'ambulance',
  'voluntary',
  'sexual-health',
  'fertility',
  'children-social-care',
  'prison',
  'domestic-abuse',
] as const;

export type Setting = (typeof SETTINGS)[number];

export const isSetting = (value: unknown): value is Setting => (SETTINGS as readonly unknown[]).includes(value);

/** How a setting is named to people. A setting without a name does not compile. */
export const SETTING_NAMES: Readonly<Record<Setting, string>> = {
  gp: 'GP',
  acute: 'Acute',
  'mental-health': 'Mental health',
  community: 'Community',
  'social-care': 'Social care',
  pharmacy: 'Pharmacy',
  hospice: 'Hospice',
  'care-home': 'Care home',
  ambulance: 'Ambulance',
  voluntary: 'Voluntary sector',
  'sexual-health': 'Sexual health',
  fertility: 'Fertility',
  'children-social-care': 'Children social care',
  prison: 'Prison healthcare',
  'domestic-abuse': 'Domestic abuse service',
};

/** What the record and the screen know of a provider: never its address. */
export interface ProviderRef {
  readonly id: string;
  readonly name: string;
  readonly setting: Setting;
  /** Its switchboard, as the deployer says: the same for everybody, and of nobody's record. */
  readonly telephone?: string;
}
