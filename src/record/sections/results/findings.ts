/**
 * Do the words of two reports tell one finding: the same figures, or the same organism, each in what is not denied? For
 * comparing only. Source: RECORD, results.
 */
import { plainText } from '../../fhir/concept';
import { remembered } from '../../../domain/remembered';

export const NOTHING_FOUND =
  /\b(?:no|not|nil|nad|none|normal|negative|clear|without|unremarkable|excluded|satisfactory|absent)\b/;

/** Organisms by whichever of their names. Source: UKHSA, UK Standards for Microbiology Investigations. */
const ORGANISMS: readonly (readonly [string, RegExp])[] = [
  ['escherichia coli', /\b(?:e\.?|escherichia) ?coli\b/],
  ['mrsa', /\bmrsa\b|\bme[tc]h?icillin[- ]resistant s/],
  ['staphylococcus aureus', /\bs(?:taph(?:ylococcus)?)?\.? ?aureus\b/],
  ['coagulase negative staphylococci', /\bcoag\w* neg\w* staph\w*|\bcons\b|\bs(?:taph\w*)?\.? epidermidis\b/],
  ['group a streptococcus', /\bgroup a (?:beta ?haemolytic )?strep\w*|\bgas\b|\bs(?:trep\w*)?\.? pyogenes\b/],
  ['group b streptococcus', /\bgroup b (?:beta ?haemolytic )?strep\w*|\bgbs\b|\bs(?:trep\w*)?\.? agalactiae\b/],
  ['pneumococcus', /\bs(?:trep\w*)?\.? pneumoniae\b|\bpneumococc\w+/],
  ['haemophilus influenzae', /\bh(?:a?emophilus)?\.? ?influenzae\b/],
  ['moraxella', /\bm(?:oraxella)?\.? catarrhalis\b|\bmoraxella\b/],
  ['klebsiella', /\bklebsiella\b/],
  ['pseudomonas', /\bps(?:eudomonas)?\.? aeruginosa\b|\bp\. aeruginosa\b|\bpseudomonas\b/],
  ['proteus', /\bproteus\b|\bp\. mirabilis\b/],
  ['enterococcus', /\bentero(?:coccus|cocci)\b|\be\. faecalis\b/],
  ['enterobacter', /\benterobacter\b/],
  ['candida', /\bcandida\b|\bc\. albicans\b/],
  ['campylobacter', /\bcampylobacter\b/],
  ['salmonella', /\bsalmonella\b/],
  ['shigella', /\bshigella\b/],
  ['clostridioides difficile', /\bc(?:lostridi\w+)?\.? ?diff(?:icile)?\b/],
  ['serratia', /\bserratia\b/],
  ['citrobacter', /\bcitrobacter\b/],
  ['anaerobes', /\banaerob\w+/],
];

interface Told {
  readonly figures: ReadonlySet<string>;
  readonly organisms: ReadonlySet<string>;
  readonly denies: boolean;
  /** Says besides what was found, and not only that nothing was. */
  readonly tells: boolean;
  /** What is denied, each by its last word: `no cord compression`. */
  readonly denied: ReadonlySet<string>;
  /** All words of what is not denied. */
  readonly asserted: ReadonlySet<string>;
  /** What stands with a figure, in one clause with it. */
  readonly measured: ReadonlySet<string>;
}

const DENIAL = /\b(?:no|not|nil|without)\b/;
/** Said behind or around what is denied, and no name of it. */
const SEEN = new RegExp(
  `\\b(?:${[
    'seen|found|identified|detected|demonstrated|present|noted|visible|visuali[sz]ed|evidence|signs?|features?',
    "of|any|a|an|the|there|is|are|was|were|either|now|today|today's|this|acute|new",
  ].join('|')})\\b`,
  'g',
);
const one = (word: string): string => (word.length > 4 ? word.replace(/(?<!s)s$/, '') : word);

/** The last word of each thing that is denied behind “no”, in one clause. */
const deniedIn = (plain: string): readonly string[] =>
  plain
    .slice(DENIAL.exec(plain)?.index ?? plain.length)
    .split(/\b(?:no|not|nil|without|or|and|nor)\b/)
    .map((thing) => thing.replace(SEEN, ' ').trim().split(' ').at(-1) ?? '')
    .filter((word) => word.length > 1)
    .map(one);

/** Not by itself what a figure is of. */
const OF_NOTHING = new Set(
  (
    'with and the of in at is a an to by for on left right small large mild moderate severe upper lower ' +
    'measuring measures size approx cm mm'
  ).split(' '),
);

/** A figure with its unit, in one word; a single digit tells nothing. */
const FIGURE = /^-?(?=.*\d)(?=..)[a-z0-9.,/]+%?$/;

const told = remembered((text): Told => {
  const figures = new Set<string>();
  const organisms = new Set<string>();
  const denied = new Set<string>();
  const asserted = new Set<string>();
  const measured = new Set<string>();
  let tells = false;
  for (const clause of text.split(/[;,\n]|\.(?= [A-Z])/)) {
    const plain = plainText(clause).replace(/(\d) (mm|cm|ml|g|kg|%)\b/g, '$1$2');
    for (const word of deniedIn(plain)) denied.add(word);
    if (NOTHING_FOUND.test(plain)) continue;
    tells ||= plain !== '';
    const words = plain.split(' ').map(one);
    for (const word of words) asserted.add(word);
    const sizes = words.filter((word) => FIGURE.test(word));
    for (const size of sizes) figures.add(size);
    if (sizes.length > 0)
      for (const word of words) if (!sizes.includes(word) && !OF_NOTHING.has(word)) measured.add(word);
    const found = ORGANISMS.filter(([, words]) => words.test(plain)).map(([name]) => name);
    for (const name of found) organisms.add(name);
  }
  return { figures, organisms, denies: NOTHING_FOUND.test(plainText(text)), tells, denied, asserted, measured };
});

const said = (comments: readonly string[]): string => comments.join('\n');

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((one) => b.has(one)).length;

/** So many figures are hardly the same by chance. */
const ENOUGH = 2;

/** Both tell of one finding, by its figures or its organism; silence is no evidence. */
export function tellOneFinding(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [told(said(a)), told(said(b))];
  return shared(x.figures, y.figures) >= ENOUGH || shared(x.organisms, y.organisms) > 0;
}

/** A category of cells or tissue is a finding by itself. Source: NHSBSP, reporting categories. */
const CATEGORY = /^[bc][1-5][abc]?$/;

/** A figure of one thing: a size beside the same word, or a category. */
function measureAlike(a: Told, b: Told): boolean {
  const both = [...a.figures].filter((figure) => b.figures.has(figure));
  return both.some((figure) => CATEGORY.test(figure)) || (both.length > 0 && shared(a.measured, b.measured) > 0);
}

/** INVARIANT: what the one denies the other tells: two, whatever figures they share. */
const gainsays = (a: Told, b: Told): boolean =>
  [...a.denied].some((word) => b.asserted.has(word) && !a.asserted.has(word));

/** One says that something was not found and the other only what was: they may be of two examinations. */
export function findApart(a: readonly string[], b: readonly string[]): boolean {
  if (said(a).trim() === '' || said(b).trim() === '') return false;
  const [x, y] = [told(said(a)), told(said(b))];
  if (gainsays(x, y) || gainsays(y, x)) return true;
  if (x.denies === y.denies || tellOneFinding(a, b)) return false;
  // What finds one thing and leaves another out is the report that gives a figure of the first, and of the same thing.
  return !(x.tells && y.tells && measureAlike(x, y));
}

/** Two cultures that grew other organisms, or of which one grew what is not known again in the other's words. */
export function grewApart(a: readonly string[], b: readonly string[]): boolean {
  if (said(a).trim() === '' || said(b).trim() === '') return false;
  const [words, others] = [plainText(said(a)), plainText(said(b))];
  if (words.includes(others) || others.includes(words)) return false;
  const [x, y] = [told(said(a)), told(said(b))];
  if (x.organisms.size === 0 && y.organisms.size === 0) return !(x.denies && y.denies);
  return shared(x.organisms, y.organisms) === 0;
}
