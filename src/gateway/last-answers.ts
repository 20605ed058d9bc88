/** How did each provider answer, the last times it was asked? In this process's memory; of no person. */
import type { Happening, ProviderOutcome } from './happenings';

export interface LastAnswer {
  readonly outcome: ProviderOutcome;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly seconds: number;
}

export interface LastAnswers {
  note(happening: Happening): void;
  /** Newest first. */
  of(provider: string): readonly LastAnswer[];
}

/** Of each provider so many are kept. */
export const ANSWERS_LISTED = 10;

/** INVARIANT: an answer is an outcome, a time and a duration: whom it was about is not kept. */
export function createLastAnswers(now: () => number): LastAnswers {
  const kept = new Map<string, readonly LastAnswer[]>();
  return {
    note(happening) {
      if (happening.what !== 'provider') return;
      const { provider, outcome, seconds } = happening;
      const before = kept.get(provider) ?? [];
      kept.set(provider, [{ outcome, at: now(), seconds }, ...before].slice(0, ANSWERS_LISTED));
    },
    of: (provider) => kept.get(provider) ?? [],
  };
}
