/**
 * Is everything that must know each section, role, setting, category, label and purpose told of each of them? What the
 * compiler cannot see is listed here, all at once, each line with the file to add to (docs/adding.md says the order).
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../fhir-fixtures/index';
import { FIXTURE_PROVIDERS } from '../fhir-fixtures/providers';
import { DEMO_USERS } from '../mocks/demo-config';
import { ROLE_NAMES, ROLES, ROLES_WITHOUT_CLINICAL_VIEW, type Role } from '../src/domain/roles';
import { CARRIED_TYPES, SECTION_ROWS, SUPPORTING_TYPES, sectionOf, type SectionRow } from '../src/domain/section-of';
import { SECTION_NAMES, SECTIONS, type EntrySection, type SectionId } from '../src/domain/sections';
import { SETTINGS } from '../src/domain/settings';
import { ANYWHERE, AT_TOP } from '../src/gateway/intake/clean/shapes';
import { FULL_SHAPES } from '../src/gateway/redact/full-shapes';
import type { Shape } from '../src/gateway/redact/shapes';
import { release } from '../src/gateway/release';
import { POLICY_CASES } from '../src/policy/cases/cases';
import { HAZARDS } from '../src/policy/tables/hazards';
import * as marks from '../src/policy/marks';
import { wholeProblems } from '../src/policy/pack/whole';
import { buildPolicy, type Policy } from '../src/policy/policy';
import { SPECIMEN_RECORDS, SPECIMENS } from '../src/policy/specimens/people';
import { SHIPPED_TABLES } from '../src/policy/tables';
import { EXCLUSION_CODES } from '../src/policy/tables/exclusion-codes';
import { EXCLUSION_IDS, EXCLUSIONS } from '../src/policy/tables/exclusions';
import { EXPORTS } from '../src/policy/tables/exports';
import { CAP_LABELS, CAP_ROWS, CLINICAL_ROLES, LEVELS } from '../src/policy/tables/label-caps';
import { LEXICON } from '../src/policy/tables/lexicon';
import { SHARED_MEDICINES } from '../src/policy/tables/medicines';
import { MODIFIERS } from '../src/policy/tables/modifiers';
import { NEAR_MISSES } from '../src/policy/tables/near-misses';
import { OWN_CONCEPTS } from '../src/policy/tables/own-concepts';
import { ROLE_VIEWS } from '../src/policy/tables/role-views';
import { SUMMARIES } from '../src/policy/tables/summaries';
import { buildRecord } from '../src/record/record';
import { SECTION_RULES } from '../src/record/registry';
import { buildSearchIndex, searchEntries } from '../src/record/search';
import { convertedTypes, typeInR4 } from '../src/stu3/convert';
import { LOOKS } from '../src/viewer/sections/registry';

const ENTRY_SECTIONS = SECTIONS.filter((section): section is EntrySection => section !== 'demographics');
const rowsOf = (section: SectionId): readonly SectionRow[] => SECTION_ROWS.filter((row) => row.section === section);
const typesOf = (section: SectionId): readonly string[] => [...new Set(rowsOf(section).map(({ type }) => type))];
const NOW = Date.parse('2026-11-20T12:00:00Z');

/** One line where `holds` is false. */
const unless = (holds: boolean, line: string): readonly string[] => (holds ? [] : [line]);

/** Words on what the policy says of itself; the rest of a test asks only a policy that starts. */
const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
const problems = built.ok ? [] : built.problems.map((problem) => `src/policy/tables: ${problem}`);
/** The shipped tables are asked what a deployer's pack is asked; what a start would say is not said twice. */
const rowProblems = wholeProblems(SHIPPED_TABLES)
  .map((problem) => `src/policy/tables: ${problem}`)
  .filter((problem) => !problems.includes(problem));

const held = await (async () => {
  const types = new Map<string, Set<string>>();
  for (const { provider, load } of FIXTURES) {
    const { setting } = FIXTURE_PROVIDERS.find(({ id }) => id === provider) ?? { setting: 'gp' };
    for (const resource of await load()) {
      const inR4 = { ...resource, resourceType: typeInR4(resource.resourceType) };
      const section = sectionOf(inR4 as unknown as FhirResource, setting);
      if (section !== null) types.set(section, (types.get(section) ?? new Set()).add(provider));
    }
  }
  return types;
})();

/** A Provenance says nothing of its own, bytes are their document’s. */
const NO_OWN_CONCEPT = ['AllergyIntolerance', 'Binary', 'Provenance'];
/** An appointment names its patient among the participants; bytes are asked for through their document alone. */
const ABOUT_NOBODY_BY_ITSELF = ['Appointment', 'Binary'];

/** Numbers, booleans and “do not”: of no shape that could be mended. */
const NO_SHAPE =
  /^(?:active|asNeededBoolean|deceasedBoolean|doNotPerform|duration|estimatedAge|frames|isSubpotent|minutesDuration|numberOfInstances|numberOfSeries|primarySource|priority|reportedBoolean|valueBoolean|valueInteger)$/;

function missingOfType(type: string): readonly string[] {
  const shape = (FULL_SHAPES as Readonly<Record<string, Shape | undefined>>)[type];
  const shapeless = Object.keys(shape ?? {}).filter(
    (element) => !ANYWHERE.has(element) && AT_TOP.get(type)?.has(element) !== true && !NO_SHAPE.test(element),
  );
  return [
    ...unless(
      shapeless.length === 0,
      `src/gateway/intake/clean/shapes.ts: of ${type}, is it a list, an object or text: ${shapeless.join(', ')}?`,
    ),
    ...unless(
      MODIFIERS.some((row) => row.type === type),
      `src/policy/tables/modifiers: no row for ${type}; which of its elements turn it round?`,
    ),
    ...unless(
      OWN_CONCEPTS.some((row) => row.type === type) || NO_OWN_CONCEPT.includes(type),
      `src/policy/tables/own-concepts: no row for ${type}; by which elements does it say what it is?`,
    ),
    ...unless(
      convertedTypes().some((one) => typeInR4(one) === type),
      `src/stu3/tables: no table for ${type}; what changed in it between STU3 and R4 ({} where nothing did)?`,
    ),
    ...unless(
      ['subject', 'patient', 'for'].some((element) => shape?.[element] !== undefined) ||
        ABOUT_NOBODY_BY_ITSELF.includes(type),
      `src/gateway/intake/identity/subjects.ts: ${type} says by no element that is read there whom it is about.`,
    ),
  ];
}

/** What of a specimen leaves the gateway to a role that sees its section in full, and what the record makes of it. */
function journeyProblems(section: EntrySection, policy: Policy): readonly string[] {
  const role = CLINICAL_ROLES.find((one) => policy.views.get(one)?.get(section)?.depth === 'F');
  const specimen = SPECIMENS.find(({ of }) => rowsOf(section).some(({ id }) => id === of));
  if (role === undefined || specimen === undefined) return [];
  const { setting, resources } = specimen;
  const out = release({
    contribution: {
      outcome: 'answered',
      known: true,
      resources: structuredClone(resources) as unknown as FhirResource[],
      supplies: null,
      partial: [],
      warnings: [],
    },
    provider: { id: 'p', name: 'Parkside', setting },
    viewer: { role, emergency: true },
    policy,
    accessId: 'a',
    key: new Uint8Array(32),
  });
  const answered = { state: 'answered', warnings: [], retrievedAt: '' } as const;
  const from = (id: string, given: typeof out.resources) =>
    ({ ...answered, provider: { id, name: id, setting }, resources: given, coverage: out.coverage }) as const;
  const record = buildRecord({ providers: [from('p', out.resources), from('q', [])], now: NOW });
  const entry = record.entries.find((one) => one.section === section);
  const name = SECTION_NAMES[section].toLowerCase();
  const absent = record.absences.find((one) => one.section === section && one.provider === 'q');
  return [
    ...unless(
      out.resources.some(({ resourceType }) => resourceType === resources[0]?.resourceType),
      `src/gateway: the specimen of ${section} does not leave it for ${ROLE_NAMES[role]}.`,
    ),
    ...unless(
      out.coverage.some((one) => one.section === section),
      `src/gateway/redact/coverage.ts: the answer does not say how whole ${section} is.`,
    ),
    ...unless(
      absent?.text.toLowerCase().includes(name) === true,
      `src/record/absence.ts: that a provider has nothing of ${section} is not said by its name.`,
    ),
    ...(entry === undefined
      ? [`src/record/sections/${section}/rules.ts: the specimen of ${section} makes no entry of it.`]
      : [
          ...unless(
            entry.detail.section === section,
            `src/record/sections/${section}/rules.ts: the detail of an entry is that of ${entry.detail.section}.`,
          ),
          ...unless(
            searchEntries(buildSearchIndex(record.entries), entry.title)?.has(entry.id) === true,
            `src/record/search.ts: an entry of ${section} is not found by its title.`,
          ),
          ...unless(
            LOOKS[section].kind(entry).trim() !== '',
            `src/viewer/sections/${section}/look.ts: the row does not say what kind of thing it is.`,
          ),
        ]),
  ];
}

/** One thing, by one identifier, sent by two providers: one line where each alone would make one. */
function mergeProblems(section: EntrySection): readonly string[] {
  const specimen = SPECIMENS.find(({ of }) => rowsOf(section).some(({ id }) => id === of));
  if (specimen === undefined) return [];
  const [first, ...beside] = specimen.resources;
  const sent = [{ ...first, identifier: [{ system: 'urn:shared', value: 'one' }] }, ...beside];
  const linesOf = (...providers: readonly string[]): number =>
    buildRecord({
      providers: providers.map((id) => ({
        state: 'answered',
        provider: { id, name: id, setting: specimen.setting },
        resources: structuredClone(sent) as unknown as FhirResource[],
        coverage: [],
        warnings: [],
        retrievedAt: '',
      })),
      now: NOW,
    }).entries.filter((entry) => entry.section === section).length;
  return unless(
    linesOf('p', 'q') < linesOf('p') + linesOf('q'),
    `src/record/sections/${section}/rules.ts: one fact sent by two providers stays two lines; see keys and same.`,
  );
}

function missingOfSection(section: EntrySection): readonly string[] {
  const cells = CLINICAL_ROLES.filter(
    (role) => !ROLE_VIEWS.some((row) => row.section === section && row.role === role),
  );
  const supplies = (type: string): boolean =>
    FIXTURE_PROVIDERS.some((provider) => provider.supplies.some((one) => typeInR4(one) === type));
  return [
    ...unless(
      typesOf(section).length > 0,
      `src/domain/section-of.json: no row for ${section}, so that no resource ever belongs to it.`,
    ),
    ...unless(cells.length === 0, `src/policy/tables/role-views: no cell for ${section} and ${cells.join(', ')}.`),
    ...unless(
      !ROLE_VIEWS.some((row) => row.section === section && row.depth === 'S') ||
        SUMMARIES.some((row) => row.section === section),
      `src/policy/tables/summaries: a role sees ${section} in summary, and no row says what is left of it.`,
    ),
    ...unless(
      SECTION_RULES.get(section)?.section === section,
      `src/record/sections/${section}/rules.ts: the rules do not call themselves ${section}.`,
    ),
    ...unless(
      SPECIMENS.some(({ of }) => rowsOf(section).some(({ id }) => id === of)),
      `src/policy/specimens/sections.json: no specimen of ${rowsOf(section)
        .map(({ id }) => id)
        .join(' or ')}.`,
    ),
    ...unless(
      typesOf(section).some(supplies),
      `fhir-fixtures/providers.ts: no made-up provider supplies ${typesOf(section).join(' or ')}.`,
    ),
    ...unless(
      (held.get(section)?.size ?? 0) > 0,
      `fhir-fixtures/<provider>/<person>.json: nobody in the demo holds anything of ${section}.`,
    ),
    ...(built.ok ? journeyProblems(section, built.policy) : []),
    ...mergeProblems(section),
  ];
}

/** A case of everybody, or of all who treat, tells nothing of the view of any one of them. */
const ALMOST_EVERYBODY = CLINICAL_ROLES.length - 1;

function missingOfRole(role: Role): readonly string[] {
  const isDesk = ROLES_WITHOUT_CLINICAL_VIEW.includes(role);
  const clinical = CLINICAL_ROLES.find((one) => one === role);
  const user = unless(
    DEMO_USERS.some(({ memberships }) => memberships[0].role === role),
    `mocks/demo-config.ts: no demo user starts as ${role}.`,
  );
  if (isDesk) return user;
  if (clinical === undefined)
    return [`src/policy/tables/label-caps: ${role} is no clinical role there, so that it sees nothing.`, ...user];
  const sections = SECTIONS.filter(
    (section) => !ROLE_VIEWS.some((row) => row.section === section && row.role === role),
  );
  const labels = CAP_ROWS.filter(({ cells }) => !LEVELS.includes(cells[clinical])).map(({ label }) => label);
  return [
    ...unless(sections.length === 0, `src/policy/tables/role-views: no cell for ${role} and ${sections.join(', ')}.`),
    ...unless(labels.length === 0, `src/policy/tables/label-caps: no level for ${role} and ${labels.join(', ')}.`),
    ...unless(
      EXPORTS.some((row) => row.role === role),
      `src/policy/tables/exports: no row for ${role}; may it take a summary away?`,
    ),
    ...unless(
      POLICY_CASES.some(({ roles }) => roles.includes(role) && roles.length < ALMOST_EVERYBODY),
      `src/policy/cases: no case of few roles says what ${role} must or must not see.`,
    ),
    ...user,
  ];
}

const hazards = HAZARDS.map(({ id }) => id);

function missingOfExclusion(id: (typeof EXCLUSION_IDS)[number]): readonly string[] {
  const row = EXCLUSIONS.find((one) => one.id === id);
  if (row === undefined) return [`src/policy/tables/exclusions: no row for ${id}.`];
  const told =
    EXCLUSION_CODES.some(({ exclusion }) => exclusion === id) || LEXICON.some(({ exclusion }) => exclusion === id);
  const bySettingAlone = row.settings.length > 0 && !told;
  return [
    ...unless(
      told || row.settings.length > 0,
      `src/policy/tables/exclusion-codes and lexicon: neither code, word nor setting tells of ${id}.`,
    ),
    ...unless(
      bySettingAlone || LEXICON.some(({ exclusion, examples }) => exclusion === id && examples.length > 0),
      `src/policy/tables/lexicon: no words tell of ${id} where there is no code to go by.`,
    ),
    ...unless(
      bySettingAlone || SPECIMENS.some(({ of }) => of.slice(0, id.length) === id),
      `src/policy/specimens/exclusions.json: no specimen of ${id}.`,
    ),
    ...unless(
      bySettingAlone || POLICY_CASES.some(({ rule, expect: effect }) => rule === id && effect === 'withheld'),
      `src/policy/cases: no case that ${id} withholds.`,
    ),
    ...unless(
      hazards.includes(row.hazard),
      `src/policy/tables/hazards: no hazard ${row.hazard}, which ${id} weighs up.`,
    ),
  ];
}

const missingOfLabel = (label: (typeof CAP_LABELS)[number]): readonly string[] => [
  ...unless(
    CAP_ROWS.some((row) => row.label === label),
    `src/policy/tables/label-caps: no row for ${label}.`,
  ),
  ...unless(
    SPECIMENS.some(({ of }) => of === label),
    `src/policy/specimens/labels.json: no specimen of ${label}.`,
  ),
];

describe('nothing is missing anywhere', () => {
  it('the policy starts', () => {
    expect(problems).toEqual([]);
  });

  it('a row is whole', () => {
    expect([
      ...rowProblems,
      ...LEXICON.filter(({ examples }) => examples.length === 0).map(
        ({ id }) => `src/policy/tables/lexicon: ${id} has no example, and an example is what its terms are tried on.`,
      ),
      ...NEAR_MISSES.filter(({ codes, words }) => codes.length === 0 || words.length === 0).map(
        ({ id }) => `src/policy/tables/near-misses: ${id} lacks a code or its words, and silences nothing.`,
      ),
    ]).toEqual([]);
  });

  it('a section is whole', () => {
    expect(ENTRY_SECTIONS.flatMap(missingOfSection)).toEqual([]);
  });

  it('a carried type is whole', () => {
    const inTable = new Set(SECTION_ROWS.map(({ type }) => type));
    expect([
      ...[...inTable]
        .filter((type) => !CARRIED_TYPES.includes(type))
        .map(
          (type) => `src/domain/section-of.ts: CARRIED_TYPES lacks ${type}; the compiler then says who must know it.`,
        ),
      ...CARRIED_TYPES.filter((type) => !inTable.has(type)).map(
        (type) => `src/domain/section-of.json: no row for ${type}; in which section does it stand?`,
      ),
      ...CARRIED_TYPES.flatMap(missingOfType),
    ]).toEqual([]);
  });

  it('a supporting type is whole', () => {
    expect(SUPPORTING_TYPES.flatMap((type) => missingOfType(type).filter((line) => !/subjects/.test(line)))).toEqual(
      [],
    );
  });

  it('a role is whole', () => {
    expect(ROLES.flatMap(missingOfRole)).toEqual([]);
  });

  it('an exclusion and a label are whole', () => {
    expect([...EXCLUSION_IDS.flatMap(missingOfExclusion), ...CAP_LABELS.flatMap(missingOfLabel)]).toEqual([]);
  });

  it('a setting that is never asked stands in the made-up record of what is never shared', () => {
    const shown =
      SPECIMEN_RECORDS.find(({ id }) => id === 'never-shared')?.providers.map(({ setting }) => setting) ?? [];
    const never = built.ok ? SETTINGS.filter((setting) => built.policy.neverAsked.has(setting)) : [];
    expect(
      never
        .filter((setting) => !shown.includes(setting))
        .map((setting) => `src/policy/specimens/people.ts: ${setting} is never asked, and not in NEVER_ASKED.`),
    ).toEqual([]);
  });

  it('a made-up provider is whole', () => {
    expect(
      FIXTURE_PROVIDERS.flatMap(({ id }) =>
        unless(
          FIXTURES.some(({ provider }) => provider === id),
          `fhir-fixtures/index.ts: nobody in the demo has anything at ${id}.`,
        ),
      ),
    ).toEqual([]);
  });

  it('a mark has a bit of its own', () => {
    const bits = [
      ...EXCLUSION_IDS.map(marks.exclusionMark),
      marks.DOOR_CODE,
      marks.UNJUDGED,
      ...CAP_LABELS.map(marks.capMark),
      marks.HORMONE,
      marks.VALID,
      ...SHARED_MEDICINES.flatMap((medicine) => [marks.sharedMark(medicine), marks.sparedMark(medicine)]),
      marks.BARE_CODE,
    ];
    expect(
      bits
        .filter((bit, at) => bit <= 0 || bits.indexOf(bit) !== at)
        .map(
          (bit) => `src/policy/marks.ts: bit ${String(Math.log2(bit))} is given twice; move what stands behind it up.`,
        ),
    ).toEqual([]);
  });
});
