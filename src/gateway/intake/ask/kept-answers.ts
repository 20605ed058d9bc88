/**
 * What was answered already, when the answers of an exchange turn out to be too large to be read here? Whoever reads
 * them elsewhere begins anew, is given what came, and nothing is asked twice.
 */
import type { Asking, RawAsked, RawExchange } from './raw-exchange';

export interface KeptAnswers {
  /** Asks, and keeps what is answered. Does not settle any more once it is too large: nobody goes on here. */
  readonly here: RawExchange['ask'];
  /** As `here` answered the same question, or else asks. */
  readonly again: RawExchange['ask'];
  /** Resolves when it is too large. */
  readonly large: Promise<'large'>;
}

const nameOf = (asking: Asking): string => JSON.stringify(asking);

/** `most`: bytes that are read here at the most. */
export function keptAnswers(ask: RawExchange['ask'], most: number): KeptAnswers {
  const kept = new Map<string, Promise<RawAsked>[]>();
  let tell: (how: 'large') => void = () => undefined;
  const large = new Promise<'large'>((resolve) => {
    tell = resolve;
  });
  let bytes = 0;
  return {
    large,
    async here(asking) {
      if (bytes > most) return new Promise(() => undefined);
      const answer = ask(asking);
      kept.set(nameOf(asking), [...(kept.get(nameOf(asking)) ?? []), answer]);
      const asked = await answer;
      bytes += (asked.ok ? asked.value : asked.raw)?.bytes.length ?? 0;
      if (bytes <= most) return asked;
      tell('large');
      return new Promise(() => undefined);
    },
    // let go of what is given: it is another's from now on
    again: (asking) => kept.get(nameOf(asking))?.shift() ?? ask(asking),
  };
}
