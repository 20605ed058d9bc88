/**
 * Resources and views at random, such that every path fits the resources: what two engines are asked to agree on. The
 * model is made up: every kind of element that a path can meet, and no more.
 */
import fc from 'fast-check';

type Part =
  | { readonly kind: 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'reference'; readonly list: boolean }
  | { readonly kind: 'object'; readonly list: boolean; readonly parts: Parts };
type Parts = Readonly<Record<string, Part>>;

const one = (kind: Exclude<Part['kind'], 'object'>): Part => ({ kind, list: false });
const many = (kind: Exclude<Part['kind'], 'object'>): Part => ({ kind, list: true });
const object = (list: boolean, parts: Parts): Part => ({ kind: 'object', list, parts });

const PERIOD = object(false, { start: one('date'), end: one('date') });
const NAMES = object(true, {
  use: one('text'),
  family: one('text'),
  given: many('text'),
  period: PERIOD,
  rank: one('integer'),
});
const EXTENSION = object(true, { url: one('text'), valueCode: one('text'), valueInteger: one('integer') });
const ITEM = (depth: number): Part =>
  object(true, {
    linkId: one('text'),
    valueInteger: one('integer'),
    answer: object(true, { valueString: one('text'), ...(depth === 0 ? {} : { item: ITEM(depth - 1) }) }),
    ...(depth === 0 ? {} : { item: ITEM(depth - 1) }),
  });

const ROOT: Parts = {
  active: one('boolean'),
  count: one('integer'),
  size: one('decimal'),
  when: one('date'),
  tag: many('text'),
  flag: many('boolean'),
  name: NAMES,
  contact: object(true, {
    name: { ...NAMES, list: false },
    telecom: object(true, { value: one('text'), rank: one('integer') }),
  }),
  link: object(true, { other: object(false, { reference: one('reference') }) }),
  owner: object(false, { reference: one('reference') }),
  extension: EXTENSION,
  item: ITEM(2),
  valueString: one('text'),
  valueInteger: one('integer'),
  valueBoolean: one('boolean'),
  valueQuantity: object(false, { value: one('decimal'), unit: one('text') }),
  effectiveDateTime: one('date'),
};

const TEXTS = ['official', 'a', 'b', '', 'it’s', "'", '\\', '\n', 'é', '𝄞', '\ufffd', 'http://x', 'A'];
const DATES = ['2024', '2024-05', '2024-05-01', '2023-12-31', '2024-05-01T10:00:00Z', '2024-05-01T11:00:00.5+01:00'];
const REFERENCES = [
  'Thing/r1',
  'Thing/r2/_history/1',
  '#x',
  'urn:uuid:1',
  'https://s.example/fhir/Thing/r1',
  'Other/r1',
];

const VALUES = {
  text: fc.constantFrom(...TEXTS),
  date: fc.constantFrom(...DATES),
  reference: fc.constantFrom(...REFERENCES),
  integer: fc.integer({ min: -3, max: 5 }),
  decimal: fc.constantFrom(0, 1, 1.5, -2.25, 0.1, 1234.5678),
  boolean: fc.boolean(),
};

/** Left out half of the time; as a list it may be empty or hold a null. */
function valueOf(part: Part): fc.Arbitrary<unknown> {
  const value: fc.Arbitrary<unknown> = part.kind === 'object' ? valuesOf(part.parts) : VALUES[part.kind];
  const listed = part.list ? fc.array(fc.option(value, { freq: 9 }), { maxLength: 3 }) : value;
  return fc.option(listed, { freq: 3, nil: undefined });
}

const valuesOf = (parts: Parts): fc.Arbitrary<unknown> =>
  fc
    .record(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, valueOf(part)])))
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));

export const resources: fc.Arbitrary<readonly object[]> = fc
  .array(valuesOf(ROOT) as fc.Arbitrary<object>, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((values, at) => ({ resourceType: 'Thing', id: `r${String(at + 1)}`, ...values })));

/** Draws of one view: each of so many. */
interface Draw {
  readonly upTo: (most: number) => number;
  readonly of: <T>(all: readonly T[]) => T;
  readonly chance: (percent: number) => boolean;
}

/** Where a path stands. */
interface At {
  readonly path: string;
  readonly part: Part;
  readonly many: boolean;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')}'`;

/** The choice that a member is, as a path says it. */
function memberPath(name: string): string {
  const [, stem, type] = /^(value|effective)(String|Integer|Boolean|Quantity|DateTime|Code)$/.exec(name) ?? [];
  if (stem === undefined || type === undefined) return name;
  return `${stem}.ofType(${type === 'Quantity' ? type : type.charAt(0).toLowerCase() + type.slice(1)})`;
}

const isAt =
  (kinds: readonly string[]) =>
  (at: At): boolean =>
    kinds.includes(at.part.kind);

/** Everything that stands within so many steps of an element. */
function within(parts: Parts, from: string, many: boolean, steps: number): readonly At[] {
  return Object.entries(parts).flatMap(([name, part]) => {
    const at: At = { path: from + memberPath(name), part, many: many || part.list };
    const deeper = part.kind === 'object' && steps > 1 ? within(part.parts, `${at.path}.`, at.many, steps - 1) : [];
    return [at, ...deeper];
  });
}

/** A criterion over an element with these parts. */
function criterion(draw: Draw, parts: Parts, depth: number): string {
  const all = within(parts, '', false, 2);
  const singles = all.filter(({ many }) => !many);
  const pick = (kinds: readonly string[]): At | undefined => {
    const fit = singles.filter(isAt(kinds));
    return fit.length === 0 ? undefined : draw.of(fit);
  };
  switch (draw.upTo(8)) {
    case 0:
      return `${draw.of(all).path}.${draw.of(['exists()', 'empty()', 'exists().not()'])}`;
    case 1: {
      const at = pick(['text']);
      return at === undefined ? 'true' : `${at.path} ${draw.of(['=', '!=', '<', '>='])} ${quoted(draw.of(TEXTS))}`;
    }
    case 2: {
      const at = pick(['integer', 'decimal']);
      return at === undefined
        ? 'false'
        : `${at.path} ${draw.of(['<', '<=', '=', '!=', '>'])} ${draw.of(['1', '-1', '1.5'])}`;
    }
    case 3: {
      const at = pick(['date']);
      return at === undefined ? 'true' : `${at.path} ${draw.of(['<', '=', '>=', '!='])} %${draw.of(['day', 'moment'])}`;
    }
    case 4: {
      const lists = all.filter((at) => at.many && isAt(['text', 'boolean'])(at));
      if (lists.length === 0) return 'true';
      const at = draw.of(lists);
      return `${at.path} ${draw.of(['=', '!='])} ${at.part.kind === 'text' ? quoted(draw.of(TEXTS)) : 'true'}`;
    }
    default:
      if (depth === 0) return draw.of(['true', 'false']);
      return `(${criterion(draw, parts, depth - 1)} ${draw.of(['and', 'or'])} ${criterion(draw, parts, depth - 1)})`;
  }
}

/** A path to something, maybe cut to size. */
function toSomething(draw: Draw, parts: Parts, kinds: readonly string[]): At | undefined {
  const all = within(parts, '', false, 3).filter(isAt(kinds));
  if (all.length === 0) return undefined;
  const at = draw.of(all);
  if (at.many && draw.chance(25))
    return { ...at, path: `${at.path}${draw.of(['.first()', '[1]', '[0]'])}`, many: false };
  const [head = ''] = at.path.split('.');
  const part = parts[head];
  if (part?.kind !== 'object' || !draw.chance(40)) return at;
  return { ...at, path: `${head}.where(${criterion(draw, part.parts, 1)})${at.path.slice(head.length)}` };
}

const TYPES = {
  text: 'string',
  date: 'dateTime',
  reference: 'string',
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'boolean',
};
const SIMPLE = ['text', 'date', 'reference', 'integer', 'decimal', 'boolean'];

interface Column {
  readonly path: string;
  readonly type: string;
  readonly collection?: boolean;
}

function computed(draw: Draw, parts: Parts): Column {
  const number = (): string => toSomething(draw, parts, ['integer', 'decimal'])?.path ?? '2';
  switch (draw.upTo(6)) {
    case 0:
      return { path: criterion(draw, parts, 2), type: 'boolean' };
    case 1:
      return { path: `${number()} ${draw.of(['+', '-', '*', '/'])} ${number()}`, type: 'decimal' };
    case 2:
      return {
        path: `${toSomething(draw, parts, ['text'])?.path ?? "'x'"}.join(${draw.of(['', "','"])})`,
        type: 'string',
      };
    case 3:
      return { path: `extension(${quoted(draw.of(TEXTS))}).value.ofType(code)`, type: 'code', collection: true };
    case 4:
      return { path: '%rowIndex', type: 'integer' };
    default: {
      const at = toSomething(draw, parts, ['date', 'decimal']);
      const type = at === undefined || at.part.kind === 'decimal' ? 'decimal' : 'dateTime';
      return { path: at === undefined ? '1.5' : `${at.path}.${draw.of(['low', 'high'])}Boundary()`, type };
    }
  }
}

function columnOf(draw: Draw, parts: Parts): Column {
  if (draw.chance(30)) return computed(draw, parts);
  if (draw.chance(10)) {
    const at = toSomething(draw, parts, ['object']);
    const to = Object.entries(parts).some(([name]) => name === 'owner')
      ? `owner.getReferenceKey(${draw.of(['', 'Thing'])})`
      : null;
    if (to !== null && draw.chance(50)) return { path: `${to} ${draw.of(['=', '!='])} 'Thing/r1'`, type: 'boolean' };
    return { path: at === undefined ? 'true' : `${at.path}.exists()`, type: 'boolean' };
  }
  const at = toSomething(draw, parts, SIMPLE);
  if (at === undefined) return { path: "'x'", type: 'string' };
  const type = TYPES[at.part.kind as keyof typeof TYPES];
  // two values where one may stand: now and then, for that is a fault in both
  return at.many && !draw.chance(4) ? { path: at.path, type, collection: true } : { path: at.path, type };
}

interface Naming {
  last: number;
}

const named = (naming: Naming, column: Column): object => {
  naming.last += 1;
  return { name: `c${String(naming.last)}`, ...column };
};

function eachOf(draw: Draw, parts: Parts): { readonly each: object; readonly parts: Parts } | null {
  const item = parts['item'];
  if (item?.kind === 'object' && draw.chance(25))
    return { each: { repeat: draw.of([['item'], ['item', 'answer.item']]) }, parts: item.parts };
  const at = toSomething(draw, parts, ['object']);
  if (at === undefined || at.part.kind !== 'object') return null;
  return { each: { [draw.of(['forEach', 'forEachOrNull'])]: at.path }, parts: at.part.parts };
}

function selectOf(draw: Draw, naming: Naming, parts: Parts, depth: number): object {
  const over = draw.chance(60) ? eachOf(draw, parts) : null;
  const inner = over?.parts ?? parts;
  const column = Array.from({ length: 1 + draw.upTo(2) }, () => named(naming, columnOf(draw, inner)));
  const select = Array.from({ length: depth > 0 && draw.chance(45) ? 1 + draw.upTo(2) : 0 }, () =>
    selectOf(draw, naming, inner, depth - 1),
  );
  const unionAll = draw.chance(20) ? unionOf(draw, naming, inner) : [];
  return {
    ...over?.each,
    column,
    ...(select.length > 0 ? { select } : {}),
    ...(unionAll.length > 0 ? { unionAll } : {}),
  };
}

/** Branches of the same columns, each from where it stands. */
function unionOf(draw: Draw, naming: Naming, parts: Parts): readonly object[] {
  naming.last += 1;
  const name = `c${String(naming.last)}`;
  return Array.from({ length: 2 + draw.upTo(2) }, () => {
    const over = draw.chance(60) ? eachOf(draw, parts) : null;
    const at = toSomething(draw, over?.parts ?? parts, ['text', 'date', 'reference']);
    return { ...over?.each, column: [{ name, path: at?.path ?? "'x'", type: 'string', collection: true }] };
  });
}

/** A view over `resources`. */
export const view: fc.Arbitrary<object> = fc.gen().map((g) => {
  const upTo = (most: number): number => g(fc.nat, most - 1);
  const draw: Draw = {
    upTo,
    of: (all) => all[upTo(all.length)] as (typeof all)[number],
    chance: (percent) => upTo(100) < percent,
  };
  const naming: Naming = { last: 0 };
  const select = Array.from({ length: 1 + upTo(2) }, () => selectOf(draw, naming, ROOT, 2));
  const where = draw.chance(30) ? { where: [{ path: criterion(draw, ROOT, 2) }] } : {};
  return {
    resource: 'Thing',
    constant: [
      { name: 'day', valueDate: '2024-05-01' },
      { name: 'moment', valueInstant: '2024-05-01T10:00:00.000Z' },
    ],
    select: [{ column: [{ name: 'id', path: 'id', type: 'id' }] }, ...select],
    ...where,
  };
});
