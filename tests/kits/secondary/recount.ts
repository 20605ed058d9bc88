/**
 * What do the files themselves say? A plain reading of a population by the rules, person by person and with everything
 * in mind at once: it knows nothing of how the people were made, and must come to the same counts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FhirResource } from 'fhir/r4';
import { canonicalSystem } from '../../../src/domain/code-systems';
import { isNhsNumber, NHS_NUMBER_SYSTEM } from '../../../src/domain/nhs-number';
import { label } from '../../../src/gateway/label/label';
import { markRules } from '../../../src/policy/marks';
import { decide, type GpCode } from '../../../src/secondary/objections/decide';
import { ageBand, AGE_LADDER } from '../../../src/secondary/rules/age-bands';
import { CONCEPTS } from '../../../src/secondary/rules/concepts';
import type { AnyTest, Breakdown, Question } from '../../../src/secondary/shapes/question';
import { policy } from '../gateway/shipped-policy';

interface Coding {
  readonly system?: string;
  readonly code?: string;
}
/** As much of a line as a reading needs. */
interface Line {
  readonly resourceType: string;
  readonly id: string;
  readonly status?: string;
  readonly verificationStatus?: { readonly coding: readonly Coding[] };
  readonly code?: { readonly coding?: readonly Coding[] };
  readonly vaccineCode?: { readonly coding?: readonly Coding[] };
  readonly subject?: { readonly reference: string };
  readonly patient?: { readonly reference: string };
  readonly [element: string]: unknown;
}
interface PatientLine {
  readonly id: string;
  readonly identifier: readonly { readonly system: string; readonly value: string }[];
  readonly name: readonly { readonly family: string; readonly given: readonly string[] }[];
  readonly gender: string;
  readonly birthDate: string;
  readonly address: readonly { readonly postalCode: string }[];
  readonly meta?: { readonly security: readonly Coding[] };
  readonly extension?: readonly { readonly valueCodeableConcept: { readonly coding: readonly Coding[] } }[];
  readonly generalPractitioner: readonly { readonly identifier: { readonly value: string } }[];
}
interface Event {
  readonly concept: string;
  readonly on: string;
}
interface Known {
  readonly demographics: PatientLine;
  readonly events: Event[];
  readonly gpCodes: GpCode[];
  ethnic: string | null;
  hasGp: boolean;
}

export const linesOf = <T>(path: string): readonly T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

const numbersOf = ({ identifier }: PatientLine): readonly string[] =>
  identifier.filter(({ system }) => system === NHS_NUMBER_SYSTEM).map(({ value }) => value);

const CONCEPT_OF = new Map(
  CONCEPTS.flatMap(({ id, codes }) => codes.map(({ system, code }) => [`${system}|${code}`, id] as const)),
);
const VOID = new Set(['not-done', 'entered-in-error']);

/** Parts of two dates that differ. */
const differing = (one: string, other: string): number =>
  one.split('-').filter((part, at) => part !== other.split('-')[at]).length;

const swapped = (one: string, other: string): boolean => {
  const [year, month, day] = one.split('-');
  return other === [year, day, month].join('-');
};

/** L1, L2, L3 and L5: may the row stand for the person whose number it carries? */
function links(row: PatientLine, person: PatientLine, twins: readonly PatientLine[]): boolean {
  const name = (one: PatientLine): string => one.name[0]?.family ?? '';
  const given = (one: PatientLine): string => one.name[0]?.given[0] ?? '';
  const home = (one: PatientLine): string => one.address[0]?.postalCode ?? '';
  if (twins.some((twin) => twin !== person && given(twin) === given(row)) && given(row) !== given(person)) return false;
  if (row.birthDate === person.birthDate) return true;
  const near = differing(row.birthDate, person.birthDate) === 1 || swapped(row.birthDate, person.birthDate);
  return near && (name(row) === name(person) || home(row) === home(person));
}

const dayOf = (line: Line): string => {
  for (const element of ['onsetDateTime', 'effectiveDateTime', 'performedDateTime', 'occurrenceDateTime', 'authoredOn'])
    if (typeof line[element] === 'string') return line[element].slice(0, 10);
  return '';
};

const isExcluded = (line: Line): boolean =>
  markRules(label([line as unknown as FhirResource], 'gp', policy).marks[0] ?? 0).some((rule) =>
    rule.startsWith('EX-'),
  );

function eventOf(line: Line): Event | null {
  const coding = (line.code ?? line.vaccineCode)?.coding ?? [];
  const concept = coding.flatMap(
    ({ system = '', code = '' }) => CONCEPT_OF.get(`${canonicalSystem(system)}|${code}`) ?? [],
  )[0];
  if (concept === undefined || VOID.has(line.status ?? '')) return null;
  if (line.verificationStatus?.coding[0]?.code === 'refuted' || isExcluded(line)) return null;
  return { concept, on: dayOf(line) };
}

/** Everybody whom demographics knows, with what is linked to them; and by which numbers nobody may be counted. */
function everybody(folder: string): readonly Known[] {
  const cleaned = new Set(readFileSync(join(folder, 'ndop.dat'), 'utf8').split(/[,\n]+/));
  const own = new Map<string, { out: boolean; sequence: number }[]>();
  linesOf<{ patient: { identifier: { value: string } }; provision: { type: string } }>(
    join(folder, 'objections.ndjson'),
  ).forEach(({ patient, provision }, sequence) => {
    const number = patient.identifier.value;
    own.set(number, [...(own.get(number) ?? []), { out: provision.type === 'deny', sequence }]);
  });
  const people = linesOf<PatientLine>(join(folder, 'demographics.ndjson')).map((demographics): Known => ({
    demographics,
    events: [],
    gpCodes: [],
    ethnic: null,
    hasGp: false,
  }));
  const byNumber = new Map(
    people.flatMap((known) => numbersOf(known.demographics).map((one) => [one, known] as const)),
  );
  const household = new Map<string, PatientLine[]>();
  const door = ({ name, birthDate, address }: PatientLine): string =>
    [name[0]?.family, birthDate, address[0]?.postalCode].join('|');
  for (const { demographics } of people)
    household.set(door(demographics), [...(household.get(door(demographics)) ?? []), demographics]);

  for (const source of readdirSync(join(folder, 'sources'))) {
    const at = (name: string): string => join(folder, 'sources', source, name);
    const linked = new Map<string, Known>();
    for (const row of linesOf<PatientLine>(at('Patient.ndjson'))) {
      const known = byNumber.get(numbersOf(row).find(isNhsNumber) ?? '');
      if (known === undefined) continue;
      if (!links(row, known.demographics, household.get(door(known.demographics)) ?? [])) continue;
      linked.set(row.id, known);
      if (source.startsWith('gp-')) known.hasGp = true;
      known.ethnic ??= row.extension?.[0]?.valueCodeableConcept.coding[0]?.code ?? null;
    }
    for (const file of readdirSync(join(folder, 'sources', source)).filter((name) => name !== 'Patient.ndjson'))
      for (const line of linesOf<Line>(at(file))) {
        const known = linked.get(((line.subject ?? line.patient)?.reference ?? '').slice('Patient/'.length));
        if (known === undefined) continue;
        const event = eventOf(line);
        if (event !== null) known.events.push(event);
        for (const { system = '', code = '' } of line.code?.coding ?? [])
          if (source.startsWith('gp-')) known.gpCodes.push({ system, code, date: dayOf(line) });
      }
  }
  return people.filter(({ demographics, gpCodes }) => {
    const nhsNumbers = numbersOf(demographics);
    const security = demographics.meta?.security[0]?.code;
    const known = {
      nhsNumbers,
      own: nhsNumbers.flatMap((number) => own.get(number) ?? []),
      gpCodes,
      restricted: security === undefined ? null : security !== 'U',
    };
    return decide(known, { cleaned, exempt: false, exception: false }).included;
  });
}

const ageOn = (birthDate: string, index: string): number =>
  Number(index.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (index.slice(5) < birthDate.slice(5) ? 1 : 0);

export interface Recount {
  readonly by: Readonly<Partial<Record<Breakdown, string>>>;
  population: number;
  outcome: number;
}

/** Answers to a question, by the letters of it. */
export function recounter(folder: string): (question: Question) => readonly Recount[] {
  const people = everybody(folder);
  const places = new Map(
    readFileSync(join(folder, 'geography.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(',') as [string, string, string, string])
      .map(([postcode, , fifth, borough]) => [postcode, { fifth, borough }] as const),
  );
  return ({ index, population, outcome, within, by }) => {
    const has = (known: Known, concept: string, from: string, to: string): boolean =>
      known.events.some((event) => event.concept === concept && event.on >= from && event.on <= to);
    const holds = (known: Known, test: AnyTest): boolean => {
      if (typeof test === 'string') return has(known, test, '0', index);
      if ('concept' in test) return has(known, test.concept, test.within.from, test.within.to);
      const age = ageOn(known.demographics.birthDate, index);
      return age >= test.age.from && age <= (test.age.to ?? 200);
    };
    const counts = (known: Known): boolean =>
      known.hasGp &&
      (population.sex === undefined || known.demographics.gender === population.sex) &&
      (population.age === undefined || holds(known, { age: population.age })) &&
      (population.any === undefined || population.any.some((test) => holds(known, test))) &&
      (population.all ?? []).every((test) => holds(known, test)) &&
      !(population.none ?? []).some((test) => holds(known, test));
    const valueOf = ({ demographics, ethnic }: Known, column: Breakdown): string => {
      const place = places.get(demographics.address[0]?.postalCode ?? '');
      if (column === 'ageBand') return ageBand(ageOn(demographics.birthDate, index), AGE_LADDER[0] ?? []);
      if (column === 'borough') return place?.borough ?? 'not recorded';
      if (column === 'deprivationFifth') return place?.fifth ?? 'not recorded';
      if (column === 'practice') return demographics.generalPractitioner[0]?.identifier.value ?? 'not recorded';
      return ethnic ?? 'not recorded';
    };
    const cells = new Map<string, Recount>();
    for (const known of people.filter(counts)) {
      const of = Object.fromEntries(by.map((column) => [column, valueOf(known, column)]));
      const cell = cells.get(JSON.stringify(of)) ?? { by: of, population: 0, outcome: 0 };
      cell.population += 1;
      if (has(known, outcome.concept, within.from, within.to) === outcome.present) cell.outcome += 1;
      cells.set(JSON.stringify(of), cell);
    }
    return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
  };
}
