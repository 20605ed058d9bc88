/** What does each field that comes from outside have to look like? One schema a field, used by every route. */
import { z } from 'zod';
import { isDay } from '../domain/dates';
import { EARLIEST_DAY } from '../domain/dates/typed';
import { fromIso } from '../domain/instant';
import { isNhsNumber, nhsNumberDigits } from '../domain/nhs-number';

/** Any control character would let text forge lines in a log or a print. */
const withoutControls = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/u;

/** Text a person typed: trimmed, bounded, required. */
export const words = (name: string, max = 200): z.ZodType<string> =>
  z
    .string({ error: `${name} is missing` })
    .trim()
    .min(1, `${name} is missing`)
    .max(max, `${name} is longer than ${String(max)} characters`)
    .regex(withoutControls, `${name} holds characters that cannot be used`);

/** Ten digits that pass Modulus 11, with or without spaces; comes out as ten digits. */
export const nhsNumber = z
  .string({ error: 'NHS number is missing' })
  .refine(isNhsNumber, 'this is not a valid NHS number: check the ten digits')
  .transform((text) => nhsNumberDigits(text) ?? text);

/** ISO day. */
export const day = (name: string): z.ZodType<string> =>
  z
    .string({ error: `${name} is missing` })
    .refine((text) => isDay(text) && text >= EARLIEST_DAY, `${name} must be a real date written as YYYY-MM-DD`);

/** An emergency needs a reason of at least 10 characters (POLICY 6). */
export const emergencyReason = z
  .string({ error: 'a reason is needed' })
  .trim()
  .min(10, 'a reason of at least 10 characters is needed')
  .max(500, 'the reason is longer than 500 characters')
  .regex(withoutControls, 'the reason holds characters that cannot be used');

/** ISO day or instant, for searching the audit. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/, 'must be a date or an instant')
  .refine((text) => isDay(text.slice(0, 10)) && !Number.isNaN(fromIso(text)), 'must be a real date or instant');

export const emailAddress = z.email({ error: 'this is not an email address' }).max(254);

/** Each field that is missing or wrong, in one sentence. */
export function wrongFields({ issues }: Pick<z.ZodError, 'issues'>): string {
  const wrong = issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `${[...issue.path, issue.keys.join(', ')].join('.')}: unknown field`;
    return `${issue.path.join('.') || 'body'}: ${issue.message}`;
  });
  return `${[...new Set(wrong)].join('; ')}.`;
}
