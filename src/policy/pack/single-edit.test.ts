/**
 * Whatever one cell of the shipped tables is changed to: is the pack refused, or what it opens listed, or does it open
 * nothing? Told by decisions, and not by the rules that list.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide, type Decision } from '../../gateway/decide/decide';
import { exportAllowed } from '../../gateway/decide/views';
import { visibleProviders } from '../../gateway/opt-out/scope';
import { planOfSummary } from '../../gateway/redact/plans';
import { SECTION_ROWS } from '../../domain/section-of';
import { SETTINGS } from '../../domain/settings';
import { policy as shipped } from '../../../tests/kits/gateway/shipped-policy';
import { capMark, EXCLUDED, settled } from '../marks';
import { buildPolicy, type Policy } from '../policy';
import { SHIPPED_TABLES, type PolicyTables } from '../tables';
import { CAP_LABELS, CLINICAL_ROLES, LEVELS, type Level } from '../tables/label-caps';
import { HEAD, PACK_FILES } from './read-pack';

type Json = Readonly<Record<string, unknown>>;

/** Each builds a policy; `npm run deep` asks for more, and for every level. */
const ASKED = process.env['PROPERTY_RUNS'];
const RUNS = Number(ASKED ?? 20);
const FILES = PACK_FILES.map(({ name, holds }) => ({
  name,
  tables: Object.fromEntries(holds.map((table) => [table, SHIPPED_TABLES[table as keyof PolicyTables]])) as Json,
}));

/** Every place of a file at which something could stand otherwise, with what stands beside it in the same column. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([key, part]) =>
      placesOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** The same with one place changed; `undefined` takes it out. */
function edited(value: unknown, [key, ...rest]: readonly (string | number)[], change: unknown): unknown {
  if (key === undefined) return change;
  if (Array.isArray(value))
    return value.flatMap((part: unknown, at) => {
      if (at !== key) return [part];
      const made = edited(part, rest, change);
      return made === undefined ? [] : [made];
    });
  return Object.fromEntries(
    Object.entries(value as Json).flatMap(([name, part]) => {
      if (name !== key) return [[name, part]];
      const made = edited(part, rest, change);
      return made === undefined ? [] : [[name, made]];
    }),
  );
}

/** Where columns have words of their own, those; else whatever somebody might write. */
const WORDS: Readonly<Record<string, readonly unknown[]>> = {
  depth: ['F', 'S', 'N'],
  effect: ['show', 'suppress', 'switch'],
  exclusion: ['EX-1', 'EX-3', 'EX-6'],
  setting: ['gp', 'other', 'any'],
  viewer: ['inside', 'outside'],
  provider: ['inside', 'outside'],
  role: CLINICAL_ROLES,
  only: ['last-three', 'active-or-major', undefined],
  settings: [[], ['gp']],
  labels: [[], ['NEW']],
  keeps: ['status', 'status code note identifier', 'id'],
  ...Object.fromEntries(CLINICAL_ROLES.map((role) => [role, ['F', 'S', 'B', 'N']])),
};
const OTHERS: readonly unknown[] = [undefined, true, false, '', 'x', [], 'tenofovir', '86406008', 'MH', 'gp'];

const columnOf = (path: readonly (string | number)[]): string =>
  String([...path].reverse().find((part) => typeof part === 'string') ?? '');

/** Each file, each column of it and each row as often as any other: a long table does not crowd out a short one. */
const anyEdit = fc.constantFrom(...FILES).chain(({ name, tables }) => {
  const places = placesOf(tables);
  const columns = [...new Set(places.map(columnOf))];
  const anyPlace = fc
    .constantFrom(...columns)
    .chain((column) => fc.constantFrom(...places.filter((path) => columnOf(path) === column)));
  return anyPlace.chain((path) => {
    const column = columnOf(path);
    return fc.constantFrom(...(WORDS[column] ?? []), ...OTHERS).map((change) => ({
      name,
      path,
      change,
      file: { about: 'a', source: 's', ...(edited(tables, path, change) as Json) },
    }));
  });
});

const RANK: Readonly<Record<Decision['effect'], number>> = { withhold: 0, summary: 1, release: 2 };
const LOOKS = CLINICAL_ROLES.flatMap((role) =>
  [false, true].flatMap((emergency) =>
    SECTION_ROWS.flatMap((row) =>
      [0, ...CAP_LABELS.map(capMark)].flatMap((marks) =>
        (['gp', 'mental-health', 'social-care'] as const).flatMap((setting) =>
          ([null, 'crisis', 'listed'] as const)
            .filter((plan) => plan === null || row.section === 'care-plans')
            .map((plan) => ({ viewer: { role, emergency }, facts: { type: row.type, row, marks, plan, setting } })),
        ),
      ),
    ),
  ),
);

const PROVIDERS = SETTINGS.flatMap((setting) => ['QMJ', 'QKK'].map((region) => ({ region, setting })));
const seen = (policy: Policy, viewer: string, optedOut: boolean): readonly string[] =>
  visibleProviders(policy, viewer, ['QMJ'], PROVIDERS, optedOut).map(({ region, setting }) => `${region} ${setting}`);

/** Marks that the shipped policy sets on what its own tables name, and this one does not. */
function untold({ codes, text, silencedBy, tables }: Policy): readonly string[] {
  const lost: string[] = [];
  const compare = (what: string, was: number, is: number) => {
    // what is excluded is told of enough, whatever else it was
    if ((settled(is) & EXCLUDED) === 0 && (settled(was) & ~settled(is)) !== 0) lost.push(what);
  };
  const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
  const SYSTEMS = { sct: 'http://snomed.info/sct', atc: 'http://www.whocc.no/atc' } as const;
  for (const { family, codes: whole = [], prefixes = [] } of SHIPPED_TABLES.exclusionCodes)
    for (const code of [...whole, ...prefixes]) {
      const system = family === 'sct' || family === 'atc' ? SYSTEMS[family] : family;
      compare(code, shipped.codes.mark(system, code, false), codes.mark(system, code, false));
    }
  for (const { examples } of SHIPPED_TABLES.lexicon)
    for (const example of examples) compare(example, shipped.text.names(example), text.names(example));
  for (const { names } of SHIPPED_TABLES.medicines)
    for (const name of names) compare(name, shipped.text.medicine(name), text.medicine(name));
  for (const label of [...SHIPPED_TABLES.exclusions, ...SHIPPED_TABLES.labelCaps].flatMap(({ labels }) => labels))
    compare(label, shipped.codes.label(ACT, label), codes.label(ACT, label));
  for (const label of [
    ...Object.keys(tables.harmlessLabels),
    ...tables.labelCaps.flatMap(({ labels }) => labels),
    'ZZZ',
  ])
    compare(label, shipped.codes.label(ACT, label), codes.label(ACT, label));
  for (const code of tables.nearMisses.flatMap(({ codes: silent }) => silent))
    for (const word of tables.nearMisses.flatMap(({ words }) => words))
      compare(word, silencedBy(code, word), shipped.silencedBy(code, word));
  return lost;
}

/** What this policy shows and the shipped one does not. */
function opened(policy: Policy): readonly string[] {
  const wider = LOOKS.filter(
    ({ viewer, facts }) => RANK[decide(policy, viewer, facts).effect] > RANK[decide(shipped, viewer, facts).effect],
  ).map(({ viewer, facts }) => `${viewer.role} ${facts.row.id}`);
  const kept = (['summaries', 'headlines'] as const).flatMap((table) =>
    policy.tables[table].flatMap((row) => {
      const was = SHIPPED_TABLES[table].find(({ type, section }) => type === row.type && section === row.section);
      const before = was === undefined ? new Map() : planOfSummary(was, SHIPPED_TABLES);
      return [...planOfSummary(row, policy.tables).keys()].filter((element) => !before.has(element));
    }),
  );
  const asked = ['QMJ', 'QKK'].flatMap((viewer) =>
    [false, true].flatMap((optedOut) => {
      const before = seen(shipped, viewer, optedOut);
      return seen(policy, viewer, optedOut).filter((one) => !before.includes(one));
    }),
  );
  const taken = CLINICAL_ROLES.filter((role) => exportAllowed(policy, role) && !exportAllowed(shipped, role));
  return [...wider, ...kept, ...asked, ...taken, ...untold(policy)];
}

/**
 * The policy with this file in place of the shipped one, nobody having signed for anything; null where it is refused.
 */
function policyWith(name: string, file: Json): Policy | null {
  const built = buildPolicy({
    exclusions: {},
    optOutOtherSettings: 'suppress',
    valueSets: [],
    knowsCode: () => true,
    pack: { folder: 'edited', files: { [HEAD]: { name: 'edited' }, [name]: file } },
  });
  return built.ok ? built.policy : null;
}

it('a change of any one cell is refused, or listed to be signed for, or opens nothing', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anyEdit, ({ name, file }) => {
      const policy = policyWith(name, file);
      if (policy === null) return;
      accepted += 1;
      expect(opened(policy)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  // about one edit in fourteen is accepted: of a few there may be none
  if (RUNS >= 400) expect(accepted).toBeGreaterThan(RUNS / 50);
});

it.each(['unless', 'otherNames'])('a medicine whose %s are an empty list is spared by none of its names', (list) => {
  const tables = FILES.find(({ name }) => name === 'medicines.json')?.tables ?? {};
  const medicines = SHIPPED_TABLES.medicines.map((row) => (list in row ? { ...row, [list]: [] } : row));
  const policy = policyWith('medicines.json', { about: 'a', source: 's', ...tables, medicines });
  expect(policy === null ? ['refused'] : opened(policy)).toEqual([]);
});

/** Levels to put in a cell's place: the next wider one; with `npm run deep` every other. */
const insteadOf = (now: Level): readonly Level[] =>
  ASKED === undefined
    ? LEVELS.slice(LEVELS.indexOf(now) + 1, LEVELS.indexOf(now) + 2)
    : LEVELS.filter((level) => level !== now);

it.each(CAP_LABELS)('so is each change of each level: %s', (label) => {
  const caps = FILES.find(({ name }) => name === 'label-caps.json') ?? { name: '', tables: {} };
  const at = SHIPPED_TABLES.labelCaps.findIndex((row) => row.label === label);
  const cells = SHIPPED_TABLES.labelCaps[at]?.cells;
  const wider = CLINICAL_ROLES.flatMap((role) =>
    (cells === undefined ? LEVELS : insteadOf(cells[role]))
      .filter((level) => {
        const file = edited(caps.tables, ['labelCaps', at, 'cells', role], level) as Json;
        const policy = policyWith(caps.name, { about: 'a', source: 's', ...file });
        return policy !== null && opened(policy).length > 0;
      })
      .map((level) => `${role} ${level}`),
  );
  expect(wider).toEqual([]);
});
