/** Is this a request that can be decided? The Five Safes, field by field. */
import { z } from 'zod';
import { BREAKDOWNS } from '../shapes/question';
import { ORGANISATION_KINDS, PRECISIONS, PURPOSES, type RequestForm } from '../shapes/request';
import { day, words, wrongFields } from '../../forms/fields';
import { list, slug } from './fields';
import { refusal, type Refusal } from './request';

const breakdown = z.enum(BREAKDOWNS, { error: `must be one of ${BREAKDOWNS.join(', ')}` });

const form: z.ZodType<RequestForm> = z
  .strictObject({
    project: z.strictObject({
      title: words('title'),
      question: words('question', 2_000),
      purpose: z.enum(PURPOSES),
      benefit: words('benefit', 2_000),
    }),
    people: z.strictObject({
      names: list(words('name'), 'names', 1, 20),
      organisation: z.strictObject({
        ods: z.string({ error: 'ods is missing' }).regex(/^[A-Za-z0-9]{2,12}$/, 'this is not an ODS code'),
        name: words('name'),
        kind: z.enum(ORGANISATION_KINDS, { error: `must be one of ${ORGANISATION_KINDS.join(', ')}` }),
      }),
    }),
    data: z.strictObject({
      columns: list(breakdown, 'columns', 1, BREAKDOWNS.length),
      valueSets: list(slug('value set'), 'valueSets', 1, 50),
      precision: z.enum(PRECISIONS, { error: `must be one of ${PRECISIONS.join(', ')}` }),
      period: z
        .strictObject({ from: day('from'), to: day('to') })
        .refine(({ from, to }) => from <= to, 'the period ends before it begins'),
    }),
    setting: z.literal('this-program', { error: 'data are used in this program alone' }),
    outputs: z.strictObject({
      questions: list(slug('question'), 'questions', 1, 20),
      by: list(breakdown, 'by', 1, BREAKDOWNS.length),
    }),
    exceptions: list(slug('exception'), 'exceptions', 0, 10).optional(),
  })
  .transform((read) => read as RequestForm);

const purposeOf = z.object({ project: z.object({ purpose: z.string() }) });

/** The form, or which field is missing or wrong. */
export function readForm(json: unknown): RequestForm | Refusal {
  const said = purposeOf.safeParse(json);
  if (said.success && !PURPOSES.some((purpose) => purpose === said.data.project.purpose))
    return refusal(400, 'purpose', `purpose: must be one of ${PURPOSES.join(', ')}, and no other.`, 'RQ-1');
  const read = form.safeParse(json);
  if (!read.success) return refusal(400, 'bad-input', wrongFields(read.error));
  const { data, outputs } = read.data;
  return outputs.by.every((column) => data.columns.includes(column))
    ? read.data
    : refusal(400, 'by-beyond-columns', 'outputs.by: break down by columns that are asked for alone.', 'RQ-8');
}
