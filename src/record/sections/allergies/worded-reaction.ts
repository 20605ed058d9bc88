/**
 * Is a reaction written into the same text as its allergen (“trimethoprim – rash”, “Rash with amoxicillin”)? Then the
 * text is the allergen with a reaction.
 */
import { remembered } from '../../../domain/remembered';

export interface WordedReaction {
  readonly allergen: string;
  /** As it was written. */
  readonly reaction: string;
}

/** What clinicians write as a reaction. Source: BNF, adverse reactions to drugs; MHRA Yellow Card terms. */
const REACTION = new RegExp(
  `\\b(?:${[
    'rash(?:es)?|anaphyla\\w+|angio-?\\s?o?edema|urticaria\\w*|hives|itch\\w*|prurit\\w*|swell\\w*',
    'swollen|o?edema|nausea|nauseous|vomit\\w*|emesis|diarrh\\w+|d ?(?:&|and|\\+) ?v|n ?(?:&|and|\\+) ?v',
    'gi (?:upset|disturbance|bleed\\w*)|gastro-?intestinal|(?:stomach|abdominal|abdo|gastric|tummy) \\w+',
    'cramps?|dysto\\w+|oculogyric|dyskinesia|akathisia|extra-?pyramidal|epse|broncho-?spasm|wheez\\w*',
    'breathless\\w*|breathing|(?:short(?:ness)? of breath)|sob|dyspno?ea|collaps\\w*|hypotens\\w+',
    'hypertens\\w+|syncop\\w+|faint\\w*|dizz\\w*|light-?headed\\w*|headaches?|migraines?|confus\\w*',
    'hallucinat\\w*|deliri\\w*|drows\\w*|sedat\\w*|seizures?|fits?|convuls\\w*|myalgia|muscle \\w+|aches',
    'rhabdomyolysis|myopathy|(?:dry )?cough\\w*|hepatitis|jaundice|hepatotox\\w*|deranged lfts?',
    'abnormal lfts?|raised lfts?|hyperkal\\w*|hypokal\\w*|hyponatr\\w*|agranulocytosis|neutrop\\w*',
    'thrombocytop\\w*|leucop\\w*|pancytop\\w*|bleed\\w*|haemorrh\\w*|hemorrh\\w*|bruis\\w*|sjs',
    'stevens[- ]johnson\\w*|epidermal necrolysis|dress(?: syndrome)?|blister\\w*|erythem\\w*|flush\\w*',
    'redness|dermatitis|eczema\\w*|exfoliat\\w*|peeling|fever\\w*|pyrexia|rigors?|serum sickness',
    'tachycardi\\w*|palpitations?|bradycardi\\w*|arrhythmi\\w*|qt prolong\\w*|tinnitus|ototox\\w*',
    'nephrotox\\w*|(?:renal|kidney) (?:failure|impairment|injury)|aki|nephritis|pancreatitis|throat \\w+',
    'burning|mouth ulcers?|oral ulcers?|(?:oral )?thrush|neuroleptic malignant|serotonin',
    'malignant hyperthermia|red man|shock|resp(?:iratory)? (?:arrest|depression|failure)|cardiac arrest',
    'suxamethonium apno?ea|tremors?|insomnia|nightmares|gynaecomastia|constipat\\w*|dry mouth',
    'blurred vision|heartburn|dyspepsia|indigestion|unwell|sick(?:ness)?|malaise|lethargy|fatigue|photosensitiv\\w*',
    'phototox\\w*|vasculitis|lupus|alopecia|stridor|(?:allergic )?reactions?|reacts? badly',
    'side[- ]effects?|toxicity|adverse effects?|welts?|wheals?|rhinitis|sneez\\w*|conjunctivitis',
    'skin \\w+',
  ].join('|')})\\b`,
  'i',
);

/** Said of a reaction, and no reaction by itself: with them alone the text is a name. */
const AROUND = new RegExp(
  `\\b(?:${[
    'severe|mild|moderate|minor|major|bad|acute|delayed|immediate|generali[sz]ed|widespread|local',
    'localised|facial|face|lips?|tongue|mouth|hands?|eyes?|body|arms?|legs?|maculo-?papular|itchy|red',
    'skin|type|i|ii|iii|iv|possible|probable|suspected|query|unknown|not known|specified|recorded|and',
    'with|or|of|the|a|an|in|on|at|as|after|following|when|since|during|all over|child|childhood|baby',
    'infant|teenager|adult|aged?|years?|ago|old|dose|first|second|third|days?|hours?|minutes?|weeks?',
    'once|twice|only|very|some|attack|crisis|episode|syndrome|upset|itu|icu|hdu|admission|admitted',
    'hospital|needed|required|requiring|adrenaline|steroids?|antihistamines?|ambulance|caused',
    'caus(?:es|ing)|developed|gets?|got|came out|out|had|has|dr|gp|he|she|they|patient|pt|per|over|from',
    'to|early|late|mid|jan\\w*|feb\\w*|mar\\w*|apr\\w*|may|june?|july?|aug\\w*|sept?\\w*|oct\\w*|nov\\w*',
    'dec\\w*|c|circa|approx\\w*|approximately|about|x',
    'makes?|made|gives|gave|him|her|them',
  ].join('|')})\\b|[^\\p{L}]+`,
  'giu',
);

/** What takes the reaction back, or speaks of something else. */
const NOT_SO =
  /\b(?:no|not|nil|never|without|denies|tolerat\w*|ok|okay|fine|safe|can take|can have|excluded|ruled out|negative|but)\b/i;
const isUnknownReaction = (text: string): boolean =>
  /^(?:reaction )?(?:not known|unknown|not recorded|unspecified|not specified)(?: reaction)?$/i.test(text.trim());

/** What every allergy is: said of the name, and tells of no reaction. */
const ONLY_SO_CALLED = /^(?:an? )?(?:adverse (?:drug )?|allergic |hypersensitivity |drug )?reactions?$/i;
const NO_NAME =
  /^(?:drugs?|medications?|medicines?|unknown|foods?|substances?|others?|something|allerg\w+|antibiotics?|tablets?|treatment|unspecified.*)$/i;

const allReactions = new RegExp(REACTION.source, 'gi');

/** The whole of it is a reaction: nothing but reactions and what is said of them. */
function isReaction(text: string): boolean {
  if (isUnknownReaction(text)) return true;
  if (ONLY_SO_CALLED.test(text) || !REACTION.test(text) || NOT_SO.test(text)) return false;
  return text.replace(allReactions, ' ').replace(AROUND, ' ').replace(AROUND, ' ').trim() === '';
}

/** A name, short, and no reaction itself. */
const isName = (text: string): boolean =>
  text !== '' &&
  !NO_NAME.test(text) &&
  text.length <= 80 &&
  /\p{L}{2}/u.test(text) &&
  !REACTION.test(bare(text)) &&
  !NOT_SO.test(text);

/** `Allergy to penicillin`, `penicillin allergic reaction`: what allergies are called, beside their substance. */
const bare = (text: string): string =>
  text.replace(/\b(?:adverse|allergic|drug|hypersensitivity)\s+reactions?\b(?:\s+(?:to|with|from))?/gi, ' ');

/** The allergen first: `penicillin – rash`, `haloperidol (acute dystonia)`, `Penicillin: anaphylaxis 1998`. */
const ALLERGEN_FIRST: readonly RegExp[] = [
  /^(.+?)\s*[([{]([^()[\]{}]+)[)\]}]\s*(?:\d{4})?$/u,
  /^(.+?)\s*(?:->|=>|→|=|:)\s*(.+)$/u,
  /^(.+?)(?:\s+[-–—]+\s*|\s*[-–—]+\s+)(.+)$/u,
  /^(.+?)\s*[,;]\s*(.+)$/u,
  /^(.+?)\.\s+(.+)$/u,
  /^(.+?)[- ](?:induced|related|associated)\s+(.+)$/iu,
  /^(.+?)\s+(?:causes|caused(?! by)|causing|gives?|gave|makes?|made|brings? on|brought on)\s+(?:(?:him|her|them|me|patient|pt)\s+)?(.+)$/iu,
];

/** The reaction first: `Rash with amoxicillin`, `Developed angio-oedema on ramipril`, `Nausea – codeine`. */
const REACTION_FIRST =
  /^(.+?)\s+(?:with|from|to|after(?: taking)?|on|due to|caused by|following|secondary to|when taking|after having)\s+(?:taking\s+)?(.+)$/iu;

/** Two words side by side. */
const SIDE_BY_SIDE = /^(\S+(?:\s\S+)?)\s(\S.*)$/u;

const LONGEST = 200;

function split(text: string, shape: RegExp): readonly [string, string] | null {
  const [, first = '', second = ''] = shape.exec(text) ?? [];
  return first === '' || second === '' ? null : [first.trim(), second.trim().replace(/[.\s]+$/, '')];
}

/** `amoxicillin rash`, where the first word or two are known to be an allergen; null for every other text. */
export function besideReaction(text: string, isAllergen: (name: string) => boolean): WordedReaction | null {
  if (text.length > LONGEST) return null;
  const side = split(text.trim(), SIDE_BY_SIDE);
  return side !== null && isReaction(side[1]) && isAllergen(side[0].toLowerCase())
    ? { allergen: side[0], reaction: side[1] }
    : null;
}

/**
 * The allergen and the reaction in one text; null where it is a name, a story or a denial.
 * @param isAllergen whether a plain name is known to be one
 */
export const wordedReaction = (isAllergen: (name: string) => boolean) =>
  remembered((text): WordedReaction | null => {
    if (text.length > LONGEST || isAllergen(text.toLowerCase().trim())) return null;
    for (const shape of ALLERGEN_FIRST) {
      const parts = split(text.trim(), shape);
      if (parts !== null && isName(parts[0]) && isReaction(parts[1])) return { allergen: parts[0], reaction: parts[1] };
      if (parts !== null && isReaction(parts[0]) && isName(parts[1])) return { allergen: parts[1], reaction: parts[0] };
    }
    const turned = split(text.trim(), REACTION_FIRST);
    if (turned !== null && isReaction(turned[0]) && isName(turned[1]))
      return { allergen: turned[1], reaction: turned[0] };
    return besideReaction(text, isAllergen);
  });
