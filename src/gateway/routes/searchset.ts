/**
 * How does an answer read that holds the person, what was released of them, and what is said of it? A FHIR searchset,
 * in bytes, around resources that are written already.
 */
import type { OperationOutcome, Patient } from 'fhir/r4';
import { writtenAsSent } from '../../domain/decimals';
import { turnsShown } from '../../domain/direction';
import type { WrittenAnswer } from '../aside';
import type { ReleasedBytes } from '../pipeline';

const utf8 = new TextEncoder();
const [BEFORE, AFTER] = [utf8.encode('{"resource":'), utf8.encode(',"search":{"mode":"include"}},')] as const;

export interface Searchset {
  /** ISO 8601. */
  readonly timestamp: string;
  readonly patient: Patient;
  readonly released: Pick<ReleasedBytes, 'bytes' | 'ends'>;
  readonly outcome: OperationOutcome;
}

// INVARIANT: after the policy has judged the words as they came, what turns them round is shown and not live.
const shown = (value: object): string => turnsShown(writtenAsSent(JSON.stringify(value)));

/** In UTF-8, and where in it each resource begins and ends. */
export function searchsetBytes({
  timestamp,
  patient,
  released: { bytes, ends },
  outcome,
}: Searchset): Pick<WrittenAnswer, 'body' | 'spans'> {
  const head = shown({ resourceType: 'Bundle', type: 'searchset', timestamp }).slice(0, -1);
  const first = utf8.encode(`${head},"entry":[{"resource":${shown(patient)},"search":{"mode":"match"}},`);
  const last = utf8.encode(`{"resource":${shown(outcome)},"search":{"mode":"outcome"}}]}`);
  const body = new Uint8Array(first.length + bytes.length + ends.length * (BEFORE.length + AFTER.length) + last.length);
  let at = 0;
  const put = (part: Uint8Array): void => {
    body.set(part, at);
    at += part.length;
  };
  put(first);
  const spans = new Uint32Array(2 * ends.length);
  let from = 0;
  ends.forEach((end, index) => {
    put(BEFORE);
    spans[2 * index] = at;
    put(bytes.subarray(from, end));
    spans[2 * index + 1] = at;
    put(AFTER);
    from = end;
  });
  put(last);
  return { body, spans };
}
