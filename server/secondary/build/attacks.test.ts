// Who attacks a build from within its files, or holds two of its data sets: what do they find?
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isNhsNumber } from '../../../src/domain/nhs-number';
import { approved, rowsIn } from '../../../tests/kits/secondary/zone';
import { VACCINE } from '../../../tests/kits/secondary/people';
import { condition, consent, feed, NOW, patient, type Feed, type Somebody } from '../../../tests/kits/secondary/feed';
import { NO_REGISTER } from '../registers/objections';
import { verifyFolders } from '../verify/verify';
import { runBuild } from './run';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CANARY = 'canary7q';
const VALID = Array.from({ length: 800 }, (_, at) => String(9_990_100_000 + at)).filter(isNhsNumber);

const somebody = (at: number, more: Partial<Somebody> = {}): Somebody => ({
  number: VALID[at] ?? '',
  birthDate: '1950-06-01',
  family: `Family${CANARY}${String(at)}`,
  given: CANARY,
  postcode: 'N1 1AA',
  gender: 'female',
  ...more,
});

const CROWD = Array.from({ length: 40 }, (_, at) => somebody(at));
/** One more of the same, with a jab of their own: whoever is let in is seen. */
const ANN = somebody(60);

const idOf = ({ number }: Somebody): string => `${CANARY}-${number}`;

const jab = (of: Somebody): object => ({
  resourceType: 'Immunization',
  id: `${CANARY}-i-${of.number}`,
  meta: { tag: [{ system: CANARY, code: CANARY, display: CANARY }] },
  text: { status: 'generated', div: `<div>${CANARY} ${of.number}</div>` },
  extension: [{ url: CANARY, valueString: CANARY }],
  identifier: [{ system: CANARY, value: of.number }],
  status: 'completed',
  vaccineCode: {
    text: CANARY,
    coding: [
      { system: CANARY, code: CANARY, display: CANARY },
      { system: 'http://snomed.info/sct', version: CANARY, code: VACCINE, display: CANARY },
      { system: 'http://snomed.info/sct', code: CANARY },
    ],
  },
  patient: { reference: `Patient/${idOf(of)}`, display: CANARY, identifier: { value: of.number } },
  occurrenceDateTime: '2025-10-03',
  lotNumber: CANARY,
  note: [{ text: CANARY }],
  performer: [{ actor: { display: CANARY } }],
});

let place: Feed;

interface Given {
  readonly people: readonly Somebody[];
  /** Numbers on the cleaned list; all of them where not said. */
  readonly cleaned?: readonly Somebody[];
  readonly demographics?: readonly object[];
  readonly objections?: readonly object[];
  readonly conditions?: readonly object[];
}

function write({ people, cleaned = people, demographics, objections = [], conditions = [] }: Given): void {
  place.write('demographics.ndjson', demographics ?? people.map((one) => patient(one.number, one)));
  place.write('objections.ndjson', objections);
  place.write(
    'ndop.dat',
    cleaned.filter(({ number }) => isNhsNumber(number)).map(({ number }) => `${number},`),
  );
  place.write(
    'sources/gp/Patient.ndjson',
    people.map((one) => patient(idOf(one), one, { text: { div: CANARY } })),
  );
  place.write('sources/gp/Immunization.ndjson', people.map(jab));
  place.write('sources/gp/Condition.ndjson', [condition('c0', idOf(CROWD[0] ?? ANN), '44054006'), ...conditions]);
  place.write('sources/trust/Patient.ndjson', [patient('t-1', CROWD[0] ?? ANN)]);
  place.write('geography.csv', [
    'postcode,lsoa,deprivationFifth,borough',
    'N1 1AA,E01000001,1,Camden',
    'N1 1AB,E01000002,5,Barnet',
  ]);
}

const DATA = { columns: ['ageBand', 'sex', 'borough'], valueSets: ['flu-vaccine'] } as const;

async function build(id = 'r1') {
  const config = place.config();
  const steps: string[] = [];
  const made = await runBuild(config, approved(id, DATA), {
    own: NO_REGISTER,
    now: () => NOW,
    tell: (step) => steps.push(step),
  });
  if (!made.ok) throw new Error(`${made.code}: ${made.message}`);
  return { config, steps, ...made.value };
}

/** Everything that lies in the analysis zone, by its path. */
function analysisZone(): Readonly<Record<string, string>> {
  const root = join(place.folder, 'data', 'sets');
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(root.length), readFileSync(path).toString('base64')];
    }),
  );
}

beforeAll(() => {
  place = feed();
});
afterAll(() => {
  place.remove();
});

const restricted = {
  meta: { security: [{ code: 'R', system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality' }] },
};
const known = (people: readonly Somebody[]): readonly object[] => people.map((one) => patient(one.number, one));
const withAnn = [...CROWD, ANN];

const OUT: readonly (readonly [string, Given])[] = [
  ['OB-1: opted out here', { people: withAnn, objections: [consent(ANN.number, '2026-01-01')] }],
  ['OB-2: told the practice', { people: withAnn, conditions: [condition('c9', idOf(ANN), '827241000000103')] }],
  ['OB-3: not on the cleaned list', { people: withAnn, cleaned: CROWD }],
  ['OB-4: restricted', { people: withAnn, demographics: [...known(CROWD), patient(ANN.number, ANN, restricted)] }],
  ['OB-4: unknown to demographics', { people: withAnn, demographics: known(CROWD) }],
  ['OB-5: without a valid number', { people: [...CROWD, { ...ANN, number: '9990100001' }] }],
];

describe('somebody who is out', () => {
  let without: Readonly<Record<string, string>>;
  beforeAll(async () => {
    write({ people: CROWD });
    await build();
    without = analysisZone();
  });

  it('would be seen, were they in', async () => {
    write({ people: withAnn });
    rmSync(join(place.folder, 'data'), { recursive: true });
    const { manifest } = await build();
    expect(manifest.files.map(({ rows }) => rows)).toEqual([41, 41]);
    expect(analysisZone()).not.toEqual(without);
  });

  it.each(OUT)('leaves no trace, not by one byte (%s)', async (_, given) => {
    write(given);
    rmSync(join(place.folder, 'data'), { recursive: true });
    const { manifest } = await build();
    expect(manifest.files.map(({ rows }) => rows)).toEqual([40, 40]);
    expect(analysisZone()).toEqual(without);
  });
});

describe('what is planted in every text of every file', () => {
  it('is in no value, no byte, no manifest, no report and no step', async () => {
    write({ people: CROWD });
    const { config, manifest, report, steps } = await build('r2');
    const values: unknown[] = [];
    for (const { path } of manifest.files) values.push(...(await rowsIn(join(config.dataDir, path))));
    expect(values).toHaveLength(80);
    const told = JSON.stringify([values, manifest, report, steps]);
    for (const one of [CANARY, ...CROWD.map(({ number }) => number), 'N1 1AA', '1950-06-01', '2025-10-03'])
      expect(told.includes(one), one).toBe(false);
    for (const bytes of Object.values(analysisZone()))
      expect(Buffer.from(bytes, 'base64').includes(CANARY)).toBe(false);
    expect(await verifyFolders(config)).toEqual([]);
  });
});

describe('two data sets of the same people', () => {
  it('have no pseudonym in common, and another order', async () => {
    write({ people: CROWD.map((one, at) => ({ ...one, gender: at < 20 ? 'female' : 'male' })) });
    const [first, second] = [await build('r3'), await build('r4')];
    const peopleOf = async ({ config, manifest }: typeof first) =>
      rowsIn(join(config.dataDir, manifest.files[0]?.path ?? ''));
    const [one, other] = [await peopleOf(first), await peopleOf(second)];
    const names = new Set(one.map(({ person }) => person));
    expect(other.filter(({ person }) => names.has(person))).toEqual([]);
    // as many in the same place as by chance: by the rows’ own values half of them, of 40
    const same = one.filter(({ sex }, at) => sex === other[at]?.['sex']).length;
    expect(same).toBeGreaterThan(4);
    expect(same).toBeLessThan(36);
  });
});
