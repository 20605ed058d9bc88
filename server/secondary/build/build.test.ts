// Does a data set hold what was approved, of those who may be counted, and not one byte more?
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pseudonymOf } from '../../../src/secondary/pseudonym/pseudonym';
import { approved, linked, ports, rowsIn, spineOf, zone, type Zone } from '../../../tests/kits/secondary/zone';
import { crowd, jab, VACCINE } from '../../../tests/kits/secondary/people';
import { keyFolder } from '../keys/key-folder';
import { buildDataSet, STEPS, type BuildPorts } from './build';
import type { ApprovedRequest } from '../../../src/secondary/shapes/approved';

const SNOMED = 'http://snomed.info/sct';

let place: Zone;
beforeEach(() => {
  place = zone();
});
afterEach(() => {
  place.remove();
});

async function build(request: ApprovedRequest, given: BuildPorts) {
  const result = await buildDataSet(place.config, request, given);
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  const [people, events] = result.value.manifest.files.map(({ path }) => join(place.config.dataDir, path));
  return {
    ...result.value,
    people: await rowsIn(people ?? ''),
    events: await rowsIn(events ?? ''),
    bytes: [people, events].map((path) => readFileSync(path ?? '')),
  };
}

const FLU = { valueSets: ['flu-vaccine'] } as const;

describe('a person', () => {
  it('is a pseudonym beside the approved columns, in the order of pseudonyms', async () => {
    place.write('Immunization', []);
    const { people, manifest } = await build(
      approved('r1', { columns: ['borough', 'ageBand', 'sex', 'deprivationFifth', 'ethnicGroup', 'practice'] }),
      ports(crowd(12)),
    );
    const key = keyFolder(place.config.keysDir).key('project-r1');
    const names = crowd(12).map(({ nhsNumber }) => pseudonymOf(key, spineOf(nhsNumber)));
    expect(people.map(({ person }) => person)).toEqual(names.sort());
    expect(people[0]).toEqual({
      person: names[0],
      ageBand: '75-79',
      sex: 'female',
      ethnicGroup: 'A',
      deprivationFifth: '1',
      borough: 'Camden',
      practice: 'F83001',
    });
    expect(manifest.files.map(({ rows }) => rows)).toEqual([12, 0]);
    expect(Object.keys(manifest)).toEqual(['request', 'digest', 'files']);
  });

  it('without a GP contribution, or not yet born, is not counted', async () => {
    const { people } = await build(
      approved('r1', { columns: ['sex'] }),
      ports([
        ...crowd(10),
        ...crowd(10, { hasGp: false }, 100),
        ...crowd(10, { birthDate: '2026-04-01' }, 200),
        ...crowd(10, { isOut: true }, 300),
      ]),
    );
    expect(people).toHaveLength(10);
  });

  it('of whom nothing proper is known is “not recorded”, whatever stands there', async () => {
    const odd = { birthDate: 'CANARY', gender: 'CANARY', ethnic: 'AB', practice: 'see note', postcode: 'N1 1AC' };
    const { people, bytes } = await build(
      approved('r1', { columns: ['ageBand', 'sex', 'ethnicGroup', 'practice', 'deprivationFifth', 'borough'] }),
      ports(crowd(10, odd)),
    );
    const { person, ...values } = people[0] ?? {};
    expect(person).toMatch(/^[a-z2-7]{26}$/);
    expect(new Set(Object.values(values))).toEqual(new Set(['not recorded']));
    expect(Buffer.concat(bytes).includes('CANARY')).toBe(false);
  });

  it('has a band of the age in whole years at the index date; a year alone tells none', async () => {
    const bands = {
      '1936-03-31': '90+',
      '1936-04-01': '85-89',
      '2025-04-01': '0-4',
      '1961-03-31': '65-69',
      '1948': 'not recorded',
    };
    const born = Object.keys(bands).map((birthDate, at) => crowd(10, { birthDate }, at * 10));
    const { people } = await build(approved('r1', { columns: ['ageBand'] }), ports(born.flat()));
    const key = keyFolder(place.config.keysDir).key('project-r1');
    const found = new Map(people.map(({ person, ageBand }) => [person, ageBand]));
    const firsts = born.map(([one]) => found.get(pseudonymOf(key, spineOf(one?.nhsNumber ?? ''))));
    expect(firsts).toEqual(Object.values(bands));
  });
});

describe('what was recorded', () => {
  const people = crowd(12);
  const [first = '', second = ''] = people.map(({ nhsNumber }) => nhsNumber);
  const events = async (
    resource: object | string,
    data: Partial<ApprovedRequest['data']> = {},
    given = ports(people),
  ) => {
    place.write('Immunization', [resource]);
    return (await build(approved('r1', { ...FLU, ...data }), given)).events.map(({ concept, at }) => [
      concept,
      (at as Date).toISOString().slice(0, 10),
    ]);
  };
  const told = (at: string) => [['flu-vaccine', at]];

  it.each([
    ['month', '2025-10-03', '2025-10-01'],
    ['season', '2025-10-03', '2025-09-01'],
    ['year', '2025', '2025-01-01'],
    ['quarter', '2025-11-30', '2025-10-01'],
    ['days-before-index', '2025-10-03', '2025-10-03'],
    // half past midnight in London
    ['days-before-index', '2025-08-31T23:30:00Z', '2025-09-01'],
    ['days-before-index', '2025-12-31T23:30:00Z', '2025-12-31'],
    ['days-before-index', '2025-08-31T23:30:00', '2025-08-31'],
    // wholly before the period: that it was, and not when
    ['month', '2024-12-31', '1900-01-01'],
    ['month', '2019', '1900-01-01'],
  ] as const)('by %s, %s leaves as %s', async (precision, occurrenceDateTime, at) => {
    expect(await events(jab(first, { occurrenceDateTime }), { precision })).toEqual(told(at));
  });

  const NOT: readonly (readonly [string, object | string])[] = [
    ['a day after the period', jab(first, { occurrenceDateTime: '2026-04-01' })],
    ['a year where months are told', jab(first, { occurrenceDateTime: '2025' })],
    ['no date', jab(first, { occurrenceDateTime: 'last winter' })],
    ['a date that is none', jab(first, { occurrenceDateTime: '2025-02-30' })],
    ['what was not done', jab(first, { status: 'not-done' })],
    ['what was entered in error', jab(first, { status: 'entered-in-error' })],
    ['what an extension turns', jab(first, { modifierExtension: [{ url: 'urn:x', valueBoolean: true }] })],
    ['another code', jab(first, { vaccineCode: { coding: [{ system: SNOMED, code: '44054006' }] } })],
    ['a code of no system', jab(first, { vaccineCode: { coding: [{ code: VACCINE }] } })],
    ['a code of another system', jab(first, { vaccineCode: { coding: [{ system: 'urn:x', code: VACCINE }] } })],
    ['a number as a code', jab(first, { vaccineCode: { coding: [{ system: SNOMED, code: Number(VACCINE) }] } })],
    ['a text as codes', jab(first, { vaccineCode: 'flu jab for Marjorie' })],
    ['the code in the text', jab(first, { vaccineCode: { text: VACCINE, coding: [] } })],
    ['nobody’s entry', jab(first, { patient: { reference: 'Patient/unknown' } })],
    ['an entry of another server', jab(first, { patient: { reference: `https://other/Patient/p${first}` } })],
    ['an entry without an id', jab(first, { id: undefined })],
    ['another type in the file', { ...jab(first), resourceType: 'Flag' }],
    [
      'a deep entry',
      JSON.stringify(jab(first)).replace('{"coding"', `${'['.repeat(9000)}1${']'.repeat(9000)},"x":{"coding"`),
    ],
    ['what is no JSON', '{"resourceType":"Immunization",'],
    ['a prototype', JSON.parse(`{"__proto__":${JSON.stringify(jab(first))}}`) as object],
  ];

  it('is not what follows, each of a person of its own', async () => {
    const everybody = crowd(NOT.length + 1, {}, 100);
    const lines = NOT.map(([, resource], at) => {
      const line = typeof resource === 'string' ? resource : JSON.stringify(resource);
      return line.replaceAll(first, everybody[at]?.nhsNumber ?? '');
    });
    const last = everybody.at(-1)?.nhsNumber ?? '';
    place.write('Immunization', [...lines, jab(last)]);
    const { events: rows } = await build(approved('r1', FLU), ports(everybody));
    const key = keyFolder(place.config.keysDir).key('project-r1');
    const named = new Map(everybody.map(({ nhsNumber }, at) => [pseudonymOf(key, spineOf(nhsNumber)), NOT[at]?.[0]]));
    // the last alone has an entry that counts
    expect(rows.map(({ person }) => named.get(String(person)))).toEqual([undefined]);
    expect(rows[0]?.['person']).toBe(pseudonymOf(key, spineOf(last)));
  });

  it('is counted once, whoever sent it', async () => {
    place.write('Immunization', [
      jab(first),
      jab(first, { id: 'again', occurrenceDateTime: '2025-10-31' }),
      jab(second),
    ]);
    const { events: rows } = await build(approved('r1', FLU), ports(people));
    expect(rows).toHaveLength(2);
    expect(rows.map(({ person }) => person)).toEqual(rows.map(({ person }) => person).sort());
  });

  it('under another name of its system is the same', async () => {
    const codings = ['urn:oid:2.16.840.1.113883.6.96', 'http://snomed.info/sct/999000021000000109/version/20250401'];
    for (const system of codings)
      expect(await events(jab(first, { vaccineCode: { coding: [{ system, code: VACCINE }] } }))).toEqual(
        told('2025-10-01'),
      );
  });

  it('is left out where the label step says so, or where its concept is not approved', async () => {
    expect(await events(jab(first), {}, ports(people, { link: linked(people, [`i-${first}`]) }))).toEqual([]);
    expect(await events(jab(first), { valueSets: [] })).toEqual([]);
  });

  it('of a learning disability makes its column, and no event unless that is approved too', async () => {
    place.write('Condition', [
      ...people.slice(0, 11).map(({ nhsNumber }) => ({
        resourceType: 'Condition',
        id: `c-${nhsNumber}`,
        subject: { reference: `Patient/p${nhsNumber}` },
        onsetDateTime: '1960',
        code: { coding: [{ system: SNOMED, code: '110359009' }] },
      })),
    ]);
    const more = [...people, ...crowd(10, {}, 500)];
    const made = await build(approved('r1', { ...FLU, columns: ['learningDisability'] }), ports(more));
    const yes = made.people.filter(({ learningDisability }) => learningDisability === 'yes');
    expect(yes).toHaveLength(11);
    expect(made.events).toEqual([]);
  });
});

describe('a data set', () => {
  it('of equal records is equal in every byte; a person who is out might as well not exist', async () => {
    const people = crowd(40);
    const [out] = crowd(1, { birthDate: '1931-01-01', postcode: 'N1 1AB', isOut: true }, 900);
    const request = approved('r1', { ...FLU, columns: ['ageBand', 'borough'] });
    place.write(
      'Immunization',
      people.map(({ nhsNumber }) => jab(nhsNumber)),
    );
    const without = await build(request, ports(people));
    const seen = readFileSync(join(place.config.dataDir, 'sets', 'r1', without.manifest.digest, 'manifest.json'));
    place.write('Immunization', [jab(out?.nhsNumber ?? ''), ...people.map(({ nhsNumber }) => jab(nhsNumber))]);
    const withOne = await build(request, ports([...people, ...(out === undefined ? [] : [out])].reverse()));
    expect(withOne.manifest).toEqual(without.manifest);
    expect(withOne.bytes).toEqual(without.bytes);
    expect(readdirSync(join(place.config.dataDir, 'sets', 'r1'))).toEqual([without.manifest.digest]);
    expect(seen.toString()).toBe(`${JSON.stringify(withOne.manifest)}\n`);
  });

  it('leaves nothing in the linkage zone, and nothing readable by others', async () => {
    await build(approved('r1', { columns: ['sex'] }), ports(crowd(10)));
    // what stands for whom, of all builds
    expect(readdirSync(join(place.config.dataDir, 'linkage'))).toEqual(['ledger']);
  });

  it.each([
    ['a column that few share is lost', 'too-fine', { columns: ['practice'] }, ['practice'], {}],
    ['its value set meets what is never shared', 'excluded-value-set', FLU, [], { excludedBy: () => 'sexual health' }],
    ['nobody knows its value set', 'unknown-value-set', { valueSets: ["x'; DROP TABLE links; --"] }, [], {}],
  ] as const)('is refused where %s', async (_, code, data, by, more) => {
    const people = Array.from({ length: 40 }, (__, at) => crowd(1, { practice: `F8${String(3000 + at)}` }, at)).flat();
    const result = await buildDataSet(place.config, approved('r1', data, by), ports(people, more));
    expect(result).toMatchObject({ ok: false, code });
    expect(existsSync(join(place.config.dataDir, 'sets', 'r1'))).toBe(false);
  });

  it('is refused where the name of the request leads elsewhere', async () => {
    for (const id of ['../r', 'a/b', '.', '', 'x'.repeat(65)])
      expect(await buildDataSet(place.config, approved(id, {}), ports([]))).toMatchObject({ code: 'bad-request' });
  });

  it('tells its steps in order', async () => {
    const steps: string[] = [];
    await build(approved('r1', { columns: ['sex'] }), ports(crowd(10), { tell: (step) => steps.push(step) }));
    expect(steps).toEqual(STEPS);
  });
});
