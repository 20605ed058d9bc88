/**
 * How do the database, the audit and the opt-out register stand? Looked up when the figures are asked for; nothing here
 * is about a person.
 */
import { Counter, Gauge, type Registry } from 'prom-client';
import type { AuditKeeping } from './audit-keeping';
import type { Database } from './database/open';
import type { RegisterKeeping } from './register/keeping';

/** An age that there is none of yet is no number, which no alert takes for a young one. */
const orNever = (seconds: number | null): number => seconds ?? Number.NaN;

/** Adds the figures to those that are told. */
export function databaseMetrics(
  registry: Registry,
  { pool }: Pick<Database, 'pool'>,
  { told }: Pick<AuditKeeping, 'told'>,
  register: Pick<RegisterKeeping, 'told'>,
): void {
  const registers = [registry];
  const gauge = (name: string, help: string, value: () => number): void => {
    const made: Gauge = new Gauge({
      name,
      help,
      registers,
      collect() {
        made.set(value());
      },
    });
  };
  gauge('audit_anchor_age_seconds', 'Since the end of the audit was noted', () => orNever(told().anchorAge));
  gauge('audit_verify_age_seconds', 'Since the whole audit was last walked to its end', () => orNever(told().wholeAge));
  gauge('audit_verify_ok', '1 while no break of the chain was found, 0 from then on', () => (told().sound ? 1 : 0));
  gauge('audit_verify_row', 'The row that the walk over the whole chain has come to', () => told().walkedTo);
  gauge(
    'audit_archive_ok',
    '1 while each file of the archive is as it was sealed, 0 while one is not or is gone',
    () => {
      const { archiveSound } = told();
      return archiveSound === null ? Number.NaN : Number(archiveSound);
    },
  );
  gauge('audit_archive_age_seconds', 'Since every file of the archive was last looked at', () =>
    orNever(told().archiveAge),
  );
  gauge('register_ok', '1 while the opt-out register holds, 0 while nothing is opened by it', () =>
    register.told().sound ? 1 : 0,
  );
  gauge('register_verify_age_seconds', 'Since the opt-out register was last walked and held', () =>
    orNever(register.told().verifyAge),
  );
  if (pool === null) return;
  const connections: Gauge<'state'> = new Gauge({
    name: 'database_connections',
    help: 'Connections in use and idle, and those who wait for one',
    labelNames: ['state'] as const,
    registers,
    collect() {
      const { inUse, idle, waiting } = pool();
      connections.set({ state: 'in-use' }, inUse);
      connections.set({ state: 'idle' }, idle);
      connections.set({ state: 'waiting' }, waiting);
    },
  });
  const failures: Counter<'kind'> = new Counter({
    name: 'database_failures_total',
    help: 'Statements refused, without disk or memory, or with their connection lost; connections not to be had',
    labelNames: ['kind'] as const,
    registers,
    collect() {
      const { refused, lost, full, unreachable } = pool();
      failures.reset();
      failures.inc({ kind: 'refused' }, refused);
      failures.inc({ kind: 'lost' }, lost);
      failures.inc({ kind: 'full' }, full);
      failures.inc({ kind: 'unreachable' }, unreachable);
    },
  });
}
