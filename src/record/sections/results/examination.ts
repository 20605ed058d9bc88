/**
 * Do two reports speak of one examination: the same kind of picture or tissue, of the same part and side of the body?
 * Source: RECORD, results.
 */
import { plainText } from '../../fhir/concept';
import { remembered } from '../../../domain/remembered';
import { phraseKey, sideOf } from '../../fhir/wording';
import type { Side } from '../../../domain/sides';
import { within } from '../../../domain/within';
import type { ResultFact } from './fact';
import { findApart, grewApart, tellOneFinding } from './findings';

export interface Examination {
  /** How it was looked at; tissue under a microscope is `histology`. */
  readonly kind: string;
  /** Which parts of the body are named. */
  readonly parts: ReadonlySet<string>;
  readonly side: Side | null;
  /** Of tissue: a sample, or what an operation took out; null where it is not told. */
  readonly taken: 'sample' | 'operation' | null;
  /** It does not tell of which part, as “Histology report”. */
  readonly bare: boolean;
  /** What else the name says. */
  readonly rest: ReadonlySet<string>;
}

/** The first that fits names the kind; those that stand before others are what the others' words also occur in. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['cytology', /\bcytolog(?:y|ical)\b|\bfna\b|\bsmear\b/],
  [
    'histology',
    /\bhisto(?:log(?:y|ical)|patholog(?:y|ical))\b|\b(?:core |punch |excision )?(?:biops(?:y|ies)|bxs?)\b|\bresection specimen\b/,
  ],
  ['culture', /\bcultures?\b|\bm ?c ?s\b|\bswabs?\b|\bmsu\b|\bcsu\b|\bhvs\b/],
  ['pet', /\bpet\b/],
  ['bone scan', /\b(?:isotope |nm |nuclear medicine |radionuclide |technetium )?bone (?:scan|scintigra\w+)(?: nm)?\b/],
  ['dopamine transporter', /\bdat ?scans?\b|\bioflupane(?: scan)?\b|\bdopamine transporter(?: scan| imaging)?\b/],
  ['bone density', /\bdexa\b|\bdxa\b|\bbmd\b|\bbone (?:mineral )?densit\w+\b/],
  ['mammography', /\bmammogra(?:m|phy|ms)\b/],
  ['echocardiography', /\becho\b|\b(?:transthoracic |tt)?echocardiogra\w+\b|\btte\b/],
  ['ct', /\bct\b|\bcomputed tomograph\w+\b|\bcat scan\b/],
  ['mri', /\bmri?\b|\bmagnetic resonance(?: imaging)?\b/],
  ['ultrasound', /\buss?\b|\bultrasound\b|\bultrasonogra\w+\b|\bsonogra\w+\b/],
  ['x-ray', /\bxr\b|\bx-?rays?\b|\bx ray\b|\bradiogra\w+\b|\bplain films?\b|\bcxr\b|\baxr\b/],
];

/** Looks at another thing than the plain examination of that kind does. */
const SPECIAL =
  /\b(?:angio\w*|venogra\w+|perfusion|doppler|duplex|guided|colonogra\w+|urogra\w+|kub|ivu|mrcp|mra|stress|bubble|transoesophageal|toe|tomosynthesis|spect|hrct|high resolution|cardiac|calcium score)\b/g;

/** Looks for one thing alone, and is no culture of all that grows. */
const SOUGHT = new RegExp(
  String.raw`\b(?:pcr|naat|mrsa|screen\w*|chlamydia\w*|gonorrh\w+|gc|covid\w*|sars\w*|vir(?:al|us|ology)` +
    String.raw`|influenza|rsv|fung\w*|mycolog\w*|afb|tb|mycobacteri\w*|acid fast|antigen|dip\w*` +
    String.raw`|pregnancy test|h pylori|c diff\w*)\b`,
  'g',
);

/** `CT CAP`, `CT TAP`, `CXR`: several parts in a few letters. */
const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/\bgall bladder\b/g, 'gallbladder'],
  [/\bmsu\b/g, 'midstream urine'],
  [/\bcsu\b/g, 'catheter urine'],
  [/\bhvs\b/g, 'high vaginal'],
  [/\b(?:cap|tap)\b/g, 'chest abdomen pelvis'],
  [/\bcxr\b/g, 'chest'],
  [/\baxr\b/g, 'abdomen'],
  [/\bsln[bd]?\b|\bsentinel (?:lymph )?nodes?(?: biopsy)?\b/g, 'sentinel node'],
  [/\banterior resection\b/g, 'rectum sigmoid operation'],
  [/\b(?:right )?hemicolectomy\b/g, 'colon operation'],
  [/\brectosigmoid\b/g, 'rectum sigmoid'],
  [/\bmastectomy\b|\blumpectomy\b/g, 'breast operation'],
  [/\bappendi(?:c?ectomy)\b/g, 'appendix operation'],
  [/\bcholecystectomy\b/g, 'gallbladder operation'],
  [/\bprostatectomy\b/g, 'prostate operation'],
  [/\bnephrectomy\b/g, 'kidney operation'],
  [/\bhysterectomy\b/g, 'uterus operation'],
  [/\bthyroidectomy\b/g, 'thyroid operation'],
];

/** A part of the body by whichever of its words; a spine is told from the trunk by standing first. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ['whole spine', /\bwhole spine\b|\bspine whole\b/],
  ['cervical spine', /\b(?:cervical|c) spine\b/],
  ['thoracic spine', /\b(?:thoracic|dorsal|t) spine\b/],
  ['lumbar spine', /\b(?:lumbar|lumbosacral|ls|l) spine\b/],
  ['spine', /\bspin(?:e|al)\b/],
  ['pregnancy', /\b(?:obstetrics?|fo?etal|pregnancy|antenatal)\b/],
  ['lymph node', /\b(?:sentinel |lymph )?nodes?\b/],
  ['head', /\bhead\b|\bbrain\b|\bcranial\b/],
  ['chest', /\bchest\b|\bthora(?:x|cic)\b/],
  ['abdomen', /\babdo\b|\babdom(?:en|inal)\b/],
  ['pelvis', /\bpelvi[sc]\b/],
  ['kidney', /\bkidneys?\b|\brenal\b/],
  ['liver', /\bliver\b|\bhepatic\b/],
  ['hip', /\bhips?\b/],
  ['breast', /\bbreasts?\b/],
  ['axilla', /\baxilla(?:ry)?\b/],
  ['colon', /\bcolon(?:ic)?\b/],
  ['rectum', /\brect(?:um|al)\b/],
  ['stomach', /\bstomach\b|\bgastric\b/],
  ['oesophagus', /\bo?esophag(?:us|eal)\b/],
  ['uterus', /\buter(?:us|ine)\b|\bwomb\b/],
  ['foot', /\bf(?:oo|ee)t\b/],
  ['knee', /\bknees?\b/],
  ['hand', /\bhands?\b/],
  ['wrist', /\bwrists?\b/],
  ['ankle', /\bankles?\b/],
  ['shoulder', /\bshoulders?\b/],
  ...[
    ...['sigmoid', 'duodenum', 'appendix', 'gallbladder', 'prostate', 'bladder', 'thyroid', 'skin', 'neck', 'skull'],
    ...['sinuses', 'orbits', 'elbow', 'forearm', 'humerus', 'clavicle', 'scapula', 'femur', 'tibia', 'fibula'],
    ...['finger', 'thumb', 'toe', 'heel', 'calcaneum', 'scaphoid', 'sacrum', 'coccyx', 'ribs', 'sternum', 'mandible'],
    ...['pancreas', 'spleen', 'testes', 'scrotum', 'ovary', 'cervix', 'endometrium', 'placenta', 'tonsil', 'tongue'],
  ].map((part) => [part, new RegExp(`\\b${part}\\b`)] as const),
];

/** What was cultured, by whichever of its words. */
const SPECIMENS: readonly (readonly [string, RegExp])[] = [
  ['sputum', /\bsputum\b/],
  ['urine', /\burin(?:e|ary)\b/],
  ['blood', /\bbloods?\b/],
  ['faeces', /\bfa?ec(?:es|al)\b|\bstools?\b/],
  ['cerebrospinal fluid', /\bcsf\b|\bcerebrospinal fluid\b/],
  ['wound', /\bwounds?\b/],
  ['ulcer', /\bulcers?\b/],
  ['throat', /\bthroat\b/],
  ['nose', /\bnos(?:e|al)\b/],
  ['ear', /\bears?\b/],
  ['eye', /\beyes?\b|\bconjunctiva\w*/],
  ['vagina', /\bvagina\w*/],
  ['leg', /\blegs?\b/],
  ['arm', /\barms?\b/],
  ['pus', /\bpus\b|\babscess\b/],
];

const BIOPSY = /\bcore\b|\bbiops(?:y|ies)\b|\bbxs?\b|\bpunch\b/;
const OPERATION = /\boperation\b|\bresection\b|\bexcision\b|\bwle\b|\bwide local excision\b|\bclearance\b|\bcontents\b/;

const takenBy = (words: string): Examination['taken'] =>
  OPERATION.test(words) || /ectomy\b/.test(words) ? 'operation' : BIOPSY.test(words) ? 'sample' : null;

/** Says nothing about which examination it is. */
const FILLS =
  /\b(?:scans?|of|the|and|with|without|contrast|staging|report|specimen|histology|plain|portable|mobile|views?|lateral|pa|ap|core|biops(?:y|ies)|bxs?|punch|operation|resection|excision|wle|wide|local|clearance|contents|left|right|lt|rt|l|r|bilateral|both|imaging|study|nm|isotope|image|images|microscopy|sensitivit(?:y|ies)|c|s)\b/g;

/** A kind that tells its part by itself. */
const WHOLE: ReadonlySet<string> = new Set([
  'bone scan',
  'bone density',
  'mammography',
  'echocardiography',
  'pet',
  'dopamine transporter',
]);

const NOT_LONGER = 120;

/** The examination that a report's name names; null where it names none, or not of which part. */
export const examinationOf = remembered((name): Examination | null => {
  if (name.length > NOT_LONGER) return null;
  // Brackets may hold the side and the part; a contrast agent in them stays among the rest.
  let words = ` ${plainText(name.replace(/[()[\]]/g, ' ')).replace(/[/+&]|(?<= )-|-(?= )/g, ' ')} `;
  const side = sideOf(words);
  const found = KINDS.find(([, shape]) => shape.test(words));
  if (found === undefined) return null;
  const [kind, shape] = found;
  const otherwise = kind === 'culture' ? SOUGHT : SPECIAL;
  const special = [...new Set(words.match(otherwise) ?? [])].sort();
  const taken = kind === 'histology' ? takenBy(words) : null;
  for (const [letters, spelt] of LETTERS) words = words.replace(letters, spelt);
  words = words.replace(new RegExp(shape, 'g'), ' ').replace(otherwise, ' ');
  const parts = new Set<string>();
  for (const [part, words_] of kind === 'culture' ? [...SPECIMENS, ...PARTS] : PARTS) {
    if (!words_.test(words)) continue;
    parts.add(part);
    words = words.replace(new RegExp(words_, 'g'), ' ');
  }
  const bare = parts.size === 0 && !WHOLE.has(kind);
  const rest = phraseKey(words.replace(FILLS, ' ')).split(' ').filter(Boolean);
  return { kind: [kind, ...special].join(' '), parts, side, taken, bare, rest: new Set(rest) };
});

/** Kinds that are named more or less fully, so that one's parts may be some of the other's. */
const BY_SAMPLE = /^(?:histology|culture)\b/;

/** Where density is measured. Source: RCR and NOS, reporting of DXA. */
const AXIAL: ReadonlySet<string> = new Set(['hip', 'spine', 'lumbar spine']);

/** “DEXA scan” names no part: it is of the hip, the spine or both, unless it says otherwise. */
const ofUsualParts = (a: Examination, b: Examination): boolean =>
  a.kind === 'bone density' &&
  (a.parts.size === 0 || b.parts.size === 0) &&
  within(a.parts, AXIAL) &&
  within(b.parts, AXIAL);

/** Of one kind, and nothing that both tell differs. */
function agree(a: Examination, b: Examination): boolean {
  if (a.kind !== b.kind) return false;
  if (a.side !== null && b.side !== null && a.side !== b.side) return false;
  if (a.taken !== null && b.taken !== null && a.taken !== b.taken) return false;
  const [ab, ba] = [within(a.parts, b.parts), within(b.parts, a.parts)];
  if (a.kind.startsWith('histology')) return ab || ba;
  const sameParts = ofUsualParts(a, b) || a.bare || b.bare || (BY_SAMPLE.test(a.kind) ? ab || ba : ab && ba);
  return sameParts && (within(a.rest, b.rest) || within(b.rest, a.rest));
}

/**
 * One examination by two names. Tissue and what is cultured are named more or less fully; a picture's parts are the
 * same. A side that only one names may be the other's; whoever asks holds that it is the only one of the day.
 */
export const sameExamination = (a: Examination | null, b: Examination | null): boolean =>
  a !== null && b !== null && !a.bare && !b.bare && agree(a, b);

/** INVARIANT: a name that does not tell of which part is one with another only by what was found. */
function namedOrFound(a: ResultFact, b: ResultFact): boolean {
  const [x, y] = [examinationOf(a.name), examinationOf(b.name)];
  if (x === null || y === null || !agree(x, y)) return false;
  if (x.kind.startsWith('culture') && grewApart(a.comments, b.comments)) return false;
  return (!x.bare && !y.bare) || tellOneFinding(a.comments, b.comments);
}

/** Two codes of one system say that they are two, whatever their names. */
export const codedApart = ({ code: a }: ResultFact, { code: b }: ResultFact): boolean =>
  a !== null && b !== null && a.system === b.system && a.code !== b.code;

/** Two reports of one examination, by their names; what they found is put otherwise by each, but not turned round. */
export const oneExamination = (a: ResultFact, b: ResultFact): boolean =>
  a.isReport && b.isReport && !codedApart(a, b) && !findApart(a.comments, b.comments) && namedOrFound(a, b);

/**
 * Two cultures of one name that grew other things. INVARIANT: a third that says nothing of what grew does not bring
 * them together.
 */
export const otherGrowth = (a: ResultFact, b: ResultFact): boolean =>
  a.isReport &&
  b.isReport &&
  examinationOf(a.name)?.kind.startsWith('culture') === true &&
  examinationOf(b.name)?.kind.startsWith('culture') === true &&
  grewApart(a.comments, b.comments);

/** The bucket of a day's examinations of one kind. */
export function examinationKeys({ isReport, name }: ResultFact, day: string): readonly string[] {
  const examination = isReport ? examinationOf(name) : null;
  return examination === null ? [] : [`examination:${examination.kind}|${day}`];
}
