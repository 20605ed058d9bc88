/** Of which kind is an encounter, and what is it called: by its class, its types and its service? */
import type { CodeableConcept, Encounter } from 'fhir/r4';
import type { Setting } from '../../../domain/settings';
import { rememberedByTables, rememberedPartByTables } from '../../../terminology/in-force';
import { codeKeys, conceptCode, conceptText } from '../../fhir/concept';
import { fieldsAt } from '../../fhir/service-words';
import { list } from '../../fhir/shape';
import { phraseKey } from '../../fhir/wording';

export type EncounterClass = 'emergency' | 'stay' | 'outpatient' | 'home' | 'virtual' | 'episode';

/** HL7 v3 ActCode encounter classes, and the words providers send instead. */
const CLASS_BY_CODE: Readonly<Record<string, EncounterClass>> = {
  EMER: 'emergency',
  emergency: 'emergency',
  IMP: 'stay',
  ACUTE: 'stay',
  NONAC: 'stay',
  SS: 'stay',
  OBSENC: 'stay',
  inpatient: 'stay',
  daytime: 'stay',
  AMB: 'outpatient',
  outpatient: 'outpatient',
  ambulatory: 'outpatient',
  HH: 'home',
  home: 'home',
  FLD: 'home',
  field: 'home',
  VR: 'virtual',
  virtual: 'virtual',
};

const CLASS_BY_WORDS: readonly (readonly [RegExp, EncounterClass])[] = [
  [/\b(?:(?:emergency|acute|unplanned) (?:\w+ )?admission|admitted)\b/i, 'stay'],
  [/\b(?:emergency|a&e|accident and emergency|casualty)\b/i, 'emergency'],
  [/\b(?:inpatient|in-patient|admission|hospital stay|ward|day case|spell)\b/i, 'stay'],
  [/\b(?:home visit|domiciliary)\b/i, 'home'],
  [/\b(?:telephone|video|virtual|remote)\b/i, 'virtual'],
  [/\b(?:outpatients?|out-patients?|clinic|consultation|surgery)\b/i, 'outpatient'],
];

/** Writing about a visit, or that there was none, is not the visit. */
export const NO_VISIT =
  /\b(?:letters?|reports?|refer\w*|results?|admin\w*|notes?|book\w*|dna|did not attend|not seen|cancel\w*|due)\b/i;

/** A name ends here, or goes on with what it was for. */
const ENDS = String.raw`(?=$|\s*[-–:,;(])`;
const DEPARTMENT =
  String.raw`(?:hospital )?(?:a ?(?:&|\+|and) ?e|accident (?:and|&) emergency|casualty|emergency(?= dep)|ed)` +
  '(?: (?:department|dept))?';
/** And where: a name of its own, told by its capitals, that is none of the practice's own works. */
const AT_A_PLACE = new RegExp(
  String.raw`^(?:A ?[&+] ?E|Accident (?:and|&) Emergency|Casualty|ED) ` +
    String.raw`(?:[Aa]ttendance|[Aa]ttended|[Vv]isit)(?: at)?` +
    String.raw`(?: (?!(?:Review|Follow\w*|Plan|Summary|Form|Discharge|Advice|Avoid\w*|` +
    String.raw`Post|Pre|Audit|Alert|Frequent)\b)` +
    String.raw`[A-Z][\w'’]+){1,4}$`,
);
const OF_STAY = '(?:(?:emergency|acute|unplanned|elective|non-elective|urgent|day[ -]?case|hospital|in-?patient)[ -])+';

/**
 * GP systems send the class AMB with whatever stands in their journal, so that what was elsewhere, or at home, is told
 * by the name alone. INVARIANT: only a name that is no more than such a contact; “admission avoidance”, “emergency
 * appointment” and “A&E letter” are a practice's own work. Source: GP Connect, Encounter.class; RECORD, encounters.
 */
const TOLD_BY_NAME: readonly (readonly [RegExp, EncounterClass])[] = [
  [new RegExp(`^${DEPARTMENT} (?:attendance|attended|visit)${ENDS}`, 'i'), 'emergency'],
  [AT_A_PLACE, 'emergency'],
  [
    new RegExp(`^(?:seen (?:in|at|by)|attended|attendance (?:at|in|to)|visit to) (?:the )?${DEPARTMENT}${ENDS}`, 'i'),
    'emergency',
  ],
  [new RegExp(`^${OF_STAY}(?:admission|stay|spell)(?: to hospital)?${ENDS}`, 'i'), 'stay'],
  [new RegExp(`^(?:admitted|admission) to (?:a )?(?:hospital|ward)\\b[\\w ]*${ENDS}`, 'i'), 'stay'],
  [new RegExp(`^day[ -]?case (?:surgery|operation|procedure)${ENDS}`, 'i'), 'stay'],
];

/** By its name, where a practice's system gives the one class that it gives to all. */
function classNamed(kind: EncounterClass | null, setting: Setting, name: string | null): EncounterClass | null {
  if (setting !== 'gp' || kind !== 'outpatient' || name === null || NO_VISIT.test(name)) return kind;
  return TOLD_BY_NAME.find(([shape]) => shape.test(name.trim()))?.[1] ?? kind;
}

export function classOf(encounter: Pick<Encounter, 'class'>, words: string): EncounterClass | null {
  const coded = encounter.class as Encounter['class'] | CodeableConcept | readonly CodeableConcept[] | undefined;
  for (const one of list(coded)) {
    const codes = 'coding' in one ? list(one.coding) : [one as Encounter['class']];
    for (const { code } of codes) {
      const classHere = CLASS_BY_CODE[String(code)];
      if (classHere !== undefined) return classHere;
    }
  }
  return CLASS_BY_WORDS.find(([shape]) => shape.test(words))?.[1] ?? null;
}

const OUTPATIENT_WORDS: Partial<Record<Setting, string>> = {
  gp: 'GP consultation',
  acute: 'Outpatient attendance',
  community: 'Community contact',
  'mental-health': 'Mental health contact',
  'social-care': 'Social care contact',
  pharmacy: 'Pharmacy contact',
  hospice: 'Hospice contact',
  ambulance: 'Ambulance contact',
};

export function kindOf(kind: EncounterClass | null, setting: Setting): string {
  switch (kind) {
    case 'emergency':
      return 'Emergency attendance';
    case 'stay':
      return 'Hospital stay';
    case 'home':
      return 'Home visit';
    case 'virtual':
      return 'Telephone or video contact';
    case 'episode':
      return 'Period of care';
    case null:
      // INVARIANT: what nobody said was an outpatient attendance is not called one.
      return setting === 'acute' ? 'Hospital contact' : (OUTPATIENT_WORDS[setting] ?? 'Contact with care');
    default:
      return OUTPATIENT_WORDS[setting] ?? 'Contact with care';
  }
}

/** Words of many encounters that tell no specialty from another. */
const GENERAL =
  /\b(?:service|department|clinic|outpatients?|inpatients?|attendance|appointment|consultation|visit|contact|admission|encounter|stay|hospital|emergency|a&e|accident and emergency|follow[- ]?up|new|first|review|patient|for|check[- ]?up|telephone|video|home|face to face|surgery|ward|medicine|procedure|period of care|elective|non-elective|discharge)\b/gi;

const specialtyOf = rememberedByTables((text): readonly string[] =>
  phraseKey(text.replace(GENERAL, ' '))
    .split(' ')
    .filter((word) => word !== ''),
);

export const specialtyWords = (texts: readonly (string | null)[]): readonly string[] => {
  const all = texts.flatMap((text) => (text === null ? [] : specialtyOf(text)));
  return all.length < 2 ? all : [...new Set(all)];
};

/** What an encounter is called and of which kind it is: by these, whoever it was with. */
interface Kinds {
  readonly class: Encounter['class'];
  readonly type: Encounter['type'] | undefined;
  readonly serviceType: Encounter['serviceType'] | undefined;
  readonly setting: Setting;
}

export interface Called {
  /** Null where neither the class nor the words tell it. */
  readonly class: EncounterClass | null;
  /** The kind in words, such as "Hospital stay". */
  readonly kind: string;
  readonly name: string;
  readonly code: { readonly system: string; readonly code: string } | null;
  /** Specialty or service for comparing, as codes; empty where not coded. */
  readonly services: readonly string[];
  /** The words that tell the specialty or service, without the ones every encounter has. */
  readonly specialty: readonly string[];
  /** The fields of care that the words speak of, in whatever words. */
  readonly fields: readonly string[];
  readonly service: string | null;
}

/** A person has a hundred contacts of one kind: each kind is read once. */
export const calledBy = rememberedPartByTables(({ setting, ...encounter }: Kinds): Called => {
  const types = list(encounter.type);
  const names = types.map(conceptText);
  const type = names.find((text) => text !== null) ?? null;
  const service = conceptText(encounter.serviceType);
  const kind = classNamed(classOf(encounter, [type, service].join(' ')), setting, type);
  const words = kindOf(kind, setting);
  return {
    class: kind,
    kind: words,
    name: type ?? (service === null ? words : `${words}, ${service}`),
    code: conceptCode(types[0]) ?? conceptCode(encounter.serviceType),
    services: codeKeys(encounter.serviceType),
    specialty: specialtyWords([service, ...names]),
    fields: fieldsAt(setting, [service, ...names]),
    service,
  };
});
