/** How is a provider asked that is searched type by type, or gives one structured record? */
import { describe, expect, test } from 'vitest';
import { askProvider } from './ask-provider';
import {
  BASE,
  bundle,
  condition,
  fakeServer,
  LOOK_UP,
  NUMBER,
  patient,
  person,
  provider,
  replyWith,
} from '../../../tests/kits/gateway/fake-server';
import type { Json } from '../../domain/json';
import { ports, FOUND, ids, next } from '../../../tests/kits/gateway/asked';

describe('search', () => {
  const search = provider({ retrieve: 'search' });
  const metadata = (...types: readonly (string | Json)[]): Json => ({
    resourceType: 'CapabilityStatement',
    rest: [
      {
        mode: 'server',
        resource: types.map((type) =>
          typeof type === 'string' ? { type, interaction: [{ code: 'search-type' }] } : type,
        ),
      },
    ],
  });
  const of = (type: string): string => `${type}?patient=Patient/p1`;

  test('the listed types are searched by patient, and only those', async () => {
    const server = fakeServer({
      [LOOK_UP]: FOUND,
      metadata: metadata('Patient', 'Condition', 'Observation', 'Practitioner', 'StructureDefinition', {
        type: 'Flag',
        interaction: [{ code: 'read' }],
      }),
      [of('Condition')]: bundle([condition('1')], next('Condition?page=2')),
      'Condition?page=2': bundle([condition('2')]),
      [of('Observation')]: bundle([]),
    });
    const result = await askProvider(search, person(), ports(server));
    expect(ids(result)).toEqual(['Condition/1', 'Condition/2']);
    expect([...server.asked].sort()).toEqual(
      ['Condition?page=2', of('Condition'), of('Observation'), LOOK_UP, 'metadata'].sort(),
    );
    expect(result.outcome === 'answered' && [...(result.supplies ?? [])]).toEqual([
      'Patient',
      'Condition',
      'Observation',
      'Practitioner',
      'StructureDefinition',
    ]);
  });

  test('a type without a search by patient is searched by subject', async () => {
    const searchable = { interaction: [{ code: 'search-type' }] };
    const server = fakeServer({
      [LOOK_UP]: FOUND,
      metadata: metadata(
        'Patient',
        { type: 'AdverseEvent', ...searchable },
        { type: 'Media', ...searchable, searchParam: [{ name: 'subject' }, { name: 'created' }] },
        { type: 'RiskAssessment', ...searchable, searchParam: [{ name: 'patient' }, { name: 'subject' }] },
      ),
      'AdverseEvent?subject=Patient/p1': bundle([]),
      'Media?subject=Patient/p1': bundle([]),
      [of('RiskAssessment')]: bundle([]),
    });
    expect(await askProvider(search, person(), ports(server))).toMatchObject({ outcome: 'answered', partial: [] });
    expect(server.asked).toHaveLength(5);
  });

  test('a person it does not know is not known, also where it does not say what it supplies', async () => {
    const server = fakeServer({ [LOOK_UP]: bundle([]), metadata: replyWith('gone', 500) });
    expect(await askProvider(search, person(), ports(server))).toMatchObject({
      outcome: 'answered',
      known: false,
      supplies: null,
    });
  });

  test('a person who cannot be confirmed is told at once, though the provider never says what it supplies', async () => {
    let ended = false;
    const server = fakeServer({
      [LOOK_UP]: bundle([patient({ birthDate: '1950-01-01' })]),
      metadata: ({ signal }) =>
        new Promise<Response>(() => {
          signal?.addEventListener('abort', () => {
            ended = true;
          });
        }),
    });
    expect(await askProvider(search, person(), ports(server))).toEqual({
      outcome: 'identity-not-confirmed',
      field: 'date of birth',
    });
    expect(ended).toBe(true);
  });

  test('a type that fails is named; the others stay', async () => {
    const result = await askProvider(
      search,
      person(),
      ports(
        fakeServer({
          [LOOK_UP]: FOUND,
          metadata: metadata('Condition', 'AllergyIntolerance', 'Observation'),
          [of('Condition')]: bundle([condition('1')]),
          [of('AllergyIntolerance')]: () => replyWith('oops', 500),
          [of('Observation')]: bundle([
            { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'timeout' }] },
          ]),
        }),
      ),
    );
    expect(ids(result)).toEqual(['Condition/1']);
    expect(result).toMatchObject({
      partial: [
        { kind: 'unreadable', type: 'AllergyIntolerance' },
        { kind: 'provider-warning', code: 'timeout', type: 'Observation' },
      ],
    });
  });

  test('when every search fails, the provider has answered badly', async () => {
    expect(
      await askProvider(search, person(), ports(fakeServer({ [LOOK_UP]: FOUND, metadata: metadata('Condition') }))),
    ).toEqual({ outcome: 'bad-answer' });
  });

  test.each<[string, Json]>([
    ['an OperationOutcome', { resourceType: 'OperationOutcome' }],
    ['a statement without types', { resourceType: 'CapabilityStatement' }],
  ])('%s for a CapabilityStatement is a bad answer, not "supplies nothing"', async (_what, reply) => {
    expect(await askProvider(search, person(), ports(fakeServer({ [LOOK_UP]: FOUND, metadata: reply })))).toEqual({
      outcome: 'bad-answer',
    });
  });

  test('an unknown person: what the provider can supply is still told', async () => {
    const result = await askProvider(
      search,
      person(),
      ports(fakeServer({ [LOOK_UP]: bundle([]), metadata: metadata('Condition') })),
    );
    expect(result).toMatchObject({ outcome: 'answered', known: false });
    expect(result.outcome === 'answered' && result.supplies?.has('Condition')).toBe(true);
  });

  test('places and medicines that are referred to are read one by one, from the provider alone, and through each other', async () => {
    const server = fakeServer({
      [LOOK_UP]: FOUND,
      metadata: metadata('Encounter'),
      [of('Encounter')]: bundle([
        {
          resourceType: 'Encounter',
          id: 'e1',
          subject: { reference: 'Patient/p1' },
          location: [
            { location: { reference: 'Location/l1' } },
            { location: { reference: `${BASE}/Location/l1` } },
            { location: { reference: 'https://evil.test/fhir/Location/l9' } },
            { location: { reference: 'Location/..' } },
          ],
          participant: [
            { individual: { reference: 'Practitioner/x' } },
            { individual: { reference: 'PractitionerRole/r1' } },
          ],
        },
      ]),
      'Location/l1': { resourceType: 'Location', id: 'l1', managingOrganization: { reference: 'Organization/o1' } },
      'Organization/o1': { resourceType: 'Organization', id: 'o1', name: 'Northgate' },
    });
    const result = await askProvider(search, person(), ports(server));
    expect(ids(result)).toEqual(['Encounter/e1', 'Location/l1', 'Organization/o1']);
    expect(result).toMatchObject({ partial: [] });
    expect(server.asked.slice(3)).toEqual(['Location/l1', 'PractitionerRole/r1', 'Organization/o1']);
  });
});

describe('gp-connect', () => {
  const QUESTION = 'Patient/$gpc.getstructuredrecord';
  const gp = provider({ retrieve: 'gp-connect', fhirVersion: 'STU3', setting: 'gp', name: 'Parkside Medical Centre' });
  const ask = (reply: Parameters<typeof fakeServer>[0][string]) =>
    askProvider(gp, person(), ports(fakeServer({ [QUESTION]: reply })));
  const list = (code: string, warning: string): Json => ({
    resourceType: 'List',
    id: `l${warning}`,
    subject: { reference: 'Patient/p1' },
    code: { coding: [{ system: 'http://snomed.info/sct', code }] },
    extension: [
      {
        url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ListWarningCode-1',
        valueCode: warning,
      },
    ],
  });

  test.each([
    ['withheld', 1],
    ['unavailable', 1],
    ['no-content-recorded', 0],
    ['nilknown', 0],
  ])('a list that is empty because %s: %i reasons to call its section partial', async (code, count) => {
    const result = await ask(
      bundle([
        patient(),
        {
          ...list('886921000000105', 'x'),
          extension: [],
          emptyReason: { coding: [{ system: 'http://hl7.org/fhir/list-empty-reason', code }] },
        },
      ]),
    );
    if (result.outcome !== 'answered') throw new Error(result.outcome);
    expect(
      result.partial.filter((reason) => reason.kind === 'provider-warning' && reason.type === 'AllergyIntolerance'),
    ).toHaveLength(count);
  });

  test('what the structured record never brings is not claimed to be supplied', async () => {
    for (const result of [await ask(bundle([patient()])), await ask(bundle([]))]) {
      if (result.outcome !== 'answered') throw new Error(result.outcome);
      for (const type of [
        'AllergyIntolerance',
        'MedicationStatement',
        'Condition',
        'Encounter',
        'Observation',
        'Immunization',
        'ServiceRequest',
      ] as const)
        expect(result.supplies).toContain(type);
      for (const type of ['DocumentReference', 'CarePlan', 'Procedure', 'Flag', 'Appointment'] as const)
        expect(result.supplies).not.toContain(type);
    }
  });

  test('one question holds the number and every include part', async () => {
    const server = fakeServer({
      [QUESTION]: bundle([
        patient(),
        { resourceType: 'ProcedureRequest', id: '1', subject: { reference: 'Patient/p1' } },
      ]),
    });
    expect(ids(await askProvider(gp, person(), ports(server)))).toEqual(['ServiceRequest/1']);
    expect(server.asked).toEqual([QUESTION]);
    expect(server.inits[0]).toMatchObject({ method: 'POST', headers: { 'Content-Type': 'application/fhir+json' } });
    const body = JSON.parse(String(server.inits[0]?.body)) as {
      parameter: { name: string; valueIdentifier?: { value: string } }[];
    };
    expect(body.parameter[0]).toMatchObject({ name: 'patientNHSNumber', valueIdentifier: { value: NUMBER } });
    expect(body.parameter.slice(1).map(({ name }) => name)).toEqual([
      'includeAllergies',
      'includeMedication',
      'includeConsultations',
      'includeProblems',
      'includeImmunisations',
      'includeUncategorisedData',
      'includeInvestigations',
      'includeReferrals',
      'includeDiaryEntries',
    ]);
  });

  test('identity is confirmed on the bundle’s Patient', async () => {
    expect(await ask(bundle([patient({ birthDate: '1950-01-01' }), condition('1')]))).toEqual({
      outcome: 'identity-not-confirmed',
      field: 'date of birth',
    });
    expect(await ask(bundle([condition('1')]))).toEqual({ outcome: 'identity-not-confirmed', field: null });
    expect(await ask(bundle([patient(), condition('1', { subject: { reference: 'Patient/p2' } })]))).toEqual({
      outcome: 'identity-not-confirmed',
      field: null,
    });
  });

  test('a patient the practice does not have is not known; another 404 is a bad answer', async () => {
    const outcome = (code: string, detail?: string): Json => ({
      resourceType: 'OperationOutcome',
      issue: [
        { severity: 'error', code, ...(detail === undefined ? {} : { details: { coding: [{ code: detail }] } }) },
      ],
    });
    expect(await ask(() => replyWith(outcome('not-found', 'PATIENT_NOT_FOUND'), 404))).toMatchObject({
      outcome: 'answered',
      known: false,
    });
    expect(await ask(() => replyWith(outcome('not-found'), 404))).toMatchObject({ outcome: 'answered', known: false });
    expect(await ask(() => replyWith(outcome('invalid', 'INVALID_NHS_NUMBER'), 404))).toEqual({
      outcome: 'bad-answer',
    });
    expect(await ask(() => replyWith(outcome('forbidden', 'NO_PATIENT_CONSENT'), 403))).toEqual({
      outcome: 'bad-answer',
    });
    expect(await ask(() => replyWith('not found', 404))).toEqual({ outcome: 'bad-answer' });
  });

  test.each([
    ['933361000000108', 'confidential-items', 'MedicationStatement'],
    ['1103671000000101', 'data-in-transit', 'AllergyIntolerance'],
    ['887191000000108', 'data-awaiting-filing', 'Observation'],
    ['1', 'confidential-items', null],
  ])('List %s with warning %s is a partial of its section', async (code, warning, type) => {
    expect(await ask(bundle([patient(), list(code, warning)]))).toMatchObject({
      partial: [{ kind: 'provider-warning', code: warning, type }],
    });
  });

  test('an empty List that records nothing is no partial', async () => {
    const empty = {
      resourceType: 'List',
      id: 'l',
      subject: { reference: 'Patient/p1' },
      emptyReason: { coding: [{ code: 'no-content-recorded' }] },
    };
    expect(await ask(bundle([patient(), empty]))).toMatchObject({ outcome: 'answered', known: true, partial: [] });
  });

  test('there is no paging: a next page cannot be read', async () => {
    expect(await ask(bundle([patient(), condition('1')], next(`${BASE}?page=2`)))).toMatchObject({
      partial: [{ kind: 'unreadable', type: null }],
    });
  });
});
