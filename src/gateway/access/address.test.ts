/**
 * Is where a person lives told in one answer alone, to whom the policy allows it, each time on record? Canaries stand
 * in demographics and wherever a provider may hold an address.
 */
import type { AuditEvent } from 'fhir/r4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { open, read, replyOf, tryOpening, world, type Answered, type World } from '../../../tests/kits/gateway/gateway';
import { bundle, patient, provider } from '../../../tests/kits/gateway/fake-server';
import { AUDIT_ACTION_SYSTEM } from '../../domain/audit';
import type { Json } from '../../domain/json';
import { ROLES_WITHOUT_CLINICAL_VIEW } from '../../domain/roles';
import { ADDRESS_AT_ONCE } from '../../policy/tables/addresses';
import { CLINICAL_ROLES } from '../../policy/tables/label-caps';
import { QUESTIONS } from '../app';

const LINE = '17 Quaggy Canary Lane';
const POSTCODE = 'ZZ99 3CZ';
const TELEPHONE = '07700 900417';
const CANARIES = [LINE, 'Quaggy', 'Canary', POSTCODE, 'ZZ993CZ', TELEPHONE, '07700900417'];
const ADDRESS = { use: 'home', line: [LINE], city: 'Canaryton', postalCode: POSTCODE };
const TELECOM = { system: 'phone', use: 'home', value: TELEPHONE };
const LIVING: Json = { address: [ADDRESS], telecom: [TELECOM] };
const subject = { reference: 'Patient/p1' };
const EXTENSIONS = [
  { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueAddress: ADDRESS },
  { url: 'urn:local:home', valueAddress: ADDRESS },
  { url: 'urn:local:phone', valueContactPoint: TELECOM },
];

/** Wherever FHIR has an address or a telephone that may be the person's own, in a record that is otherwise released. */
const HELD: readonly Json[] = [
  {
    resourceType: 'Condition',
    id: 'c1',
    subject,
    code: { text: 'Asthma', extension: EXTENSIONS },
    extension: EXTENSIONS,
    contained: [
      { ...patient(LIVING), id: 'inside' },
      { resourceType: 'Location', id: 'loc', name: 'Ward 3', ...LIVING },
    ],
  },
  {
    resourceType: 'Encounter',
    id: 'e1',
    status: 'finished',
    class: { code: 'HH' },
    subject,
    period: { start: '2026-01-02' },
    location: [
      { location: { reference: 'Location/home', display: LINE } },
      { location: { reference: 'Location/clinic' } },
    ],
    serviceProvider: { reference: 'Organization/o1' },
    extension: EXTENSIONS,
  },
  {
    resourceType: 'Location',
    id: 'home',
    name: `${LINE}, ${POSTCODE}`,
    description: `Home of the patient, ring ${TELEPHONE}`,
    type: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'PTRES' }] }],
    physicalType: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code: 'ho' }] },
    address: ADDRESS,
    telecom: [TELECOM],
  },
  { resourceType: 'Location', id: 'clinic', name: 'Clinic A', address: ADDRESS, telecom: [TELECOM] },
  { resourceType: 'Organization', id: 'o1', name: 'Parkside', ...LIVING },
  {
    resourceType: 'Appointment',
    id: 'a1',
    status: 'booked',
    start: '2027-01-02T09:00:00Z',
    participant: [
      { actor: subject, status: 'accepted' },
      { actor: { reference: 'Location/home', display: LINE }, status: 'accepted' },
    ],
    extension: EXTENSIONS,
  },
  { resourceType: 'RelatedPerson', id: 'r1', patient: subject, name: [{ text: 'Leslie' }], address: [ADDRESS] },
  { resourceType: 'Coverage', id: 'cov', status: 'active', beneficiary: subject, subscriberId: LINE, ...LIVING },
  { resourceType: 'Person', id: 'per', name: [{ text: 'Marjorie' }], ...LIVING },
  {
    resourceType: 'CareTeam',
    id: 'ct',
    status: 'active',
    subject,
    participant: [{ member: { reference: 'Practitioner/pr' } }],
  },
  { resourceType: 'Practitioner', id: 'pr', name: [{ text: 'Dr Lee' }], ...LIVING },
];

const where = (more: Json = LIVING): World => {
  const place = world({ providers: [provider({ ods: 'OTHER' })] });
  place.replies.set('pds.test', () =>
    replyOf(bundle([patient({ ...more, contact: [{ relationship: [], ...LIVING }] })])),
  );
  place.replies.set('$everything', () => replyOf(bundle([patient({ ...LIVING, contact: [LIVING] }), ...HELD])));
  return place;
};

const holdsCanary = (text: string): readonly string[] => CANARIES.filter((canary) => text.includes(canary));
const actionOf = ({ subtype = [] }: AuditEvent): string =>
  subtype.find(({ system }) => system === AUDIT_ACTION_SYSTEM)?.code ?? '';
const eventsOf = async (place: World): Promise<readonly string[]> =>
  (await place.stores.audit.search({}, { count: 500 }))
    .map(({ event }) => actionOf(event))
    .filter((code) => code.startsWith('address'));

describe('where the person lives', () => {
  it.each(CLINICAL_ROLES)(
    'is told to %s as the policy says, one event each time, and in no other answer',
    async (role) => {
      const place = where();
      const ask = await place.signIn(`a-${role}`);
      const answers: Answered[] = [];
      const tell = async (asking: Promise<Answered>): Promise<Answered> => {
        const answer = await asking;
        answers.push(answer);
        return answer;
      };
      const opened = await tell(tryOpening(ask));
      const access = String(opened.body['access']);
      expect(opened.body['view']).toMatchObject({ addressAtOnce: ADDRESS_AT_ONCE.some((row) => row.role === role) });
      const everything = await tell(read(ask, access));
      expect(everything.text).toContain('Asthma'.repeat(role === 'administrator' ? 0 : 1));
      for (const [method, path, body] of [
        ['POST', '/api/patients', { nhsNumber: '9990123454', dateOfBirth: '1948-03-14' }],
        ['GET', '/api/records', undefined],
        ['GET', `/api/records/${access}/changes`, undefined],
        ['POST', `/api/records/${access}/prints`, { what: 'Summary' }],
        ['POST', `/api/records/${access}/exports`, { what: 'Summary' }],
        ['POST', `/api/records/${access}/emergency`, { reason: 'Unconscious in resus' }],
        ['GET', '/api/session', undefined],
        ['GET', '/api/policy', undefined],
      ] as const)
        await tell(ask(method, path, body));
      await tell(read(ask, access));
      expect(await eventsOf(place)).toEqual([]);

      const first = await ask('POST', `/api/records/${access}/address`);
      const again = await ask('POST', `/api/records/${access}/address`, { for: 'screen' });
      expect([first.status, again.text]).toEqual([200, first.text]);
      expect(first.headers.get('cache-control')).toBe('no-store');
      const telephone = TELEPHONE;
      expect(first.body).toEqual(
        role === 'administrator' ? { telephone } : { address: `${LINE}, Canaryton, ${POSTCODE}`, telephone },
      );
      expect(await eventsOf(place)).toEqual(['address-read', 'address-read']);

      await tell(ask('DELETE', `/api/records/${access}`));
      const officer = await place.signIn('priscilla');
      await tell(officer('POST', '/api/audit/search', { nhsNumber: '9990123454' }));
      await tell(officer('GET', '/api/alerts'));
      expect(holdsCanary(answers.map(({ text }) => text).join('\n'))).toEqual([]);
      expect(holdsCanary(place.logged.join('\n'))).toEqual([]);
    },
  );

  it('is of this access alone, of a clinical role alone, and gone with the record', async () => {
    const place = where();
    const asha = await place.signIn('asha');
    const access = await open(asha);
    const none = await asha('POST', '/api/records/id-00000000000000000000/address', {});
    const others = await (await place.signIn('ben'))('POST', `/api/records/${access}/address`, {});
    expect([others.status, others.text]).toEqual([404, none.text]);
    for (const role of ROLES_WITHOUT_CLINICAL_VIEW)
      expect((await (await place.signIn(`a-${role}`))('POST', `/api/records/${access}/address`, {})).status).toBe(403);
    expect((await asha('POST', `/api/records/${access}/address`, { for: 'fun' })).status).toBe(400);
    await asha('DELETE', `/api/records/${access}`);
    const closed = await asha('POST', `/api/records/${access}/address`, {});
    expect([closed.status, closed.text]).toEqual([404, none.text]);
    expect(await eventsOf(place)).toEqual([]);
  });

  it('is given for a summary to take away only to whoever may take one, and says so on record', async () => {
    const place = where();
    for (const [id, status] of [
      ['asha', 200],
      ['a-community-nurse', 403],
    ] as const) {
      const ask = await place.signIn(id);
      const answer = await ask('POST', `/api/records/${await open(ask)}/address`, { for: 'export' });
      expect([id, answer.status, holdsCanary(answer.text).length > 0]).toEqual([id, status, status === 200]);
    }
    expect([...(await eventsOf(place))].sort()).toEqual(['address-read', 'address-refused']);
  });

  it('is not told where the audit cannot take it, where demographics know none, nor more often than anybody needs', async () => {
    const lost = world({
      stores: (stores) => ({
        ...stores,
        audit: {
          ...stores.audit,
          append: (event, ...rest) =>
            actionOf(event) === 'address-read'
              ? Promise.reject(new Error('full'))
              : stores.audit.append(event, ...rest),
        },
      }),
    });
    lost.replies.set('pds.test', () => replyOf(bundle([patient(LIVING)])));
    const ask = await lost.signIn('asha');
    const refused = await ask('POST', `/api/records/${await open(ask)}/address`, {});
    expect([refused.status, holdsCanary(refused.text)]).toEqual([503, []]);

    const empty = where({});
    const asha = await empty.signIn('asha');
    const access = await open(asha);
    expect((await asha('POST', `/api/records/${access}/address`, {})).body).toEqual({});
    let status = 200;
    for (let asked = 1; status === 200 && asked < 200; asked += 1) {
      status = (await asha('POST', `/api/records/${access}/address`, {})).status;
      if (status !== 200) expect(asked).toBe(120);
    }
    expect(status).toBe(429);
  });

  it('has one route among all, and no other asks for it', () => {
    expect(QUESTIONS.filter(({ path }) => path.includes('address'))).toEqual([
      expect.objectContaining({ method: 'POST', path: '/api/records/:access/address', who: 'clinical' }),
    ]);
  });

  it('stands in no resource of any type, wherever a provider put it', async () => {
    const place = where();
    const ask = await place.signIn('asha');
    await fc.assert(
      fc.asyncProperty(fc.subarray([...HELD], { minLength: 1 }), async (held) => {
        place.replies.set('$everything', () => replyOf(bundle([patient({ ...LIVING, contact: [LIVING] }), ...held])));
        const access = await open(ask);
        const { text } = await read(ask, access);
        await ask('DELETE', `/api/records/${access}`);
        expect(holdsCanary(text)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
