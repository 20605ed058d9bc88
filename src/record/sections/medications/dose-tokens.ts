/**
 * What does a dosage's text mean, word by word, for proving that it equals another? Numbers with their units, how
 * often, when, and every word that is left: nothing that was written counts as nothing, save a short list of fillers.
 */
import { remembered } from '../../../domain/remembered';
import { numbersInDigits } from './dose-numbers';

/** A number, or a range of two, of what it counts; `each` where it stands alone. Grams are milligrams. */
export interface AmountToken {
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  /** A ceiling, not a dose. */
  readonly most: boolean;
  /** As written, where a strength turned it into what it holds. */
  readonly sent?: AmountToken;
}
export type Token = AmountToken | string;

export const isAmount = (token: Token): token is AmountToken => typeof token !== 'string';

const hours = (count: string, each: number): string =>
  ` @${count
    .split('~')
    .map((one) => String(Number(one) * each))
    .join('~')}h `;

const perHours = (times: number, over: number): string => ` @${String(Number((over / times).toPrecision(6)))}h `;

const EVERY: Readonly<Record<string, number>> = { hour: 1, day: 24, week: 168, month: 730, year: 8766 };
const N = String.raw`(\d+(?:\.\d+)?(?:~\d+(?:\.\d+)?)?)`;
const PERIOD = '(hour|day|week|month|year)s?';

type Rule = readonly [RegExp, string | ((found: readonly string[]) => string)];

/** How often, as `@` and the hours between; the most particular first. */
const PACES: readonly Rule[] = [
  [/\b(\d+) ?x ?(?=(?:a |per |each |every )?(?:day|daily|week|weekly)\b)/g, '$1 times '],
  [/\b(?:once|thrice|twice)\b/g, ([word = '']) => `${word === 'once' ? '1' : word === 'twice' ? '2' : '3'} times`],
  [/\b(?:alternate days?|alt(?:ernate)? die|alt days?|every other day|every second day|eod|qod)\b/g, ' @48h '],
  [/\b(?:every other week|every second week|fortnightly|(?:every|each|per|a) fortnight)\b/g, ' @336h '],
  [/\b(?:every other month|every second month)\b/g, ' @1460h '],
  [
    new RegExp(String.raw`${N} times (?:an? |per |each |every |in a )?${PERIOD}\b`, 'g'),
    ([all = '', count = '1', period = '']) =>
      count.includes('~') ? ` ${all.replace(/ /g, '-')} ` : perHours(Number(count), EVERY[period] ?? 24),
  ],
  [
    new RegExp(String.raw`${N} times (daily|weekly|monthly|hourly|yearly)\b`, 'g'),
    ([all = '', count = '1', period = '']) =>
      count.includes('~')
        ? ` ${all.replace(/ /g, '-')} `
        : perHours(Number(count), EVERY[period.replace('daily', 'day').replace(/ly$/, '')] ?? 24),
  ],
  [new RegExp(String.raw`\bevery ${N} ?${PERIOD}\b`, 'g'), ([, n = '1', p = '']) => hours(n, EVERY[p] ?? 1)],
  [
    new RegExp(String.raw`(?<![\d~.])${N}[ -]?(hour|week|month|dai|year)ly\b`, 'g'),
    ([all = '', n = '1', p = '']) => (p === 'hour' ? hours(n, 1) : all.includes('-') ? hours(n, EVERY[p] ?? 24) : all),
  ],
  [/\bq(\d{1,2})h(?:rly)?\b/g, ([, n = '1']) => hours(n, 1)],
  [/\b(?:qds|qid|qqh)\b/g, ' @6h '],
  [/\b(?:tds|tid)\b/g, ' @8h '],
  [/\b(?:bd|bid|bds)\b/g, ' @12h '],
  [/\b(?:od|qd|daily|every 24 ?h|(?:every|each|per|a) day)\b/g, ' @24h '],
  [/\b(?:weekly|(?:every|each|per|a) week)\b/g, ' @168h '],
  [/\b(?:monthly|(?:every|each|per|a) month)\b/g, ' @730h '],
  [/\b(?:yearly|annually|(?:every|each|per|a) year)\b/g, ' @8766h '],
  [/\b(?:hourly|every hour)\b/g, ' @1h '],
];

/** When in the day and the week. */
const WHEN: readonly Rule[] = [
  [
    /(?:\bat |@)(\d{1,2})(?:[:.](\d\d))? ?(am|pm)\b/g,
    ([, hour = '', minute = '', half = '']) => clock(hour, minute, half),
  ],
  [/\b(\d{1,2})(?:[:.](\d\d))?(am|pm)\b/g, ([, hour = '', minute = '', half = '']) => clock(hour, minute, half)],
  [/\b(\d{1,2}):(\d\d)\b/g, ([, hour = '', minute = '']) => clock(hour, minute, '')],
  [/\b(?:(?:every|each) morning|in the morning|mornings?|mane|om|am|qam)\b/g, ' @morning '],
  [
    /\b(?:before bed|at bed|bedtime|nocte|(?:every|each) (?:night|evening)|nights?|(?:in the )?evening(?! meal)s?|hs|qhs|pm|qpm)\b/g,
    ' @night ',
  ],
  [/\b(?:lunch(?:time)?|noon|midday)\b/g, ' @noon '],
  [/\b(?:evening meal|tea(?:time)?|dinner|supper)\b/g, ' @tea '],
  [
    /\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:s)? ?(?:-|to) ?(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/g,
    ([, from = '', to = '']) => ` @${from}~${to} `,
  ],
  [/\b(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|rs|rsday|nesday|urday|urs)?s?\b/g, ([, day = '']) => ` @${day} `],
];

function clock(hour: string, minute: string, half: string): string {
  const at = half === '' ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  return ` @${String(at)}:${minute === '' ? '00' : minute} `;
}

/** Different words of one meaning. What is left out here stands as it was written, and has to stand on both sides. */
const ONE_MEANING: readonly Rule[] = [
  [/\bo\.n\b\.?|(?<=\d )on(?= *(?:$|[,;]|\d))/g, ' nocte '],
  [/\ban? (?=(?:tablet|capsule|puff|patch|sachet|drop|spray|dose)\b)/g, '1 '],
  [/\b([a-z])\.([a-z])\.(?:([a-z])\.?)?(?![a-z])/g, ([, a = '', b = '', c = '']) => `${a}${b}${c} `],
  [
    /\b(?:(?:as|when|if|where|whenever) (?:required|needed|necessary)|prn|as req(?:uired)?)\b|@?\bneeded\b/g,
    ' @needed ',
  ],
  [/\b(?:as|when) (?:directed|instructed|advised|prescribed)\b/g, ' '],
  [/\bwith (?:a )?(?:full |large )?(?:glass (?:of )?)?water\b/g, ' '],
  [/\bto be (?:taken|swallowed|given|used|applied|injected|inhaled)\b/g, ' '],
  [/\bby mouth\b/g, ' '],
  [
    /\b(?:(?:up to a )?max(?:imum)?(?: of| dose| daily dose)*|at most|no more than|not more than|do not exceed|not to exceed|up to)[ :.]*(?=\d)/g,
    ' most ',
  ],
  [/\b(\d+)\/7\b(?!\/)/g, '$1 day '],
  [/\b(\d+)\/52\b/g, '$1 week '],
  [/\b(\d+)\/12\b(?!\/)/g, '$1 month '],
  [/\bper (hour|hr|day|minute|min|kg)\b(?= |$)/g, ([all = '', unit = '']) => (unit === 'day' ? all : `/${unit}`)],
  [/(?<=[a-z]) ?\/ ?(?=[a-z])/g, '/'],
  [/\/(?:hours?|hrs?|h)\b/g, '/hour'],
  [/\/(?:minutes?|mins?)\b/g, '/minute'],
  [/\b(?:hourly|hrly)\b/g, 'hourly'],
  [/\b(?:hours|hrs?)\b|(?<=\d ?)h\b/g, 'hour'],
  [/\b(?:mins?|minutes)\b/g, 'minute'],
  [/\b(\d+(?:\.\d+)?) ?(?:x )?(\d+)-?ml spoon\w*/g, ([, n = '', ml = '']) => `${String(Number(n) * Number(ml))} ml `],
];

const UNIT: Readonly<Record<string, string>> = {
  milligram: 'mg',
  gram: 'g',
  gm: 'g',
  mcg: 'microgram',
  ug: 'microgram',
  µg: 'microgram',
  μg: 'microgram',
  millilitre: 'ml',
  milliliter: 'ml',
  iu: 'unit',
  u: 'unit',
  'international unit': 'unit',
  tab: 'tablet',
  caplet: 'tablet',
  cap: 'capsule',
  patche: 'patch',
  inhalation: 'puff',
  actuation: 'puff',
  gtt: 'drop',
  application: 'application',
};
const MASS: Readonly<Record<string, number>> = { mg: 1, g: 1000, microgram: 0.001, nanogram: 0.000_001 };
const AMOUNT = /^(\d+(?:\.\d+)?)(?:~(\d+(?:\.\d+)?))?$/;
const UNITS = [
  'mg|g|gm|grams?|milligrams?|micrograms?|mcg|ug|µg|μg|nanograms?|units?|iu|u|ml|mls|millilit(?:re|er)s?|mmol',
  'tab(?:let)?s?|caplets?|cap(?:sule)?s?|puffs?|inhalations?|actuations?|drops?|gtt|sachets?|patch(?:es)?|sprays?',
  'doses?|vials?|pessar(?:y|ies)|suppositor(?:y|ies)|spoon\\w*|applications?',
  'minutes?|hours?|days?|weeks?|months?|years?',
].join('|');
const WITH_UNIT = new RegExp(
  String.raw`(?<![\w@:.~])${N} ?(?:x )?((?:${UNITS})(?:/[a-z0-9]+)*)(?:\(s\))?(?![\w])`,
  'g',
);

/** `2 x 500mg`, `two 500 mg tablets`. */
const TIMES =
  /(?<![\w@:.~])(\d+) ?(?:x ?(?=\d[\d.]* ?(?:mg|g|mcg|micrograms?|units?|ml)\b)|(?=\d[\d.]* ?(?:mg|g|mcg|micrograms?) ?(?:tab|cap)))(\d+(?:\.\d+)?) ?(mg|g|mcg|micrograms?|units?|ml)\b/g;

/** Words that add nothing to a dose. Every other word counts. */
const FILLERS: ReadonlySet<string> = new Set(
  [
    'take taken give given use used apply applied inject injected inhale inhaled inhalation chew',
    'thinly s caplet caplets instil swallow be to by po oral orally please the of a an with and at in',
    'on for into it this your is each every only x tablet tablets tab tabs capsule capsules cap caps',
    '. -',
  ]
    .join(' = route instilled ')
    .split(' '),
);

const singular = (unit: string): string => {
  const one = unit === 'g' ? unit : unit.replace(/ies$/, 'y').replace(/s$/, '');
  return UNIT[one] ?? one;
};

function amountToken(low: string, high: string | undefined, unit: string, most: boolean): AmountToken {
  const [first = '', ...per] = unit.split('/');
  const own = singular(first);
  const mass = MASS[own];
  const scale = (value: string): number => Number((Number(value) * (mass ?? 1)).toPrecision(10));
  return {
    low: scale(low),
    high: scale(high ?? low),
    unit: [mass === undefined ? own : 'mg', ...per.map(singular)].join('/'),
    most,
  };
}

const ruled = (text: string, rules: readonly Rule[]): string =>
  rules.reduce((low, [words, one]) => {
    if (typeof one === 'string') return low.replace(words, one);
    return low.replace(words, (...found: readonly unknown[]) =>
      one(found.map((part) => (typeof part === 'string' ? part : ''))),
    );
  }, text);

/** Once a day in the morning is every morning; twice a day, morning and night, both of them. */
export function withoutImplied(tokens: readonly Token[]): readonly Token[] {
  const times = tokens.filter((token) => !isAmount(token) && /^@(?:morning|noon|night|tea|\d+:)/.test(token)).length;
  const implied = times === 0 ? null : `@${String(24 / times)}h`;
  const days = tokens.filter((token) => !isAmount(token) && /^@(?:mon|tue|wed|thu|fri|sat|sun)/.test(token)).length;
  return tokens.filter((token) => token !== implied && !(days === 1 && token === '@168h'));
}

/** Every meaning in the order in which it is written. */
export const tokensOf = remembered((text): readonly Token[] => {
  const joined = ruled(ruled(ruled(numbersInDigits(` ${text.replace(/\s+/g, ' ')} `), ONE_MEANING), WHEN.slice(0, 3)), [
    ...PACES,
    ...WHEN.slice(3),
  ])
    .replace(/\s+/g, ' ')
    .replace(
      TIMES,
      (_, count: string, each: string, unit: string) => `${String(Number(count) * Number(each))} ${unit} `,
    )
    .replace(WITH_UNIT, (_, amount: string, unit: string) => ` ${amount}|${unit} `);
  const tokens: Token[] = [];
  let most = false;
  for (const raw of joined.split(/[^\p{L}\p{N}@~|:.%/<>=+-]+/u)) {
    const word = raw.replace(/^[.:/-]+|[.:/-]+$/g, '').trim();
    const [amount = '', unit = 'each'] = word.split('|');
    const number = AMOUNT.exec(amount);
    if (word === 'most') most = true;
    else if (number?.[1] !== undefined) {
      tokens.push(amountToken(number[1], number[2], unit, most));
      most = false;
    } else if (word !== '' && !FILLERS.has(word)) {
      tokens.push(word.startsWith('@') ? word : word.replace(/(?<=[a-z]{3})s$/, ''));
    }
  }
  return withoutImplied(tokens);
});
