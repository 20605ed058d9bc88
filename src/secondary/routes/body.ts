/** Is what was sent JSON within bounds, and what the route takes? What is wrong is named. */
import type { z } from 'zod';
import * as forms from '../../forms/body';
import { wrongFields } from '../../forms/fields';
import { problem, type Problem } from './problem';

/** The JSON of a body. */
export async function readJson(request: Request): Promise<{ readonly json: unknown } | Problem> {
  const read = await forms.readJson(request);
  return 'unread' in read ? problem(read.unread.status, read.unread.code, read.unread.message) : read;
}

/** The same where nothing need be sent: then it is as an empty object. */
export const readJsonOrNothing = (request: Request): Promise<{ readonly json: unknown } | Problem> =>
  request.headers.get('content-type') === null ? Promise.resolve({ json: {} }) : readJson(request);

/** A body by its schema: the value, or a problem that names each field that is missing or wrong. */
export async function readBody<T>(
  request: Request,
  schema: z.ZodType<T>,
  read = readJson,
): Promise<{ readonly value: T } | Problem> {
  const given = await read(request);
  if (!('json' in given)) return given;
  const parsed = schema.safeParse(given.json);
  return parsed.success ? { value: parsed.data } : problem(400, 'bad-input', wrongFields(parsed.error));
}
