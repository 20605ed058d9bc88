/** What did a member of the group decide? */
import { z } from 'zod';
import type { DecisionBody } from '../shapes/http';
import { BREAKDOWNS } from '../shapes/question';
import { PRECISIONS } from '../shapes/request';
import { day, words, wrongFields } from '../../forms/fields';
import { list } from './fields';
import { refusal, type Refusal } from './request';

const condition = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('precision'), precision: z.enum(PRECISIONS) }),
    z.strictObject({ kind: z.literal('columns'), columns: list(z.enum(BREAKDOWNS), 'columns', 1, BREAKDOWNS.length) }),
    z.strictObject({ kind: z.literal('threshold'), least: z.int().max(1_000) }),
    z.strictObject({ kind: z.literal('expiry'), on: day('on') }),
    z.strictObject({ kind: z.literal('other'), words: words('words', 1_000) }),
  ],
  { error: 'a condition is of kind precision, columns, threshold, expiry or other' },
);

const body = z.strictObject({
  decision: z.enum(['approve', 'refuse'], { error: 'say approve or refuse' }),
  conditions: z.array(condition).max(20).default([]),
  reason: z.union([z.literal(''), words('reason', 2_000)]).optional(),
});

/** An empty reason is none. */
export function readDecision(json: unknown): DecisionBody | Refusal {
  const read = body.safeParse(json);
  if (!read.success) return refusal(400, 'bad-input', wrongFields(read.error));
  const { reason, ...rest } = read.data;
  return reason === undefined || reason === '' ? rest : { ...rest, reason };
}
