/**
 * Does a role that a policy pack brings sign in, open a record and see what its cells say and nothing else; and is a
 * role that nobody knows refused wherever it stands? Source: POLICY 8, docs/deploying.md "A policy pack".
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OpenedRecord, SessionAnswer } from '../src/domain/api';
import type { Json } from '../src/domain/json';
import exportRows from '../src/policy/tables/exports.json' with { type: 'json' };
import labelCaps from '../src/policy/tables/label-caps.json' with { type: 'json' };
import roleViews from '../src/policy/tables/role-views.json' with { type: 'json' };
import { PERSON, signedInAt, startProviders, type Providers } from '../tests/kits/server/providers';
import { checkConfig } from './config';
import { startServer, type RunningServer } from './running';

vi.setConfig({ testTimeout: 120_000 });

const base = mkdtempSync(join(tmpdir(), 'wp-own-role-'));
const NURSE = 'hospice-nurse';
const WHY = 'What the hospice’s nurses were agreed to see.';

/** Problems in full, results none, medicines in summary: none of them as a community nurse sees them all. */
const DEPTHS: Readonly<Record<string, string>> = {
  demographics: 'F',
  alerts: 'F',
  allergies: 'F',
  problems: 'F',
  medications: 'F',
  results: 'N',
};
const cells = roleViews.roleViews
  .filter(({ role }) => role === 'community-nurse')
  .map((row) => ({
    ...row,
    id: `RV-${row.section}-${NURSE}`,
    role: NURSE,
    depth: DEPTHS[row.section] ?? 'N',
    published: false,
    why: WHY,
  }));
const withNurse = (level: string) => ({
  ...labelCaps,
  labelCaps: labelCaps.labelCaps.map((row) => ({ ...row, cells: { ...row.cells, [NURSE]: level } })),
});
const OWN_ROLES = {
  about: 'Which roles does a deployment bring beside the shipped ones?',
  source: 'Trust',
  ownRoles: [{ id: NURSE, layoutLike: 'community-nurse', why: WHY, hazard: 'H-04' }],
};
type Files = Readonly<Record<string, Json>>;
const FILES: Files = {
  'own-roles.json': OWN_ROLES,
  'role-views.json': { ...roleViews, roleViews: [...roleViews.roleViews, ...cells] },
  'label-caps.json': withNurse('N'),
  'exports.json': {
    ...exportRows,
    exports: [
      ...exportRows.exports,
      { id: `XP-${NURSE}`, role: NURSE, allowed: false, why: WHY, hazard: exportRows.exports[0]?.hazard ?? '' },
    ],
  },
};
const OPENED = cells
  .filter(({ depth }) => depth !== 'N')
  .map(({ section, depth }) => `RV-${section}-${NURSE}: N becomes ${depth}`);
const signedFor = (widenings: readonly string[]) => ({
  name: 'trust',
  signed: widenings.map((widening) => ({ widening, signedBy: 'Dr A. Safe', signedOn: '2026-05-01' })),
});

const subject = { reference: 'Patient/p' };
const HELD = {
  gp: [
    { resourceType: 'Condition', id: 'c', subject, code: { text: 'Asthma' }, onsetDateTime: '2026-01-02' },
    {
      resourceType: 'Condition',
      id: 'x',
      subject,
      code: { coding: [{ system: 'http://snomed.info/sct', code: '86406008', display: 'HIV infection' }] },
    },
    {
      resourceType: 'Condition',
      id: 'capped',
      subject,
      code: { text: 'Low mood' },
      meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' }] },
    },
    { resourceType: 'Observation', id: 'o', status: 'final', subject, code: { text: 'Potassium' }, valueString: '4' },
    {
      resourceType: 'Encounter',
      id: 'e',
      status: 'finished',
      class: { code: 'AMB' },
      subject,
      period: { start: '2026-01-02' },
    },
  ],
};

let providers: Providers;
const running: RunningServer[] = [];
beforeAll(async () => {
  providers = await startProviders(HELD);
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});
afterAll(() => {
  providers.close();
  rmSync(base, { recursive: true, force: true });
});

const organisation = { ods: 'H1', name: 'St Test Hospice', region: 'QMJ' };
let packs = 0;

/** What is said of a config with this pack, and with users of these roles; null: no pack. */
function configWith(files: Files | null, signed: readonly string[], ...roles: readonly string[]) {
  packs += 1;
  const folder = `pack-${String(packs)}`;
  mkdirSync(join(base, folder));
  for (const [name, content] of Object.entries({ ...files, 'pack.json': signedFor(signed) }))
    writeFileSync(join(base, folder, name), JSON.stringify(content));
  return checkConfig(
    {
      listen: { host: '127.0.0.1', port: 0 },
      instance: { name: 'NCL', region: 'QMJ' },
      database: { url: 'pglite:memory' },
      identity: {
        mode: 'demo',
        users: [{ id: 'hana', name: 'Hana Reyes', role: roles[0] ?? '', roles, organisation }],
      },
      demographics: { baseUrl: `${providers.origin}/demographics` },
      providers: [
        {
          id: 'gp',
          name: 'Parkside',
          ods: 'Y1',
          region: 'QMJ',
          setting: 'gp',
          baseUrl: `${providers.origin}/gp`,
          fhirVersion: 'R4',
          retrieve: 'everything',
        },
      ],
      ...(files === null ? {} : { policy: { pack: folder } }),
    },
    base,
  );
}

async function started(files: Files, signed: readonly string[], ...roles: readonly string[]) {
  const checked = configWith(files, signed, ...roles);
  if (!checked.ok) return { ok: false as const, problems: checked.problems };
  const log = { info: () => undefined, error: () => undefined };
  const outcome = await startServer({ config: checked.config, app: base, log });
  if (outcome.ok) running.push(outcome.server);
  return outcome;
}

describe('a role of a pack', () => {
  it('signs in, opens a record on the page of the role it is like, and sees what its cells say', async () => {
    const outcome = await started(FILES, OPENED, NURSE, 'gp');
    if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
    const { ask } = await signedInAt(outcome.server.origin, 'hana');
    const me = (await (await ask('GET', '/api/session')).json()) as SessionAnswer;
    expect(me).toMatchObject({ role: NURSE, layoutLike: 'community-nurse', roles: [NURSE, 'gp'] });
    const opened = await ask('POST', '/api/records', { ...PERSON, purpose: 'direct-care' });
    expect(opened.status).toBe(201);
    const record = (await opened.json()) as OpenedRecord;
    expect(record.view.sections).toMatchObject({ problems: 'full', results: 'none', encounters: 'none' });
    expect(record.view).toMatchObject({ emergencyOffered: false, exportOffered: false });
    const bundle = await (await ask('GET', `/fhir/gp/Patient/${record.access}/$everything`)).text();
    expect(bundle).toContain('Asthma');
    // its section is N; the label's cell is N; never shared
    for (const kept of ['Potassium', 'AMB', 'Low mood', 'HIV', '86406008']) expect(bundle).not.toContain(kept);
    expect(
      (await ask('POST', `/api/records/${record.access}/emergency`, { reason: 'Found on the floor' })).status,
    ).toBe(403);
    const policy = await (await ask('GET', '/api/policy')).text();
    expect(policy).toContain('Hospice nurse');
    expect(policy).toContain('Roles of this deployment');
    const simulated = await ask('POST', '/api/policy/simulate', { role: NURSE, person: 'nobody' });
    expect(await simulated.text()).toMatch(/person: must be one of/);
    // the other role that is held is worn as ever, and shown on a page of its own
    expect((await ask('POST', '/api/session/role', { role: 'gp' })).status).toBe(200);
    expect(await (await ask('GET', '/api/session')).json()).not.toHaveProperty('layoutLike');
  });

  it('is refused where a cell of it opens something and nobody has signed for it', async () => {
    const [first = '', ...others] = OPENED;
    const outcome = await started(FILES, others, NURSE);
    expect(outcome.ok ? [] : outcome.problems).toEqual([expect.stringContaining(`“${first}”`)]);
  });

  const without = (name: string, table: string, id: string): Files => {
    const file = FILES[name] as Readonly<Record<string, readonly { readonly id: string }[]>>;
    return { ...FILES, [name]: { ...file, [table]: file[table]?.filter((row) => row.id !== id) } };
  };
  const called = (id: string, more: object = {}): Files => ({
    ...FILES,
    'own-roles.json': { ...OWN_ROLES, ownRoles: [{ ...OWN_ROLES.ownRoles[0], ...more, id }] },
  });
  it.each<readonly [string, () => Files, RegExp]>([
    [
      'no cell for a section',
      () => without('role-views.json', 'roleViews', `RV-results-${NURSE}`),
      /Role view: no row for results and hospice-nurse/,
    ],
    [
      'no level for a label',
      () => ({ ...FILES, 'label-caps.json': labelCaps }),
      /Label caps: no level for .* and hospice-nurse/,
    ],
    [
      'no word on taking a summary away',
      () => without('exports.json', 'exports', `XP-${NURSE}`),
      /Exports: no row for hospice-nurse/,
    ],
    [
      'the page of a role that is not shipped',
      () => called(NURSE, { layoutLike: 'matron' }),
      /own-roles\.json, ownRoles, row hospice-nurse, layoutLike/,
    ],
    ['no reason', () => called(NURSE, { why: '' }), /own-roles\.json, ownRoles, row hospice-nurse, why/],
    ['the name of a shipped role', () => called('gp'), /gp is a shipped role already/],
    ['the name of a desk', () => called('privacy-officer'), /privacy-officer is a shipped role already/],
    ['a hazard that is not listed', () => called(NURSE, { hazard: 'H-999' }), /hazards\.json has no H-999/],
  ])('is refused with %s', async (_what, files, problem) => {
    const outcome = await started(files(), OPENED, 'gp');
    expect(outcome.ok ? '' : outcome.problems.join('\n')).toMatch(problem);
  });

  it('with levels of its own opens in an emergency what they say, once signed for', async () => {
    const files = { ...FILES, 'label-caps.json': withNurse('B') };
    const refused = await started(files, OPENED, NURSE);
    const levels = refused.ok ? [] : refused.problems.flatMap((one) => /: “(LC-.*?)”/.exec(one)?.[1] ?? []);
    expect(levels).toHaveLength(labelCaps.labelCaps.length);
    const outcome = await started(files, [...OPENED, ...levels], NURSE);
    if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
    const { ask } = await signedInAt(outcome.server.origin, 'hana');
    const reason = 'Found on the floor';
    const opened = await ask('POST', '/api/records', { ...PERSON, purpose: 'emergency', reason });
    const { access } = (await opened.json()) as OpenedRecord;
    const bundle = await (await ask('GET', `/fhir/gp/Patient/${access}/$everything`)).text();
    expect(bundle).toContain('Low mood');
    for (const kept of ['Potassium', 'HIV', '86406008']) expect(bundle).not.toContain(kept);
  });
});

describe('a role that nobody knows', () => {
  it.each([
    ['without a pack', null],
    ['beside a pack that brings another', FILES],
  ])('ends the start by its place in the config, %s', (_where, files) => {
    const checked = configWith(files, OPENED, 'matron');
    expect(checked.ok ? [] : checked.problems).toContainEqual(
      expect.stringMatching(/^identity\.users\[0\]\.role: must be a role that the policy knows: gp, /),
    );
  });

  it('is worn by nobody, and tried by nobody', async () => {
    const outcome = await started(FILES, OPENED, NURSE);
    if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
    const { ask } = await signedInAt(outcome.server.origin, 'hana');
    const worn = await ask('POST', '/api/session/role', { role: 'matron' });
    expect([worn.status, await worn.text()]).toEqual([400, expect.stringContaining('this is not a role')]);
    expect((await ask('POST', '/api/policy/simulate', { role: 'matron', person: 'x' })).status).toBe(400);
    expect((await ask('POST', '/api/session/role', { role: 'gp' })).status).toBe(403);
  });
});
