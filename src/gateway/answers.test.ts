import { describe, expect, it } from 'vitest';
import type { Bundle, OperationOutcome } from 'fhir/r4';
import { readCoverage } from '../domain/coverage';
import { open, read, replyOf, world } from './gateway.test-kit';
import { bundle, patient, provider } from './intake/fake-server.test-kit';

describe('a section that a general practice’s structured record never brings', () => {
  it('is not supplied, whatever of it is withheld', async () => {
    const gp = provider({ retrieve: 'gp-connect', fhirVersion: 'STU3', setting: 'gp', ods: 'OTHER' });
    for (const more of [[], [{ resourceType: 'DocumentReference', id: 'd', status: 'current', subject: { reference: 'Patient/p1' }, type: { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] } }]]) {
      const place = world({ providers: [gp] });
      place.replies.set('$gpc.getstructuredrecord', () => replyOf(bundle([patient(), ...more])));
      const ask = await place.signIn('asha');
      const entries = ((await read(ask, await open(ask))).body as unknown as Bundle).entry ?? [];
      const { sections } = readCoverage(entries.at(-1)?.resource as OperationOutcome);
      const codeOf = (wanted: string) => sections.find(({ section }) => section === wanted)?.code;
      for (const section of ['documents', 'care-plans', 'social-care', 'procedures']) expect(codeOf(section)).toBe('not-supplied');
      for (const section of ['allergies', 'medications', 'problems', 'results']) expect(codeOf(section)).toBe('none-recorded');
    }
  });
});

describe('a document held inside its reference', () => {
  it.each([['application/pdf', 'application/pdf'], ['text/html', 'application/octet-stream'], ['image/svg+xml', 'application/octet-stream']])('%s is given as %s, to save', async (contentType, given) => {
    const place = world();
    const content = [{ attachment: { contentType, data: btoa('<script>') } }];
    place.replies.set('$everything', () => replyOf(bundle([{ resourceType: 'DocumentReference', id: 'd', status: 'current', subject: { reference: 'Patient/p1' }, type: { text: 'Letter' }, content }])));
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
