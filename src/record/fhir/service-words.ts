/**
 * Which service or field of care do free words speak of, whatever they call it: "T&O" and "Orthopaedic", "IAPT" and
 * "Talking Therapies"? For comparing only; nothing of it is shown.
 */
import type { Setting } from '../../domain/settings';
import { rememberedByTables } from '../../terminology/in-force';
import { list } from './shape';

/**
 * Field, the words that name it, and whether practices hold such clinics themselves, so that the name alone does not
 * tell that it was elsewhere. Source: NHS Data Model and Dictionary, treatment function codes; NHS Healthy Child
 * Programme, named reviews; abbreviations as the NHS writes them.
 */
const FIELDS: readonly (readonly [string, RegExp, 'at a practice too'?])[] = [
  ['cardiology', /\b(?:cardiolog\w*|cardiac|heart|hf|hfs?n|hf[rmp]ef|coronary)\b/],
  ['respiratory', /\b(?:resp|respiratory|chest|asthma|copd|lung|pulmonary)\b/, 'at a practice too'],
  ['orthopaedics', /\b(?:ortho|orthop(?:a?e)dics?|fractures?|trauma)\b|\bt ?& ?o\b/],
  ['colorectal', /\b(?:colo ?rectal|bowel)\b/],
  ['breast', /\bbreast\b/],
  ['hepatobiliary', /\b(?:hpb|hepato-?(?:pancreato-?)?biliary)\b/],
  ['gastroenterology', /\b(?:gastro|gastroenterolog\w*|endoscopy|ibd)\b/],
  ['urology', /\b(?:urolog\w*|prostate)\b/],
  ['gynaecology', /\b(?:gyna?e?|gyna?ecolog\w*|colposcopy)\b/],
  ['maternity', /\b(?:maternity|obstetrics?|antenatal|postnatal|midwi\w+)\b/, 'at a practice too'],
  ['oncology', /\b(?:onc|oncolog\w*|cancer|chemo\w*)\b/],
  ['haematology', /\b(?:ha?em|ha?ematolog\w*)\b/],
  ['palliative care', /\b(?:palliative|hospice|macmillan|end of life)\b/],
  ['dermatology', /\b(?:derm|dermatolog\w*)\b/],
  ['eyes', /\b(?:eyes?|ophthalmolog\w*|orthopti\w+|retinal|glaucoma)\b/],
  ['ear, nose and throat', /\b(?:ent|ear,? nose (?:and|&) throat)\b/],
  ['audiology', /\baudiolog\w*\b/],
  ['neurology', /\b(?:neuro|neurolog\w*)\b/],
  ['stroke', /\b(?:stroke|tia)\b/],
  ['rheumatology', /\b(?:rheum|rheumatolog\w*)\b/],
  ['diabetes', /\b(?:diabet\w+|endocrin\w+)\b/, 'at a practice too'],
  ['kidneys', /\b(?:renal|nephrolog\w*|dialysis)\b/],
  [
    'talking therapies',
    /\b(?:iapt|talking therap(?:y|ies)|psychological therap(?:y|ies)|psychotherapy|cbt)\b/,
    'at a practice too',
  ],
  ['attention deficit', /\badhd\b/],
  ['memory', /\bmemory (?:clinic|service|assessment)\b|\bmas\b/],
  ['mental health', /\b(?:cmht|mental (?:health|illness)|mh|psychiatr\w+)\b/, 'at a practice too'],
  ['physiotherapy', /\bphysio\w*\b/, 'at a practice too'],
  ['occupational therapy', /\boccupational therap\w*\b/],
  ['speech therapy', /\b(?:salt|slt|speech(?: and language)?|speech therap\w*)\b/],
  ['dietetics', /\b(?:dietetics?|dieti[ct]ian)\b/, 'at a practice too'],
  ['podiatry', /\b(?:podiatr\w+|chiropod\w+)\b/, 'at a practice too'],
  ['falls', /\bfalls (?:service|clinic|team|pathway|prevention)\b/],
  ['allergy', /\ballergy\b/],
  ['pain', /\bpain (?:clinic|service|team|management)\b/],
  ['rehabilitation', /\brehab(?:ilitation)?\b/],
  ['district nursing', /\b(?:district nurs\w+|dn)\b/],
  ['health visiting', /\bhealth visit\w+\b/],
  ['newborn examination', /\bnewborn (?:physical )?exam\w*\b|\bnipe newborn\b/],
  ['six week check', /\b6 ?(?:-|to) ?8 ?(?:wk|week)s?\b/, 'at a practice too'],
  ['two year review', /\b(?:2 ?(?:-|to) ?2[.½]5?|2[.]5|24|27)[ -](?:years?|months?) (?:old )?review\b/],
  ['social care', /\b(?:social (?:care|services?|work\w*)|council)\b/],
  ['ambulance', /\b(?:ambulance|paramedics?|999)\b/],
  ['shared care', /\bshared care\b/],
  ['care of the elderly', /\b(?:geriatric\w*|gerat\w+|(?:care of|medicine for) (?:the )?elderly|coe|dme)\b/],
  ['weight management', /\bweight (?:management|mgmt)\b/, 'at a practice too'],
  ['urgent care', /\b111\b|\biuc\b/],
  ['bed', /\bbed\b/],
];

const found = rememberedByTables((text): readonly string[] => {
  const plain = text.toLowerCase();
  return FIELDS.flatMap(([field, words]) => (words.test(plain) ? [field] : []));
});

/** The fields of care that these words name; empty where they name none that is known. */
export const fieldsOf = (text: string): readonly string[] => found(text);

/** The words without those that name these fields; in small letters. */
export const withoutFields = (text: string, fields: readonly string[]): string =>
  FIELDS.reduce(
    (rest, [field, words]) => (fields.includes(field) ? rest.replace(new RegExp(words.source, 'g'), ' ') : rest),
    text.toLowerCase(),
  );

/** An ambulance's or a hospice's own field, whether or not its words say so. */
const OWN_FIELD: Partial<Record<Setting, string>> = { hospice: 'palliative care', ambulance: 'ambulance' };

/** The same of several texts of a provider of this setting, with the field that all of its care is of. */
export const fieldsAt = (setting: Setting, texts: readonly (string | null)[]): readonly string[] => [
  ...new Set([...texts.flatMap((text) => (text === null ? [] : found(text))), ...list(OWN_FIELD[setting])]),
];

const AT_PRACTICES = new Set(FIELDS.flatMap(([field, , own]) => (own === undefined ? [] : [field])));

/** True of a field that practices have no clinic of: a practice that tells of it tells of somewhere else. */
export const isSpecialist = (field: string): boolean => !AT_PRACTICES.has(field);

/** True: they share a field, and not each names one that the other does not; false: none is shared; null: not said. */
export function sameFields(a: readonly string[], b: readonly string[]): boolean | null {
  if (a.length === 0 || b.length === 0) return null;
  return a.every((field) => b.includes(field)) || b.every((field) => a.includes(field));
}
