/** Which numbers does a dosage's text say, however they are written? All in digits, so that they can be compared. */

const VULGAR: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅛': 1 / 8,
  '⅕': 1 / 5,
};

const UNITS = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
/** `iv` is the vein and `x` is "times": neither is read as a number. */
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iiii: 4, vi: 6, vii: 7, viii: 8 };

const digits = (value: number): string => String(Number(value.toPrecision(10)));

const TENS_WORD = new RegExp(`\\b(${TENS.join('|')})(?:[ -](${UNITS.slice(1, 10).join('|')}))?\\b`, 'g');
const UNITS_WORD = new RegExp(`\\b(${UNITS.join('|')})\\b`, 'g');
const MANY: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 };

/**
 * Lower case with every number in digits: `1½`, `one and a half` and `1,5` as `1.5`, `.5` as `0.5`, `twenty` as `20`,
 * `ii` as `2`, `1,000` and `1 thousand` as `1000`, a range as `1~2`.
 */
export function numbersInDigits(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‐-―−]/gu, '-')
    .replace(/(\d+)?\s*([½¼¾⅓⅔⅛⅕])/gu, (_, whole: string | undefined, part: string) => {
      return ` ${digits(Number(whole ?? 0) + (VULGAR[part] ?? 0))} `;
    })
    .replace(/(\d),(\d{3})(?!\d)/g, (_, before: string, after: string, at: number, whole: string) =>
      before === '0' && !/\d/.test(whole.charAt(at - 1)) ? `${before}.${after}` : `${before}${after}`,
    )
    .replace(/(\d),(\d{3})(?!\d)/g, '$1$2')
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/(^|[^\d.])\.(\d)/g, '$10.$2')
    .replace(TENS_WORD, (_, ten: string, one: string | undefined) =>
      String((TENS.indexOf(ten) + 2) * 10 + (one === undefined ? 0 : UNITS.indexOf(one))),
    )
    .replace(UNITS_WORD, (word) => String(UNITS.indexOf(word)))
    .replace(/\b(viii|vii|vi|iiii|iii|ii|i)\b(?![.'’])/g, (word) => String(ROMAN[word]))
    .replace(/(?<![\d./])(\d+) (\d)\/([2348])(?![\d/])/g, (_, whole: string, top: string, below: string) =>
      digits(Number(whole) + Number(top) / Number(below)),
    )
    .replace(/(?<![\d./])([1-7])\/([2348])(?![\d/])/g, (_, top: string, below: string) =>
      digits(Number(top) / Number(below)),
    )
    .replace(/(\d+(?:\.\d+)?) (?:and|&) (?:a )?(half|quarter|0\.5|0\.25)\b/g, (_, whole: string, part: string) =>
      digits(Number(whole) + (part === 'half' || part === '0.5' ? 0.5 : 0.25)),
    )
    .replace(/\b(?:a )?half(?: an?| of an?)?\b/g, ' 0.5 ')
    .replace(/\b(?:a )?quarter(?: of)? an?\b/g, ' 0.25 ')
    .replace(/(\d+(?:\.\d+)?) (hundred|thousand|million)\b/g, (_, count: string, many: string) =>
      digits(Number(count) * (MANY[many] ?? 1)),
    )
    .replace(
      /(?<![\d/.:-])(\d+(?:\.\d+)?) ?(?:-|to|or) ?(\d+(?:\.\d+)?)(?![\d/:-])/g,
      (_, from: string, to: string) => `${from}~${to}`,
    );
}
