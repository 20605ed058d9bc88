/** What do the fields of a request for groups have to look like, beside those of every form? One schema a field. */
import { z } from 'zod';

/** A name of something that stands in files and addresses: letters, digits and hyphens. */
export const slug = (name: string): z.ZodType<string> =>
  z
    .string({ error: `${name} is missing` })
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, `${name} is made of letters, digits and hyphens`);

/** Each value once. */
export const list = <T extends string>(one: z.ZodType<T>, name: string, least: number, most: number) =>
  z
    .array(one, { error: `${name} is missing` })
    .min(least, `${name} is missing`)
    .max(most, `${name}: at most ${String(most)}`)
    .refine((values) => new Set(values).size === values.length, `${name} holds one twice`);
