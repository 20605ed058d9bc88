/**
 * Is what is shipped written down as a version, and does an issued version stay as it was? Run with UPDATE_POLICY_DOC=1
 * to write the snapshot
 * of a version that is not issued yet anew; once it is issued, raise POLICY_VERSION first, and add a snapshot to
 * `kept.ts`.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROLE_NAMES } from '../../domain/roles';
import { world } from '../../../tests/kits/gateway/gateway';
import { CLINICAL_ROLES } from '../tables/label-caps';
import { buildPolicy } from '../policy';
import { POLICY_VERSION } from '../tables';
import { compareVersions } from './compare';
import { ISSUED, SNAPSHOTS } from './kept';
import { printSnapshot, snapshotOf, type PolicySnapshot } from './snapshot';

const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
if (!built.ok) throw new Error(built.problems.join('\n'));
const shipped = SNAPSHOTS.at(-1) as PolicySnapshot;
const now = snapshotOf(built.policy, shipped.issued, shipped.note);
const sha = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the version that is shipped', () => {
  it('is written down: a change of any table asks for a new snapshot, and of an issued version for a new version', () => {
    if (process.env['UPDATE_POLICY_DOC'] === '1' && shipped.issued === null && shipped.version === POLICY_VERSION) {
      writeFileSync(new URL(`./${POLICY_VERSION}.json`, import.meta.url), printSnapshot(now));
      return;
    }
    expect({ version: shipped.version, digest: shipped.digest }).toEqual({
      version: POLICY_VERSION,
      digest: built.policy.digest,
    });
    expect(shipped.tables).toEqual(now.tables);
  });

  it('is frozen once it is issued, like every one before it', () => {
    const issued = SNAPSHOTS.filter(({ issued: day }) => day !== null);
    expect(Object.fromEntries(issued.map(({ version, tables }) => [version, sha(tables)]))).toEqual(ISSUED);
    expect(SNAPSHOTS.slice(0, -1).every(({ issued: day }) => day !== null)).toBe(true);
    expect(new Set(SNAPSHOTS.map(({ version }) => version)).size).toBe(SNAPSHOTS.length);
  });
});

/** The shipped tables with one cell of one row changed. */
const withCell = (table: string, row: string, column: string, value: string): PolicySnapshot => ({
  ...now,
  tables: now.tables.map((one) =>
    one.id === table
      ? {
          ...one,
          rows: one.rows.map((cells) =>
            cells[0] === row ? cells.map((cell, i) => (one.columns[i] === column ? value : cell)) : cells,
          ),
        }
      : one,
  ),
});
const without = (table: string, row: string): PolicySnapshot => ({
  ...now,
  tables: now.tables.map((one) =>
    one.id === table ? { ...one, rows: one.rows.filter(([first]) => first !== row) } : one,
  ),
});

describe('two versions', () => {
  it('that are the same differ in nothing', () => {
    expect(compareVersions(now, now)).toEqual([]);
  });

  it.each([
    [
      'a role’s cell: that role alone',
      withCell('role-view-reasons', 'RV-results-pharmacist', 'Depth', 'N'),
      'RV-results-pharmacist',
      ['pharmacist'],
    ],
    [
      'a cap’s cell: that role alone',
      withCell('label-caps', 'mental-health', ROLE_NAMES.gp, 'S'),
      'mental-health',
      ['gp'],
    ],
    [
      'what a label is known by: everybody',
      withCell('label-caps', 'mental-health', 'Known by', 'MH'),
      'mental-health',
      CLINICAL_ROLES,
    ],
    ['an exclusion switched off: everybody', withCell('exclusions', 'EX-5', 'In force', 'no'), 'EX-5', CLINICAL_ROLES],
    [
      'what a summary keeps: whoever sees the section in summary',
      withCell('summaries', 'SU-package', 'Keeps', 'status'),
      'SU-package',
      [
        'gp',
        'emergency-clinician',
        'paramedic',
        'hospital-clinician',
        'midwife',
        'social-worker',
        'mental-health-practitioner',
        'care-home-nurse',
      ],
    ],
    [
      'a reason: nobody',
      withCell('role-view-reasons', 'RV-results-pharmacist', 'Why', 'Said otherwise.'),
      'RV-results-pharmacist',
      [],
    ],
  ] as const)('name whose view may change by %s', (_what, other, row, roles) => {
    expect(
      compareVersions(now, other).map((change) => ({ row: change.row, change: change.change, roles: change.roles })),
    ).toEqual([{ row, change: 'changed', roles }]);
  });

  it('name a row that was removed, and the same row as added the other way round', () => {
    const fewer = without('exclusions', 'EX-6');
    expect(compareVersions(now, fewer)).toMatchObject([
      {
        row: 'EX-6',
        change: 'removed',
        roles: CLINICAL_ROLES,
        cells: expect.arrayContaining([{ column: 'Id', before: 'EX-6', after: null }]) as unknown,
      },
    ]);
    expect(compareVersions(fewer, now)).toMatchObject([{ row: 'EX-6', change: 'added' }]);
  });

  it('are compared by the gateway, the switches of this installation among them, for whoever is signed in', async () => {
    const made = world({ policy: { exclusions: { 'EX-5': false } } });
    const ask = await made.signIn('priscilla');
    const { body } = await ask('GET', '/api/policy/versions');
    const here = {
      id: 'here',
      version: POLICY_VERSION,
      issued: null,
      note: 'In force here, with the switches and value sets of this installation.',
      digest: expect.not.stringMatching(shipped.digest) as unknown,
    };
    const headOf = ({ version, issued, note, digest }: PolicySnapshot) => ({
      id: version,
      version,
      issued,
      note,
      digest,
    });
    expect(body).toEqual({ versions: [...SNAPSHOTS.map(headOf), here] });
    const compared = await ask('GET', `/api/policy/versions/${POLICY_VERSION}/here`);
    expect(compared.body).toMatchObject({
      from: headOf(shipped),
      to: here,
      changes: [
        {
          table: 'exclusions',
          row: 'EX-5',
          change: 'changed',
          cells: [{ column: 'In force', before: 'yes', after: 'no' }],
        },
      ],
    });
    expect(compared.body['changes']).toHaveLength(1);
    for (const unheard of ['1999/here', 'here/1999', '1999/1999'])
      expect((await ask('GET', `/api/policy/versions/${unheard}`)).status).toBe(404);
    const nobody = await made.signIn('no-such-user');
    for (const path of ['/api/policy/versions', `/api/policy/versions/${POLICY_VERSION}/here`])
      expect((await nobody('GET', path)).status).toBe(401);
  });
});
