/**
 * What do the words of two operations say that cannot be both: another result, another kind of valve or coil, another
 * gauge or dose? For comparing only. Source: RECORD, procedures.
 */
import { remembered } from '../../../domain/remembered';
import { within } from '../../../domain/within';

type Choice = readonly [value: string, words: RegExp];

/** The first that fits; null where nothing is said. */
const choice =
  (choices: readonly Choice[], of = /./): ((text: string) => string | null) =>
  (text) =>
    of.test(text) ? (choices.find(([, words]) => words.test(text))?.[0] ?? null) : null;

const matched =
  (words: RegExp): ((text: string) => string | null) =>
  (text) =>
    words.exec(text)?.[0].replace(/[\s-]+/g, '') ?? null;

const WELL =
  /\b(?:benign|no (?:malignancy|dysplasia|cancer|carcinoma)|normal|negative|nad|clear|pass(?:ed)?|[bc][12])\b/;
const ILL =
  /\b(?:malignan(?:t|cy)|(?:adeno)?carcinoma|positive|abnormal|failed|(?:not|did not) pass(?:ed)?|[bc]5[abc]?)\b/;
const NOT_ILL = /\b(?:no|not|without) (?:malignan(?:t|cy)|(?:adeno)?carcinoma)\b/g;
const NOT_WELL = /\b(?:not|did not|not yet|ab)(?: ?)(?:benign|normal|negative|clear|pass(?:ed)?)\b/g;

/** Both where the words hold both, as of two samples: then they say neither. */
function result(text: string): string | null {
  const well = WELL.test(text.replace(NOT_WELL, ' '));
  const ill = ILL.test(text.replace(NOT_ILL, ' ')) || text.search(NOT_WELL) >= 0;
  return well === ill ? null : well ? 'well' : 'ill';
}

/** Each is answered in one way of one operation. Source: NHSBSP, B and C categories; UICC TNM; OPCS-4, K26 and Q12. */
const QUESTIONS: readonly ((text: string) => string | null)[] = [
  result,
  matched(/\b[bc][1-5][abc]?\b/),
  matched(/\bdukes'? ?[abcd]\d?\b/),
  matched(/\bg[1-4](?= ?p?t)|\bgrade ?[1-4]\b/),
  matched(/p?t(?:a|is|[0-4][a-d]?)(?=\b|n)/),
  choice([
    ['perforated', /\bperforat\w+/],
    ['gangrenous', /\bgangren\w+/],
    ['not perforated', /\b(?:normal|inflamed|simple|uncomplicated)\b/],
  ]),
  choice(
    [
      ['tissue', /\b(?:tissue|bio-?prosthe\w+|biological|xenograft|porcine|bovine|pericardial)\b/],
      ['graft', /\b(?:allograft|homograft|autograft)\b/],
      ['mechanical', /\b(?:mechanical|metal\w*|prosthetic|st jude)\b/],
    ],
    /\bvalves?\b|\b[am]vr\b/,
  ),
  choice([
    [
      'system',
      /\b(?:ius|mirena|kyleena|jaydess|levosert|benilexa|levonorgestrel|intra-?uterine system|hormon\w+ coil)\b/,
    ],
    ['device', /\b(?:iud|copper|cu-?iud|t-?safe)\b/],
  ]),
];

/** A number with its unit, in one spelling of the unit. */
const FIGURE = /(\d+(?:\.\d+)?) ?(fr|french|ch|f|gauge|gy|mbq|gbq|fractions?|#|units?|mg|mcg|ml|mm|cm|g)(?![a-z])/g;
const UNITS: Readonly<Record<string, string>> = {
  french: 'fr',
  ch: 'fr',
  f: 'fr',
  fractions: '#',
  fraction: '#',
  units: 'unit',
};

interface Said {
  readonly answers: readonly (string | null)[];
  readonly figures: ReadonlyMap<string, ReadonlySet<number>>;
}

const saidIn = remembered((title): Said => {
  const text = title.toLowerCase();
  const figures = new Map<string, Set<number>>();
  for (const [, number = '', given = ''] of text.matchAll(FIGURE)) {
    const unit = given === 'gbq' ? 'mbq' : (UNITS[given] ?? given);
    const numbers = figures.get(unit) ?? new Set<number>();
    figures.set(unit, numbers.add(given === 'gbq' ? Number(number) * 1000 : Number(number)));
  }
  return { answers: QUESTIONS.map((question) => question(text)), figures };
});

/** INVARIANT: what is left out of a name for comparing is left out only where the other says nothing else of it. */
export function saysAnother(a: string, b: string): boolean {
  const [x, y] = [saidIn(a), saidIn(b)];
  if (x.answers.some((answer, at) => answer !== null && y.answers[at] !== null && answer !== y.answers[at]))
    return true;
  return [...x.figures].some(([unit, numbers]) => {
    const others = y.figures.get(unit);
    return others !== undefined && !within(numbers, others) && !within(others, numbers);
  });
}
