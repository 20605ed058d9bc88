import { describe, expect, it } from 'vitest';
import { readAuditEvent } from '../domain/audit';
import { FORM, open, read, replyOf, tryOpening, WHO, world } from '../../tests/kits/gateway/gateway';
import { bundle, patient } from '../../tests/kits/gateway/fake-server';
import { auditedIn } from '../../tests/kits/gateway/audited';

describe('attempts', () => {
  it('are audited when demographics do not answer, and when somebody tries a record that is not theirs', async () => {
    const place = world();
    const ben = await place.signIn('ben');
    const access = await open(ben);
    const asha = await place.signIn('asha');
    expect((await read(asha, access)).status).toBe(404);
    place.replies.delete('pds.test');
    expect((await tryOpening(asha)).status).toBe(503);
    expect((await asha('POST', '/api/patients', WHO)).status).toBe(503);
    const failed = (await auditedIn(place.stores)).map(readAuditEvent).filter(({ succeeded }) => !succeeded);
    expect(failed.map(({ user, details }) => [user, details['why']])).toEqual([
      ['Asha Patel', 'no such open record'],
      ['Asha Patel', 'demographics did not answer'],
      ['Asha Patel', 'demographics did not answer'],
    ]);
  });

  it('at somebody’s number stop after twenty, however many are made at once', async () => {
    const place = world();
    place.replies.set('pds.test', () => replyOf(bundle([])));
    const ask = await place.signIn('asha');
    const answers = await Promise.all(Array.from({ length: 40 }, () => tryOpening(ask)));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(20);
    expect(
      answers.filter(({ status, headers }) => status === 429 && Number(headers.get('retry-after')) > 0),
    ).toHaveLength(20);
  });

  it('to trawl from the opt-out desk stop there too', async () => {
    const place = world();
    const oscar = await place.signIn('oscar');
    const form = { ...FORM, lastName: 'Nobody' };
    const statuses: number[] = [];
    for (let at = 0; at < 21; at += 1) statuses.push((await oscar('POST', '/api/opt-outs', form)).status);
    expect(statuses).toEqual([...Array<number>(20).fill(409), 429]);
  });

  it('to open more than 120 records in a minute are refused', async () => {
    const place = world();
    const ask = await place.signIn('asha');
    const answers = await Promise.all(Array.from({ length: 125 }, () => tryOpening(ask)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(120);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
    place.now += 61_000;
    await open(ask);
  });

  it('to read the alerts and the reports are audited', async () => {
    const place = world();
    const officer = await place.signIn('priscilla');
    await officer('GET', '/api/alerts');
    await officer('GET', '/api/reports');
    expect((await auditedIn(place.stores)).map((event) => readAuditEvent(event).action)).toEqual([
      'Signed in',
      'Read the alerts',
      'Read the reports',
    ]);
  });
});

describe('the opt-out desk', () => {
  it('lets a person back in within the very millisecond of the opt-out', async () => {
    const place = world();
    const oscar = await place.signIn('oscar');
    const { body } = await oscar('POST', '/api/opt-outs', FORM);
    const signedBy = `${FORM.firstName} ${FORM.lastName}`;
    expect((await oscar('POST', `/api/opt-outs/${String(body['id'])}/withdraw`, { signedBy })).status).toBe(201);
    place.now += 1;
    await open(await place.signIn('asha'));
  });

  it('counts an opt-out of a superseded number, and never shows that number', async () => {
    const place = world();
    const old = '9990200017';
    const oscar = await place.signIn('oscar');
    place.replies.set('pds.test', () =>
      replyOf(
        bundle([patient({ id: old, identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: old }] })]),
      ),
    );
    const form = { ...FORM, nhsNumber: old };
    expect((await oscar('POST', '/api/opt-outs', form)).status).toBe(201);
    place.replies.set('pds.test', () => replyOf(bundle([patient()])));
    const ask = await place.signIn('asha');
    const answer = await tryOpening(ask, { nhsNumber: old });
    expect(answer.body).toMatchObject({ outcome: 'opted-out' });
    expect(answer.text).not.toContain(old);
    expect(place.asked.every((url) => url.startsWith('https://pds.test/'))).toBe(true);
  });
});
