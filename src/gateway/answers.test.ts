import { describe, expect, it } from 'vitest';
import type { Bundle, OperationOutcome } from 'fhir/r4';
import { readCoverage } from '../domain/coverage';
import { open, read, replyOf, world } from '../../tests/kits/gateway/gateway';
import { bundle, patient, provider } from '../../tests/kits/gateway/fake-server';
import type { Json } from '../domain/json';
import { auditedIn } from '../../tests/kits/gateway/audited';

describe('a section that a general practice’s structured record never brings', () => {
  it('is not supplied, whatever of it is withheld', async () => {
    const gp = provider({ retrieve: 'gp-connect', fhirVersion: 'STU3', setting: 'gp', ods: 'OTHER' });
    for (const more of [
      [],
      [
        {
          resourceType: 'DocumentReference',
          id: 'd',
          status: 'current',
          subject: { reference: 'Patient/p1' },
          type: { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] },
        },
      ],
    ]) {
      const place = world({ providers: [gp] });
      place.replies.set('$gpc.getstructuredrecord', () => replyOf(bundle([patient(), ...more])));
      const ask = await place.signIn('asha');
      const entries = ((await read(ask, await open(ask))).body as unknown as Bundle).entry ?? [];
      const { sections } = readCoverage(entries.at(-1)?.resource as OperationOutcome);
      const codeOf = (wanted: string) => sections.find(({ section }) => section === wanted)?.code;
      for (const section of ['documents', 'care-plans', 'social-care', 'procedures'])
        expect(codeOf(section)).toBe('not-supplied');
      for (const section of ['allergies', 'medications', 'problems', 'results'])
        expect(codeOf(section)).toBe('none-recorded');
    }
  });
});

describe('a document held inside its reference', () => {
  it.each([
    ['application/pdf', 'application/pdf'],
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
  ])('%s is given as %s, to save', async (contentType, given) => {
    const place = world();
    const content = [{ attachment: { contentType, data: btoa('<script>') } }];
    place.replies.set('$everything', () =>
      replyOf(
        bundle([
          {
            resourceType: 'DocumentReference',
            id: 'd',
            status: 'current',
            subject: { reference: 'Patient/p1' },
            type: { text: 'Letter' },
            content,
          },
        ]),
      ),
    );
    const ask = await place.signIn('asha');
    const access = await open(ask);
    const found = /"url":"(Binary\/[A-Za-z0-9.-]+)"/.exec((await read(ask, access)).text)?.[1];
    const answer = await ask('GET', `/fhir/north/Patient/${access}/${String(found)}`);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('<script>');
    expect(answer.headers.get('content-type')).toBe(given);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
  });
});

describe('a document whose content may not be seen', () => {
  const letter = {
    resourceType: 'DocumentReference',
    id: 'd',
    status: 'current',
    subject: { reference: 'Patient/p1' },
    type: { text: 'Letter' },
    content: [{ attachment: { url: 'Binary/b' } }],
  };
  const HIV_LABEL = {
    meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }] },
  };

  /**
   * The record, the document asked for, and what the audit tells of both: with these resources beside the letter, and
   * this behind its address.
   */
  async function told(beside: readonly Json[], held: (() => Response) | null): Promise<string> {
    const place = world();
    place.replies.set('$everything', () => replyOf(bundle([letter, ...beside])));
    place.replies.set('Binary/b', held ?? (() => new Response('{}', { status: 404 })));
    const ask = await place.signIn('asha');
    const access = await open(ask);
    const record = await read(ask, access);
    const found = /"url":"(Binary\/[A-Za-z0-9.-]+)"/.exec(record.text)?.[1];
    const answer = await ask('GET', `/fhir/north/Patient/${access}/${String(found)}`);
    return JSON.stringify([
      record.text,
      answer.status,
      [...answer.headers],
      answer.text,
      await auditedIn(place.stores),
    ]);
  }

  it.each<[string, readonly Json[], (() => Response) | null]>([
    [
      'when it is fetched and its words tell',
      [],
      () => new Response('Seen in the HIV clinic', { headers: { 'Content-Type': 'text/plain' } }),
    ],
    [
      'when it is fetched and its words tell, whatever it is called',
      [],
      () => new Response('<p>Seen in the H<b>I</b>V clinic</p>', { headers: { 'Content-Type': 'application/pdf' } }),
    ],
    [
      'when it is fetched as a Binary whose words tell',
      [],
      () => replyOf({ resourceType: 'Binary', contentType: 'text/plain', data: btoa('HIV test reactive') }),
    ],
    [
      'when it came along and its words tell',
      [{ resourceType: 'Binary', id: 'b', contentType: 'text/plain', data: btoa('Seen in the HIV clinic') }],
      null,
    ],
    [
      'when it came along under a label',
      [{ resourceType: 'Binary', id: 'b', contentType: 'application/pdf', data: 'JVBERi0=', ...HIV_LABEL }],
      null,
    ],
  ])(
    'ends, with its record and in the audit, like one that the provider does not hold: %s',
    async (_when, beside, held) => {
      const without = await told([], null);
      expect(without).toContain('502');
      expect(await told(beside, held)).toBe(without);
    },
  );

  it('is told from one whose words tell nothing', async () => {
    expect(
      await told([], () => new Response('Potassium 4.6', { headers: { 'Content-Type': 'text/plain' } })),
    ).toContain('Potassium');
  });
});
