/** How does a question say that it is not answered? By a code, in words, and by the id of the rule. */
import { ASKING, type AskingReason } from '../rules/asking';

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly rules: readonly string[];
}

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const read = <T>(value: T): Reading<T> => ({ ok: true, value });

export const no = (reason: AskingReason, message: string): Reading<never> => ({
  ok: false,
  refusal: { code: ASKING[reason].code, message, rules: [ASKING[reason].id] },
});

export const tooFine = (message: string): Reading<never> => ({
  ok: false,
  refusal: { code: 'too-fine', message, rules: ['D6'] },
});

export const notThis = (message: string): Reading<never> => ({
  ok: false,
  refusal: { code: 'measure-not-allowed', message, rules: ['D5'] },
});
