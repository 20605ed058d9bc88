/** Is a source that is not sound refused by name, and is what nobody may see left out, whatever it refers to? */
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { condition, feedOfEachTest, JANE, linkedOf, patient } from '../../../tests/kits/secondary/feed';
import { takeIn } from './intake';
import type { TakenSource } from './state';

vi.setConfig({ testTimeout: 120_000 });

const SNOMED = 'http://snomed.info/sct';
const CANARY = 'canary9x';

const place = feedOfEachTest();

async function take(): Promise<Readonly<Record<string, TakenSource>>> {
  const all: TakenSource[] = [];
  const took = await takeIn(place.config(), (source) => all.push(source));
  if (!took.ok) throw new Error(took.problems.join('\n'));
  return Object.fromEntries(all.map((source) => [source.id, source]));
}

it('a sound source is taken, with the digest of each file', async () => {
  const { gp, trust } = await take();
  expect(gp).toMatchObject({ state: 'taken', leftOut: 'fewer than 8' });
  expect(gp?.files.map(({ type, lines }) => [type, lines])).toEqual([
    ['Condition', 1],
    ['Patient', 2],
  ]);
  expect(gp?.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(trust?.state).toBe('taken');
  for (const name of readdirSync(join(place.folder, 'data', 'linkage')))
    expect(statSync(join(place.folder, 'data', 'linkage', name)).mode & 0o077, name).toBe(0);
});

const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const line = (inside: string): string =>
  `{"resourceType":"Condition","id":"${CANARY}","subject":{"reference":"Patient/g-jane"},${inside}}`;

/** Each puts something into the folder of the practice; `says` is what the refusal names. */
const BAD: readonly (readonly [what: string, says: RegExp, put: (folder: string) => void])[] = [
  ['is cut short', /^Condition\.ndjson, line 2: it is not JSON$/, (to) => lines(to, line('"a":1'), '{"resourceType":')],
  ['is no JSON', /line 1: it is not JSON/, (to) => lines(to, CANARY)],
  ['is a list', /line 1: it is no resource/, (to) => lines(to, '[]')],
  ['is of another type', /line 1: it is no Condition/, (to) => lines(to, JSON.stringify(patient(CANARY, JANE)))],
  ['has no id', /line 1: it has no id/, (to) => lines(to, '{"resourceType":"Condition"}')],
  ['is 10,000 deep', /line 1: it is nested deeper/, (to) => lines(to, line(`"x":${deep(10_000)}`))],
  [
    'is 10,000 lists deep',
    /line 1: it is nested deeper/,
    (to) => lines(to, line(`"x":${'['.repeat(10_000)}${']'.repeat(10_000)}`)),
  ],
  ['has a key of prototypes', /line 1: it has a key/, (to) => lines(to, line('"x":{"__proto__":{"a":1}}'))],
  ['has one by escapes', /line 1: it has a key/, (to) => lines(to, line('"x":{"\\u005f_proto__":{"a":1}}'))],
  [
    'is a line of 200 MB',
    /line 1: it is longer/,
    (to) => {
      writeFileSync(join(to, 'Condition.ndjson'), Buffer.alloc(200 << 20, 0x61));
    },
  ],
  [
    'is not UTF-8',
    /line 1: it is not UTF-8/,
    (to) => {
      writeFileSync(join(to, 'Condition.ndjson'), Buffer.from([0x7b, 0xff, 0x7d, 0x0a]));
    },
  ],
  [
    'is a packed bomb under the name of a type',
    /line 1: it is/,
    (to) => {
      writeFileSync(join(to, 'Condition.ndjson'), gzipSync(Buffer.alloc(64 << 20)));
    },
  ],
  [
    'is packed',
    /it holds a packed file/,
    (to) => {
      writeFileSync(join(to, 'Condition.ndjson.gz'), gzipSync('{}'));
    },
  ],
  [
    'is called otherwise',
    /it holds something that is not called/,
    (to) => {
      writeFileSync(join(to, `${CANARY}.ndjson`), '');
    },
  ],
  [
    'leads to a folder',
    /it holds something that is not called/,
    (to) => {
      mkdirSync(join(to, 'Encounter.ndjson'));
    },
  ],
  [
    'leads nowhere',
    /it holds something that is not called/,
    (to) => {
      symlinkSync('/nowhere', join(to, 'Encounter.ndjson'));
    },
  ],
];
const lines = (to: string, ...all: readonly string[]): void => {
  writeFileSync(join(to, 'Condition.ndjson'), all.map((one) => `${one}\n`).join(''));
};

describe('a source is refused by name, and the other is taken, where a file', () => {
  it.each(BAD.map(([what, says, put]) => ({ what, says, put })))('$what', async ({ says, put }) => {
    put(join(place.folder, 'sources', 'gp'));
    const { gp, trust } = await take();
    expect(gp).toMatchObject({ state: 'refused', takenAt: null, files: [] });
    expect(gp?.problem).toMatch(says);
    expect(gp?.problem).not.toContain(CANARY);
    expect(trust?.state).toBe('taken');
    expect(readdirSync(join(place.folder, 'data', 'linkage'))).not.toContain('left-out.gp.sealed');
  });

  it('is missing altogether: the folder, or the people in it', async () => {
    const config = place.config();
    const [gp, ...rest] = config.sources;
    const nowhere = { ...config, sources: [{ ...gp, path: '/nowhere' } as (typeof config.sources)[number], ...rest] };
    const all: TakenSource[] = [];
    await takeIn(nowhere, (source) => all.push(source));
    expect(all.find(({ id }) => id === 'gp')?.problem).toBe('its folder cannot be read');
  });
});

const visit = (id: string, more: object): object => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  subject: { reference: 'Patient/g-jane' },
  ...more,
});

async function leftOut(): Promise<readonly string[]> {
  const found = await linkedOf(place.config());
  if (typeof found === 'string') throw new Error(found);
  return found.leftOut;
}

describe('what nobody may see is left out', () => {
  it('by its code, by a code of the lists, by its words alone, and by what it was for', async () => {
    place.write('sources/gp/Condition.ndjson', [
      condition('plain', 'g-jane', '44054006'),
      condition('coded', 'g-jane', '86406008'),
      condition('listed', 'g-jane', '73211009'),
      condition('text', 'g-jane', '44054006', { code: { text: 'Termination of pregnancy' } }),
    ]);
    place.write('sources/gp/Immunization.ndjson', [
      {
        resourceType: 'Immunization',
        id: 'reason',
        status: 'completed',
        patient: { reference: 'Patient/g-jane' },
        vaccineCode: { coding: [{ system: SNOMED, code: '985151000000100' }] },
        reasonCode: [{ text: 'HIV' }],
      },
    ]);
    const conditions = ['coded', 'listed', 'text'].map((id) => `Condition/${id}`);
    expect(await leftOut()).toEqual([...conditions, 'Immunization/reason']);
  });

  it('by what it is of, in another file: a visit to a clinic that belongs to nobody', async () => {
    place.write('sources/gp/Location.ndjson', [
      { resourceType: 'Location', id: 'clinic', name: 'Sexual health clinic' },
      { resourceType: 'Location', id: 'surgery', name: 'High Street Surgery' },
    ]);
    const at = (id: string) => ({ location: [{ location: { reference: `Location/${id}` } }] });
    place.write('sources/gp/Encounter.ndjson', [visit('e1', at('clinic')), visit('e2', at('surgery'))]);
    place.write('sources/gp/Condition.ndjson', [
      condition('c1', 'g-jane', '44054006', { encounter: { reference: 'Encounter/e1' } }),
      condition('c2', 'g-jane', '44054006', { encounter: { reference: 'Encounter/e2' } }),
    ]);
    expect(await leftOut()).toEqual(['Condition/c1', 'Encounter/e1', 'Location/clinic']);
  });

  it('with what it contains, and where nobody can tell', async () => {
    const inner = { resourceType: 'Condition', id: 'x', code: { coding: [{ system: SNOMED, code: '86406008' }] } };
    place.write('sources/gp/Condition.ndjson', [
      condition('contains', 'g-jane', '44054006', { contained: [inner] }),
      condition('big', 'g-jane', '44054006').valueOf(),
      JSON.stringify(condition('number', 'g-jane', 'N')).replace('"N"', '900719925474099312345'),
    ]);
    expect(await leftOut()).toEqual(['Condition/contains', 'Condition/number']);
  });

  it('a person too, with all of their rows of that source', async () => {
    const security = [{ system: SNOMED, code: '86406008' }];
    place.write('sources/trust/Patient.ndjson', [
      patient('t-jane', JANE, { extension: [{ url: 'urn:x', valueCodeableConcept: { coding: security } }] }),
    ]);
    const found = await linkedOf(place.config());
    expect(found).toMatchObject({ links: ['gp/g-amir', 'gp/g-jane'], leftOut: ['Patient/t-jane'] });
  });
});

describe('nothing is taken', () => {
  it.each<[string, object, string]>([
    ['while a category is known by its seed alone', { policy: {} }, 'has the shipped seed of codes alone'],
    ['where what is promised is switched off', { policy: { exclusions: { 'EX-1': false } } }, 'cannot be switched off'],
  ])('%s', async (_what, more, says) => {
    const took = await takeIn(place.config(more), () => undefined);
    expect(took.ok ? [] : took.problems.filter((problem) => problem.includes(says)).length).not.toBe(0);
    expect(await linkedOf(place.config(more))).toBe('policy EX');
  });

  it('of a setting that is never used', async () => {
    const config = place.config();
    const [gp] = config.sources;
    const clinic = { ...gp, setting: 'sexual-health' } as (typeof config.sources)[number];
    const took = await takeIn({ ...config, sources: [clinic] }, () => undefined);
    expect(took).toEqual({ ok: false, problems: ['source gp: sexual-health is never used'] });
  });
});

it('what a killed process left in clear is taken away, and what another is at is left', async () => {
  const [left, others] = ['work-999999999-aaaaaa', `work-${String(process.ppid)}-bbbbbb`];
  for (const name of [left, others]) mkdirSync(join(place.folder, 'data', 'linkage', name), { recursive: true });
  await take();
  const names = readdirSync(join(place.folder, 'data', 'linkage'));
  expect(names.filter((name) => name.startsWith('work-'))).toEqual([others]);
});

describe('an intake', () => {
  it('stands until a file, the config of a source, or the policy changes', async () => {
    const zone = join(place.folder, 'data', 'linkage', 'intake.json');
    const madeAt = (): number => statSync(zone).mtimeMs;
    await linkedOf(place.config());
    const first = madeAt();
    await linkedOf(place.config());
    expect(madeAt()).toBe(first);
    place.write('sources/gp/Condition.ndjson', [condition('c2', 'g-jane', '86406008')]);
    expect(await leftOut()).toEqual(['Condition/c2']);
    const second = madeAt();
    expect(second).toBeGreaterThan(first);
    place.write('lists/gender.json', [
      { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, concept: [{ code: '38341003' }] }] } },
    ]);
    await linkedOf(place.config());
    expect(madeAt()).toBeGreaterThan(second);
  });

  it('is made anew for the source that has changed alone', async () => {
    const madeAt = (id: string): number =>
      statSync(join(place.folder, 'data', 'linkage', `left-out.${id}.sealed`)).mtimeMs;
    await linkedOf(place.config());
    const [gp, trust] = [madeAt('gp'), madeAt('trust')];
    place.write('sources/gp/Condition.ndjson', [condition('c2', 'g-jane', '86406008')]);
    expect(await leftOut()).toEqual(['Condition/c2']);
    expect(madeAt('gp')).toBeGreaterThan(gp);
    expect(madeAt('trust')).toBe(trust);
  });

  it('that somebody has changed is not believed', async () => {
    await take();
    const sealed = join(place.folder, 'data', 'linkage', 'left-out.gp.sealed');
    const bytes = readFileSync(sealed);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(sealed, bytes);
    await expect(linkedOf(place.config())).rejects.toThrow(/is not whole/);
  });
});
