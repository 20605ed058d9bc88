/** The privacy officer's day, through the gateway: who is told of what, who is named to nobody, what is found out. */
import { describe, expect, it } from 'vitest';
import type { Alert, AlertsAnswer, SessionsAnswer } from '../../domain/alerts';
import { readAuditEvent } from '../../domain/audit';
import { NEVER_NAMED } from '../../domain/never-named';
import {
  FAR,
  HOME,
  open,
  read,
  REASON,
  tryOpening,
  user,
  userAt,
  WHO,
  world,
  type Ask,
  type Change,
  type World,
} from '../../../tests/kits/gateway/gateway';
import { auditedIn } from '../../../tests/kits/gateway/audited';
import { provider } from '../../../tests/kits/gateway/fake-server';
import type { User } from '../config';

const BOARD = { ods: 'QMJ', name: 'North Central London', region: 'QMJ' };
const CLINIC = { ods: 'RCLIN', name: 'Mortimer Place', region: 'QMJ' };
const REFUGE = { ods: 'VREF1', name: 'Elm Women’s Refuge', region: 'QMJ' };
const JAIL = { ods: 'YJAIL', name: 'Larkfield', region: 'QMJ' };

const USERS: readonly User[] = [
  userAt(BOARD, 'quentin', 'Quentin Hale', 'privacy-officer'),
  userAt(BOARD, 'second', 'Sunita Rao', 'privacy-officer'),
  userAt(CLINIC, 'cleo', 'Cleo Marsh', 'hospital-clinician', 'privacy-officer'),
  userAt(REFUGE, 'rosa', 'Rosa Lind', 'social-worker'),
  userAt(JAIL, 'jan', 'Jan Holt', 'gp'),
  ...Array.from({ length: 6 }, (_, at) => userAt(FAR, `far${String(at)}`, `Far Person ${String(at)}`, 'gp')),
];
const clinic = provider({ id: 'clinic', ods: CLINIC.ods, name: CLINIC.name, setting: 'sexual-health' });

const place = (change: Change = {}): World =>
  world({
    users: USERS,
    providers: [provider({ ods: 'OTHER' }), clinic],
    privacy: { neverNamed: [JAIL.ods], listOfficers: ['quentin', 'second'] },
    ...change,
  });

const alertsOf = async (ask: Ask, query = ''): Promise<AlertsAnswer> => {
  const { status, body, text } = await ask('GET', `/api/alerts${query}`);
  if (status !== 200) throw new Error(text);
  return body as unknown as AlertsAnswer;
};
const told = async (ask: Ask, kind: string): Promise<readonly Alert[]> =>
  (await alertsOf(ask)).alerts.filter((alert) => alert.kind === kind);

describe('a service whose name tells', () => {
  it.each([
    ['by its provider’s setting', 'cleo', CLINIC, 'Cleo Marsh', 'Hospital clinician'],
    ['by its name', 'rosa', REFUGE, 'Rosa Lind', 'Social worker'],
    ['by the deployer’s list', 'jan', JAIL, 'Jan Holt', 'GP'],
  ])('%s is named to nobody in an alert: nor its user, role, code or words', async (_how, id, where, name, role) => {
    const here = place();
    await open(await here.signIn(id), { reason: `${name} sees her at ${where.name}` });
    const officer = await here.signIn('quentin');
    for (const query of ['', '?group=person', '?group=user', '?state=open']) {
      const { text } = await officer('GET', `/api/alerts${query}`);
      expect(text).toContain(NEVER_NAMED);
      for (const word of [id, where.ods, where.name, name, role]) expect(text, word).not.toContain(`${word}`);
    }
    // the store stays true
    expect((await here.stores.alerts.list())[0]).toMatchObject({ userName: name, organisation: { ods: where.ods } });
  });

  it('reads the same whichever it is', async () => {
    const texts = await Promise.all(
      ['cleo', 'rosa', 'jan'].map(async (id) => {
        const here = place();
        await open(await here.signIn(id));
        const [alert] = (await alertsOf(await here.signIn('quentin'))).alerts;
        return JSON.stringify({ ...alert, id: '' });
      }),
    );
    expect(new Set(texts).size).toBe(1);
  });

  it('a hospital with a clinic of the same code is not the clinic', async () => {
    const both = [provider({ ods: HOME.ods }), provider({ id: 'clinic', ods: HOME.ods, setting: 'sexual-health' })];
    const here = place({ providers: both });
    await open(await here.signIn('asha'));
    expect((await alertsOf(await here.signIn('quentin'))).alerts[0]?.userName).toBe('Asha Patel');
  });

  it('its own officer sees who of their own it was', async () => {
    const here = place();
    await open(await here.signIn('cleo'));
    const cleo = await here.signIn('cleo');
    await cleo('POST', '/api/session/role', { role: 'privacy-officer' });
    expect((await alertsOf(cleo)).alerts[0]?.userName).toBe('Cleo Marsh');
  });

  it('an alert of an earlier release, which says it in its text alone, names it no more than a new one', async () => {
    const here = place();
    const text = 'Cleo Marsh (Hospital clinician, Elm Women’s Refuge) opened a record: NHS number 999 012 3454.';
    await here.stores.alerts.add({
      id: 'old',
      at: '2025-10-09T08:00:00.000Z',
      kind: 'x',
      text,
      userName: 'Cleo Marsh',
    });
    const { alerts } = await alertsOf(await here.signIn('quentin'));
    expect(JSON.stringify(alerts)).toContain(NEVER_NAMED);
    expect(JSON.stringify(alerts)).not.toMatch(/Cleo|Hospital|Refuge/);
  });
});

describe('a privacy officer', () => {
  it('is told of their own organisation’s users, and the instance’s of all', async () => {
    const here = place();
    await open(await here.signIn('asha'));
    await open(await here.signIn('far0'));
    const names = async (id: string) => (await told(await here.signIn(id), 'self-claimed')).map((one) => one.userName);
    expect(await names('priscilla')).toEqual(['Asha Patel']);
    expect(await names('far-privacy-officer')).toEqual(['Far Person 0']);
    expect(await names('quentin')).toEqual(['Far Person 0', 'Asha Patel']);
    const [far] = await here.stores.alerts.list();
    const priscilla = await here.signIn('priscilla');
    expect((await priscilla('POST', `/api/alerts/${far?.id ?? ''}/acknowledge`)).status).toBe(404);
    expect((await alertsOf(priscilla)).open).toBe(1);
  });

  it('of another organisation that the config names sees all', async () => {
    const here = place({ privacy: { neverNamed: [], officersAt: [HOME.ods] } });
    await open(await here.signIn('far0'));
    expect(await told(await here.signIn('priscilla'), 'self-claimed')).toHaveLength(1);
    expect(await told(await here.signIn('quentin'), 'self-claimed')).toHaveLength(0);
  });

  it('closes an alert with an outcome and a note, both kept and on record; the first stands', async () => {
    const here = place();
    await open(await here.signIn('asha'));
    const officer = await here.signIn('priscilla');
    const [alert] = (await alertsOf(officer, '?state=open')).alerts;
    const path = `/api/alerts/${alert?.id ?? ''}/acknowledge`;
    expect((await officer('POST', path, { outcome: 'fine' })).status).toBe(400);
    const note = 'Rang the ward: she was there at noon.';
    const closed = await officer('POST', path, { outcome: 'justified', note });
    expect(closed.body).toMatchObject({ alerts: [{ outcome: 'justified', note, acknowledgedBy: 'Priscilla Wade' }] });
    await officer('POST', path, { outcome: 'incident', note: 'No.' });
    expect((await alertsOf(officer, '?state=open')).alerts).toEqual([]);
    expect((await alertsOf(officer, '?state=closed')).alerts).toMatchObject([{ outcome: 'justified', note }]);
    const audited = JSON.stringify(await auditedIn(here.stores));
    expect(audited).toContain(note);
    expect(audited).toContain('"justified"');
    // whoever came second closed nothing, and is not on record as having done so
    expect(audited).not.toContain('"incident"');
    expect(audited).toContain('it was closed before');
  });

  it('says of who closed it at the same moment, and came second, that they closed nothing', async () => {
    const here = place();
    await open(await here.signIn('asha'));
    const [first, second] = [await here.signIn('priscilla'), await here.signIn('quentin')];
    const [alert] = (await alertsOf(first, '?state=open')).alerts;
    const path = `/api/alerts/${alert?.id ?? ''}/acknowledge`;
    const answers = await Promise.all([
      first('POST', path, { outcome: 'justified' }),
      second('POST', path, { outcome: 'incident' }),
    ]);
    const [kept] = (await alertsOf(first, '?state=closed')).alerts;
    for (const { body } of answers)
      expect(body).toMatchObject({ alerts: [{ outcome: kept?.outcome, acknowledgedBy: kept?.acknowledgedBy }] });
    const lines = (await auditedIn(here.stores))
      .map(readAuditEvent)
      .filter(({ action }) => action === 'Acknowledged an alert');
    expect(lines.map(({ user, details }) => [user === kept?.acknowledgedBy, details['why']])).toContainEqual([
      false,
      'it was closed before',
    ]);
  });

  it('does not close what is about their own act', async () => {
    const here = place({
      users: [...USERS, user('dora', 'Dora Quist', 'gp', 'privacy-officer')],
    });
    const dora = await here.signIn('dora');
    await open(dora);
    await dora('POST', '/api/session/role', { role: 'privacy-officer' });
    const [alert] = (await alertsOf(dora)).alerts;
    expect((await dora('POST', `/api/alerts/${alert?.id ?? ''}/acknowledge`)).status).toBe(403);
    expect((await alertsOf(dora, '?state=open')).alerts).toHaveLength(1);
  });

  it('reads alerts a page at a time, each once, and by person or colleague under one stable key', async () => {
    const here = place();
    for (const id of ['far0', 'far1', 'far0', 'asha']) await open(await here.signIn(id));
    const officer = await here.signIn('quentin');
    const seen: string[] = [];
    for (let after: number | undefined; ;) {
      const page = await alertsOf(officer, `?count=3${after === undefined ? '' : `&after=${String(after)}`}`);
      seen.push(...page.alerts.map(({ id }) => id));
      after = page.next;
      if (after === undefined) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await here.stores.alerts.list()).length);
    const byUser = await alertsOf(officer, '?group=user&count=2');
    expect(byUser.groups?.map(({ count }) => count)).toEqual([1, 2]);
    const next = await alertsOf(officer, `?group=user&count=2&after=${String(byUser.next)}`);
    expect(next.groups?.map(({ count }) => count)).toEqual([1]);
    const key = byUser.groups?.[1]?.key ?? '';
    const ofOne = await alertsOf(officer, `?group=user&key=${key}`);
    expect(ofOne.alerts.map(({ userName }) => userName)).toEqual(['Far Person 0', 'Far Person 0']);
    expect((await alertsOf(officer, '?group=user')).groups?.map((one) => one.key)).toContain(key);
    for (const bad of ['?count=0', '?state=x', '?group=role', '?nhsNumber=1', '?count=1&count=2', '?after=-1'])
      expect((await officer('GET', `/api/alerts${bad}`)).status, bad).toBe(400);
  });
});

describe('what is found out of many openings', () => {
  it('more than five people without a relationship on one record are one alert, which never names the person', async () => {
    const here = place();
    const officer = await here.signIn('quentin');
    for (const id of ['far0', 'far1', 'far2', 'far3', 'far4', 'far4']) await open(await here.signIn(id));
    expect(await told(officer, 'surge')).toEqual([]);
    for (const id of ['far5', 'far5']) await open(await here.signIn(id));
    await expect.poll(async () => (await told(officer, 'surge')).length).toBe(1);
    const [alert] = await told(officer, 'surge');
    expect(alert?.text).toContain('6 people');
    expect(JSON.stringify(alert)).not.toMatch(/9990123454|999 012 3454|TESTPATIENT/);
    expect(alert?.leadsTo).toEqual(['person']);
    expect(await told(await here.signIn('far-privacy-officer'), 'surge')).toEqual([]);
  });

  it('so are three organisations, and neither counts what is older than a day', async () => {
    const here = place();
    await open(await here.signIn('far0'));
    here.now += 25 * 3_600_000;
    const officer = await here.signIn('quentin');
    await open(await here.signIn('asha'));
    await open(await here.signIn('jan'));
    expect(await told(officer, 'surge')).toEqual([]);
    await open(await here.signIn('far1'));
    await expect.poll(async () => (await told(officer, 'surge')).length).toBe(1);
  });

  it('a user far above their colleagues alerts, at twenty and three times what they do, once a day', async () => {
    const here = place();
    for (const id of ['far1', 'far2']) for (let n = 0; n < 6; n += 1) await open(await here.signIn(id));
    const officer = await here.signIn('quentin');
    const one = await here.signIn('far0');
    for (let n = 0; n < 19; n += 1) await open(one);
    expect(await told(officer, 'unusual')).toEqual([]);
    for (let n = 0; n < 2; n += 1) await open(one);
    await expect.poll(async () => (await told(officer, 'unusual')).length).toBe(1);
    const [alert] = await told(officer, 'unusual');
    expect(alert).toMatchObject({ userName: 'Far Person 0', leadsTo: ['user'] });
    expect(alert?.text).toMatch(/opened 2[01] records within 30 days; .* at most 6\./);
  });
});

describe('the list of people whose openings alert at once', () => {
  it('alerts its two officers alone, and an opening’s bytes, audit and providers are the same with and without', async () => {
    const opened = async (listed: boolean) => {
      const here = place();
      const officer = await here.signIn('quentin');
      const path = listed ? '/api/watched-people' : '/api/watched-people/remove';
      expect((await officer('POST', path, WHO)).status).toBe(204);
      const asha = await here.signIn('asha');
      const answer = await tryOpening(asha);
      const whole = await read(asha, String(answer.body['access']));
      const audited = (await auditedIn(here.stores)).map((event) => JSON.stringify(event));
      return { here, texts: [answer.text, whole.text, ...audited] };
    };
    const [on, off] = [await opened(true), await opened(false)];
    expect(on.texts).toEqual(off.texts);
    const quentin = await on.here.signIn('quentin');
    await expect.poll(async () => (await told(quentin, 'watched')).length).toBe(1);
    expect((await told(quentin, 'watched'))[0]).toMatchObject({ userName: 'Asha Patel', leadsTo: ['person', 'user'] });
    expect(await told(await on.here.signIn('priscilla'), 'watched')).toEqual([]);
    const id = (await told(quentin, 'watched'))[0]?.id ?? '';
    const priscilla = await on.here.signIn('priscilla');
    expect((await priscilla('POST', `/api/alerts/${id}/acknowledge`, {})).status).toBe(404);
    expect((await alertsOf(priscilla)).open).toBe(1);
    expect(await told(await off.here.signIn('quentin'), 'watched')).toEqual([]);
  });

  it('holds no number, is asked by number with the date of birth, and only by its two', async () => {
    const here = place();
    const officer = await here.signIn('quentin');
    const search = async () => (await officer('POST', '/api/watched-people/search', WHO)).body;
    expect(await search()).toEqual({ listed: false });
    expect((await officer('POST', '/api/watched-people', { ...WHO, dateOfBirth: '1948-03-15' })).status).toBe(404);
    await officer('POST', '/api/watched-people', WHO);
    await officer('POST', '/api/watched-people', WHO);
    expect(await search()).toEqual({ listed: true });
    const listed = await officer('GET', '/api/watched-people');
    expect(listed.body).toMatchObject({ people: [{ addedBy: 'Quentin Hale' }] });
    expect(JSON.stringify([listed.body, await auditedIn(here.stores)])).not.toMatch(/9990123454/);
    for (const id of ['priscilla', 'cleo']) {
      const other = await here.signIn(id);
      expect((await other('GET', '/api/watched-people')).status).toBe(403);
      expect((await other('POST', '/api/watched-people/search', WHO)).status).toBe(403);
    }
    await officer('POST', '/api/watched-people/remove', WHO);
    expect(await search()).toEqual({ listed: false });
  });
});

describe('why a record was opened', () => {
  it('is one of four words, on record and with the alert; an opening without it stays open', async () => {
    const here = place();
    const asha = await here.signIn('asha');
    const access = await open(asha);
    const path = `/api/records/${access}/why`;
    expect((await asha('POST', path, { why: 'curious' })).status).toBe(400);
    expect((await asha('POST', path, { why: 'referred', note: 'x' })).status).toBe(400);
    expect((await read(asha, access)).status).toBe(200);
    expect((await asha('POST', path, { why: 'referred' })).status).toBe(204);
    const line = (await auditedIn(here.stores)).map(readAuditEvent).find((one) => one.details['opened for']);
    expect(line).toMatchObject({ nhsNumber: WHO.nhsNumber, details: { 'opened for': 'referred', access } });
    expect((await told(await here.signIn('priscilla'), 'self-claimed'))[0]?.why).toBe('referred');
    expect((await (await here.signIn('ben'))('POST', path, { why: 'referred' })).status).toBe(404);
  });
});

describe('who is signed in', () => {
  it('is told without patients, and ended with every record at once', async () => {
    const here = place();
    const [asha, ben] = [await here.signIn('asha'), await here.signIn('ben')];
    const [another, access] = [await here.signIn('asha'), await open(asha)];
    await open(ben, { purpose: 'emergency', reason: REASON });
    const officer = await here.signIn('quentin');
    const { text, body } = await officer('GET', '/api/sessions');
    expect(text).not.toMatch(/9990123454|TESTPATIENT|access/);
    expect((body as unknown as SessionsAnswer).sessions.map(({ userId }) => userId).sort()).toEqual([
      'asha',
      'asha',
      'ben',
      'quentin',
    ]);
    expect((await officer('DELETE', '/api/sessions/nobody')).status).toBe(404);
    expect((await (await here.signIn('far-privacy-officer'))('DELETE', '/api/sessions/asha')).status).toBe(404);
    expect((await officer('DELETE', '/api/sessions/asha')).status).toBe(204);
    expect([(await read(asha, access)).status, (await another('GET', '/api/session')).text]).toEqual([
      401,
      '{"signedIn":false}',
    ]);
    expect(await here.stores.accesses.get(access)).toBeNull();
    expect((await ben('GET', '/api/session')).body).toMatchObject({ signedIn: true });
    const line = (await auditedIn(here.stores)).map(readAuditEvent).find(({ action }) => /Ended some/.test(action));
    expect(line?.details['user']).toBe('asha');
  });

  it('names no service that is not named, and nobody who is out already', async () => {
    const here = place();
    await here.signIn('asha');
    here.now += 16 * 60_000;
    await here.signIn('cleo');
    const { body, text } = await (await here.signIn('quentin'))('GET', '/api/sessions');
    expect((body as unknown as SessionsAnswer).sessions.map(({ userId }) => userId).sort()).toEqual([
      'cleo',
      'quentin',
    ]);
    expect(text).not.toContain(CLINIC.name);
    expect(text).toContain(NEVER_NAMED);
  });
});
