/**
 * With which three characters can begin what one of these terms finds? Told from the terms themselves, so that a look
 * at each word's beginning tells of nearly every text that none of hundreds of terms stands in it. INVARIANT: it may
 * tell of more beginnings than there are, and never of fewer: whatever is not understood may begin with anything.
 */
import { alternatives, endOfGroup, referToGroups } from './quick-terms';

/** Characters as far as they are told apart, small: letters, digits, and one for whatever else there is. */
const KINDS = 'abcdefghijklmnopqrstuvwxyz0123456789.';
const OTHER = KINDS.length - 1;
const DIGITS = '0123456789';
const LOOKED_AT = 3;

/** The kind of each of the first characters, as every kind that may stand there. */
type Start = readonly string[];

const ANYTHING: Start = Array.from({ length: LOOKED_AT }, () => KINDS);
const NOTHING: Start = [];

const kindOf = (letter: string): string => (/[A-Za-z0-9]/.test(letter) ? letter.toLowerCase() : '.');

const QUANTIFIER = /^(?:([?*+])|\{(\d+)(,(\d*))?\})\??/;

/** What stands next in a term: all that it may begin with, and how much of the term it is. */
interface Next {
  readonly starts: readonly Start[];
  readonly length: number;
}

/** What is not understood, with all that follows. */
const unknown = (rest: string): Next => ({ starts: [ANYTHING], length: rest.length });

/** The kinds of an escaped character; null for what is no character, or not understood. */
function escaped(letter: string): string | null {
  if (letter === 'd') return DIGITS;
  if (letter === 'w') return KINDS;
  if (letter === 's') return '.';
  return /[A-Za-z0-9]/.test(letter) ? null : '.';
}

/** The kinds in a class, without its brackets; all of them where it is not plain characters and ranges. */
function kindsIn(inner: string): string {
  if (inner.startsWith('^')) return KINDS;
  let kinds = '';
  for (let at = 0; at < inner.length; at += 1) {
    const letter = inner[at] ?? '';
    if (letter === '\\') {
      at += 1;
      const said = escaped(inner[at] ?? '');
      if (said === null || inner[at + 1] === '-') return KINDS;
      kinds += said;
    } else if (inner[at + 1] === '-' && at + 2 < inner.length) {
      const last = inner[at + 2] ?? '';
      if (!/^(?:[a-z]{2}|[A-Z]{2}|[0-9]{2})$/.test(letter + last)) return KINDS;
      for (let code = letter.charCodeAt(0); code <= last.charCodeAt(0); code += 1)
        kinds += kindOf(String.fromCharCode(code));
      at += 2;
    } else kinds += kindOf(letter);
  }
  return kinds;
}

function nextGroup(rest: string): Next {
  const length = endOfGroup(rest, 0);
  if (/^\(\?<?[=!]/.test(rest)) return { starts: [NOTHING], length };
  const [opening = ''] = /^\((?:\?:|(?!\?))/.exec(rest) ?? [];
  return opening === '' || rest[length - 1] !== ')'
    ? unknown(rest)
    : { starts: startsOf(rest.slice(opening.length, length - 1)), length };
}

function next(rest: string): Next {
  const letter = rest[0] ?? '';
  if (letter === '(') return nextGroup(rest);
  if (letter === '.') return { starts: [[KINDS]], length: 1 };
  if (letter === '^' || letter === '$') return { starts: [NOTHING], length: 1 };
  if (letter === '\\') {
    const second = rest[1] ?? '';
    if (second === 'b' || second === 'B') return { starts: [NOTHING], length: 2 };
    const kinds = escaped(second);
    return kinds === null ? unknown(rest) : { starts: [[kinds]], length: 2 };
  }
  if (letter !== '[') return { starts: [[kindOf(letter)]], length: 1 };
  const [whole, inner = ''] = /^\[((?:[^\]\\]|\\[^])*)\]/.exec(rest) ?? [];
  return whole === undefined ? unknown(rest) : { starts: [[kindsIn(inner)]], length: whole.length };
}

const distinct = (starts: readonly Start[]): readonly Start[] => [
  ...new Map(starts.map((start) => [start.join('|'), start])).values(),
];

const followedBy = (starts: readonly Start[], others: readonly Start[]): readonly Start[] =>
  distinct(
    starts.flatMap((start) =>
      start.length === LOOKED_AT ? [start] : others.map((other) => [...start, ...other].slice(0, LOOKED_AT)),
    ),
  );

/** As often as a quantifier lets it stand; more often than is looked at makes no difference. */
function repeated(before: readonly Start[], one: readonly Start[], quantifier: RegExpExecArray | null) {
  const [, sign, least, several, most] = quantifier ?? [];
  const from = sign === '?' || sign === '*' ? 0 : Number(least ?? 1);
  const to =
    sign === '?' ? 1 : sign !== undefined ? LOOKED_AT : several === undefined ? from : Number(most || LOOKED_AT);
  let made = before;
  const all: Start[] = from === 0 ? [...before] : [];
  for (let times = 1; times <= Math.min(Math.max(from, to), LOOKED_AT); times += 1) {
    made = followedBy(made, one);
    if (times >= Math.min(from, LOOKED_AT)) all.push(...made);
  }
  return distinct(all);
}

function startsOfOne(term: string): readonly Start[] {
  let starts: readonly Start[] = [NOTHING];
  let rest = term;
  while (rest !== '' && starts.some((start) => start.length < LOOKED_AT)) {
    const { starts: those, length } = next(rest);
    rest = rest.slice(length);
    const quantifier = QUANTIFIER.exec(rest);
    rest = rest.slice(quantifier?.[0].length ?? 0);
    starts = repeated(starts, those, quantifier);
  }
  return starts;
}

/** All that what a term finds may begin with; shorter where it may be over by then. */
const startsOf = (term: string): readonly Start[] => distinct(alternatives(term).flatMap(startsOfOne));

/** Terms that begin alike in many ways, in one pattern for all of these. */
interface Shared {
  readonly terms: string[];
  /** Once it is asked for. */
  pattern: RegExp | null;
}

/** What may begin with the same three kinds of characters: one more than another group, and so on. */
interface Group {
  readonly before: Group | null;
  readonly more: string | Shared;
  /** Once they are asked for. */
  patterns: readonly RegExp[] | null;
}

const allOf = (group: Group): readonly (string | Shared)[] =>
  group.before === null ? [group.more] : [...allOf(group.before), group.more];

type PatternOf = (some: readonly string[]) => RegExp;

function patternsOf(group: Group, patternOf: PatternOf): readonly RegExp[] {
  const all = allOf(group);
  const terms = all.filter((one) => typeof one === 'string');
  const shared = all.filter((one) => typeof one !== 'string');
  return [
    ...(terms.length === 0 ? [] : [patternOf(terms)]),
    ...shared.map((one) => (one.pattern ??= patternOf(one.terms))),
  ];
}

/** By three kinds of characters, one behind the other; null where no term begins so. */
type GroupAt = (Group | null)[];

/** Where all stands with which a term may begin. */
function placesOf(term: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const start of startsOf(term)) {
    const [first = [], second = [], third = []] = ANYTHING.map((any, at) =>
      [...(start[at] ?? any)].map((kind) => KINDS.indexOf(kind)),
    );
    for (const a of first)
      for (const b of second) for (const c of third) places.add((a * KINDS.length + b) * KINDS.length + c);
  }
  return places;
}

/** Puts it to all these places; those that were together before are together still. */
function addTo(groupAt: GroupAt, places: Iterable<number>, more: string | Shared): void {
  const larger = new Map<Group | null, Group>();
  for (const place of places) {
    const before = groupAt[place] ?? null;
    let made = larger.get(before);
    if (made === undefined) larger.set(before, (made = { before, more, patterns: null }));
    groupAt[place] = made;
  }
}

/**
 * So many letters a term is written out in, over all its beginnings; one that would be longer shares a pattern with
 * those that begin like it. A few terms of the same fifty words filled the memory for machine code otherwise.
 */
const MOST_WRITTEN = 8000;

function groupsOf(terms: readonly string[]): GroupAt {
  const groupAt: GroupAt = new Array<Group | null>(KINDS.length ** LOOKED_AT).fill(null);
  // what refers to a group of its own stays among all the others
  if (referToGroups(terms)) {
    addTo(groupAt, groupAt.keys(), { terms: [...terms], pattern: null });
    return groupAt;
  }
  const shared = new Map<string, Shared>();
  for (const term of new Set(terms)) {
    const places = placesOf(term);
    if (places.size * term.length <= MOST_WRITTEN) {
      addTo(groupAt, places, term);
      continue;
    }
    const alike = [...places].sort((a, b) => a - b).join(' ');
    const made = shared.get(alike);
    if (made !== undefined) made.terms.push(term);
    else {
      const first: Shared = { terms: [term], pattern: null };
      shared.set(alike, first);
      addTo(groupAt, places, first);
    }
  }
  return groupAt;
}

const NO_PATTERNS: readonly RegExp[] = [];

/** By the number of an ASCII character. */
const KIND_OF: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) =>
  KINDS.indexOf(kindOf(String.fromCharCode(code))),
);
const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  // behind the end there is no number, which is not below
  return code < 128 ? (KIND_OF[code] ?? OTHER) : OTHER;
};

/**
 * Whether one of the terms stands in a text, no letter of them told from a capital: asked of those alone that may begin
 * where a word does. `patternOf`: of some of the terms, sticky; it finds nothing behind a letter or digit.
 */
export function finder(terms: readonly string[], patternOf: PatternOf): (text: string) => boolean {
  let made: GroupAt | null = null;
  return (text) => {
    const groupAt = (made ??= groupsOf(terms));
    let isFree = true;
    let here = kindAt(text, 0);
    let second = kindAt(text, 1);
    for (let at = 0; at <= text.length; at += 1) {
      const third = kindAt(text, at + 2);
      const group = isFree ? (groupAt[(here * KINDS.length + second) * KINDS.length + third] ?? null) : null;
      for (const pattern of group === null ? NO_PATTERNS : (group.patterns ??= patternsOf(group, patternOf))) {
        pattern.lastIndex = at;
        if (pattern.test(text)) return true;
      }
      isFree = here === OTHER;
      here = second;
      second = third;
    }
    return false;
  };
}
