/** What JSON does a request bring, within bounds? */

const MAX_BYTES = 256 * 1024;

/** Why a body is not read, as it is answered. */
export interface Unread {
  readonly status: 400 | 413 | 415;
  readonly code: string;
  /** What happened and what to do. */
  readonly message: string;
}

const unread = (status: Unread['status'], code: string, message: string): { readonly unread: Unread } => ({
  unread: { status, code, message },
});

/** Null where there is more of it than is taken; it is not waited for. */
async function readText(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return null;
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
      return null;
    }
    text += decoder.decode(chunk, { stream: true });
  }
}

/** Reads the JSON of a body once, at most 256 kB of it. */
export async function readJson(request: Request): Promise<{ readonly json: unknown } | { readonly unread: Unread }> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return unread(415, 'not-json', 'Send JSON, with Content-Type: application/json.');
  const text = await readText(request);
  if (text === null)
    return unread(413, 'too-large', `The body is too large. Send at most ${String(MAX_BYTES / 1024)} kB.`);
  try {
    return { json: JSON.parse(text) };
  } catch {
    return unread(400, 'not-json', 'The body is not valid JSON.');
  }
}
