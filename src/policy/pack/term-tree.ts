/**
 * What is a term made of? A regular expression as far as terms need it: characters, sequences, choices, repeats and
 * looks around.
 */

/** One place: the letters that may stand there, by their number in `LETTERS`. */
export type Place = { readonly is: 'place'; readonly letters: ReadonlySet<number> };
export type Term =
  | Place
  | { readonly is: 'edge'; readonly start: boolean }
  | { readonly is: 'back' }
  | { readonly is: 'look'; readonly of: Term }
  | { readonly is: 'row'; readonly parts: readonly Term[] }
  | { readonly is: 'choice'; readonly parts: readonly Term[] }
  | { readonly is: 'repeat'; readonly of: Term; readonly least: number; readonly most: number };

/** One letter for each that a term may tell apart; the last stands for all that are none of these. */
const LETTERS: readonly string[] = [
  ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter((one) => !/[A-Z]/.test(one)),
  ...'\t\n\r\u00a0’–é',
];
const known = new Map<string, Place>();

function placeOf(written: string): Place {
  const found = known.get(written);
  if (found !== undefined) return found;
  const pattern = new RegExp(`^${written}$`, 'i');
  const letters = new Set(LETTERS.flatMap((letter, at) => (pattern.test(letter) ? [at] : [])));
  const made: Place = { is: 'place', letters };
  known.set(written, made);
  return made;
}

const PIECE = new RegExp(
  [
    String.raw`(?<open>\((?:\?(?::|<?[=!]|<[A-Za-z]\w*>))?)`,
    String.raw`(?<close>\))`,
    String.raw`(?<or>\|)`,
    String.raw`(?<times>[*+?]|\{\d+(?:,\d*)?\})\??`,
    String.raw`(?<edge>[\^$]|\\[bB])`,
    String.raw`(?<back>\\(?:[1-9]\d*|k<[^>]*>))`,
    String.raw`(?<place>\[\^?(?:\\[^]|[^\]\\])*\]|\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[^])|[^])`,
  ].join('|'),
  'y',
);

const TIMES: Readonly<Record<string, readonly [number, number]>> = {
  '*': [0, Infinity],
  '+': [1, Infinity],
  '?': [0, 1],
};
function timesOf(written: string): readonly [least: number, most: number] {
  const plain = TIMES[written];
  if (plain !== undefined) return plain;
  const [least = '', most] = written.slice(1, -1).split(',');
  return [Number(least), most === undefined ? Number(least) : most === '' ? Infinity : Number(most)];
}

interface Open {
  readonly look: boolean;
  readonly choices: Term[];
  row: Term[];
}
const closed = ({ choices, row }: Open): Term => {
  const last: Term = { is: 'row', parts: row };
  return choices.length === 0 ? last : { is: 'choice', parts: [...choices, last] };
};

/** In: a regular expression that compiles. Out: what it is made of. */
export function termTree(term: string): Term {
  const stack: Open[] = [{ look: false, choices: [], row: [] }];
  const here = (): Open => stack[stack.length - 1] as Open;
  PIECE.lastIndex = 0;
  for (let found = PIECE.exec(term); found?.groups !== undefined && found[0] !== ''; found = PIECE.exec(term)) {
    const { open, close, or, times, edge, back, place } = found.groups;
    if (open !== undefined) stack.push({ look: /[=!]$/.test(open), choices: [], row: [] });
    else if (close !== undefined && stack.length > 1) {
      const whole = stack.pop() as Open;
      const of = closed(whole);
      here().row.push(whole.look ? { is: 'look', of } : of);
    } else if (or !== undefined) {
      here().choices.push({ is: 'row', parts: here().row });
      here().row = [];
    } else if (times !== undefined) {
      const [least, most] = timesOf(times);
      const of = here().row.pop();
      if (of !== undefined) here().row.push({ is: 'repeat', of, least, most });
    } else if (edge !== undefined) here().row.push({ is: 'edge', start: edge === '^' });
    else if (back !== undefined) here().row.push({ is: 'back' });
    else if (place !== undefined) here().row.push(placeOf(place));
  }
  return closed(stack[0] as Open);
}
