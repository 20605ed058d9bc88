/**
 * What do letters of emergency departments, maternity units, clinics and practices look like? Synthetic templates; `@`
 * stands for each answer to a routine question, so that one template is a letter with any answer.
 */
import templates from './corpus.json' with { type: 'json' };

export interface LetterTemplate {
  readonly name: string;
  readonly from: string;
  readonly type: string;
  /** Says something in its own words that is never shared, whatever the answers. */
  readonly tells?: boolean;
  readonly body: string;
}

export const TEMPLATES: readonly LetterTemplate[] = templates;

/** The letter with this answer to every routine question. */
export const letterWith = ({ body }: LetterTemplate, answer: string): Uint8Array =>
  new TextEncoder().encode(body.replaceAll('@', answer));
