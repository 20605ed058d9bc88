/**
 * Does every question to somebody else say which place of the config it goes to and on whose behalf? Without it no
 * credential could be right.
 */
import { expect, test } from 'vitest';
import { bundle, NUMBER, patient, provider } from '../../tests/kits/gateway/fake-server';
import {
  FORM,
  HOME,
  open,
  read,
  replyOf,
  REQUEST,
  tryOpening,
  WHO,
  world,
  type Ask,
  type World,
} from '../../tests/kits/gateway/gateway';
import { fetchOf } from './asking';

const told = ({ askedFor }: World): readonly (readonly [string, string | undefined, string | undefined])[] =>
  askedFor.map(({ destination: { kind, provider: id }, requester }) => [kind, id, requester?.user.id]);

const LETTER = {
  resourceType: 'DocumentReference',
  id: 'd1',
  status: 'current',
  subject: { reference: 'Patient/p1' },
  type: { coding: [{ system: 'http://snomed.info/sct', code: '823681000000100' }] },
  content: [{ attachment: { contentType: 'text/plain', url: 'Binary/1' } }],
};

test.each<[string, string, (ask: Ask) => Promise<unknown>, readonly (readonly [string, string?])[]]>([
  ['a look-up by number', 'ben', (ask) => ask('POST', '/api/patients', WHO), [['demographics']]],
  [
    'a search by name',
    'ben',
    (ask) => ask('POST', '/api/patients', { family: 'Finch', given: 'Alex', dateOfBirth: '1948-03-14' }),
    [['demographics']],
  ],
  ['an opening', 'ben', (ask) => tryOpening(ask), [['demographics'], ['provider', 'home']]],
  ['a form', 'oscar', (ask) => ask('POST', '/api/opt-outs', FORM), [['demographics']]],
  [
    'a search of the register',
    'oscar',
    (ask) => ask('POST', '/api/opt-outs/search', { nhsNumber: NUMBER }),
    [['demographics']],
  ],
  [
    'a report',
    'priscilla',
    (ask) => ask('POST', '/api/audit/report', { nhsNumber: NUMBER, format: 'fhir' }),
    [['demographics']],
  ],
])('%s', async (_what, who, ask, asked) => {
  const place = world({ providers: [provider({ id: 'home', ods: HOME.ods }), provider({ ods: 'OTHER' })] });
  await ask(await place.signIn(who));
  const each = [...new Map(told(place).map((one) => [JSON.stringify(one), one])).values()];
  expect(each).toEqual(asked.map(([kind, id]) => [kind, id, who]));
});

test('a record and its letters', async () => {
  const place = world();
  place.replies.set('$everything', () => replyOf(bundle([patient(), LETTER])));
  place.replies.set('Binary/1', () => new Response('A letter', { headers: { 'Content-Type': 'text/plain' } }));
  const ask = await place.signIn('ben');
  const access = await open(ask);
  place.askedFor.length = 0;
  const { body } = await read(ask, access);
  const entries = (body['entry'] ?? []) as readonly { resource: { content?: { attachment: { url: string } }[] } }[];
  const url = entries.flatMap(({ resource: { content } }) => content?.map(({ attachment }) => attachment.url) ?? [])[0];
  expect((await ask('GET', `/fhir/north/Patient/${access}/${url?.replace(/^.*(?=Binary)/u, '') ?? ''}`)).status).toBe(
    200,
  );
  expect(told(place)).toEqual(Array.from({ length: 3 }, () => ['provider', 'north', 'ben']));
});

test('it is asked as what the user works, and where, for the request in hand', async () => {
  const place = world();
  const ask = await place.signIn('ben');
  await ask('POST', '/api/session/role', { role: 'hospital-clinician' });
  await tryOpening(ask);
  expect(place.askedFor[0]?.requester).toMatchObject({
    user: { id: 'ben', name: 'Ben Okoro' },
    membership: { role: 'hospital-clinician', organisation: HOME },
    correlationId: REQUEST,
  });
});

test('the audit names the request that it was done for, as the log and what was asked of others do', async () => {
  const place = world();
  await tryOpening(await place.signIn('ben'));
  const rows = await place.stores.audit.search({}, { count: 10 });
  for (const { event } of rows) expect(event.entity?.map(({ what }) => what?.identifier?.value)).toContain(REQUEST);
});

test('codes are translated on nobody’s behalf', async () => {
  const place = world({ terminology: { baseUrl: 'https://terms.test/fhir', timeoutMs: 1000 } });
  const code = { system: 'http://read.info/ctv3', code: 'XaXyz' };
  const problem = {
    resourceType: 'Condition',
    id: 'c1',
    subject: { reference: 'Patient/p1' },
    code: { coding: [code] },
  };
  place.replies.set('$everything', () => replyOf(bundle([patient(), problem])));
  const ask = await place.signIn('ben');
  await read(ask, await open(ask));
  expect(told(place).filter(([kind]) => kind === 'terminology')).toEqual([['terminology', undefined, undefined]]);
});

test('a host without credentials asks plainly', () => {
  const fetch = () => Promise.resolve(new Response());
  expect(fetchOf({ fetch }, { kind: 'terminology', place: { baseUrl: 'https://terms.test' } })).toBe(fetch);
});
