/** How does an attacker ask? With any method, target and headers, exactly as written: no client tidies them up. */
import { request } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly target: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent in one go, or piece by piece without a length. */
  readonly body?: string | Uint8Array | readonly Uint8Array[];
}

/**
 * Sends it to the origin's address; a connection that the server cuts while we still send counts by the answer it gave
 * first.
 */
export function ask(origin: string, { method = 'GET', target, headers = {}, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let answered = false;
    const outgoing = request(
      { hostname, port, method, path: target, headers: headers as Record<string, string | string[]>, agent: false },
      (incoming) => {
        answered = true;
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          text += chunk;
        });
        const done = (): void => {
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
        };
        incoming.on('end', done);
        incoming.on('error', done);
      },
    );
    outgoing.on('error', (error) => {
      if (!answered) reject(error);
    });
    if (Array.isArray(body)) for (const piece of body as readonly Uint8Array[]) outgoing.write(piece);
    else if (body !== undefined) outgoing.write(body as string | Uint8Array);
    outgoing.end();
  });
}
