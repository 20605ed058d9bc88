/** Is what was sent what the route takes? Every field is checked; what is wrong is named. */
import type { z } from 'zod';
import { problem, type Problem } from './problem';

const MAX_BYTES = 256 * 1024;

const tooLarge = problem(413, 'too-large', `The body is too large. Send at most ${String(MAX_BYTES / 1024)} kB.`);

async function readText(request: Request): Promise<string | Problem> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return tooLarge;
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
      return tooLarge;
    }
    text += decoder.decode(chunk, { stream: true });
  }
}

/** Reads a JSON body by its schema: the value, or a problem that names each field that is missing or wrong. */
export const readBody = <T>(request: Request, schema: z.ZodType<T>): Promise<{ readonly value: T } | Problem> =>
  readBodyBy(request, () => schema);

/** The same, where what was sent decides which schema it is held against. The body is read once. */
export async function readBodyBy<T>(
  request: Request,
  schemaFor: (json: unknown) => z.ZodType<T>,
): Promise<{ readonly value: T } | Problem> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return problem(415, 'not-json', 'Send JSON, with Content-Type: application/json.');
  const text = await readText(request);
  if (typeof text !== 'string') return text;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return problem(400, 'not-json', 'The body is not valid JSON.');
  }
  const parsed = schemaFor(json).safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const wrong = parsed.error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `${[...issue.path, issue.keys.join(', ')].join('.')}: unknown field`;
    return `${issue.path.join('.') || 'body'}: ${issue.message}`;
  });
  return problem(400, 'bad-input', `${[...new Set(wrong)].join('; ')}.`);
}
