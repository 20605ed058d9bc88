/** Where may a released resource lead, what comes along with it, and in which order? */
import { describe, expect, it } from 'vitest';
import type { Decision } from '../decide/decide';
import { opaque, redactedBy, RELEASE, see, WITHHOLD } from '../../../tests/kits/gateway/redacted';
import type { Json } from '../../domain/json';

const bytes = (value: unknown): string => JSON.stringify(value);
const gp = (...resources: readonly object[]): readonly Json[] =>
  see('gp', 'acute', resources).resources as unknown as readonly Json[];
const condition = (id: string, parts: object = {}) => ({
  resourceType: 'Condition',
  id,
  code: { text: 'Hypertension' },
  ...parts,
});
const encounter = (id: string, parts: object = {}) => ({ resourceType: 'Encounter', id, status: 'finished', ...parts });
const practitioner = (id: string, parts: object = {}) => ({
  resourceType: 'Practitioner',
  id,
  name: [{ text: `Dr ${id}` }],
  ...parts,
});
const HIV = { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] };

describe('a reference to the person', () => {
  const subjectOf = (reference: string): unknown => {
    const [out] = gp(condition('c', { subject: { reference, display: 'Mx Oduya' } }));
    expect(out).toMatchObject({ code: { text: 'Hypertension' } });
    return out?.['subject'];
  };

  it.each([
    'Patient/77',
    'https://provider.example/fhir/Patient/77',
    'https://provider.example/Patient/77/_history/12',
    'https://provider.example/Patient/7',
  ])('leads to the gateway’s own Patient: %s', (reference) => {
    expect(subjectOf(reference)).toEqual({ reference: 'Patient/acc' });
  });

  it.each([
    'https://provider.example/Patient/',
    'https://provider.example/Patient/77/',
    'https://provider.example/Patient/77/x',
    'https://provider.example/Patient/77/_history',
    'https://provider.example/Patient/77/_history/',
    'https://provider.example/Patient/77/_history/1/2',
    'OldPatient/77',
    'https://provider.example/OldPatient/77',
    'Patient',
    '',
  ])('is cut where it names no person: “%s”', (reference) => {
    expect(subjectOf(reference)).toBeUndefined();
  });

  it('leads to the gateway’s own Patient where the resource contains a Patient, which stays behind', () => {
    const contained = [{ resourceType: 'Patient', id: 'p', name: [{ family: 'Former' }] }];
    const [out] = gp(condition('c', { subject: { reference: '#p' }, contained }));
    expect(out?.['subject']).toEqual({ reference: 'Patient/acc' });
    expect(out).not.toHaveProperty('contained');
  });

  it('is cut where another resource contains that Patient', () => {
    const other = condition('other', { contained: [{ resourceType: 'Patient', id: 'p' }] });
    expect(gp(other, condition('c', { subject: { reference: '0#p' } }))[1]).not.toHaveProperty('subject');
  });

  it('is no place and no organisation: a summary that keeps those alone leaves it out', () => {
    const contained = [{ resourceType: 'Patient', id: 'p' }];
    for (const reference of ['Patient/77', '#p']) {
      const [encounter] = see('social-worker', 'acute', [
        {
          resourceType: 'Encounter',
          id: 'a',
          status: 'finished',
          period: { start: '2026-01-01' },
          contained,
          serviceProvider: { reference },
        },
      ]).resources;
      expect(encounter).toMatchObject({ period: { start: '2026-01-01' } });
      expect(encounter).not.toHaveProperty('serviceProvider');
    }
  });
});

describe('a reference to something else', () => {
  const encounterOf = (reference: string, ...beside: readonly object[]): unknown => {
    const [out] = gp(condition('c', { encounter: { reference, display: 'SECRET' } }), ...beside);
    expect(out).toMatchObject({ code: { text: 'Hypertension' } });
    return out?.['encounter'];
  };

  it.each(['Encounter/e', 'Encounter/e/_history/2', 'urn:uuid:e'])(
    'leads to it under its new name: %s',
    (reference) => {
      expect(encounterOf(reference, encounter('e'))).toEqual({ reference: `Encounter/${opaque('Encounter/e')}` });
    },
  );

  it('on another server leads nowhere, whatever came under the same number', () => {
    expect(encounterOf('https://other.example/Encounter/e', encounter('e'))).toBeUndefined();
  });

  it('that did not come, or is withheld, leads nowhere', () => {
    expect(encounterOf('Encounter/e')).toBeUndefined();
    const [out] = gp(
      encounter('e', { reasonReference: [{ reference: 'Condition/hiv' }, { reference: 'Condition/c' }] }),
      condition('hiv', { code: HIV }),
      condition('c'),
    );
    expect(out?.['reasonReference']).toEqual([{ reference: `Condition/${opaque('Condition/c')}` }]);
  });

  it.each<readonly [string, Decision | undefined]>([
    ['is withheld', WITHHOLD],
    ['has an effect that nobody knows', { ...RELEASE, effect: 'permit' as 'release' }],
    ['is a summary without its list', { ...RELEASE, effect: 'summary' }],
    ['was not decided', undefined],
  ])('is cut, and the thing itself does not leave, where its decision %s', (_why, decision) => {
    const { resources, names, sections } = redactedBy(
      [RELEASE, decision as Decision],
      [condition('c', { encounter: { reference: 'Encounter/e' } }), encounter('e')],
    );
    expect(names).toEqual(['Condition/c']);
    expect(resources[0]).not.toHaveProperty('encounter');
    expect([...sections]).toEqual(['problems']);
  });

  it('in a summary that keeps organisations alone neither leads to a practitioner nor brings one along', () => {
    const { resources } = see('community-nurse', 'acute', [
      encounter('e', { serviceProvider: { reference: 'Practitioner/p' } }),
      practitioner('p'),
    ]);
    expect(resources.map(({ resourceType }) => resourceType)).toEqual(['Encounter']);
    expect(resources[0]).not.toHaveProperty('serviceProvider');
  });
});

describe('what is only referred to', () => {
  const by = (...ids: readonly string[]) => ({
    participant: ids.map((id) => ({ individual: { reference: `Practitioner/${id}` } })),
  });

  it('comes once, behind the rest, in the order in which it is referred to, with its own name', () => {
    const { resources, names } = see('gp', 'acute', [
      practitioner('a'),
      practitioner('b'),
      encounter('e', by('c', 'a', 'c')),
      practitioner('c'),
      encounter('f', by('a', 'b')),
    ]);
    expect(names).toEqual(['Encounter/e', 'Encounter/f', 'Practitioner/c', 'Practitioner/a', 'Practitioner/b']);
    expect(resources.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`)).toEqual(
      names.map((name) => `${name.split('/')[0] ?? ''}/${opaque(name)}`),
    );
  });

  it('brings what it refers to itself', () => {
    const role = {
      resourceType: 'PractitionerRole',
      id: 'r',
      practitioner: { reference: 'Practitioner/a' },
      organization: { reference: 'Organization/o' },
    };
    const organisation = { resourceType: 'Organization', id: 'o', name: 'Northgate' };
    expect(
      see('gp', 'acute', [
        practitioner('a'),
        organisation,
        role,
        encounter('e', { participant: [{ individual: { reference: 'PractitionerRole/r' } }] }),
      ]).names,
    ).toEqual(['Encounter/e', 'PractitionerRole/r', 'Practitioner/a', 'Organization/o']);
  });

  it('leaves as its bare name where no list says what of it may pass', () => {
    const { resources } = redactedBy(
      [RELEASE, RELEASE],
      [
        condition('c', { encounter: { reference: 'Basic/b' } }),
        { resourceType: 'Basic', id: 'b', code: { text: 'SECRET' } },
      ],
    );
    expect(resources[1]).toEqual({ resourceType: 'Basic', id: opaque('Basic/b') });
  });
});

describe('what is contained', () => {
  const medication = (id: string, parts: object = {}) => ({
    resourceType: 'Medication',
    id,
    code: { text: 'Amlodipine' },
    ...parts,
  });
  const request = (id: string, parts: object) => ({
    resourceType: 'MedicationRequest',
    id,
    status: 'active',
    intent: 'plan',
    medicationReference: { reference: '#m' },
    ...parts,
  });

  it('comes along under a new name where it is referred to, once, and nothing else does', () => {
    const contained = [medication('unread'), medication('m', { extension: [{ url: 'x' }] }), practitioner('p')];
    const [out] = gp(request('r', { requester: { reference: '#p' }, recorder: { reference: '#p' }, contained }));
    const [m, p] = [opaque('MedicationRequest/r#m'), opaque('MedicationRequest/r#p')];
    expect(out).toMatchObject({
      medicationReference: { reference: `#${m}` },
      requester: { reference: `#${p}` },
      recorder: { reference: `#${p}` },
    });
    expect(out?.['contained']).toHaveLength(2);
    expect(out?.['contained']).toEqual(
      expect.arrayContaining([
        { resourceType: 'Medication', id: m, code: { text: 'Amlodipine' } },
        { resourceType: 'Practitioner', id: p, name: [{ text: 'Dr p' }] },
      ]),
    );
  });

  it('may be referred to by what is contained beside it, and then comes too', () => {
    const contained = [
      { resourceType: 'PractitionerRole', id: 'role', practitioner: { reference: '#p' } },
      practitioner('p'),
    ];
    const [out] = gp(encounter('e', { participant: [{ individual: { reference: '#role' } }], contained }));
    expect(out?.['contained']).toMatchObject([
      { resourceType: 'PractitionerRole', practitioner: { reference: `#${opaque('Encounter/e#p')}` } },
      { resourceType: 'Practitioner', id: opaque('Encounter/e#p') },
    ]);
  });

  it('has another name in every resource that contains it', () => {
    const [one, other] = gp(
      request('r', { contained: [medication('m')] }),
      request('s', { contained: [medication('m')] }),
    );
    expect(bytes(one?.['contained'])).not.toBe(bytes(other?.['contained']));
  });

  it('is not there where nothing refers to it, nor where what does is cut', () => {
    for (const reasonReference of [[], [{ reference: '#gone' }]])
      expect(gp(encounter('e', { reasonReference, contained: [condition('x')] }))[0]).not.toHaveProperty('contained');
  });

  it('is out of reach for every other resource', () => {
    const [, out] = gp(
      request('r', { contained: [medication('m')] }),
      request('s', { medicationReference: { reference: '0#m' } }),
    );
    expect(out).not.toHaveProperty('medicationReference');
    expect(out).not.toHaveProperty('contained');
  });

  const SUMMARY: Decision = {
    ...RELEASE,
    effect: 'summary',
    shape: { id: 'SU-encounter', section: 'encounters', type: 'Encounter', keeps: '', why: '', hazard: '' },
  };
  const holding = encounter('e', {
    subject: { reference: '#inner' },
    reasonReference: [{ reference: '#inner' }],
    contained: [condition('inner', { note: [{ text: 'Kept' }] })],
  });

  it('as something that has a section comes in full where both it and what contains it are seen in full', () => {
    expect(redactedBy([RELEASE, RELEASE], [holding]).resources).toMatchObject([
      { contained: [{ resourceType: 'Condition', code: { text: 'Hypertension' }, note: [{ text: 'Kept' }] }] },
    ]);
  });

  it.each([
    ['is itself seen in summary', [RELEASE, { ...SUMMARY, shape: SUMMARY.shape }]],
    ['stands in a summary', [SUMMARY, RELEASE]],
    ['is withheld', [RELEASE, WITHHOLD]],
  ] as const)('as something that has a section is cut where it %s', (_why, decisions) => {
    const { resources } = redactedBy(decisions, [holding]);
    expect(resources).toHaveLength(1);
    expect(bytes(resources)).not.toMatch(/Hypertension|contained|#/);
  });

  it('as something that has a section is cut in what is only referred to, which brings its other contents along', () => {
    const role = {
      resourceType: 'PractitionerRole',
      id: 'r',
      practitioner: { reference: '#p' },
      organization: { reference: '#c' },
      contained: [practitioner('p'), condition('c')],
    };
    const { resources } = redactedBy(
      [RELEASE, RELEASE, RELEASE, RELEASE],
      [encounter('e', { participant: [{ individual: { reference: 'PractitionerRole/r' } }] }), role],
    );
    expect(resources[1]).toMatchObject({ contained: [{ resourceType: 'Practitioner' }] });
    expect(bytes(resources)).not.toContain('Hypertension');
    expect(resources[1]).not.toHaveProperty('organization');
  });

  it('in a summary comes along as far as the summary keeps the reference to it', () => {
    const contained = [{ resourceType: 'Organization', id: 'o', name: 'Northgate' }];
    expect(
      see('community-nurse', 'acute', [encounter('e', { serviceProvider: { reference: '#o' }, contained })]).resources,
    ).toMatchObject([
      {
        serviceProvider: { reference: `#${opaque('Encounter/e#o')}` },
        contained: [{ resourceType: 'Organization', name: 'Northgate' }],
      },
    ]);
  });

  it('carries no tag of its own', () => {
    const [out] = gp(
      encounter('e', {
        reasonReference: [{ reference: '#x' }],
        contained: [
          condition('x', {
            meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NOPAT' }] },
          }),
        ],
      }),
    );
    expect(out).toMatchObject({ contained: [{ resourceType: 'Condition' }] });
    expect(bytes(out?.['contained'])).not.toContain('meta');
  });
});

describe('a released resource', () => {
  it('without a name of its own gets one, and the one that was read stays as it was', () => {
    const sent = { resourceType: 'Condition', code: { text: 'Hypertension' } };
    expect(gp(sent)).toEqual([
      {
        ...sent,
        id: opaque(`Condition#${bytes(sent)}`),
        meta: { tag: [{ system: 'urn:whole-picture:why', code: 'RV-problems-gp' }] },
      },
    ]);
    expect(redactedBy([RELEASE], [sent]).resources).toEqual([{ ...sent, id: opaque(`Condition#${bytes(sent)}`) }]);
  });

  it('has no tags of the provider’s where it has none of the release', () => {
    expect(redactedBy([RELEASE], [condition('c', { meta: { profile: ['x'] } })]).resources).toStrictEqual([
      { resourceType: 'Condition', id: opaque('Condition/c'), code: { text: 'Hypertension' } },
    ]);
  });
});

describe('a relative who wrote or took part', () => {
  const daughter = { type: 'RelatedPerson', display: 'Jane Doe (daughter)' };
  it.each([
    { resourceType: 'AllergyIntolerance', id: 'a', code: { text: 'Latex' }, recorder: daughter },
    condition('c', { recorder: daughter }),
    encounter('e', { participant: [{ individual: daughter }] }),
  ])('is nowhere named: $resourceType', (resource) => {
    const out = gp(resource);
    expect(out).toHaveLength(1);
    expect(bytes(out)).not.toContain('Jane');
    expect(bytes(out)).toContain('RelatedPerson');
  });

  it('and a member of staff is', () => {
    const staff = { type: 'Practitioner', display: 'Dr A Patel' };
    expect(bytes(gp(condition('c', { recorder: staff })))).toContain('Dr A Patel');
  });
});
