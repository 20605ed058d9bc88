/**
 * Is the exported summary a valid document, whole in itself, that says what it does not hold? Asked of what the gateway
 * really releases.
 */
import type { Bundle, Composition, FhirResource } from 'fhir/r4';
import { beforeAll, describe, expect, it } from 'vitest';
import { r4Faults } from '../fhir-fixtures/r4-schema';
import type { OpenedRecord } from '../src/domain/api';
import type { ProviderState } from '../src/record/entry';
import { ipsDocument } from '../src/record/ips/document';
import { buildRecord } from '../src/record/record';
import type { Mount } from './gateway/mount';
import { pageMount } from './gateway/page-mount';
import { MARJORIE } from './gateway/people';
import { askProvider, contributionOf, open, signIn } from './gateway/signed-in';

const UUID = '6f1e7a52-5d1c-4c4b-9a7e-0d6f3b2a1c99';
const NOW = Date.UTC(2026, 10, 25, 12);
const PEOPLE = [
  MARJORIE,
  { nhsNumber: '9990200033', dateOfBirth: '1991-08-23' },
  { nhsNumber: '9990200068', dateOfBirth: '1966-06-30' },
];

interface Exported {
  readonly opened: OpenedRecord;
  readonly document: Bundle;
  readonly composition: Composition;
}

async function exported(mount: Mount, user: string, who: (typeof PEOPLE)[number], silent?: string): Promise<Exported> {
  const visitor = await signIn(mount, user);
  const opened = await open(visitor, who);
  const states = await Promise.all(
    opened.providers.map(async (provider): Promise<ProviderState> => {
      const answer = await askProvider(visitor, opened.access, provider.id);
      if (answer.status !== 200 || provider.id === silent) return { state: 'failed', provider, reason: 'too-slow' };
      const { resources, coverage } = contributionOf(answer);
      return {
        state: 'answered',
        provider,
        resources,
        coverage: coverage.sections,
        warnings: coverage.warnings,
        retrievedAt: '2026-11-25T12:00:00Z',
      };
    }),
  );
  const document = ipsDocument({
    record: buildRecord({ providers: states, now: NOW }),
    states,
    person: opened.patient,
    madeBy: { name: 'Dr Asha Patel', role: 'GP', organisation: { ods: 'Y00101', name: 'Parkside Medical Centre' } },
    notices: opened.notices.map(({ text }) => text),
    now: NOW,
    uuid: UUID,
  });
  return { opened, document, composition: document.entry?.[0]?.resource as Composition };
}

const resourcesOf = ({ entry }: Bundle): readonly FhirResource[] =>
  (entry ?? []).flatMap(({ resource }) => (resource ? [resource as FhirResource] : []));

/** Every reference and address anywhere in a value. */
function pointers(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(pointers);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'reference' && typeof inner === 'string' ? [inner] : pointers(inner),
  );
}

describe('the International Patient Summary', () => {
  let mount: Mount;
  const made: Exported[] = [];
  beforeAll(async () => {
    mount = await pageMount();
    for (const who of PEOPLE) for (const user of ['asha', 'ben']) made.push(await exported(mount, user, who));
  });

  it('is valid FHIR R4, whole and in every resource', () => {
    for (const { document } of made) {
      expect(r4Faults(document)).toEqual([]);
      for (const resource of resourcesOf(document))
        expect([resource.resourceType, r4Faults(resource)]).toEqual([resource.resourceType, []]);
    }
  });

  it('begins with its composition, and names every resource once', () => {
    for (const { document, composition } of made) {
      expect(document.type).toBe('document');
      expect(composition.resourceType).toBe('Composition');
      const names = (document.entry ?? []).map(({ fullUrl }) => fullUrl);
      expect(new Set(names).size).toBe(names.length);
      for (const { fullUrl, resource } of document.entry ?? [])
        expect(fullUrl).toBe(`urn:uuid:${String(resource?.id)}`);
    }
  });

  it('points at nothing outside itself, and tells nothing of the access it was made in', () => {
    for (const { document, opened } of made) {
      const names = new Set((document.entry ?? []).map(({ fullUrl }) => fullUrl));
      expect(pointers(document).filter((to) => !names.has(to) && !to.startsWith('#'))).toEqual([]);
      expect(JSON.stringify(document)).not.toContain(opened.access);
    }
  });

  it('always has allergies, medicines and problems', () => {
    for (const { composition } of made) {
      const codes = (composition.section ?? []).map(({ code }) => code?.coding?.[0]?.code);
      expect(codes).toEqual(expect.arrayContaining(['48765-2', '10160-0', '11450-4']));
    }
  });

  it('brings both sides of a dose that differs, and says so in words', () => {
    const { document, composition } = made[0] as Exported;
    const medicines = composition.section?.find(({ code }) => code?.coding?.[0]?.code === '10160-0');
    expect(medicines?.text?.div).toMatch(/amlodipine.*differs/i);
    const named = new Set(medicines?.entry?.map(({ reference }) => reference));
    const amlodipines = (document.entry ?? []).filter(
      ({ fullUrl, resource }) =>
        named.has(fullUrl) &&
        /amlodipine|istin/i.test(
          JSON.stringify([
            resource,
            ...resourcesOf(document).filter(({ id }) => JSON.stringify(resource).includes(`urn:uuid:${String(id)}`)),
          ]),
        ),
    );
    expect(amlodipines.length).toBeGreaterThan(1);
  });

  it('says in its words who did not answer, and never that there are no allergies', async () => {
    const { composition } = await exported(mount, 'asha', MARJORIE, 'riverside');
    expect(composition.text?.div).toContain('Riverside Mental Health has not answered');
    for (const section of composition.section ?? []) {
      expect(section.text?.div.length).toBeGreaterThan(60);
      if (section.entry === undefined) expect(section.emptyReason?.text).toMatch(/\w+ \w+/);
    }
  });

  it('carries the standing notice', () => {
    for (const { composition } of made) expect(composition.text?.div).toContain('Meant never to be shared here');
  });

  /** The document of one problem, as its first provider would have sent it. */
  function documentOf(more: object): Bundle {
    const { opened } = made[0] as Exported;
    const provider = opened.providers[0] ?? { id: 'p', name: 'P', setting: 'gp' as const };
    const problem = {
      resourceType: 'Condition',
      id: 'x',
      subject: { reference: 'Patient/p' },
      clinicalStatus: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
      },
      ...more,
    } as unknown as FhirResource;
    const states: readonly ProviderState[] = [
      {
        state: 'answered',
        provider,
        resources: [problem],
        coverage: [],
        warnings: [],
        retrievedAt: '2026-11-25T12:00:00Z',
      },
    ];
    return ipsDocument({
      record: buildRecord({ providers: states, now: NOW }),
      states,
      person: opened.patient,
      madeBy: { name: 'A', role: 'GP', organisation: { ods: 'Y', name: 'P' } },
      notices: [],
      now: NOW,
      uuid: UUID,
    });
  }

  it('escapes what a provider wrote', () => {
    const document = documentOf({ code: { text: '<script>alert(1)</script> & \u0001\uD800 "x"' } });
    const text = JSON.stringify((document.entry?.[0]?.resource as Composition).section?.map(({ text }) => text?.div));
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toMatch(/<script|\\u0001|\\ud800/i);
  });

  it('is valid where a narrative was sent, of which the mark alone is held', () => {
    const document = documentOf({ code: { text: 'Gout' }, text: { status: 'additional' } });
    const held = resourcesOf(document).find(({ resourceType }) => resourceType === 'Condition');
    expect(held === undefined ? ['not held'] : r4Faults(held)).toEqual([]);
    expect(JSON.stringify(held)).toContain('is not in this document');
  });
});
