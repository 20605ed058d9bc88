/**
 * In which languages can residents read about the record? One file each, all with the same parts: a translation is a
 * copy of `languages/en.json` in other words, and a line here.
 */
import { isObject } from '../../domain/json';
import en from './languages/en.json' with { type: 'json' };

export type Words = typeof en;

/** By the code that the switch puts into the address. English first: it stands for whatever is not there. */
export const LANGUAGES: Readonly<Record<string, Words>> = { en };

export interface Chosen {
  readonly code: string;
  readonly words: Words;
  /** Code and own name of every language there is. */
  readonly all: readonly { readonly code: string; readonly name: string }[];
}

/** The language of an address’s `lang`, English where there is none of that name. */
export function languageOf(asked: string | null, languages: Readonly<Record<string, Words>> = LANGUAGES): Chosen {
  const code = asked !== null && Object.hasOwn(languages, asked) ? asked : 'en';
  return {
    code,
    words: languages[code] ?? en,
    all: Object.entries(languages).map(([one, { language }]) => ({ code: one, name: language })),
  };
}

/** The parts of a language file, by their paths: a translation has the same ones, and leaves none empty. */
export const partsOf = (words: unknown, at = ''): readonly string[] =>
  Array.isArray(words)
    ? words.flatMap((one, index) => partsOf(one, `${at}[${String(index)}]`))
    : isObject(words)
      ? Object.entries(words).flatMap(([key, one]) => partsOf(one, `${at}.${key}`))
      : typeof words === 'string' && words.trim() !== ''
        ? [at]
        : [`${at} (empty)`];
