/** What does each field that comes from outside have to look like? One schema a field. */
import { z } from 'zod';
import { isDay } from '../../domain/dates';
import { EARLIEST_DAY } from '../../domain/dates/typed';

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

/** A name of something that stands in files and addresses: letters, digits and hyphens. */
export const slug = (name: string): z.ZodType<string> =>
  z
    .string({ error: `${name} is missing` })
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, `${name} is made of letters, digits and hyphens`);

/** ISO day. */
export const day = (name: string): z.ZodType<string> =>
  z
    .string({ error: `${name} is missing` })
    .refine((text) => isDay(text) && text >= EARLIEST_DAY, `${name} must be a real date written as YYYY-MM-DD`);

/** Each value once. */
export const list = <T extends string>(one: z.ZodType<T>, name: string, least: number, most: number) =>
  z
    .array(one, { error: `${name} is missing` })
    .min(least, `${name} is missing`)
    .max(most, `${name}: at most ${String(most)}`)
    .refine((values) => new Set(values).size === values.length, `${name} holds one twice`);

/** Each field that is missing or wrong, in one sentence. */
export function wrongFields({ issues }: Pick<z.ZodError, 'issues'>): string {
  const wrong = issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `${[...issue.path, issue.keys.join(', ')].join('.')}: unknown field`;
    return `${issue.path.join('.') || 'body'}: ${issue.message}`;
  });
  return `${[...new Set(wrong)].join('; ')}.`;
}
