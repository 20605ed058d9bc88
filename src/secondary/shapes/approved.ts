/** What was permitted, once two members of the group agreed? A build and an answer go by this and nothing beyond. */
import type { Breakdown } from './question';
import type { AskedFor, Precision, RequestForm } from './request';

/** A row that the group puts under its approval. INVARIANT: it can only narrow what was asked for. */
export type Condition =
  | { readonly kind: 'precision'; readonly precision: Precision }
  | { readonly kind: 'columns'; readonly columns: readonly Breakdown[] }
  /** The least count that is shown: never less than the table's own (D1). */
  | { readonly kind: 'threshold'; readonly least: number }
  /** The last day on which anything is built or answered, `2027-05-31`; at most twelve months on. */
  | { readonly kind: 'expiry'; readonly on: string }
  /** In words, for people. */
  | { readonly kind: 'other'; readonly words: string };

export interface ApprovedRequest {
  readonly id: string;
  readonly form: RequestForm;
  /** `form.data`, narrowed by the conditions. */
  readonly data: AskedFor;
  /** `form.outputs`, narrowed to the approved columns. */
  readonly outputs: RequestForm['outputs'];
  readonly conditions: readonly Condition[];
  /** The least count that is shown. */
  readonly least: number;
  /** The last day. */
  readonly expiresOn: string;
  /** A legal exception in force today that the request cites for its purpose: OB-2 and OB-3 are lifted. */
  readonly exception: boolean;
}
