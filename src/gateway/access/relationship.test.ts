/** Is the relationship found out as POLICY 6 says, and is the privacy officer told of what they must be told of? */
import { describe, expect, it } from 'vitest';
import { ODS_ORGANISATION } from '../../domain/code-systems';
import {
  FORM,
  open,
  REASON,
  replyOf,
  tryOpening,
  user,
  WHO,
  world,
  type Ask,
  type World,
} from '../../../tests/kits/gateway/gateway';
import { bundle, NUMBER, patient, provider } from '../../../tests/kits/gateway/fake-server';
import type { Json } from '../../domain/json';
import type { Setting } from '../../domain/settings';
import { ownTie } from './alerts';

const OURS = 'RNG01';
const subject = { reference: 'Patient/p1' };
const ago = (days: number): string => new Date(1_760_000_000_000 - days * 86_400_000).toISOString();
const encounter = (more: Json): Json => ({
  resourceType: 'Encounter',
  id: 'e',
  status: 'finished',
  class: { code: 'AMB' },
  subject,
  ...more,
});

async function relationshipWith(
  resources: readonly Json[],
  ods = OURS,
  userId = 'ben',
  setting: Setting = 'acute',
  practice: string | null = null,
): Promise<unknown> {
  const place = world({ providers: [provider({ ods, setting })] });
  const generalPractitioner = [{ identifier: { system: ODS_ORGANISATION, value: practice } }];
  if (practice !== null) place.replies.set('pds.test', () => replyOf(bundle([patient({ generalPractitioner })])));
  place.replies.set('$everything', () => replyOf(bundle([patient(), ...resources])));
  return (await tryOpening(await place.signIn(userId))).body['relationship'];
}

describe('the relationship', () => {
  it('is registered where the person’s GP practice is the user’s organisation, and no provider is asked for it', async () => {
    const place = world({ providers: [provider({ ods: OURS })] });
    place.replies.set('pds.test', () =>
      replyOf(bundle([patient({ generalPractitioner: [{ identifier: { system: ODS_ORGANISATION, value: OURS } }] })])),
    );
    expect((await tryOpening(await place.signIn('asha'))).body['relationship']).toBe('registered');
    expect(place.asked.every((url) => url.startsWith('https://pds.test/'))).toBe(true);
  });

  const appointment = (start: string, status = 'booked'): Json => ({
    resourceType: 'Appointment',
    id: 'a',
    status,
    start,
    participant: [{ actor: subject, status: 'accepted' }],
  });
  const referral = (authoredOn: string, status = 'active'): Json => ({
    resourceType: 'ServiceRequest',
    id: 's',
    status,
    intent: 'order',
    authoredOn,
    subject,
    code: { text: 'Physiotherapy' },
  });
  it.each<[string, Json, string]>([
    ['an encounter 89 days ago', encounter({ period: { start: ago(89), end: ago(89) } }), 'in-care'],
    ['an encounter 91 days ago', encounter({ period: { start: ago(91), end: ago(91) } }), 'self-claimed'],
    ['a stay that ended 10 days ago', encounter({ period: { start: ago(400), end: ago(10) } }), 'in-care'],
    ['a stay that goes on', encounter({ status: 'in-progress', period: { start: ago(400) } }), 'in-care'],
    ['an old encounter whose end nobody wrote', encounter({ period: { start: ago(400) } }), 'self-claimed'],
    ['a cancelled encounter', encounter({ status: 'cancelled', period: { start: ago(1) } }), 'self-claimed'],
    [
      'an encounter entered in error',
      encounter({ status: 'entered-in-error', period: { start: ago(1) } }),
      'self-claimed',
    ],
    ['an encounter without a date', encounter({}), 'self-claimed'],
    ['an appointment in future', appointment(ago(-30)), 'in-care'],
    ['an appointment missed', appointment(ago(5), 'noshow'), 'self-claimed'],
    ['a referral 20 days ago', referral(ago(20)), 'in-care'],
    ['a revoked referral', referral(ago(20), 'revoked'), 'self-claimed'],
    [
      'a problem written yesterday',
      { resourceType: 'Condition', id: 'c', subject, recordedDate: ago(1), code: { text: 'Asthma' } },
      'self-claimed',
    ],
  ])('from %s at the user’s own organisation', async (_what, resource, expected) => {
    expect(await relationshipWith([resource])).toBe(expected);
  });

  // people who flee change practice: the one before must not follow them unseen
  it.each<[string, Json, string]>([
    ['an encounter yesterday', encounter({ period: { start: ago(1), end: ago(1) } }), 'self-claimed'],
    [
      'an encounter an hour ago that has ended',
      encounter({ period: { start: ago(0.04), end: ago(0.02) } }),
      'self-claimed',
    ],
    [
      'a stay that goes on since last year',
      encounter({ status: 'in-progress', period: { start: ago(400) } }),
      'self-claimed',
    ],
    ['a referral of last week', referral(ago(7)), 'self-claimed'],
    ['a referral that is dated ahead', referral(ago(-7)), 'self-claimed'],
    ['an appointment kept', appointment(ago(3), 'fulfilled'), 'self-claimed'],
    [
      'a registration that nobody ended',
      { resourceType: 'EpisodeOfCare', id: 'r', status: 'active', patient: subject, period: { start: ago(900) } },
      'self-claimed',
    ],
    ['an attendance that is going on', encounter({ status: 'in-progress', period: { start: ago(0.04) } }), 'in-care'],
    ['an appointment to come', appointment(ago(-7)), 'in-care'],
    ['an appointment to come that was cancelled', appointment(ago(-7), 'cancelled'), 'self-claimed'],
    ['an appointment within 90 days', appointment(ago(-89)), 'in-care'],
    ['an appointment next year', appointment(ago(-91)), 'self-claimed'],
    ...['proposed', 'pending', 'waitlist', 'fulfilled', 'noshow', 'entered-in-error', 'no-such'].map(
      (status): [string, Json, string] => [`a ${status} one to come`, appointment(ago(-7), status), 'self-claimed'],
    ),
    ...['arrived', 'checked-in'].flatMap((status): [string, Json, string][] => [
      [`somebody ${status} minutes ago`, appointment(ago(0.01), status), 'in-care'],
      [`somebody ${status} before their time`, appointment(ago(-0.02), status), 'in-care'],
      [`somebody ${status} the day before yesterday`, appointment(ago(2), status), 'self-claimed'],
      [`somebody ${status} next month`, appointment(ago(-30), status), 'self-claimed'],
    ]),
    ...['arrived', 'triaged', 'in-progress'].flatMap((status): [string, Json, string][] => [
      [`an attendance ${status}`, encounter({ status, period: { start: ago(0.01) } }), 'in-care'],
      [
        `one ${status} that is over`,
        encounter({ status, period: { start: ago(0.02), end: ago(0.01) } }),
        'self-claimed',
      ],
      [`one ${status} and dated ahead`, encounter({ status, period: { start: ago(-1500) } }), 'self-claimed'],
    ]),
    ['an attendance that is planned', encounter({ status: 'planned', period: { start: ago(-7) } }), 'self-claimed'],
    ['one planned for years from now', encounter({ status: 'planned', period: { start: ago(-1500) } }), 'self-claimed'],
    ['one finished, dated ahead', encounter({ status: 'finished', period: { start: ago(-7) } }), 'self-claimed'],
  ])('at a practice where they are not registered, from %s', async (_what, resource, expected) => {
    expect(await relationshipWith([resource], OURS, 'ben', 'gp', 'Y00909')).toBe(expected);
    // nor where nobody knows at which practice they are
    expect(await relationshipWith([resource], OURS, 'ben', 'gp')).toBe(expected);
    expect(await relationshipWith([resource], OURS, 'ben', 'gp', OURS.toLowerCase())).toBe('registered');
  });

  it('does not come from another organisation, nor from what nobody may see', async () => {
    const seen = encounter({ period: { start: ago(1) } });
    expect(await relationshipWith([seen], 'OTHER')).toBe('self-claimed');
    expect(
      await relationshipWith([
        { ...seen, serviceType: { coding: [{ system: 'http://snomed.info/sct', code: '893131000000100' }] } },
      ]),
    ).toBe('self-claimed');
  });
});

const kinds = async (place: World): Promise<readonly string[]> =>
  (await place.stores.alerts.list())
    .map(({ kind }) => kind)
    // that an officer searched at all is told of apart
    .filter((kind) => kind !== 'officer-search')
    .sort();

describe('the privacy officer', () => {
  const aunt = { ...user('sam', 'Dr Sam XX-TESTPATIENT', 'gp'), postcode: 'n19 9zz' };
  const self = { ...user('marjorie', 'Nurse M Married-Name', 'community-nurse'), nhsNumber: NUMBER };
  const renamed = { ...user('other', 'Marjorie XX-TESTPATIENT', 'gp'), nhsNumber: '9990200017' };
  const opening = async (userId: string, more: Json = {}): Promise<{ place: World; ask: Ask; access: string }> => {
    const place = world({ users: [aunt, self, renamed] });
    place.replies.set('pds.test', () =>
      replyOf(bundle([patient({ address: [{ use: 'home', line: ['1 Elm Row'], postalCode: 'N19 9ZZ' }] })])),
    );
    const ask = await place.signIn(userId);
    return { place, ask, access: await open(ask, more) };
  };

  it.each([
    ['a relationship that cannot be found', 'ben', {}, ['self-claimed']],
    ['an emergency, once', 'ben', { purpose: 'emergency', reason: REASON }, ['emergency']],
    [
      'an emergency in a role that has nothing to open',
      'asha',
      { purpose: 'emergency', reason: REASON },
      ['emergency'],
    ],
    ['somebody’s own record, by its number', 'marjorie', {}, ['own-record', 'self-claimed']],
    ['the same family name and address', 'sam', {}, ['household', 'self-claimed']],
    ['nothing of kin where the user’s own number is another', 'other', {}, ['self-claimed']],
  ])('is told of %s', async (_what, userId, more, expected) => {
    const { place } = await opening(userId, more);
    expect(await kinds(place)).toEqual(expected);
  });

  it('is told of an emergency opened later and of its renewal, each with its reason, and acknowledges them', async () => {
    const { place, ask, access } = await opening('ben');
    for (const reason of [REASON, 'Still unconscious, now on ITU'])
      expect((await ask('POST', `/api/records/${access}/emergency`, { reason })).status).toBe(200);
    const alerts = (await place.stores.alerts.list()).filter(({ kind }) => kind === 'emergency');
    expect(
      alerts.map(({ text }) => /(opened|renewed) emergency access.*Reason given: (.*)/.exec(text)?.slice(1)),
    ).toEqual([
      ['renewed', 'Still unconscious, now on ITU'],
      ['opened', REASON],
    ]);
    const officer = await place.signIn('priscilla');
    const done = await officer('POST', `/api/alerts/${alerts[0]?.id ?? ''}/acknowledge`);
    expect(done.body).toMatchObject({ alerts: [{ acknowledgedBy: 'Priscilla Wade' }] });
    expect((await officer('POST', '/api/alerts/none/acknowledge')).status).toBe(404);
    expect((await ask('GET', '/api/alerts')).status).toBe(403);
  });

  const home = (postalCode: string, more: Json = {}): Json => ({
    use: 'home',
    line: ['1 Elm Row'],
    postalCode,
    ...more,
  });
  const named = (family: string, more: Json = {}): Json => ({ use: 'official', family, given: ['Marjorie'], ...more });
  const kinOfHers: Json = {
    name: [
      named('XX-TESTPATIENT'),
      named('XX-FORMER', { use: 'old', period: { end: '2020-01-01' } }),
      { text: 'XX-TEXT' },
    ],
    address: [
      home('N1 1AA'),
      home('N19 9ZZ', { use: 'old', period: { end: '2020-01-01' } }),
      { use: 'old', text: '3 Text Lane, London n7 7tt' },
    ],
    contact: [
      { name: { family: 'XX-RELATIVE', given: ['Leslie', 'Ann'] } },
      { name: { text: 'Mr Robin XX-WRITTEN' } },
      { name: { given: ['Nobody'] } },
    ],
  };
  const users = [
    { ...user('left-behind', 'Dr Sam XX-Testpatient', 'gp'), postcode: 'N19 9ZZ' },
    { ...user('under-former', 'Sam XX-FORMER', 'gp'), postcode: 'n199zz' },
    { ...user('under-text', 'Sam XX-TEXT', 'gp'), postcode: 'N7 7TT' },
    user('contact', 'Leslie XX-RELATIVE', 'gp'),
    user('contact-in-text', 'XX-WRITTEN, Robin (Dr)', 'gp'),
    { ...user('stranger', 'Sam XX-STRANGER', 'gp'), postcode: 'N1 1AA' },
    { ...user('elsewhere', 'Sam XX-FORMER', 'gp'), postcode: 'N2 2BB' },
    user('half-a-name', 'Robin Mr', 'gp'),
    user('one-of-family', 'Robin XX-RELATIVE', 'gp'),
    { ...user('desk', 'Leslie XX-RELATIVE', 'opt-out-officer', 'privacy-officer') },
    { ...user('own-desk', 'Some Body', 'privacy-officer'), nhsNumber: NUMBER },
  ];
  const askedBy = async (userId: string, known = true): Promise<{ place: World; ask: Ask }> => {
    const place = world({ users });
    place.replies.set('pds.test', () => (known ? replyOf(bundle([patient(kinOfHers)])) : replyOf({})));
    return { place, ask: await place.signIn(userId) };
  };

  it.each([
    ['left-behind', true],
    ['under-former', true],
    ['under-text', true],
    ['contact', true],
    ['contact-in-text', true],
    ['stranger', false],
    ['elsewhere', false],
    ['half-a-name', false],
    ['one-of-family', false],
  ])('is told of a household whose names and addresses are former ones, and of a contact: %s %s', async (who, told) => {
    const { place, ask } = await askedBy(who);
    const answer = await tryOpening(ask);
    expect(answer.status).toBe(201);
    expect(await kinds(place)).toEqual(told ? ['household', 'self-claimed'] : ['self-claimed']);
    // INVARIANT: by what it was known is used and never shown, in the answer as in the alert and the log
    const said = JSON.stringify([
      answer.text,
      (await place.stores.alerts.list()).map(({ text }) => text),
      place.logged,
    ]);
    const nameless = said.replaceAll(users.find(({ id }) => id === who)?.name ?? '', '');
    for (const canary of ['FORMER', 'N19 9ZZ', 'RELATIVE', 'WRITTEN', 'Text Lane'])
      expect(nameless).not.toContain(canary);
  });

  it.each<[string, (ask: Ask) => Promise<{ readonly status: number }>]>([
    ['the opt-out register', (ask) => ask('POST', '/api/opt-outs/search', { nhsNumber: NUMBER })],
    ['a form', (ask) => ask('POST', '/api/opt-outs', FORM)],
    [
      'a withdrawal',
      async (ask) => {
        const form = await ask('POST', '/api/opt-outs', FORM);
        const signedBy = `${FORM.firstName} ${FORM.lastName}`;
        return ask('POST', `/api/opt-outs/${String(form.body['id'])}/withdraw`, { signedBy });
      },
    ],
    [
      'the audit',
      async (ask) => {
        await ask('POST', '/api/session/role', { role: 'privacy-officer' });
        return ask('POST', '/api/audit/search', { nhsNumber: NUMBER });
      },
    ],
  ])('is told of a desk that looks up one of its own household: %s', async (what, look) => {
    const { place, ask } = await askedBy('desk');
    expect((await look(ask)).status).toBeLessThan(300);
    expect(await kinds(place)).toEqual(what === 'a withdrawal' ? ['household', 'household'] : ['household']);
  });

  it('is told of a desk’s own number even while demographics do not answer, and the desk is answered', async () => {
    const { place, ask } = await askedBy('own-desk', false);
    expect((await ask('POST', '/api/audit/search', { nhsNumber: NUMBER })).status).toBe(200);
    expect(await kinds(place)).toEqual(['own-record']);
    expect((await ask('POST', '/api/audit/search', { userId: 'ben' })).status).toBe(200);
    expect(await kinds(place)).toEqual(['own-record']);
  });

  it('hears a namesake as somebody’s own record, whatever the order and the accents, and nobody else', () => {
    const person = {
      ...WHO,
      family: 'Müller',
      given: 'Zoë Ann',
      names: [],
      otherNhsNumbers: [],
      gender: 'Female',
      deceased: false,
      restricted: false,
    };
    expect(
      ['Dr Zoe Müller', 'MULLER, Zoë (Dr)', 'Zoe Muller-Smith', 'Ann Müller', 'Zoë Mullers'].map((name) =>
        ownTie({ name }, person),
      ),
    ).toEqual(['own-record', 'own-record', null, null, null]);
  });
});
