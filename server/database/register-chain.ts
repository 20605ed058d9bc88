/** How does one decision of the register vouch for all before it? As a row of the audit does: by a chain of hashes. */
import { createHash } from 'node:crypto';

export interface Decision {
  readonly number: number;
  readonly id: string;
  readonly nhsNumber: string;
  readonly dateTime: string;
  /** The consent as JSON, as stored. */
  readonly body: string;
}

/** Sha-256, as hex, over the previous hash and everything the row holds. The migration 0021 computes the same. */
export function decisionHash(previous: string, { number, id, nhsNumber, dateTime, body }: Decision): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, number, id, nhsNumber, dateTime, body]))
    .digest('hex');
}
