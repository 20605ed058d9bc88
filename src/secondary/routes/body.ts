/** Is what was sent JSON within bounds, and what the route takes? What is wrong is named. */
import type { z } from 'zod';
import { wrongFields } from '../requests/fields';
import { problem, type Problem } from './problem';

const MAX_BYTES = 256 * 1024;

const TOO_LARGE = problem(413, 'too-large', `The body is too large. Send at most ${String(MAX_BYTES / 1024)} kB.`);

async function readText(request: Request): Promise<string | Problem> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return TOO_LARGE;
  if (request.body === null) return '';
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    const chunk = value as Uint8Array;
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) {
      // not waited for: a sender that never ends must not keep the answer back
      void reader.cancel().catch(() => undefined);
      return TOO_LARGE;
    }
    text += decoder.decode(chunk, { stream: true });
  }
}

/** The JSON of a body. */
export async function readJson(request: Request): Promise<{ readonly json: unknown } | Problem> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return problem(415, 'not-json', 'Send JSON, with Content-Type: application/json.');
  const text = await readText(request);
  if (typeof text !== 'string') return text;
  try {
    return { json: JSON.parse(text) };
  } catch {
    return problem(400, 'not-json', 'The body is not valid JSON.');
  }
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
