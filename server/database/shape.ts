/** Is the database in the shape that this release needs, and who may bring it there? */
import { sql, type Kysely } from 'kysely';
import { lackingGrants } from './grants';
import { missingSteps } from './migrate';
import type { Tables } from './tables';

export type Shape =
  /** Everything is there, and the user may do what the server does. */
  | { readonly kind: 'whole' }
  /** Steps are missing, which this user may take. */
  | { readonly kind: 'behind' }
  | { readonly kind: 'refused'; readonly problem: string };

const MIGRATE = 'run npm run migrate -- --config FILE as the user that owns the tables';

interface Standing {
  readonly user: string;
  readonly schema: string | null;
  /** The table of the steps taken. */
  readonly known: boolean;
  readonly readable: boolean;
  /** May make tables here, and change those that there are. */
  readonly owner: boolean;
}

async function standing(db: Kysely<Tables>): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select current_user as "user", current_schema() as "schema", to_regclass('migrations') is not null as known,
      coalesce(has_table_privilege(to_regclass('migrations'), 'SELECT'), false) as readable,
      coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)
        and coalesce((select pg_has_role(relowner, 'USAGE') from pg_class where oid = to_regclass('migrations')), true)
        as owner
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database says nothing of its user');
  return row;
}

/** How the database stands towards this release; rejects where it was written by a newer one. */
export async function shapeOf(db: Kysely<Tables>): Promise<Shape> {
  const { user, schema, known, readable, owner } = await standing(db);
  const refused = (problem: string): Shape => ({ kind: 'refused', problem });
  if (schema === null)
    return refused(`its user ${user} may use no schema: GRANT USAGE ON SCHEMA … TO ${user}, or ${MIGRATE}`);
  if (!known) return owner ? { kind: 'behind' } : refused(`it is empty: ${MIGRATE}`);
  if (!readable) return refused(`its user ${user} lacks a grant: SELECT on migrations`);
  const [missing] = await missingSteps(db);
  if (missing !== undefined)
    return owner
      ? { kind: 'behind' }
      : refused(`it is behind this release (it lacks the step "${missing}"): ${MIGRATE}`);
  const lacking = await lackingGrants(db);
  if (lacking.length === 0) return { kind: 'whole' };
  return refused(`its user ${user} lacks ${lacking.length === 1 ? 'a grant' : 'grants'}: ${lacking.join('; ')}`);
}
