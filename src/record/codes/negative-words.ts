/**
 * Is the whole of a text a statement that somebody has no allergies, or that it is not known? Read by a small grammar of
 * what clinicians type; a single word that the grammar does not know makes it no such statement.
 */

const any = (...words: readonly string[]): string => `(?:${words.join('|')})`;

/** Stands for a comma, a colon, a slash, a bracket, a dash between blanks: only where the grammar says so may one be. */
const SEP = '(?: \\|)?';
const listOf = (one: string): string => `${one}(?:${SEP}(?: (?:and|or|nor|&))? ${one})*`;

const KIND = any('drugs?', 'medications?', 'medicines?', 'medicinal', 'meds', 'foods?', 'foodstuffs?', 'environment(?:al)?');
const KINDS = listOf(KIND);
const NOUN = any(
  'allerg(?:y|ies)', 'allergic reactions?', '(?:adverse )?(?:drug )?reactions?', 'adrs?', '(?:hyper)?sensitivit(?:y|ies)', 'intolerances?',
);
const NOUNS = listOf(NOUN);
const WHO = '(?:(?:the )?(?:patient|pt|client|person|resident|service user|he|she|they) )?';
const TO = ` to (?:any )?${any(KINDS, 'anything', 'any substances?')}`;
const KNOWN = any(
  'known', 'reported', 'identified', 'declared', 'disclosed', 'stated', 'found', 'at present', 'at this time', 'currently', 'to date', 'so far',
  'that (?:he|she|they) (?:is|are) aware of',
);
const WRITTEN = any('recorded', 'documented', 'noted', 'listed', 'entered', 'on (?:the )?(?:record|file|system)');
const QUALITY = any(
  'known', 'previous', 'prior', 'past', 'current', 'reported', 'identified', 'declared', 'any', '(?:history|hx|evidence) of', 'h o',
);
const NO = any('no', 'nil', 'zero', 'without');
/** A whole answer. A pattern and no text: it is read, and never said. */
const NIL = /(?:none|nil|no|zero)/.source;
const WHAT = `(?:${QUALITY} )*(?:${KINDS} )?${NOUNS}(?:${TO})?`;

/** Says that there are none. */
const DENIAL = any(
  `${WHO}(?:(?:has|have|had|reports?|states?|says|claims) )?${NO} ${WHAT}(?:${SEP} ${any(KNOWN, WRITTEN)})*`,
  `${NIL}(?: ${KNOWN})*`,
  `${WHO}(?:denies|denied|denying) (?:having )?${WHAT}(?: ${KNOWN})*`,
  `${WHO}(?:(?:is|are|was) not|isnt|not)(?: known to be)? (?:allergic|intolerant|sensitive)(?:${TO})?`,
  `${WHO}(?:(?:is|are) not|isnt|not) known to have (?:any )?${WHAT}`,
  `${WHO}(?:does not|doesnt|do not|dont|has not|hasnt|have not|havent)(?: (?:have|had|got))+ ${WHAT}(?: ${KNOWN})*`,
  'n ?k ?(?:[dfme] ?)?a(?:s| ?s)?',
  '(?:dim|heb|nid oes)(?: unrhyw| ganddo| ganddi)* alergedd(?:au)?(?: hysbys)?',
  'dim hysbys',
);

const NOT_SAID = any(
  'known', 'asked', 'recorded', 'stated', 'documented', 'assessed', 'obtained', 'available', 'specified', 'applicable', 'established',
);
const UNABLE = any('obtain', 'assess', 'ascertain', 'establish', 'confirm', 'determine', 'verify', 'take', 'get', 'record', 'ask');

/** Says that it is not known, not asked, or not written down. */
const BLANK = any(
  `${WHO}not(?: yet| been)* ${NOT_SAID}`,
  'unknown', 'n a', 'tbc', 'to be (?:confirmed|established)',
  '(?:asked(?: but)? )?(?:unknown|declined)(?: to (?:say|answer))?',
  `${WHO}unable to ${UNABLE}(?: (?:an? |the )?(?:allerg(?:y|ies)(?: (?:history|status))?|history))?`,
  'no (?:allergy )?information(?: (?:available|held|recorded|given|provided|supplied))?' +
    `(?: (?:about|on|regarding|for|of) (?:${KINDS} )?allerg(?:y|ies)(?: status)?)?`,
  `${NIL}(?: (?:known|reported))? ${WRITTEN}`,
  `${WHO}(?:(?:has|have) )?${NO} (?:${WRITTEN} |record of )(?:${KINDS} )?${NOUNS}`,
  `${WHO}(?:(?:has|have) )?${NO} (?:${KINDS} )?${NOUNS}${SEP} ${WRITTEN}`,
  'dim alergedd(?:au)? wedi(?:u| eu)? cofnodi', 'anhysbys',
);

/** “Allergies:”, “Drug allergy status =”, “Any known allergies?”: what a form asks, before the answer. */
const HEADING =
  `(?:(?:any )?(?:known )?(?:${KINDS} )?(?:${NOUNS}|alergeddau)(?: (?:status|history|hx|list|details))?` +
  `(?: (?:is|are))?(?: [?=])?${SEP} )?`;

const phrases = (one: string): RegExp => new RegExp(`^${HEADING}${one}(?:${SEP} (?:and |& )?${HEADING}${one})*$`, 'u');
const WHOLE = phrases(any(DENIAL, BLANK));
const NOTHING_SAID = phrases(BLANK);

/** A longer text is a story. */
const LONGEST = 200;
/** Ends one statement: each must be a denial by itself, so that “No. Allergies known” is not read as “no allergies known”. */
const ENDS = /[.;!•\r\n]+/u;
const TAG = /\((?:situation|finding|context-dependent category)\)\s*$/u;
/** The Read code that some systems write before its words. */
const READ_CODE = /^\s*1151\b\.?(?=.)/u;
/** “n.k.d.a.” is one word, and “h/o” and “n/a” are no alternatives. */
const STOPPED_LETTER = /\b([a-z])\.(?=[a-z]\b)/gu;
const SLASHED = /\b([hn])\/([oa])\b/gu;

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
    .replace(/[?=&+]/gu, ' $& ');

/** One statement as words and `|`; a dash within a word is a blank. */
const plain = (statement: string): string =>
  statement
    .replace(/\s+[-‐-―−]+|[-‐-―−]+\s+|[,:()[\]{}/\\|·]+/gu, ' | ')
    .replace(/[-‐-―−_\s]+/gu, ' ')
    .replace(/\|(?: \|)+/gu, '|')
    .replace(/^[ |]+|[ |]+$/gu, '');

const statementsIn = (text: string): readonly string[] =>
  spelt(text).split(ENDS).map(plain).filter((statement) => statement !== '');

/** A text as words and single blanks, for comparing it with a code's own term. */
export const plainWords = (text: string): string => statementsIn(text).join(' ').replace(/ ?\|/gu, '').trim();

const KINDS_DENIED: readonly (readonly [RegExp, string])[] = [
  [/\b(?:drugs?|medic\w*|meds)\b|\bn ?k ?[dm] ?a/u, 'medication'],
  [/\bfood\w*|\bn ?k ?f ?a/u, 'food'],
  [/\benvironment\w*|\bn ?k ?e ?a/u, 'environment'],
];

/**
 * What the text denies where the whole of it is such a statement: FHIR's categories, `any`, or nothing at all where it only
 * says that it is not known. Null for every other text.
 * INVARIANT: one word left over, a question mark, a number, a name, makes it null: then it is an allergy, or is to be
 * checked, and never a denial.
 */
export function negativeWords(text: string): readonly string[] | null {
  if (text.length > LONGEST) return null;
  const statements = statementsIn(text);
  if (statements.length === 0 || !statements.every((statement) => WHOLE.test(statement))) return null;
  const denials = statements.filter((statement) => !NOTHING_SAID.test(statement));
  if (denials.length === 0) return [];
  const isOf = (words: RegExp): boolean => denials.some((statement) => words.test(statement));
  const kinds = KINDS_DENIED.flatMap(([words, kind]) => (isOf(words) ? [kind] : []));
  return kinds.length === 0 ? ['any'] : kinds;
}

const ABOUT = '(?:(?:\\w+ )?allerg(?:y|ies)(?: status)? )?';
const DENYING = any(
  NIL, 'not', 'never', 'nka', 'nkda', 'nkfa', 'denie[sd]', 'denying', 'without', 'unknown to', 'dim', 'nid', 'heb', 'isnt',
  'doesnt', 'dont', 'cannot', 'cant',
);
const WITHIN = any('nka', 'nkda', 'nkfa', `(?:${NIL}|not) known`);
const LIKE_DENIAL = new RegExp(`^${ABOUT}${WHO}(?:(?:is|has|have|does|do) )?${DENYING}\\b|\\b${WITHIN}\\b`, 'u');

/**
 * Begins like a denial, or holds one. Where it is none, it is shown as it was written, in quotes, so that nobody reads
 * past what follows.
 */
export const soundsLikeDenial = (text: string): boolean => LIKE_DENIAL.test(plainWords(text.slice(0, LONGEST)));
