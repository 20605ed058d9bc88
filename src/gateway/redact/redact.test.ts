/** What is left of a released resource, under which name, and what does each section's silence say? */
import { describe, expect, it } from 'vitest';
import type { Role } from '../../domain/roles';
import type { Setting } from '../../domain/settings';
import { NOWHERE } from './document-location';
import { createOpaqueId } from '../opaque-id';
import { sipHash128 } from '../siphash';
import { SNOMED, see, bytes } from '../../../tests/kits/gateway/seen';

describe('a released resource', () => {
  const condition = {
    resourceType: 'Condition',
    id: 'c',
    meta: {
      lastUpdated: '2026-01-01T00:00:00Z',
      security: [
        { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NOPAT' },
        { system: 'http://vendor.example', code: 'VENDOR' },
      ],
    },
    text: { status: 'generated', div: '<div>Narrative</div>' },
    _recordedDate: { extension: [{ url: 'http://secret.example' }] },
    extension: [{ url: 'http://secret.example', valueString: 'Secret' }],
    identifier: [
      { system: 'urn:local', value: 'P-1' },
      { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990123454' },
      { system: 'urn:other', value: '9990123454' },
    ],
    code: {
      coding: [{ system: SNOMED, code: '38341003', display: 'Hypertensive disorder', userSelected: true }],
      text: 'Hypertension',
    },
    subject: { reference: 'Patient/77', display: 'Former Name' },
    recordedDate: '2020-01-01',
    somethingNew: 'Secret',
    note: [{ text: 'Well controlled' }, { text: 'Seen at GUM clinic' }, { text: 'Key safe 1234' }],
    evidence: [{ detail: [{ reference: 'Observation/gone', display: 'Secret' }] }],
  };
  const [out] = see('gp', 'acute', [condition]).resources;

  it('keeps what the allow-list names and nothing else', () => {
    expect(out).toEqual({
      resourceType: 'Condition',
      id: out?.id,
      meta: {
        security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NOPAT' }],
        tag: [{ system: 'urn:whole-picture:why', code: 'RV-problems-gp' }],
      },
      identifier: [{ system: 'urn:local', value: 'P-1' }],
      code: { coding: [{ system: SNOMED, code: '38341003', display: 'Hypertensive disorder' }], text: 'Hypertension' },
      subject: { reference: 'Patient/acc' },
      recordedDate: '2020-01-01',
      note: [{ text: 'Well controlled' }],
    });
  });

  it('keeps the repeat information that the medicine rules need', () => {
    const url = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationRepeatInformation';
    const extension = [
      {
        url,
        extension: [
          { url: 'numberOfRepeatPrescriptionsAllowed', valueUnsignedInt: 6 },
          { url: 'http://secret.example', valueString: 'Secret' },
        ],
      },
    ];
    const [request] = see('gp', 'gp', [
      {
        resourceType: 'MedicationRequest',
        id: 'm',
        status: 'active',
        intent: 'plan',
        extension,
        medicationCodeableConcept: { text: 'Amlodipine' },
      },
    ]).resources;
    expect(request).toMatchObject({
      extension: [{ url, extension: [{ url: 'numberOfRepeatPrescriptionsAllowed', valueUnsignedInt: 6 }] }],
    });
    expect(bytes(request)).not.toContain('Secret');
  });

  it('brings the supporting resources it reaches, as name, code and role, and no others', () => {
    const { resources } = see('gp', 'acute', [
      {
        resourceType: 'Encounter',
        id: 'e',
        status: 'finished',
        participant: [{ individual: { reference: 'Practitioner/p' } }],
      },
      {
        resourceType: 'Practitioner',
        id: 'p',
        identifier: [{ system: 'gmc', value: '1' }],
        telecom: [{ value: '07700' }],
        name: [{ family: 'Old', use: 'old' }, { family: 'Okoro' }],
      },
      { resourceType: 'Practitioner', id: 'unreached', name: [{ family: 'Nobody' }] },
    ]);
    expect(resources.map(({ resourceType }) => resourceType)).toEqual(['Encounter', 'Practitioner']);
    expect(resources[1]).toEqual({ resourceType: 'Practitioner', id: resources[1]?.id, name: [{ family: 'Okoro' }] });
  });

  it('names its document under an opaque id, whose place stays behind', () => {
    const { resources, documents } = see('gp', 'acute', [
      {
        resourceType: 'DocumentReference',
        id: 'd',
        status: 'current',
        content: [
          {
            attachment: {
              url: 'https://internal.example/Binary/8',
              contentType: 'application/pdf',
              title: 'Discharge letter',
            },
          },
        ],
      },
    ]);
    const [id] = [...documents.keys()];
    expect(bytes(resources)).toContain(`"url":"Binary/${id ?? ''}"`);
    expect(bytes(resources)).not.toContain('internal.example');
    expect([...documents.values()]).toEqual([
      { url: 'https://internal.example/Binary/8', contentType: 'application/pdf' },
    ]);
  });
});

describe('a document whose bytes came along', () => {
  const SECURITY = { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }] };
  const letter = (url: string, more: object = {}) => ({
    resourceType: 'DocumentReference',
    id: 'd',
    status: 'current',
    content: [{ attachment: { url, contentType: 'text/plain', title: 'Letter' } }],
    ...more,
  });
  const binary = { resourceType: 'Binary', id: 'b', contentType: 'application/pdf', data: 'QUJD' };
  const located = (...resources: object[]) => {
    const { resources: out, documents } = see('gp', 'acute', resources);
    return { link: bytes(out).includes('"url":"Binary/'), documents: [...documents.values()] };
  };

  it.each([
    ['a Binary beside it', letter('Binary/b'), [binary]],
    ['its entry', letter('urn:uuid:b'), [binary]],
    ['a contained Binary', letter('#b', { contained: [binary] }), []],
  ])('is read from %s', (_where, document, beside) => {
    expect(located(document, ...beside)).toEqual({
      link: true,
      documents: [{ url: 'data:application/pdf;base64,QUJD', contentType: 'application/pdf' }],
    });
  });

  it('is asked for at an absolute address, which may be another server’s', () => {
    expect(located(letter('https://other.example/Binary/b'), binary).documents).toEqual([
      { url: 'https://other.example/Binary/b', contentType: 'text/plain' },
    ]);
  });

  it.each([
    ['labelled by itself', [letter('Binary/b'), { ...binary, meta: SECURITY }]],
    ['of an excluded letter', [letter('Binary/b'), { ...letter('Binary/b', { meta: SECURITY }), id: 'x' }, binary]],
  ])('is found nowhere when they are withheld: %s', (_why, resources) => {
    expect(located(...resources)).toEqual({ link: true, documents: [NOWHERE] });
  });
});

describe('what else goes', () => {
  const only = (resource: object, setting: Setting = 'acute', role: Role = 'gp', ...beside: object[]) =>
    see(role, setting, [resource, ...beside]).resources[0];

  it('is the answer with its question', () => {
    const answers = {
      resourceType: 'QuestionnaireResponse',
      id: 'q',
      status: 'completed',
      item: [
        { linkId: '1', text: 'Key safe number', answer: [{ valueString: '4711' }] },
        {
          linkId: '2',
          text: 'Lives alone',
          answer: [
            { valueBoolean: true, item: [{ linkId: '2.1', text: 'Door code', answer: [{ valueString: '0815' }] }] },
          ],
        },
      ],
    };
    expect(only(answers, 'social-care', 'social-worker')).toMatchObject({
      item: [{ linkId: '2', text: 'Lives alone', answer: [{ valueBoolean: true }] }],
    });
    expect(bytes(only(answers, 'social-care', 'social-worker'))).not.toMatch(/4711|0815/);
  });

  it('are names that tell, former numbers, and systems that tell', () => {
    const { resources } = see('gp', 'acute', [
      {
        resourceType: 'Encounter',
        id: 'e',
        status: 'finished',
        identifier: [
          { use: 'old', value: 'F-1' },
          { system: 'https://gum-clinic.example/id', value: 'G-1' },
          { system: 'urn:visits', value: 'V-1' },
        ],
        participant: [{ individual: { reference: 'Practitioner/p' } }],
      },
      {
        resourceType: 'Practitioner',
        id: 'p',
        name: [
          { use: 'official', family: 'HIV Team' },
          { use: 'maiden', family: 'Former' },
          { family: 'Former', period: { end: '2020' } },
          { text: 'Dr Okoro' },
        ],
      },
    ]);
    expect(resources).toMatchObject([
      { identifier: [{ system: 'urn:visits', value: 'V-1' }] },
      { name: [{ text: 'Dr Okoro' }] },
    ]);
    expect(bytes(resources)).not.toMatch(/F-1|gum-clinic|HIV|Former/);
  });

  it('is what stands beside a logical reference, save an organisation named by its ODS code', () => {
    const organisation = {
      identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RAL01', use: 'official' },
      display: 'Royal Free Hospital',
    };
    const out = only({
      resourceType: 'Encounter',
      id: 'e',
      status: 'finished',
      serviceProvider: organisation,
      reasonReference: [{ identifier: { system: 'urn:x', value: '1' }, display: 'Depression' }],
    });
    expect(out).toMatchObject({
      serviceProvider: {
        identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RAL01' },
        display: 'Royal Free Hospital',
      },
    });
    expect(bytes(out)).not.toContain('Depression');
  });
});

describe('coverage', () => {
  const of = (answer: ReturnType<typeof see>, section: string) =>
    answer.coverage.find((stated) => stated.section === section);

  it('is told from role and setting alone where they leave nothing', () => {
    const resources = [{ resourceType: 'Condition', id: 'c', code: { text: 'Depression' } }];
    for (const held of [resources, []])
      expect(of(see('community-nurse', 'mental-health', held), 'problems')?.code).toBe('withheld-by-role');
    expect(of(see('community-nurse', 'mental-health', resources, { emergency: true }), 'problems')?.code).toBe(
      'answered',
    );
    expect(of(see('community-nurse', 'mental-health', []), 'allergies')?.code).toBe('none-recorded');
    expect(of(see('community-nurse', 'mental-health', []), 'medications')?.code).toBe('none-recorded');
  });

  it('says the same for what is withheld as for what is not there', () => {
    const hiv = { resourceType: 'Condition', id: 'c', code: { coding: [{ system: SNOMED, code: '86406008' }] } };
    expect(see('gp', 'gp', [hiv]).coverage).toEqual(see('gp', 'gp', []).coverage);
    expect(of(see('gp', 'gp', [hiv]), 'problems')).toMatchObject({
      code: 'none-recorded',
      text: 'Answered; nothing to show here.',
    });
  });

  it('keeps the precedence: withheld by role, not supplied, partial, answered, nothing to show', () => {
    const more = {
      supplies: new Set(['Condition', 'Observation'] as const),
      partial: [{ kind: 'unreadable', type: 'Condition' }] as const,
    };
    const gp = see(
      'gp',
      'acute',
      [{ resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'Weight' } }],
      more,
    );
    expect(
      ['allergies', 'problems', 'results', 'demographics', 'social-care'].map((section) => of(gp, section)?.code),
    ).toEqual(['not-supplied', 'partial', 'answered', 'answered', 'not-supplied']);
    expect(of(see('administrator', 'acute', [], more), 'problems')?.code).toBe('withheld-by-role');
  });

  it('rests on what is in the answer: an implant that shares the name of an unreached device is not in it', () => {
    const answer = see('gp', 'acute', [
      { resourceType: 'Device', id: 'd' },
      { resourceType: 'Device', id: 'd', patient: { reference: 'Patient/1' } },
    ]);
    expect(answer.resources).toEqual([]);
    expect(of(answer, 'procedures')?.code).toBe('none-recorded');
  });

  it('tells nothing of resources that share the name of a withheld one', () => {
    const named = (parts: object) => ({
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      code: { text: 'Report' },
      ...parts,
    });
    const plain = named({ conclusion: 'Normal' });
    const emptied = named({});
    for (const order of [
      [plain, plain, emptied],
      [emptied, plain, plain],
      [plain, emptied, plain],
    ]) {
      const answer = see('gp', 'acute', order);
      expect(answer.resources).toEqual([]);
      expect(of(answer, 'results')?.code).toBe('none-recorded');
    }
  });

  it('never repeats a provider’s own words', () => {
    const partial = [
      { kind: 'provider-warning', code: 'confidential-items', type: 'Condition', text: 'CANARY' },
      { kind: 'provider-warning', code: 'x', type: null, text: 'CANARY' },
    ] as const;
    const answer = see('gp', 'gp', [], { partial });
    expect(bytes(answer.coverage)).not.toContain('CANARY');
    expect(of(answer, 'problems')?.text).toContain('confidential items');
  });
});

describe('opaque ids', () => {
  it.each([
    [0, 'a3817f04ba25a8e66df67214c7550293'],
    [1, 'da87c1d86b99af44347659119b22fc45'],
    [2, '8177228da4a45dc7fca38bdef60affe4'],
    [8, '3b62a9ba6258f5610f83e264f31497b4'],
  ])('are SipHash-2-4-128: the reference vector of %i bytes', (length, expected) => {
    const key = Uint32Array.from([0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c]);
    const out = new Uint32Array(4);
    sipHash128(
      key,
      Uint8Array.from({ length: 16 }, (_, at) => at),
      length,
      out,
    );
    const bytesOf = (word: number) =>
      [0, 8, 16, 24].map((by) => ((word >>> by) & 255).toString(16).padStart(2, '0')).join('');
    expect([...out].map(bytesOf).join('')).toBe(expected);
  });

  it('are stable within an access, and others in another access, provider or key', () => {
    const key = new Uint8Array(32).fill(1);
    const id = createOpaqueId(key, 'a', 'p')('Condition/1');
    expect(createOpaqueId(key, 'a', 'p')('Condition/1')).toBe(id);
    for (const other of [
      createOpaqueId(key, 'b', 'p'),
      createOpaqueId(key, 'a', 'q'),
      createOpaqueId(new Uint8Array(32), 'a', 'p'),
    ])
      expect(other('Condition/1')).not.toBe(id);
    expect(createOpaqueId(key, 'a', 'p')('Condition/2')).not.toBe(id);
  });
});
