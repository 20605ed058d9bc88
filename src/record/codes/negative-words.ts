/**
 * Is the whole of a text a statement that somebody has no allergies, or that it is not known? Read by a small grammar
 * of
 * what clinicians type; a single word that the grammar does not know makes it no such statement.
 */

import { asMeant } from './mistyped';
import { either, isWhole, perhaps, repeated, row, words, type Part } from './phrases';

/**
 * Stands for a comma, a colon, a slash, a bracket, a dash between blanks: only where the grammar says so may one be.
 */
export const MARK = perhaps(words(','));
export const listOf = (one: Part): Part => row(one, repeated(MARK, perhaps(words('and|or|nor|&')), one));

const DRUG = 'drug|drugs|medication|medications|medicine|medicines|medicinal|meds';
const KINDS = listOf(words(`${DRUG}|food|foods|foodstuff|foodstuffs|environment|environmental`));
const ALLERGY = words('allergy|allergies');
const REACTION = row(perhaps(words('adverse')), perhaps(words('drug')), words('reaction|reactions'));
const NOUN = either(
  ALLERGY,
  REACTION,
  words(
    'allergic reaction|allergic ' +
      'reactions|adr|adrs|sensitivity|sensitivities|hypersensitivity|hypersensitivities|intolerance|intolerances',
  ),
);
const NOUNS = listOf(NOUN);
const ARTICLE = perhaps(words('the'));
export const WHO = perhaps(ARTICLE, words('patient|pt|client|person|resident|service user|he|she|they'));
const TO = perhaps(words('to'), perhaps(words('any')), either(KINDS, words('anything|substance|substances')));
const RELATIVE =
  'parent|parents|carer|carers|family|relative|relatives|mother|mum|father|dad|wife|husband|partner|daughter|son|' +
  'sister|brother|next of kin|nok';
/** Who said so, or checked it: it leaves a statement what it is. Nothing that happened to anybody stands among it. */
const SAID_BY = row(
  words(
    'confirmed with|confirmed by|verified with|verified by|checked with|checked by|reported by|stated by|per|as per|' +
      'according to',
  ),
  perhaps(words('the|her|his|their')),
  words(`patient|pt|client|gp|pharmacist|scr|gp record|${RELATIVE}`),
);
/** Never straight behind the noun: “no allergies confirmed” may leave some that are suspected. */
const CONFIRMED = words('confirmed|verified|checked|patient confirms|pt confirms|patient confirmed|pt confirmed');
const KNOWN_ALONE = words(
  'known|reported|identified|declared|disclosed|stated|found|at present|at this time|currently|to date|so far|' +
    'that he is aware of|that she is aware of|that they are aware of|that patient is aware of|' +
    'that the patient is aware of|of note|to patient|to the patient|to pt|to family|to carer|by patient|' +
    'by the patient|by family',
);
export const KNOWN = either(KNOWN_ALONE, SAID_BY, row(words(','), either(words('patient|pt'), CONFIRMED)));
export const WRITTEN = words(
  'recorded|documented|noted|listed|entered|on record|on file|on system|on the record|on the file|on the system',
);
const QUALITY = words(
  'known|previous|prior|past|current|reported|identified|declared|any|history of|hx of|evidence of|h o',
);
export const NO = words('no|nil|zero|without');
/** A whole answer. A pattern and no text: it is read, and never said. */
export const NIL = /none|nil|no|zero/.source;
const WHAT = row(repeated(QUALITY), perhaps(KINDS), NOUNS, TO);
export const HAS = perhaps(words('has|have|had|report|reports|state|states|say|says|claims'));

/** Says that there are none. */
const DENIAL = either(
  row(WHO, HAS, NO, WHAT, repeated(MARK, either(KNOWN, WRITTEN))),
  row(words(NIL), repeated(MARK, KNOWN)),
  words('nothing known|nothing reported|nothing of note|denies|denied|denies any|denies all'),
  row(words(RELATIVE), words('denies|denied|deny|denying'), WHAT, repeated(KNOWN)),
  // never “has”: what a relative has is no word of the patient
  row(words(RELATIVE), words('report|reports|reported|state|states|stated|say|says|said'), NO, WHAT, repeated(KNOWN)),
  row(WHO, words('denies|denied|denying'), perhaps(words('having')), WHAT, repeated(KNOWN)),
  row(
    WHO,
    words('is not|are not|was not|isnt|not'),
    perhaps(words('known to be')),
    words('allergic|intolerant|sensitive'),
    TO,
  ),
  row(WHO, words('is not|are not|isnt|not'), words('known to have'), WHAT),
  row(
    WHO,
    words('does not|doesnt|do not|dont|has not|hasnt|have not|havent'),
    words('have|had|got|have had'),
    WHAT,
    repeated(KNOWN),
  ),
  row(
    WHO,
    HAS,
    words('nka|nkda|nkfa|nkma|nkea|nkas|nkdas|n k a|n k d a|n k f a|n k m a|n k e a'),
    repeated(MARK, either(KNOWN, WRITTEN, CONFIRMED)),
  ),
  row(
    words('dim|heb|nid oes'),
    repeated(words('unrhyw|ganddo|ganddi')),
    words('alergedd|alergeddau'),
    perhaps(words('hysbys')),
  ),
  words('dim hysbys'),
);

const ABOUT_ALLERGY = row(perhaps(KINDS), ALLERGY, perhaps(words('status|history')));
const NO_INFORMATION = row(
  words('no information|no allergy information'),
  perhaps(words('available|held|recorded|given|provided|supplied')),
  perhaps(words('about|on|regarding|for|of'), ABOUT_ALLERGY),
);

const HISTORY = row(
  perhaps(words('a|an|the|any')),
  either(
    row(ABOUT_ALLERGY, perhaps(words('information|details'))),
    row(perhaps(KINDS), NOUNS),
    words('history|hx|information|info|details'),
  ),
);

/** Says that it is not known, not asked, or not written down. */
const BLANK = either(
  row(
    perhaps(words('history|hx|information|info|details')),
    WHO,
    perhaps(words('is|was|were|are')),
    words('not'),
    perhaps(words('yet|been|yet been')),
    words(
      'known|asked|recorded|stated|documented|assessed|obtained|available|specified|applicable|established|taken|' +
        'checked|confirmed|verified|elicited|completed|provided|given|done|on file|on record|reviewed',
    ),
  ),
  row(
    WHO,
    perhaps(words('is|was')),
    words(
      'unsure|not sure|uncertain|not certain|dont know|doesnt know|does not know|do not know|unable to say|' +
        'not able to say',
    ),
    perhaps(perhaps(words('of|about|if any')), HISTORY),
  ),
  row(words('unknown'), HISTORY),
  row(
    NO,
    repeated(QUALITY),
    perhaps(KINDS),
    words('allergy history|allergies history|allergy hx|history of allergy taken'),
  ),
  words('nad|nothing abnormal detected'),
  row(
    words(
      'unknown|n a|n k|nk|tbc|to be confirmed|to be established|asked but unknown|asked but not known|asked ' +
        'unknown|asked , unknown|declined|declined to say|declined to answer|awaiting|awaited|pending',
    ),
    perhaps(words('at present|at this time|currently|on admission|to date|so far|at the moment')),
  ),
  row(
    WHO,
    perhaps(words('is|was')),
    words('unable to|not able to|cannot|cant|can not|could not|couldnt'),
    words(
      'obtain|assess|ascertain|establish|confirm|determine|verify|take|get|record|ask|provide|give|recall|remember|' +
        'state|answer|communicate|elicit',
    ),
    perhaps(HISTORY),
  ),
  NO_INFORMATION,
  row(words(NIL), perhaps(words('known|reported')), WRITTEN),
  row(WHO, HAS, NO, either(WRITTEN, words('record of')), perhaps(KINDS), NOUNS),
  row(WHO, HAS, NO, perhaps(KINDS), NOUNS, MARK, WRITTEN),
  row(words('dim alergedd|dim alergeddau'), words('wedi|wediu|wedi eu'), words('cofnodi')),
  words('anhysbys'),
);

/** Why nobody could ask: never a statement by itself, for a word of it may be what happened. */
const STATE = row(
  WHO,
  perhaps(words('is|was|too|currently')),
  words(
    'unconscious|sedated|intubated|ventilated|confused|drowsy|unresponsive|intoxicated|nonverbal|non verbal|' +
      'not responding|unwell|too unwell|asleep|in cardiac arrest|demented|has dementia|disorientated|disoriented',
  ),
);

/** “Allergies:”, “Drug allergy status =”, “Any known allergies?”: what a form asks, before the answer. */
const HEADING = perhaps(
  perhaps(words('any')),
  perhaps(words('known')),
  perhaps(KINDS),
  either(NOUNS, words('alergeddau')),
  perhaps(words('status|history|hx|list|details')),
  perhaps(words('is|are')),
  perhaps(words('?|=')),
  MARK,
);

const phrases = (one: Part): Part => row(HEADING, one, repeated(MARK, perhaps(words('and|&')), HEADING, one));
/** “Patient unconscious – allergies not known”, “Not obtained as patient sedated”. */
const NOBODY_COULD_ASK = either(
  row(STATE, MARK, perhaps(words('and|so|therefore|hence|&')), phrases(BLANK)),
  row(phrases(BLANK), MARK, perhaps(words('as|because|since|due to')), STATE),
);
const NOTHING_SAID = either(phrases(BLANK), NOBODY_COULD_ASK);
const WHOLE = either(phrases(either(DENIAL, BLANK)), NOBODY_COULD_ASK);
/** A dash, dots: somebody passed over the question. */
const isMarksAlone = (text: string): boolean => /^\s*[-–—.·•*_/~]+(?:\s*[-–—.·•*_/~]+)*\s*$/u.test(text);

/** A longer text is a story. */
export const LONGEST = 200;
/**
 * Ends one statement: each must be a denial by itself, so that “No. Allergies known” is not read as “no allergies
 * known”.
 */
const ENDS = /[.;!•\r\n]+/u;
const TAG = /\((?:situation|finding|context-dependent category)\)\s*$/u;
/** The Read code that some systems write before its words. */
const READ_CODE = /^\s*1151\b\.?(?=.)/u;
/** “n.k.d.a.” is one word, and “h/o” and “n/a” are no alternatives. */
const STOPPED_LETTER = /\b([a-z])\.(?=[a-z]\b)/gu;
const SLASHED = /\b([hn])\/([oak])\b/gu;

const spelt = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(TAG, '')
    .replace(READ_CODE, '')
    .replace(STOPPED_LETTER, '$1')
    .replace(/['’‘‛`´"“”„«»]/gu, '')
    .replace(SLASHED, '$1 $2')
    .replace(/[?=&+]/gu, ' $& ')
    .replace(/\p{L}{4,}/gu, asMeant);

/** One statement as words and commas; a dash within a word is a blank. */
const plain = (statement: string): string =>
  statement
    .replace(/\s+[-‐-―−]+|[-‐-―−]+\s+|[,:()[\]{}/\\|·]+/gu, ' , ')
    .replace(/[-‐-―−_\s]+/gu, ' ')
    .replace(/,(?: ,)+/gu, ',')
    .replace(/^[ ,]+|[ ,]+$/gu, '');

/** A text as its statements, each of words and single blanks, with a comma for every mark. */
export const statementsIn = (text: string): readonly string[] =>
  spelt(text)
    .split(ENDS)
    .map(plain)
    .filter((statement) => statement !== '');

/** A text as words and single blanks, for comparing it with a code's own term. */
export const plainWords = (text: string): string => statementsIn(text).join(' ').replace(/ ?,/gu, '').trim();

const KINDS_DENIED: readonly (readonly [RegExp, string])[] = [
  [/\b(?:drugs?|medic\w*|meds)\b|\bn ?k ?[dm] ?a/u, 'medication'],
  [/\bfood\w*|\bn ?k ?f ?a/u, 'food'],
  [/\benvironment\w*|\bn ?k ?e ?a/u, 'environment'],
];

/**
 * What the text denies where the whole of it is such a statement: FHIR's categories, `any`, or nothing at all where it
 * only
 * says that it is not known. Null for every other text.
 * INVARIANT: one word left over, a question mark, a number, a name, makes it null: then it is an allergy, or is to be
 * checked, and never a denial.
 */
export function negativeWords(text: string): readonly string[] | null {
  if (text.length > LONGEST) return null;
  if (isMarksAlone(text)) return [];
  const statements = statementsIn(text);
  if (statements.length === 0 || !statements.every((statement) => isWhole(WHOLE, statement.split(' ')))) return null;
  const denials = statements.filter((statement) => !isWhole(NOTHING_SAID, statement.split(' ')));
  if (denials.length === 0) return [];
  const isOf = (kind: RegExp): boolean => denials.some((statement) => kind.test(statement));
  const kinds = KINDS_DENIED.flatMap(([pattern, kind]) => (isOf(pattern) ? [kind] : []));
  return kinds.length === 0 ? ['any'] : kinds;
}

const BEGINS = row(
  perhaps(ABOUT_ALLERGY),
  WHO,
  perhaps(words('is|has|have|does|do')),
  words(
    `${NIL}|not|never|nka|nkda|nkfa|denies|denied|denying|without|unknown to|dim|nid|heb|isnt|doesnt|dont|cannot|cant`,
  ),
);
const WITHIN = new RegExp(`\\b(?:nka|nkda|nkfa|(?:${NIL}|not) known)\\b`, 'u');

/**
 * Begins like a denial, or holds one. Where it is none, it is shown as it was written, in quotes, so that nobody reads
 * past what follows.
 */
export function soundsLikeDenial(text: string): boolean {
  const plainly = plainWords(text.slice(0, LONGEST));
  return BEGINS(plainly.split(' '), [0]).length > 0 || WITHIN.test(plainly);
}
