/** Where are a released document's bytes, and under which address do they leave? */
import { describe, expect, it } from 'vitest';
import { createNodes } from '../label/nodes';
import { THROUGH_DOCUMENT, type Decision } from '../decide/decide';
import { documentLocation, NOWHERE } from './document-location';
import { opaque, redactedBy, RELEASE, see, WITHHOLD } from '../../../tests/kits/gateway/redacted';

const THROUGH: Decision = { ...WITHHOLD, rules: [THROUGH_DOCUMENT] };
const document = (...attachments: readonly object[]) => ({
  resourceType: 'DocumentReference',
  id: 'd',
  status: 'current',
  content: attachments.map((attachment) => ({ attachment })),
});
const binary = (parts: object = {}) => ({
  resourceType: 'Binary',
  id: 'b',
  contentType: 'application/pdf',
  data: 'QUJD',
  ...parts,
});

describe('a document’s bytes', () => {
  const locate = (attachment: object, sent: object) =>
    documentLocation(
      attachment as Readonly<Record<string, unknown>>,
      0,
      createNodes(JSON.parse(JSON.stringify([document(attachment), sent])) as [], 'acute'),
      [RELEASE, THROUGH],
    );

  it.each<readonly [where: string, attachment: object, location: object | null, sent: object]>([
    [
      'in the attachment itself',
      { data: 'QUJD', contentType: 'text/plain', url: 'Binary/b' },
      { url: 'data:text/plain;base64,QUJD', contentType: 'text/plain' },
      binary(),
    ],
    [
      'in the attachment itself, of a kind that it does not say',
      { data: 'QUJD' },
      { url: 'data:application/octet-stream;base64,QUJD', contentType: null },
      binary(),
    ],
    [
      'in the attachment itself, of a kind that is no text',
      { data: 'QUJD', contentType: 7 },
      { url: 'data:application/octet-stream;base64,QUJD', contentType: null },
      binary(),
    ],
    [
      'in the Binary that came along, which knows best of what kind they are',
      { url: 'Binary/b', contentType: 'text/plain' },
      { url: 'data:application/pdf;base64,QUJD', contentType: 'application/pdf' },
      binary(),
    ],
    [
      'in the Binary that came along, of the kind that the attachment says',
      { url: 'Binary/b', contentType: 'text/plain' },
      { url: 'data:text/plain;base64,QUJD', contentType: 'text/plain' },
      binary({ contentType: undefined }),
    ],
    [
      'in the Binary that came along, of no kind at all',
      { url: 'Binary/b' },
      { url: 'data:application/octet-stream;base64,QUJD', contentType: null },
      binary({ contentType: undefined }),
    ],
    [
      'at the provider, where the Binary came without them',
      { url: 'Binary/b', contentType: 'text/plain' },
      { url: 'Binary/b', contentType: 'text/plain' },
      binary({ data: undefined }),
    ],
    [
      'at the provider, where they are no text',
      { url: 'Binary/b', contentType: 'text/plain' },
      { url: 'Binary/b', contentType: 'text/plain' },
      binary({ data: 7 }),
    ],
    [
      'at the provider, where no Binary came',
      { url: 'Binary/other' },
      { url: 'Binary/other', contentType: null },
      binary(),
    ],
    [
      'at the provider, where something else came under that name',
      { url: 'DocumentReference/d' },
      { url: 'DocumentReference/d', contentType: null },
      binary(),
    ],
    [
      'on another server, whatever Binary of that number came',
      { url: 'HTTPS://other.example/Binary/b' },
      { url: 'HTTPS://other.example/Binary/b', contentType: null },
      binary(),
    ],
    [
      'on another server without encryption, whatever Binary of that number came',
      { url: 'http://other.example/Binary/b' },
      { url: 'http://other.example/Binary/b', contentType: null },
      binary(),
    ],
    ['nowhere, where what should be contained is not', { url: '#b' }, null, binary()],
    ['nowhere without an address', { contentType: 'text/plain' }, null, binary()],
    ['nowhere where the address is no text', { url: 7, data: 7 }, null, binary()],
  ])('are %s', (_where, attachment, location, sent) => {
    expect(locate(attachment, sent)).toEqual(location);
  });

  it('are nowhere where a Binary that came without them is contained', () => {
    const sent = { ...document({ url: '#b' }), contained: [binary({ data: undefined })] };
    expect(documentLocation({ url: '#b' }, 0, createNodes([sent] as never, 'acute'), [RELEASE, THROUGH])).toBeNull();
  });

  it.each<readonly [string, Decision | undefined]>([
    ['for its own sake', { ...WITHHOLD, rules: ['EX-1'] }],
    ['for its own sake as well', { ...WITHHOLD, rules: [THROUGH_DOCUMENT, 'D-twin'] }],
    ['without a reason', WITHHOLD],
    ['since nobody decided', undefined],
  ])('are found nowhere where their Binary is withheld %s', (_why, decision) => {
    for (const url of ['Binary/b', 'https://other.example/Binary/b'])
      expect(
        documentLocation({ url }, 0, createNodes([document({ url }), binary()] as never, 'acute'), [
          RELEASE,
          decision as Decision,
        ]),
      ).toBeNull();
  });
});

describe('a document’s address', () => {
  const addresses = (...attachments: readonly object[]) => {
    const { resources, documents } = see('gp', 'acute', [
      { ...document({ url: 'first', title: 'A' }), id: 'other' },
      document(...attachments),
    ]);
    const { content } = resources[1] as unknown as {
      readonly content?: readonly { readonly attachment: { readonly url?: string } }[];
    };
    return { urls: content?.map(({ attachment }) => attachment.url), documents: [...documents] };
  };
  const nameOf = (at: number): string => opaque(`DocumentReference/d|attachment|${String(at)}`);
  const first = [opaque('DocumentReference/other|attachment|1'), { url: 'first', contentType: null }];

  it('is made of the document’s name and the attachment’s place in it, and leads to its bytes', () => {
    expect(addresses({ url: 'one' }, { url: 'two' })).toEqual({
      urls: [`Binary/${nameOf(1)}`, `Binary/${nameOf(2)}`],
      documents: [
        first,
        [nameOf(1), { url: 'one', contentType: null }],
        [nameOf(2), { url: 'two', contentType: null }],
      ],
    });
  });

  it('is there for bytes that came in the attachment, and for bytes that are nowhere to be found', () => {
    expect(addresses({ data: 'QUJD' }, { url: '#gone' })).toEqual({
      urls: [`Binary/${nameOf(1)}`, `Binary/${nameOf(2)}`],
      documents: [
        first,
        [nameOf(1), { url: 'data:application/octet-stream;base64,QUJD', contentType: null }],
        [nameOf(2), NOWHERE],
      ],
    });
  });

  it.each([[{ title: 'A' }], [{ title: 'A', url: '' }], [{ title: 'A', url: 7 }], [{ title: 'A', data: 7 }]])(
    'is not there where nothing is to be fetched: %j',
    (attachment) => {
      expect(addresses(attachment)).toEqual({ urls: [undefined], documents: [first] });
    },
  );
});

it('a withheld document leads nowhere', () => {
  expect(redactedBy([WITHHOLD], [document({ url: 'one' })])).toMatchObject({ resources: [], names: [] });
  expect(redactedBy([WITHHOLD], [document({ url: 'one' })]).documents.size).toBe(0);
});
