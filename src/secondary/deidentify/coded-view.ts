/** Which view gives what was recorded, of whom and when? One row for each coding; a ViewDefinition of SQL on FHIR. */
import type { Counted } from '../rules/counted';
import { done, type Outcome } from '../views/outcome';
import { readView } from '../views/read-view';
import type { Dialect } from '../views/sql/dialects';
import { toSql } from '../views/to-sql';
import { schemaOf } from './schema';

/** How many columns `at0`, `at1` … a view has; the first that is not null says when. */
export const datesOf = (entry: Counted): readonly string[] => entry.at.map((_, index) => `at${String(index)}`);

/** Types whose entry may be of several people. */
export const MANY: ReadonlySet<string> = new Set(['Appointment']);

/** The view, as it could be given to any other engine. */
export function definitionOf({ type, person, coded, at, when }: Counted): object {
  const column = (name: string, path: string, of: string): object => ({ name, path, type: of });
  const codings = coded.map((path) => ({
    forEach: `${path}.coding`,
    column: [column('system', 'system', 'uri'), column('code', 'code', 'code')],
  }));
  const many = MANY.has(type) ? { collection: true } : {};
  return {
    resourceType: 'https://sql-on-fhir.org/ig/StructureDefinition/ViewDefinition',
    status: 'active',
    resource: type,
    select: [
      {
        column: [
          column('id', 'id', 'id'),
          { ...column('person', `${person}.reference`, 'string'), ...many },
          ...at.map((path, index) => column(`at${String(index)}`, path, 'dateTime')),
        ],
      },
      { unionAll: codings },
    ],
    where: when.map((path) => ({ path })),
  };
}

export interface CodedQuery {
  readonly over: (source: string) => string;
  readonly reads: readonly (readonly [name: string, type: string])[];
}

/**
 * A code is read as it is written, in its quotes: a number in its place is no code, for above 2^53 it would name
 * another.
 */
const inQuotes = (name: string, type: string): string =>
  name === 'verificationStatus' ? type : type.replaceAll('"code" VARCHAR', '"code" JSON');

/** The query of that view in the words of an engine. */
export function codedQuery(entry: Counted, dialect: Dialect): Outcome<CodedQuery> {
  const view = readView(definitionOf(entry));
  if (!view.ok) return view;
  const query = toSql(view.value, schemaOf(entry.type), dialect);
  if (!query.ok) return query;
  const { over, reads } = query.value;
  return done({ over, reads: reads.map(([name, type]) => [name, inQuotes(name, type)] as const) });
}
