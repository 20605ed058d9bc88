/** What goes out of a letter, and under which words, whatever kind it is of? Through the whole gateway. */
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { createPdfReader } from '../../server/letters/read-pdf';
import { bundle } from '../kits/gateway/fake-server';
import { open, read, replyOf, world, type Change } from '../kits/gateway/gateway';
import { letterPdf } from '../kits/letters/pdf';

const reader = createPdfReader();
afterAll(reader.close);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('base64');

type Attachment = Readonly<Record<string, unknown>>;
const letter = (attachment: Attachment) => ({
  resourceType: 'DocumentReference',
  id: 'd',
  status: 'current',
  subject: { reference: 'Patient/p1' },
  type: { text: 'Discharge letter' },
  content: [{ attachment }],
});
const report = (...presentedForm: readonly Attachment[]) => ({
  resourceType: 'DiagnosticReport',
  id: 'r',
  status: 'final',
  subject: { reference: 'Patient/p1' },
  code: { text: 'CT chest' },
  presentedForm,
});

/** What the provider sends, and the answers to asking for each letter in it. */
async function given(resource: object, bytes: Uint8Array | null = null, type = '', change: Change = {}) {
  const place = world({ readPdf: reader.read, ...change });
  place.replies.set('$everything', () => replyOf(bundle([resource as never])));
  if (bytes !== null)
    place.replies.set(
      'Binary/b',
      () => new Response(new Uint8Array(bytes), { headers: type === '' ? {} : { 'Content-Type': type } }),
    );
  const ask = await place.signIn('asha');
  const access = await open(ask);
  const { text } = await read(ask, access);
  const urls = [...text.matchAll(/"url":"(Binary\/[A-Za-z0-9.-]+)"/g)].map(([, url]) => String(url));
  const letters = [];
  for (const url of urls) {
    const { status, headers, text: body } = await ask('GET', `/fhir/north/Patient/${access}/${url}`);
    const of = (name: string) => headers.get(`X-Letter-${name}`);
    letters.push({
      status,
      body,
      type: headers.get('Content-Type'),
      given: of('Given'),
      warnings: of('Warnings'),
      differs: of('Differs'),
    });
  }
  return { text, letters };
}

const BY_URL = { url: 'Binary/b', contentType: 'text/plain' };

describe('a letter with a routine line', () => {
  it('goes out as its words, the same whatever was answered, and says how it came', async () => {
    const html = (answer: string) =>
      utf8(`<html><img src="x"><p>HIV screen: ${answer}</p><p>Start apixaban</p><!-- ${answer} --></html>`);
    for (const answer of ['positive', 'not detected', '']) {
      const { letters } = await given(letter({ ...BY_URL, contentType: 'text/html' }), html(answer), 'text/html');
      expect(letters).toEqual([
        {
          status: 200,
          body: 'Start apixaban\n',
          type: 'text/plain; charset=utf-8',
          given: 'words',
          warnings: 'pictures',
          differs: null,
        },
      ]);
    }
  });

  it('is not told by its length, nor by a hash of it that could be tried out', async () => {
    const bytes = utf8('HIV screen: positive\n\nPlan: inhaler');
    const { text, letters } = await given(
      letter({ contentType: 'text/plain', data: base64(bytes), size: bytes.length, hash: sha1(bytes) }),
    );
    expect(letters).toMatchObject([{ status: 200, body: 'Plan: inhaler\n', differs: null }]);
    expect(text).not.toContain(sha1(bytes));
    expect(text).not.toContain('"size"');
    expect(text).toMatch(/"hash":"[0-9a-f]{32}"/);
  });

  it('is withheld whole where nobody may cut it, and given as it is where somebody signed for that', async () => {
    const bytes = utf8('HIV screen: positive\n\nPlan: inhaler');
    const any = await given(letter(BY_URL), bytes, 'text/plain', { policy: { readableDocuments: 'any' } });
    expect(any.letters).toMatchObject([{ status: 502 }]);
    const metadata = await given(letter(BY_URL), bytes, 'text/plain', {
      policy: {
        readableDocuments: 'metadata',
        readableDocumentsWaiver: { signedBy: 'Dr A Guardian', signedOn: '2026-11-01' },
      },
    });
    expect(metadata.letters).toMatchObject([{ status: 200, body: 'HIV screen: positive\n\nPlan: inhaler' }]);
  });
});

describe('a PDF', () => {
  const telling = letterPdf([[50, 800, 'Seen for HIV today']]);
  const routine = letterPdf([
    [50, 800, 'Start apixaban'],
    [50, 780, 'HIV screen: positive'],
  ]);

  it('that tells is withheld, by address and where it stands within', async () => {
    expect((await given(letter(BY_URL), telling, 'application/pdf')).letters).toMatchObject([{ status: 502 }]);
    const within = await given(letter({ contentType: 'application/pdf', data: base64(telling) }));
    expect(within.text).not.toContain('DocumentReference');
    const hidden = letterPdf([[50, 800, 'Dear Doctor']], { hidden: 'HIV' });
    expect((await given(letter(BY_URL), hidden, 'application/pdf')).letters).toMatchObject([{ status: 502 }]);
  });

  it('with a routine line goes out as its words', async () => {
    for (const sent of [
      given(letter(BY_URL), routine, 'application/pdf'),
      given(letter({ contentType: 'application/pdf', data: base64(routine) })),
    ])
      expect((await sent).letters).toMatchObject([{ status: 200, body: 'Start apixaban\n', given: 'words' }]);
  });

  it('that a clinical document wraps is read as one of its own', async () => {
    const wrapping = (pdf: Uint8Array) =>
      utf8(
        '<ClinicalDocument xmlns="urn:hl7-org:v3"><title>Discharge</title><component><nonXMLBody>' +
          `<text mediaType="application/pdf" representation="B64">${base64(pdf)}</text>` +
          '</nonXMLBody></component></ClinicalDocument>',
      );
    const sent = async (pdf: Uint8Array, change: Change = {}) =>
      (await given(letter(BY_URL), wrapping(pdf), 'application/xml', change)).letters;
    expect(await sent(telling)).toMatchObject([{ status: 502 }]);
    expect(await sent(routine)).toMatchObject([{ status: 200, given: 'words', body: 'Discharge\n\nStart apixaban\n' }]);
    expect(await sent(letterPdf([[50, 800, 'Start apixaban']]))).toMatchObject([{ status: 200, given: null }]);
    const unable = { readPdf: () => Promise.resolve(null) };
    expect(await sent(letterPdf([[50, 800, 'Start apixaban']]), unable)).toMatchObject([
      { status: 200, given: 'unread' },
    ]);
  });

  it('goes out as it came where nothing tells, and says so where it could not be read', async () => {
    const plain = await given(letter(BY_URL), letterPdf([[50, 800, 'Start apixaban']]), 'application/pdf');
    expect(plain.letters).toMatchObject([{ status: 200, given: null, type: 'application/pdf' }]);
    const scan = await given(letter(BY_URL), letterPdf([]), 'application/pdf');
    expect(scan.letters).toMatchObject([{ status: 200, given: 'unread' }]);
    const unable = await given(letter(BY_URL), telling, 'application/pdf', { readPdf: () => Promise.resolve(null) });
    expect(unable.letters).toMatchObject([{ status: 200, given: 'unread' }]);
  });
});

describe('the text of a report', () => {
  const rtf = utf8('{\\rtf1 No nodule.\\par}');
  it.each([
    ['text', 'text/plain', utf8('No nodule.')],
    ['HTML', 'text/html', utf8('<p>No nodule.')],
    ['RTF', 'application/rtf', rtf],
    ['a PDF', 'application/pdf', letterPdf([[50, 800, 'No nodule.']])],
    ['a kind that nobody states', undefined, rtf],
  ])('opens like a letter: %s', async (_what, contentType, bytes) => {
    const forms = [
      { contentType, data: base64(bytes), title: 'CT report' },
      { contentType, url: 'Binary/b' },
    ];
    const { letters } = await given(report(...forms), bytes, contentType);
    expect(letters.map(({ status, given: how }) => [status, how])).toEqual([
      [200, null],
      [200, null],
    ]);
  });

  it('loses the form that tells, and keeps the other', async () => {
    const { letters } = await given(
      report(
        { contentType: 'application/pdf', data: base64(letterPdf([[50, 800, 'HIV antibody found']])) },
        { contentType: 'text/plain', data: base64(utf8('No nodule.')) },
      ),
    );
    expect(letters.map(({ body }) => body)).toEqual(['No nodule.']);
  });
});

describe('a letter that is not what is said of it', () => {
  it('names the length and the hash that differ, and no other', async () => {
    const bytes = utf8('Dear Doctor');
    const differs = async (stated: Attachment) =>
      (await given(letter({ ...BY_URL, ...stated }), bytes, 'text/plain')).letters[0]?.differs;
    expect(await differs({ size: bytes.length, hash: sha1(bytes) })).toBeNull();
    expect(await differs({ size: 3 })).toBe('size');
    expect(await differs({ hash: sha1(utf8('x')) })).toBe('hash');
    expect(await differs({ size: 3, hash: sha1(utf8('x')) })).toBe('size hash');
    // Another digest says nothing here.
    expect(await differs({ hash: 'ab12' })).toBeNull();
  });

  it('is empty, or no base64, and never simply absent', async () => {
    expect((await given(letter({ contentType: 'text/plain', data: '' }))).letters).toMatchObject([
      { status: 200, body: '' },
    ]);
    const [damaged] = (await given(letter({ contentType: 'text/plain', data: '%%%' }))).letters;
    expect(damaged).toMatchObject({ status: 502 });
    expect(damaged?.body).toContain('sent as this letter is damaged');
  });
});
