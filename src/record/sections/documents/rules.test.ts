import type { Composition, DocumentReference, FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { contextOf, factOf, joined } from '../../fhir/testing';
import { binaryPath } from './read';
import { rules } from './rules';

const letter = (rest: Partial<DocumentReference> = {}): DocumentReference => ({
  resourceType: 'DocumentReference',
  id: '1',
  status: 'current',
  subject: { reference: 'Patient/a.1' },
  type: { text: 'Discharge summary' },
  date: '2026-09-05',
  content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/b-1' } }],
  ...rest,
});
const joins = (a: FhirResource, b: FhirResource): boolean =>
  joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'northgate'));
const id = (value: string, system = 'urn:northgate') => ({ identifier: [{ system, value }] });
const UUID = '2C9F7A1E-0000-4000-8000-000000000001';

describe('documents', () => {
  it.each<[string, FhirResource, FhirResource, boolean]>([
    ['same identifier', letter(id('7')), letter(id('7')), true],
    [
      'the master identifier of one is an identifier of the other',
      letter({ masterIdentifier: { system: 'urn:northgate', value: '7' } }),
      letter(id('7')),
      true,
    ],
    [
      'one UUID under two spellings',
      letter(id(`urn:uuid:${UUID}`, 'urn:ietf:rfc:3986')),
      letter(id(UUID.toLowerCase(), 'https://tools.ietf.org/html/rfc4122')),
      true,
    ],
    [
      'same content hash',
      letter({ content: [{ attachment: { hash: 'aGFzaA==' } }] }),
      letter({ content: [{ attachment: { hash: 'aGFzaA==', title: 'x' } }] }),
      true,
    ],
    [
      'a hash beside the content that it is of',
      letter({ content: [{ attachment: { hash: 'qvTGHdzF6KLavt4PO0gs2a6pQ00=' } }] }),
      letter({ content: [{ attachment: { data: 'aGVsbG8=' } }] }),
      true,
    ],
    [
      'the same content sent inline',
      letter({ content: [{ attachment: { data: 'aGVsbG8=' } }] }),
      letter({ content: [{ attachment: { data: 'aGVsbG8=', title: 'x' } }] }),
      true,
    ],
    [
      'other content sent inline',
      letter({ content: [{ attachment: { data: 'aGVsbG8=' } }] }),
      letter({ content: [{ attachment: { data: 'aGVsbG9v' } }] }),
      false,
    ],
    [
      'content that is no base64',
      letter({ content: [{ attachment: { data: '%' } }] }),
      letter({ content: [{ attachment: { data: '%' } }] }),
      false,
    ],
    [
      'a structured document and its scanned copy',
      letter(id('7')),
      {
        resourceType: 'Composition',
        id: 'c',
        status: 'final',
        type: { text: 'Discharge summary' },
        date: '2026-09-05',
        title: 'Discharge',
        author: [],
        identifier: { system: 'urn:northgate', value: '7' },
      } satisfies Composition,
      true,
    ],
    ['same kind and day, nothing else', letter(), letter(), false],
    ['equal numbers of two systems', letter(id('7')), letter(id('7', 'urn:other')), false],
  ])('%s', (_what, a, b, one) => {
    expect(joins(a, b)).toBe(one);
  });

  it('gives the content a path below the patient, and none to an address elsewhere', () => {
    expect(factOf(rules, letter()).binary).toBe('Patient/a.1/Binary/b-1');
    expect(binaryPath('https://elsewhere.example/letters/1.pdf', 'Patient/a.1')).toBeNull();
    expect(binaryPath('https://a.example/fhir/Binary/b-1', undefined)).toBe('Binary/b-1');
    expect(binaryPath('Binary/../../x', 'Patient/a')).toBeNull();
  });

  it('shows kind, title, author and content type', () => {
    const shown = letter({
      author: [{ display: 'Dr Okoro' }],
      content: [{ attachment: { contentType: 'application/pdf; charset=x', title: 'Ward 5', url: 'Binary/b' } }],
    });
    expect(rules.entry([factOf(rules, shown)], 0)).toMatchObject({
      title: 'Discharge summary',
      summary: 'Ward 5 · Dr Okoro · PDF',
      date: { text: '2026-09-05' },
      detail: { author: 'Dr Okoro', contentType: 'application/pdf' },
    });
  });

  it('puts the version that was replaced behind the one that replaced it', () => {
    const old = factOf(rules, letter({ id: 'old', status: 'superseded' }));
    const now = factOf(
      rules,
      letter({
        id: 'new',
        date: '2026-09-06',
        relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/old' } }],
      }),
    );
    const shared = rules.ownKeys?.(old).filter((key) => rules.ownKeys?.(now).includes(key));
    expect(shared).toEqual(['ref:DocumentReference/old']);
    const combined = rules.combine?.([now, old]);
    expect(combined).toMatchObject({ reference: 'DocumentReference/new' });
    expect(combined && rules.describe([combined], 0).history).toMatchObject([
      { text: 'Earlier version: Discharge summary, 05-Sep-2026, superseded' },
    ]);
  });

  it('knows what it replaced by a full address too, in a structured document as in a letter', () => {
    const full = 'https://gp.example/fhir/DocumentReference/old/_history/2';
    const letterKeys = rules.ownKeys?.(
      factOf(rules, letter({ id: 'new', relatesTo: [{ code: 'replaces', target: { reference: full } }] })),
    );
    expect(letterKeys).toContain('ref:DocumentReference/old');
    const composition: Composition = {
      resourceType: 'Composition',
      id: 'c',
      status: 'entered-in-error',
      type: {},
      date: '2026-09-05',
      title: 'x',
      author: [],
      relatesTo: [{ code: 'replaces', targetReference: { reference: full } }],
    };
    expect(rules.read(composition, contextOf('gp'))).toMatchObject({
      ok: false,
      withdraws: ['ref:DocumentReference/old'],
    });
  });

  it('a replacement entered in error withdraws what it replaced', () => {
    const wrong = letter({
      id: 'new',
      status: 'entered-in-error',
      relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/old' } }],
    });
    expect(rules.read(wrong, contextOf('gp'))).toEqual({
      ok: false,
      reason: 'entered in error',
      withdraws: ['ref:DocumentReference/old'],
    });
  });

  it('reads one without content', () => {
    expect(
      rules.entry([factOf(rules, { resourceType: 'DocumentReference', id: '9' } as DocumentReference)], 0),
    ).toMatchObject({ title: 'Document', detail: { binary: null } });
  });
});
