/** Is what was sent what the route takes? Every field is checked; what is wrong is named. */
import type { z } from 'zod';
import { readJson } from '../../forms/body';
import { wrongFields } from '../../forms/fields';
import { problem, type Problem } from './problem';

/** Reads a JSON body by its schema: the value, or a problem that names each field that is missing or wrong. */
export const readBody = <T>(request: Request, schema: z.ZodType<T>): Promise<{ readonly value: T } | Problem> =>
  readBodyBy(request, () => schema);

/** The same, where what was sent decides which schema it is held against. The body is read once. */
export async function readBodyBy<T>(
  request: Request,
  schemaFor: (json: unknown) => z.ZodType<T>,
): Promise<{ readonly value: T } | Problem> {
  const read = await readJson(request);
  if ('unread' in read) return read.unread;
  const parsed = schemaFor(read.json).safeParse(read.json);
  return parsed.success ? { value: parsed.data } : problem(400, 'bad-input', wrongFields(parsed.error));
}
