/** Is an answer packed only where that helps, and unharmed? */
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressed } from './compress';

const asking = (encoding: string): Request => new Request('http://x/', { headers: { 'accept-encoding': encoding } });
const answer = (type = 'application/fhir+json'): Response =>
  new Response('{"a":1}'.repeat(1000), { headers: { 'Content-Type': type } });

describe('packing an answer', () => {
  it('keeps every byte for a client on another machine', async () => {
    const packed = compressed(asking('br, gzip'), answer(), '10.0.0.7');
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await answer().text());
  });

  it.each([
    ['over loopback', 'gzip', '127.0.0.1', undefined],
    ['over loopback in IPv6', 'gzip', '::ffff:127.0.0.1', undefined],
    ['when not asked', 'br', '10.0.0.7', undefined],
    ['when refused', 'gzip;q=0', '10.0.0.7', undefined],
    ['for a document', 'gzip', '10.0.0.7', 'application/pdf'],
  ])('leaves it as it is %s', (_when, encoding, from, type) => {
    const plain = answer(type);
    expect(compressed(asking(encoding), plain, from)).toBe(plain);
  });
});
