/** What must hold of the gateway wherever it stands? One suite, put to every mount. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAuditEvent } from '../../src/domain/audit';
import { sectionOf } from '../../src/domain/section-of';
import { SECTIONS } from '../../src/domain/sections';
import type { Alert, OpenedRecord, SessionAnswer } from '../../src/domain/api';
import type { Answer, Mount, Visitor } from './mount';
import { MARJORIE, OPTED_OUT } from './people';
import { askProvider, auditOf, contributionOf, everythingOf, open, signIn, tryOpening } from './signed-in';

const REASON = 'Unconscious in resus, no history';
const NEVER_NAMED = ['clinic', 'childrens', 'prison', 'refuge', 'Holt Prison', 'Willow House'];

export function describeGateway(where: string, start: () => Promise<Mount>): void {
  describe(`the gateway ${where}`, () => {
    let mount: Mount;
    beforeAll(async () => {
      mount = await start();
    });
    beforeEach(() => {
      mount.control.reset();
    });
    afterAll(() => mount.close());

    describe('closed questions', () => {
      it.each([
        ['GET', '/api/nothing', 404],
        ['GET', '/fhir/parkside/Patient', 404],
        ['GET', '/fhir/parkside/metadata', 404],
        ['GET', '/fhir/parkside/Patient/x', 404],
        ['GET', '/fhir/parkside/Observation', 404],
        ['POST', '/fhir/parkside/Patient/_search', 404],
        ['GET', '/fhir/parkside/Patient/x/_history', 404],
        ['POST', '/fhir/parkside', 404],
        ['POST', '/fhir/parkside/Patient/x/$everything', 405],
        ['PUT', '/api/records', 405],
        ['HEAD', '/api/session', 405],
        ['GET', '/fhir/parkside//Patient/x/$everything', 404],
        ['GET', '/fhir/parkside/Patient/x/$everything/', 404],
      ])('answers %s %s with %i', async (method, path, status) => {
        const answer = await mount.visitor().ask(method, path);
        expect(answer.status).toBe(status);
      });

      it.each(['/api/records', '/api/policy', '/api/alerts', '/api/reports', '/fhir/parkside/Patient/x/$everything'])(
        'asks nobody in particular to sign in first: %s',
        async (path) => {
          expect((await mount.visitor().ask('GET', path)).status).toBe(401);
        },
      );

      it('refuses a request that another site made', async () => {
        const asha = await signIn(mount, 'asha');
        for (const Origin of ['https://elsewhere.example', 'null'])
          expect((await asha.ask('GET', '/api/session', undefined, { Origin })).status).toBe(403);
      });

      it('never lets an answer be stored', async () => {
        const asha = await signIn(mount, 'asha');
        for (const path of ['/api/identity', '/api/session', '/api/policy', '/api/nothing'])
          expect((await asha.ask('GET', path)).headers.get('cache-control')).toBe('no-store');
      });

      it('says how to sign in, who one is, and is well', async () => {
        const asha = await signIn(mount, 'asha');
        expect((await asha.ask('GET', '/api/identity')).body).toMatchObject({ mode: 'demo' });
        expect((await mount.visitor().ask('GET', '/api/session')).text).toBe('{"signedIn":false}');
        expect((await asha.ask('GET', '/api/session')).body).toMatchObject({
          signedIn: true,
          user: { id: 'asha' },
          role: 'gp',
        });
        expect((await asha.ask('GET', '/healthz')).status).toBe(200);
        expect((await asha.ask('GET', '/readyz')).status).toBe(200);
      });

      it('forgets who signed out', async () => {
        const asha = await signIn(mount, 'asha');
        const { access } = await open(asha, MARJORIE);
        expect((await asha.ask('DELETE', '/api/session')).status).toBe(204);
        expect((await asha.ask('GET', '/api/session')).body).toEqual({ signedIn: false });
        expect((await asha.ask('GET', '/api/policy')).status).toBe(401);
        expect((await askProvider(asha, access, 'parkside')).status).toBe(401);
      });
    });

    describe('bad input', () => {
      it('refuses an NHS number that fails Modulus 11 before anybody is asked', async () => {
        const asha = await signIn(mount, 'asha');
        const wrong = { nhsNumber: '9990123455', dateOfBirth: '1948-03-14' };
        for (const path of ['/api/patients', '/api/records'])
          expect(
            (await asha.ask('POST', path, path === '/api/records' ? { ...wrong, purpose: 'direct-care' } : wrong))
              .status,
          ).toBe(400);
        expect(mount.control.requests()).toEqual({});
      });

      it.each([
        ['/api/records', { nhsNumber: MARJORIE.nhsNumber, purpose: 'direct-care' }, 'dateOfBirth'],
        ['/api/records', { ...MARJORIE, dateOfBirth: '14/03/1948', purpose: 'direct-care' }, 'dateOfBirth'],
        ['/api/records', { ...MARJORIE, purpose: 'curiosity' }, 'purpose'],
        ['/api/records', { ...MARJORIE, purpose: 'emergency' }, 'reason'],
        ['/api/records', { ...MARJORIE, purpose: 'emergency', reason: 'short' }, 'reason'],
        ['/api/records', { ...MARJORIE, purpose: 'direct-care', role: 'gp' }, 'role'],
        ['/api/patients', { family: 'XX-TESTPATIENT', dateOfBirth: '1948-03-14' }, 'given'],
        ['/api/patients', {}, 'nhsNumber'],
        ['/api/session/role', { role: 'superuser' }, 'role'],
      ])('names what is wrong: %s %j → %s', async (path, body, field) => {
        const asha = await signIn(mount, 'asha');
        const answer = await asha.ask('POST', path, body);
        expect(answer.status).toBe(400);
        expect(answer.text).toContain(field);
      });

      it('refuses what is not JSON', async () => {
        const asha = await signIn(mount, 'asha');
        expect((await asha.ask('POST', '/api/patients', '{"nhsNumber":')).status).toBe(400);
        expect((await asha.ask('POST', '/api/patients', '{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
      });
    });

    describe('the GP', () => {
      it('finds the person, opens the record and learns who holds it, but never of those that are not asked', async () => {
        const asha = await signIn(mount, 'asha');
        expect((await asha.ask('POST', '/api/patients', MARJORIE)).body).toMatchObject({
          matches: [{ nhsNumber: MARJORIE.nhsNumber }],
        });
        const opened = await open(asha, MARJORIE);
        expect(opened.relationship).toBe('registered');
        expect(opened.providers.length).toBeGreaterThanOrEqual(6);
        const ids = opened.providers.map(({ id }) => id);
        for (const never of NEVER_NAMED) expect(ids).not.toContain(never);
        expect(Object.keys(opened.view.sections).sort()).toEqual([...SECTIONS].sort());
        expect(opened.view.emergencyOffered).toBe(false);
      });

      it('gets every section stated by every provider, and the gateway’s own Patient alone', async () => {
        const asha = await signIn(mount, 'asha');
        const opened = await open(asha, MARJORIE);
        for (const { resources, coverage } of (await everythingOf(asha, opened)).values()) {
          expect(coverage.sections.map(({ section }) => section).sort()).toEqual([...SECTIONS].sort());
          const patients = resources.filter(({ resourceType }) => resourceType === 'Patient');
          expect(patients.map(({ id }) => id)).toEqual([opened.access]);
        }
        for (const never of NEVER_NAMED) expect(mount.control.requests()).not.toHaveProperty(never);
      });

      it('sees equal bytes for equal questions, apart from the clock', async () => {
        const asha = await signIn(mount, 'asha');
        const { access } = await open(asha, MARJORIE);
        const ask = async (): Promise<string> =>
          (await askProvider(asha, access, 'northgate')).text.replace(/"timestamp":"[^"]*"/, '');
        expect(await ask()).toBe(await ask());
      });

      it('cannot open emergency access, which would show a GP nothing more', async () => {
        const asha = await signIn(mount, 'asha');
        const { access } = await open(asha, MARJORIE);
        expect((await asha.ask('POST', `/api/records/${access}/emergency`, { reason: REASON })).status).toBe(403);
      });
    });

    describe('what nobody sees', () => {
      it.each(['asha', 'ben', 'jo', 'hana', 'carol', 'tom', 'mira', 'peter', 'nell', 'alma'])(
        'shows %s no trace of HIV, in direct care or in an emergency',
        async (userId) => {
          const visitor = await signIn(mount, userId);
          for (const purpose of ['direct-care', 'emergency'] as const) {
            const opened = await open(visitor, MARJORIE, purpose, REASON);
            expect(JSON.stringify(opened.providers)).not.toMatch(/clinic|children/i);
            for (const { text } of (await everythingOf(visitor, opened)).values()) {
              expect(text).not.toMatch(
                /\bHIV\b|86406008|165815009|antiretroviral|dolutegravir|lamivudine|tenofovir|efavirenz|sexual health/i,
              );
            }
          }
        },
      );
    });

    describe('the social worker', () => {
      it('sees allergies, medicines and social care, no results or letters, and is told so', async () => {
        const jo = await signIn(mount, 'jo');
        const opened = await open(jo, MARJORIE);
        expect(opened.view.sections).toMatchObject({
          allergies: 'full',
          medications: 'full',
          'social-care': 'full',
          results: 'none',
          documents: 'none',
          procedures: 'none',
        });
        const all = await everythingOf(jo, opened);
        const sections = new Set(
          opened.providers.flatMap(({ id, setting }) =>
            (all.get(id)?.resources ?? []).map((resource) => sectionOf(resource, setting)),
          ),
        );
        for (const section of ['results', 'documents', 'procedures'] as const) expect(sections).not.toContain(section);
        for (const section of ['allergies', 'medications', 'care-plans', 'social-care'] as const)
          expect(sections).toContain(section);
        for (const { coverage } of all.values())
          expect(coverage.sections.find(({ section }) => section === 'results')?.code).toBe('withheld-by-role');
      });
    });

    describe('emergency access', () => {
      it('opens with a reason from the start, tells the privacy officer, and ends now when asked', async () => {
        const ben = await signIn(mount, 'ben');
        const opened = await open(ben, MARJORIE, 'emergency', REASON);
        expect(opened.view.emergency).not.toBeNull();
        const ended = await ben.ask('DELETE', `/api/records/${opened.access}/emergency`);
        expect(ended.body).toMatchObject({ view: { emergency: null } });
        const officer = await signIn(mount, 'priscilla');
        const { alerts } = (await officer.ask('GET', '/api/alerts')).body as { alerts: Alert[] };
        const alert = alerts.find(({ kind, text }) => kind === 'emergency' && text.includes(REASON));
        expect(alert).toBeDefined();
        const acknowledged = await officer.ask('POST', `/api/alerts/${alert?.id ?? ''}/acknowledge`);
        expect(acknowledged.body).toMatchObject({ alerts: [{ acknowledgedBy: 'Priscilla Wade' }] });
      });

      it('widens a role’s view later, for this person alone', async () => {
        const jo = await signIn(mount, 'jo');
        const opened = await open(jo, MARJORIE);
        expect(opened.view.emergency).toBeNull();
        const widened = await jo.ask('POST', `/api/records/${opened.access}/emergency`, { reason: REASON });
        expect(widened.status).toBe(200);
        expect(widened.body).toMatchObject({ view: { emergency: { endsAt: expect.any(String) as string } } });
        const again = await open(jo, MARJORIE);
        expect(again.view.emergency).toBeNull();
      });

      it('lets an answer through while another provider still hangs', async () => {
        mount.control.set({ provider: 'eastfield', fault: 'hang' });
        const ben = await signIn(mount, 'ben');
        const { access } = await open(ben, MARJORIE, 'emergency', REASON);
        contributionOf(await askProvider(ben, access, 'parkside'));
      });
    });

    describe('the person who opted out', () => {
      it.each(['asha', 'ben', 'jo'])(
        'opens for nobody in NCL, an emergency included, and not one provider is asked: %s',
        async (userId) => {
          const visitor = await signIn(mount, userId);
          for (const purpose of ['direct-care', 'emergency'] as const) {
            const answer = await tryOpening(visitor, OPTED_OUT, purpose, REASON);
            expect(answer.status).toBe(200);
            expect(Object.keys(answer.body as object).sort()).toEqual(['message', 'outcome']);
            expect(answer.body).toMatchObject({ outcome: 'opted-out' });
          }
          expect(Object.keys(mount.control.requests())).toEqual(['demographics']);
        },
      );

      it('is seen from outside NCL with the NCL GP’s data and no other NCL provider’s', async () => {
        const rhian = await signIn(mount, 'rhian');
        const opened = await open(rhian, OPTED_OUT);
        const ids = opened.providers.map(({ id }) => id);
        expect(ids).toContain('parkside');
        expect(ids).toContain('southbank');
        for (const id of ['northgate', 'eastfield', 'riverside', 'brookway', 'council']) {
          expect(ids).not.toContain(id);
          expect((await askProvider(rhian, opened.access, id)).status).toBe(404);
          expect(mount.control.requests()).not.toHaveProperty(id);
        }
      });
    });

    describe('providers that fail', () => {
      it.each([
        ['error-500', 502],
        ['html', 502],
        ['cut-off', 502],
        ['empty-200', 502],
        ['redirect', 502],
        ['wrong-person', 409],
      ] as const)(
        'states %s as %i, without a word of the provider’s, and leaves the others alone',
        async (fault, status) => {
          mount.control.set({ provider: 'northgate', fault });
          const asha = await signIn(mount, 'asha');
          const { access } = await open(asha, MARJORIE);
          const answer = await askProvider(asha, access, 'northgate');
          expect(answer.status).toBe(status);
          expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome' });
          contributionOf(await askProvider(asha, access, 'parkside'));
        },
      );

      it('answers a person whom the provider does not know with nothing recorded', async () => {
        const asha = await signIn(mount, 'asha');
        const { access } = await open(asha, MARJORIE);
        const { resources, coverage } = contributionOf(await askProvider(asha, access, 'southbank'));
        expect(resources).toHaveLength(1);
        expect(coverage.sections.find(({ section }) => section === 'allergies')?.code).toBe('none-recorded');
      });

      it('opens nothing when demographics are down', async () => {
        mount.control.set({ provider: 'demographics', fault: 'error-500' });
        const asha = await signIn(mount, 'asha');
        expect((await tryOpening(asha, MARJORIE)).status).toBe(503);
        expect((await asha.ask('POST', '/api/patients', MARJORIE)).status).toBe(503);
      });
    });

    describe('an access', () => {
      it('is good for its own user, session and role only', async () => {
        const asha = await signIn(mount, 'asha');
        const { access } = await open(asha, MARJORIE);
        for (const other of ['asha', 'ben']) {
          const visitor = await signIn(mount, other);
          expect((await askProvider(visitor, access, 'parkside')).status).toBe(404);
          expect((await visitor.ask('DELETE', `/api/records/${access}`)).status).toBe(404);
        }
        expect((await askProvider(asha, access, 'parkside')).status).toBe(200);
        expect((await askProvider(asha, access, 'clinic')).status).toBe(404);
      });

      it('is told again to a page that was loaded anew, and is no second opening', async () => {
        const ben = await signIn(mount, 'ben');
        const opened = await open(ben, MARJORIE);
        const again = await ben.ask('GET', `/api/records/${opened.access}`);
        expect([again.status, again.body]).toEqual([200, opened]);
        expect((await ben.ask('GET', '/api/records')).body).toEqual({ records: [{ access: opened.access }] });
        expect((await (await signIn(mount, 'asha')).ask('GET', `/api/records/${opened.access}`)).status).toBe(404);
        const actions = (await auditOf(mount, MARJORIE.nhsNumber))
          .map(readAuditEvent)
          .flatMap(({ action, details }) => (details['access'] === opened.access ? [action] : []));
        expect(actions.sort()).toEqual(['Came back to the open record', 'Opened the record']);
      });

      it('ends when it is closed', async () => {
        const asha = await signIn(mount, 'asha');
        const { access } = await open(asha, MARJORIE);
        expect((await asha.ask('DELETE', `/api/records/${access}`)).status).toBe(204);
        expect((await askProvider(asha, access, 'parkside')).status).toBe(404);
      });

      it('ends when the user changes role', async () => {
        const sam = await signIn(mount, 'sam');
        const { access } = await open(sam, MARJORIE);
        const changed = await sam.ask('POST', '/api/session/role', { role: 'occupational-therapist' });
        expect((changed.body as SessionAnswer).role).toBe('occupational-therapist');
        expect((await askProvider(sam, access, 'parkside')).status).toBe(404);
        expect((await sam.ask('POST', '/api/session/role', { role: 'gp' })).status).toBe(403);
      });

      it('ends when the user goes on in the same role at another organisation', async () => {
        const lena = await signIn(mount, 'lena');
        const { access } = await open(lena, MARJORIE);
        expect((await lena.ask('POST', '/api/session/role', { role: 'gp', organisation: 'Y00101' })).status).toBe(200);
        expect((await askProvider(lena, access, 'parkside')).status).toBe(404);
      });

      it('ends when the person opts out meanwhile, and opens again when they opt back in', async () => {
        const person = { nhsNumber: MARJORIE.nhsNumber, dateOfBirth: MARJORIE.dateOfBirth };
        const asha = await signIn(mount, 'asha');
        const oscar = await signIn(mount, 'oscar');
        const { access } = await open(asha, MARJORIE);
        const form = {
          ...person,
          firstName: 'Marjorie',
          lastName: 'XX-TESTPATIENT',
          gpPractice: 'Parkside',
          address: '1 Elm Row',
          postcode: 'N1 9ZZ',
          leafletRead: true,
        };
        const recorded = await oscar.ask('POST', '/api/opt-outs', form);
        expect(recorded.status).toBe(201);
        expect(recorded.body).toMatchObject({ resourceType: 'Consent', provision: { type: 'deny' } });
        expect((await askProvider(asha, access, 'parkside')).status).toBe(404);
        expect((await tryOpening(asha, MARJORIE)).body).toMatchObject({ outcome: 'opted-out' });
        const { id } = recorded.body as { id: string };
        expect(
          (await oscar.ask('POST', `/api/opt-outs/${id}/withdraw`, { signedBy: 'Marjorie XX-TESTPATIENT' })).status,
        ).toBe(201);
        expect((await oscar.ask('POST', '/api/opt-outs/search', { nhsNumber: person.nhsNumber })).body).toMatchObject({
          optedOut: false,
        });
        await open(asha, MARJORIE);
      });
    });

    describe('a role', () => {
      const become = (visitor: Visitor, role: string, organisation?: string): Promise<Answer> =>
        visitor.ask('POST', '/api/session/role', { role, ...(organisation === undefined ? {} : { organisation }) });

      it('is worn at its own organisation alone, and never guessed', async () => {
        const lena = await signIn(mount, 'lena');
        const { body } = await lena.ask('GET', '/api/session');
        const { role, organisation, memberships } = body as SessionAnswer;
        expect([role, organisation.ods, memberships.map((one) => `${one.role}@${one.organisation.ods}`)]).toEqual([
          'gp',
          'Y00909',
          ['gp@Y00909', 'gp@Y00101', 'hospital-clinician@RNG01'],
        ]);
        expect((await become(lena, 'gp')).status).toBe(400);
        expect((await become(lena, 'hospital-clinician', 'Y00101')).status).toBe(403);
        expect((await become(lena, 'hospital-clinician')).body).toMatchObject({
          role: 'hospital-clinician',
          organisation: { ods: 'RNG01' },
        });
      });

      it('takes the region, the own practice and the audit of its organisation with it', async () => {
        const lena = await signIn(mount, 'lena');
        const opened = (await tryOpening(lena, OPTED_OUT)).body as OpenedRecord;
        expect([opened.outcome, opened.providers.map(({ setting }) => setting)]).toEqual(['open', ['gp', 'gp']]);
        expect((await open(lena, MARJORIE)).relationship).toBe('self-claimed');
        await become(lena, 'gp', 'Y00101');
        expect((await tryOpening(lena, OPTED_OUT)).body).toMatchObject({ outcome: 'opted-out' });
        expect((await open(lena, MARJORIE)).relationship).toBe('registered');
        const told = (await auditOf(mount, OPTED_OUT.nhsNumber))
          .map(readAuditEvent)
          .filter(({ user }) => user === 'Dr Lena Ito');
        expect(told.map(({ action, organisation }) => [action, organisation]).sort()).toEqual([
          ['Opened the record', 'Southbank Surgery'],
          ['Was refused the record', 'Parkside Medical Centre'],
        ]);
      });
    });

    describe('the desks', () => {
      it('keeps an opt-out form that demographics do not confirm out of the register, and the record closed until it is ruled', async () => {
        const oscar = await signIn(mount, 'oscar');
        const form = {
          ...MARJORIE,
          firstName: 'Marjorie',
          lastName: 'Somebody-Else',
          gpPractice: 'Parkside',
          address: '1 Elm Row',
          postcode: 'N1 9ZZ',
          leafletRead: true,
        };
        const kept = await oscar.ask('POST', '/api/opt-outs', form);
        expect(kept.status).toBe(409);
        const { worklist } = kept.body as { readonly worklist: string };
        const closing = { action: 'close', note: 'A test of the desk' };
        expect((await tryOpening(await signIn(mount, 'asha'), MARJORIE)).body).toMatchObject({ outcome: 'opted-out' });
        expect((await oscar.ask('POST', `/api/opt-outs/worklist/${worklist}`, closing)).status).toBe(200);
        const missing = await oscar.ask('POST', '/api/opt-outs', { ...form, postcode: undefined, leafletRead: false });
        expect(missing.status).toBe(400);
        for (const field of ['postcode', 'leafletRead']) expect(missing.text).toContain(field);
      });

      it.each([
        ['priscilla', 'POST', '/api/records', { ...MARJORIE, purpose: 'direct-care' }],
        ['oscar', 'POST', '/api/patients', MARJORIE],
        ['asha', 'POST', '/api/audit/search', {}],
        ['asha', 'POST', '/api/opt-outs/search', { nhsNumber: MARJORIE.nhsNumber }],
        ['oscar', 'GET', '/api/alerts', undefined],
      ])('refuses %s: %s %s', async (userId, method, path, body) => {
        const visitor = await signIn(mount, userId);
        expect((await visitor.ask(method, path, body)).status).toBe(403);
      });

      it('records who looked, why and under which policy, never what was withheld', async () => {
        const jo = await signIn(mount, 'jo');
        const opened = await open(jo, MARJORIE);
        await everythingOf(jo, opened);
        const lines = (await auditOf(mount, MARJORIE.nhsNumber)).map(readAuditEvent);
        const opening = lines.find(({ details }) => details['access'] === opened.access);
        expect(opening).toMatchObject({ user: 'Jo Clarke', role: 'Social worker', nhsNumber: MARJORIE.nhsNumber });
        const reads = lines.filter(({ details }) => details['access'] === opened.access && details['provider']);
        expect(reads).toHaveLength(opened.providers.length);
        expect(JSON.stringify(reads)).not.toMatch(/HIV|86406008|sexual/i);
      });

      it('audits a print and lists a report of something wrong', async () => {
        const asha = await signIn(mount, 'asha');
        const opened: OpenedRecord = await open(asha, MARJORIE);
        expect((await asha.ask('POST', `/api/records/${opened.access}/prints`, { what: 'Summary' })).status).toBe(204);
        const report = {
          provider: 'parkside',
          reference: 'Condition/abc',
          kind: 'wrong-entry',
          note: 'Not this person',
        };
        expect((await asha.ask('POST', `/api/records/${opened.access}/reports`, report)).status).toBe(201);
        const officer = await signIn(mount, 'priscilla');
        expect((await officer.ask('GET', '/api/reports')).body).toMatchObject({
          reports: [{ ...report, nhsNumber: MARJORIE.nhsNumber, providerName: 'Parkside Medical Centre' }],
        });
      });

      it('lets a role take a summary away only where the policy says so, and audits both', async () => {
        for (const [user, status, action, offered] of [
          ['asha', 204, 'Took a patient summary away', true],
          ['jo', 403, 'Was refused a patient summary to take away', false],
        ] as const) {
          const visitor = await signIn(mount, user);
          const { access, view } = await open(visitor, MARJORIE);
          expect(view.exportOffered).toBe(offered);
          expect(
            (await visitor.ask('POST', `/api/records/${access}/exports`, { what: 'International Patient Summary' }))
              .status,
          ).toBe(status);
          expect((await auditOf(mount, MARJORIE.nhsNumber)).map((event) => readAuditEvent(event).action)).toContain(
            action,
          );
        }
      });
    });

    // Last: it uses up the look-ups of a user whom no other case signs in.
    it('stops a user who trawls for people', async () => {
      const visitor = await signIn(mount, 'nell');
      const statuses: number[] = [];
      for (let day = 1; day <= 21; day += 1) {
        const dateOfBirth = `1950-01-${String(day).padStart(2, '0')}`;
        const { status, headers } = await tryOpening(visitor, { nhsNumber: MARJORIE.nhsNumber, dateOfBirth });
        statuses.push(status);
        if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect(statuses).toEqual([...Array<number>(20).fill(404), 429]);
    });
  });
}
