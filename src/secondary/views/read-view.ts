/**
 * Is this JSON a view that both engines can run? Whatever is wrong with it is said before a row is read. Source: SQL on
 * FHIR v2, ViewDefinition.
 */
import { isObject, type Json } from '../../domain/json';
import { constantsOf } from './constants';
import { kindOfType, shortType } from './fhir-types';
import { done, refused, type Outcome } from './outcome';
import { kindOfPath, typeOfPath, type Path } from './path/ast';
import { parsePath } from './path/parse';
import type { Naming } from './path/reading';
import { columnsOf, type Column, type Each, type Select, type View } from './view';

const RESOURCE = /^[A-Z][A-Za-z]{1,63}$/;
const COLUMN = /^[A-Za-z][A-Za-z0-9_]{0,62}$/;
const DEEPEST = 20;

/** All of them, or the first problem. */
function every<T>(items: readonly unknown[], read: (item: unknown) => Outcome<T>): Outcome<readonly T[]> {
  const all: T[] = [];
  for (const item of items) {
    const one = read(item);
    if (!one.ok) return one;
    all.push(one.value);
  }
  return done(all);
}

/** A list that may be left out. */
function listed<T>(holder: Json, key: string, read: (item: unknown) => Outcome<T>): Outcome<readonly T[]> {
  const list = holder[key];
  if (list === undefined) return done([]);
  if (!Array.isArray(list) || list.length === 0) return refused(`“${key}” is a list that holds something`);
  return every(list, read);
}

function pathAt(text: unknown, where: string, naming: Naming): Outcome<Path> {
  if (typeof text !== 'string') return refused(`${where} is not a text`);
  const path = parsePath(text, naming);
  return path.ok ? path : refused(`${where}, “${text.slice(0, 80)}”: ${path.problem}`);
}

/** A boundary is that of a date or of a time according to the type of what it is asked of; else of its column. */
const typed = (path: Path, type: string | null): Path =>
  path.op === 'boundary' ? { ...path, type: typeOfPath(path.of) ?? type } : path;

function fits(name: string, path: Path, type: string | null): Outcome<null> {
  const kind = kindOfPath(path);
  if (kind === 'compound') return refused(`the column “${name}” does not give a simple value`);
  const wanted = type === null ? null : kindOfType(type);
  const same = kind === null || wanted === null || kind === wanted || (kind === 'integer' && wanted === 'decimal');
  return same ? done(null) : refused(`the column “${name}” is declared as ${type ?? ''} and gives another type`);
}

function columnOf(declared: unknown, naming: Naming): Outcome<Column> {
  if (!isObject(declared)) return refused('a column is no object');
  const { name, type, collection } = declared;
  if (typeof name !== 'string' || !COLUMN.test(name)) return refused('a column has no name that a table can hold');
  if (type !== undefined && (typeof type !== 'string' || kindOfType(shortType(type)) === null))
    return refused(`the type of the column “${name}” is no simple type`);
  if (collection !== undefined && typeof collection !== 'boolean')
    return refused(`“collection” of the column “${name}” is neither true nor false`);
  const path = pathAt(declared['path'], `the path of the column “${name}”`, naming);
  if (!path.ok) return path;
  const short = type === undefined ? null : shortType(type);
  const whole = typed(path.value, short);
  const fit = fits(name, whole, short);
  return fit.ok ? done({ name, path: whole, type: short, collection: collection === true }) : fit;
}

function eachOf(declared: Json, naming: Naming): Outcome<Each | null> {
  const ways = ['forEach', 'forEachOrNull', 'repeat'].filter((way) => declared[way] !== undefined);
  const [way] = ways;
  if (way === undefined) return done(null);
  if (ways.length > 1) return refused(`a select has either of ${ways.join(' and ')}, not both`);
  if (way !== 'repeat') {
    const path = pathAt(declared[way], way, naming);
    return path.ok ? done({ over: 'elements', path: path.value, orNull: way === 'forEachOrNull' }) : path;
  }
  const paths = listed(declared, way, (path) => pathAt(path, way, naming));
  if (!paths.ok) return paths;
  return paths.value.every(leadsOn)
    ? done({ over: 'descendants', paths: paths.value })
    : refused('a path of a repeat leads from an element to its elements, and to nothing else');
}

/** Each step is shorter than what it starts from: a repeat then comes to an end. */
function leadsOn(path: Path): boolean {
  if (path.op === 'where' || path.op === 'at') return leadsOn(path.of);
  return path.op === 'member' && (path.of.op === 'this' || leadsOn(path.of));
}

/** How a branch of a union must look like the others: same columns, same order, same types. */
const outline = (select: Select): string =>
  columnsOf(select)
    .map(({ name, type, collection }) => `${name} ${type ?? ''} ${String(collection)}`)
    .join(', ');

function selectOf(declared: unknown, naming: Naming, depth = 0): Outcome<Select> {
  if (!isObject(declared)) return refused('a select is no object');
  if (depth > DEEPEST) return refused(`selects are nested at most ${String(DEEPEST)} deep`);
  const each = eachOf(declared, naming);
  if (!each.ok) return each;
  const within = each.value === null ? naming : { ...naming, resource: null };
  const columns = listed(declared, 'column', (column) => columnOf(column, within));
  if (!columns.ok) return columns;
  const selects = listed(declared, 'select', (select) => selectOf(select, within, depth + 1));
  if (!selects.ok) return selects;
  const union = listed(declared, 'unionAll', (select) => selectOf(select, within, depth + 1));
  if (!union.ok) return union;
  const select = { each: each.value, columns: columns.value, selects: selects.value, union: union.value };
  if (columnsOf(select).length === 0) return refused('a select without a column gives nothing');
  if (new Set(select.union.map(outline)).size > 1)
    return refused('the branches of a unionAll differ in their columns, their order or their types');
  return done(select);
}

function criterion(declared: unknown, naming: Naming): Outcome<Path> {
  const path = pathAt(isObject(declared) ? declared['path'] : undefined, 'the path of a where', naming);
  if (!path.ok) return path;
  const kind = kindOfPath(path.value);
  return kind === null || kind === 'boolean' ? path : refused('the path of a where is true or false of each resource');
}

function twice(names: readonly string[]): string | undefined {
  const lower = names.map((name) => name.toLowerCase());
  return names.find((_, at) => lower.indexOf(lower[at] ?? '') !== at);
}

/** The view that this JSON declares, or what is wrong with it. */
export function readView(declared: unknown): Outcome<View> {
  if (!isObject(declared)) return refused('a view is a JSON object');
  const { resource } = declared;
  if (typeof resource !== 'string' || !RESOURCE.test(resource)) return refused('a view names the type of its resource');
  const constants = constantsOf(declared['constant']);
  if (!constants.ok) return constants;
  const naming: Naming = { constants: constants.value, resource };
  const selects = listed(declared, 'select', (select) => selectOf(select, naming));
  if (!selects.ok) return selects;
  if (selects.value.length === 0) return refused('a view has a select');
  const where = listed(declared, 'where', (one) => criterion(one, naming));
  if (!where.ok) return where;
  const double = twice(selects.value.flatMap(columnsOf).map(({ name }) => name));
  if (double !== undefined) return refused(`two columns are called “${double}”`);
  return done({ resource, selects: selects.value, where: where.value });
}
