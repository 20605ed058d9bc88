/**
 * What becomes of each element of each type that is ever released? A row per element of the FHIR definitions: none is
 * left unread by oversight. Source: RECORD, “No element unread” and “Third persons”.
 */
import given from './elements.json' with { type: 'json' };

/**
 * `headline` changes the row, `entry` is shown by the opened entry's own lines, `also` stands in its table “Also
 * recorded”; `used` and `never` say for what, and why.
 */
export type ElementUse = 'headline' | 'entry' | 'also' | 'used' | 'never';

interface TypeRow {
  readonly headline?: string;
  readonly entry?: string;
  readonly also?: string;
  readonly used?: Readonly<Record<string, string>>;
  readonly never?: Readonly<Record<string, string>>;
}

/** One element: `reaction.exposureRoute`, what becomes of it, and for `used` and `never` the reason. */
export interface ElementRow {
  readonly path: string;
  readonly use: ElementUse;
  readonly why: string | null;
}

const DATATYPES = given.datatypes as Readonly<Record<string, TypeRow>>;
const TYPES = given.types as Readonly<Record<string, TypeRow>>;
const words = (text: string | undefined): readonly string[] => (text ?? '').split(' ').filter((word) => word !== '');

function rowsIn(type: TypeRow): readonly ElementRow[] {
  const shown = (['headline', 'entry', 'also'] as const).flatMap((use) =>
    words(type[use]).map((path) => ({ path, use, why: null })),
  );
  const apart = (['used', 'never'] as const).flatMap((use) =>
    Object.entries(type[use] ?? {}).flatMap(([why, paths]) => words(paths).map((path) => ({ path, use, why }))),
  );
  return [...shown, ...apart];
}

/** The types that have a table, datatypes whose parts stand on lines of their own included. */
export const ELEMENT_TYPES: readonly string[] = Object.keys(TYPES);

/** What becomes of each element of a datatype that is written whole. */
export const DATATYPE_ROWS: ReadonlyMap<string, readonly ElementRow[]> = new Map(
  Object.entries(DATATYPES).map(([type, row]) => [type, rowsIn(row)]),
);

const ROWS = new Map<string, ReadonlyMap<string, ElementRow>>();
/** The elements of a type by their paths; empty for a type that is never released. */
export function elementsOf(type: string): ReadonlyMap<string, ElementRow> {
  let rows = ROWS.get(type);
  if (rows === undefined) {
    rows = new Map(rowsIn(TYPES[type] ?? {}).map((row) => [row.path, row]));
    ROWS.set(type, rows);
  }
  return rows;
}

/** Elements of a datatype that has a table of its own, by their names. */
const PARTED: Readonly<Record<string, string>> = { dosageInstruction: 'Dosage', dosage: 'Dosage', timing: 'Timing' };

/** The datatype whose table holds the parts of an element; undefined where the type's own table does. */
export const partsTableOf = (type: string, path: string): string | undefined =>
  elementsOf(type).has(path) || holdsParts(type, path) ? undefined : PARTED[path];

const PARTS = new Map<string, ReadonlySet<string>>();
/** Whether an element only holds others, which have rows. */
export function holdsParts(type: string, path: string): boolean {
  let holders = PARTS.get(type);
  if (holders === undefined) {
    const made = new Set<string>();
    for (const row of elementsOf(type).keys())
      for (let dot = row.indexOf('.'); dot >= 0; dot = row.indexOf('.', dot + 1)) made.add(row.slice(0, dot));
    PARTS.set(type, (holders = made));
  }
  return holders.has(path);
}

const NONE: ReadonlyMap<string, number> = new Map();
const LABELS = given.labels as Readonly<Record<string, string>>;
/** The elements that come in several datatypes, each under its own name. */
const CHOICE =
  /^(onset|abatement|value|effective|occurrence|performed|deceased|age|born|detail|due|scheduled|product|medication|asNeeded|dose|rate|bounds|quantity|reported|allowed|start|doseNumber|seriesDoses|collected|occurred|statusReason|fastingStatus|time)(?:DateTime|Date|Age|Period|Range|String|Quantity|CodeableConcept|Coding|Boolean|Integer|Ratio|SampledData|Time|Timing|Duration|PositiveInt|Reference|Instant)$/;

const spelt = (name: string): string =>
  (CHOICE.exec(name)?.[1] ?? name).replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );

/** `numberOfRepeatPrescriptionsIssued` → `number of repeat prescriptions issued`, of a part of an extension. */
export const partLabel = (url: unknown): string => (typeof url === 'string' ? spelt(url).toLowerCase() : 'part');

const ORDINARY = new Map(
  Object.entries(given.ordinary).map(([element, values]) => [element, new Set(values.split('|'))] as const),
);
/** Whether a value, as it is written, is the one that goes without saying: an appointment's person, a plan's intent. */
export const isOrdinary = (type: string, path: string, value: string): boolean =>
  ORDINARY.get(`${type}.${path}`)?.has(value) === true;

/**
 * `exposureRoute` → `Exposure route`, or the plainer words of the table; parts behind what holds them. `nth`: which of
 * several a part is, by its path.
 */
export function labelOf(type: string, path: string, nth: ReadonlyMap<string, number> = NONE): string {
  const parts = path.split('.').flatMap((name, at, all) => {
    const given = LABELS[`${type}.${all.slice(0, at + 1).join('.')}`] ?? LABELS[name];
    const which = nth.get(all.slice(0, at + 1).join('.'));
    // An empty label is of a part that needs no words of its own.
    if (given === '') return which === undefined ? [] : [String(which)];
    return [`${given ?? spelt(name)}${which === undefined ? '' : ` ${String(which)}`}`];
  });
  const label = parts.map((part, at) => (at === 0 ? part : part.charAt(0).toLowerCase() + part.slice(1))).join(' – ');
  return label.charAt(0).toUpperCase() + label.slice(1);
}
