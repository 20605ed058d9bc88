/**
 * Is an answer worth packing for the way? A large one that goes over a network is; over loopback it only costs time.
 */
import { createGzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';

const LOOPBACK = /^(::1|(::ffff:)?127\.)/;
const PACKED_TYPES = /^application\/(fhir\+)?json/;

/** The same answer, gzipped at the fastest level when the client takes it and is on another machine. */
export function compressed(request: Request, response: Response, remoteAddress: string | undefined): Response {
  if (response.body === null || remoteAddress === undefined || LOOPBACK.test(remoteAddress)) return response;
  if (!/\bgzip\b(?!\s*;\s*q=0)/i.test(request.headers.get('accept-encoding') ?? '')) return response;
  if (response.headers.has('Content-Encoding') || !PACKED_TYPES.test(response.headers.get('Content-Type') ?? ''))
    return response;
  const headers = new Headers(response.headers);
  headers.set('Content-Encoding', 'gzip');
  headers.append('Vary', 'Accept-Encoding');
  headers.delete('Content-Length');
  const packed = createGzip({ level: 1 });
  // An answer that breaks off destroys the stream, and the client sees it cut; there is nobody else to tell.
  pipeline(Readable.fromWeb(response.body as NodeStream), packed, () => undefined);
  return new Response(Readable.toWeb(packed) as ReadableStream, { status: response.status, headers });
}
