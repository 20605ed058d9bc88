/**
 * What is worth counting? Told to whoever runs the product, as it happens.
 * INVARIANT: no happening holds a person, a user, a word that somebody wrote, or anything of a record: a provider's id,
 * fixed words, and seconds, so that whatever is made of them (a metric, a log line, a span) tells of nobody.
 */
import type { CoverageCode } from '../domain/coverage';
import type { Purpose } from '../domain/api';
import type { Kind } from './failures';

/** What went wrong in asking somebody else. */
export interface AskProblem {
  readonly kind: Kind;
  /** The HTTP status, where one came. */
  readonly status?: number;
}

export type ProviderOutcome =
  | 'answered'
  /** It does not know the person. */
  | 'nobody'
  /** What it holds could not be confirmed to be the person's. */
  | 'not-confirmed'
  | 'too-slow'
  | 'unreachable'
  | 'bad-answer'
  /** Whoever asked went away. */
  | 'abandoned';

export type OpeningOutcome =
  | 'open'
  | 'opted-out'
  | 'restricted'
  | 'nobody-found'
  | 'demographics-down'
  /** One user's limit. */
  | 'too-many'
  /** The gateway has too much in hand. */
  | 'shed'
  | 'failed';

export type Happening =
  | {
      readonly what: 'provider';
      readonly provider: string;
      readonly outcome: ProviderOutcome;
      readonly seconds: number;
      readonly problem?: AskProblem;
    }
  | {
      readonly what: 'demographics';
      readonly outcome: 'answered' | 'failed';
      readonly seconds: number;
      readonly problem?: AskProblem;
    }
  | {
      readonly what: 'locator';
      readonly outcome: 'answered' | 'partial' | 'failed';
      readonly seconds: number;
      readonly problem?: AskProblem;
    }
  | { readonly what: 'audit'; readonly outcome: 'durable' | 'failed'; readonly seconds: number }
  | { readonly what: 'sign-in'; readonly outcome: 'signed-in' | 'refused' | 'failed' }
  | { readonly what: 'opening'; readonly purpose: Purpose; readonly outcome: OpeningOutcome }
  | { readonly what: 'launch'; readonly outcome: 'taken' | 'refused' }
  | { readonly what: 'emergency'; readonly outcome: 'opened' | 'renewed' | 'refused' }
  | { readonly what: 'coverage'; readonly provider: string; readonly code: CoverageCode };

export type Told = (happening: Happening) => void;
