import { expect, test } from 'vitest';
import { BASE, fakeServer, provider, replyWith } from '../../../../tests/kits/gateway/fake-server';
import { fetchDocument } from './fetch-document';

const at = (url: string, contentType: string | null = null) => ({ url, contentType });
const fetchWith = (reply: () => Response, url = 'Binary/1', more = {}) => {
  const server = fakeServer({ 'Binary/1': reply });
  return {
    server,
    result: fetchDocument(provider(more), at(url, 'application/pdf'), { fetch: server.fetch }),
  };
};
const PDF = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 255]);

test.each(['Binary/1', `${BASE}/Binary/1`])('raw bytes at %s come as they are', async (url) => {
  const { result } = fetchWith(() => new Response(PDF, { headers: { 'Content-Type': 'application/pdf' } }), url);
  expect(await result).toEqual({ outcome: 'fetched', bytes: PDF, contentType: 'application/pdf' });
});

test('a FHIR Binary gives its own bytes and type, in R4 and STU3', async () => {
  for (const element of ['data', 'content']) {
    const binary = {
      resourceType: 'Binary',
      contentType: 'application/pdf',
      [element]: btoa(String.fromCharCode(...PDF)),
    };
    expect(await fetchWith(() => replyWith(binary)).result).toEqual({
      outcome: 'fetched',
      bytes: PDF,
      contentType: 'application/pdf',
    });
  }
});

test('bytes inside the address itself are had without asking anybody', async () => {
  const base64 = btoa(String.fromCharCode(...PDF));
  for (const url of [`data:application/pdf;base64,${base64}`, `data:text/html;x=,;base64,${base64}`]) {
    const { server, result } = fetchWith(() => new Response(null), url);
    expect(await result).toEqual({ outcome: 'fetched', bytes: PDF, contentType: 'application/pdf' });
    expect(server.asked).toEqual([]);
  }
  expect(
    await fetchDocument(provider(), at(`data:image/png;base64,${base64}`), {
      fetch: fakeServer({}).fetch,
    }),
  ).toMatchObject({ contentType: 'image/png' });
  for (const url of ['data:text/plain,hello', 'data:text/plain;base64,%%%', 'data:'])
    expect(await fetchWith(() => new Response(null), url).result).toEqual({ outcome: 'bad-answer' });
});

test('without a type of its own it has the type that the document stated', async () => {
  const raw = new Response(PDF);
  expect(await fetchWith(() => raw).result).toMatchObject({ contentType: 'application/pdf' });
});

test.each(['https://evil.test/fhir/Binary/1', 'https://north.test/secret', '../secret', 'http://169.254.169.254/'])(
  '%s is never asked',
  async (url) => {
    const { server, result } = fetchWith(() => new Response(PDF), url);
    expect(await result).toEqual({ outcome: 'bad-answer' });
    expect(server.asked).toEqual([]);
  },
);

test.each<[string, () => Response]>([
  ['an OperationOutcome', () => replyWith({ resourceType: 'OperationOutcome', issue: [] })],
  ['a Binary without data', () => replyWith({ resourceType: 'Binary', contentType: 'text/plain' })],
  ['a Binary that is no base64', () => replyWith({ resourceType: 'Binary', data: '%%%' })],
  ['a 404', () => new Response(null, { status: 404 })],
  ['a redirect', () => new Response(null, { status: 301, headers: { Location: 'https://evil.test/' } })],
  ['more bytes than allowed', () => new Response(new Uint8Array(2000))],
])('%s is a bad answer', async (_what, reply) => {
  expect(await fetchWith(reply, 'Binary/1', { maxBytes: 1000 }).result).toEqual({ outcome: 'bad-answer' });
});
