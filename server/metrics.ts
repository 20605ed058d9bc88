/**
 * How is the server doing? Prometheus text about routes, parts, status and time; never about a person or a user.
 */
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Told } from '../src/gateway/happenings';
import type { AuthKind } from '../src/gateway/credentials';
import type { TerminologyOutcome } from '../src/gateway/ports';
import type { CredentialProblem } from './outbound/credential-error';
import type { Reloaded } from './reload';
import { happeningMetrics } from './happening-metrics';
import { requestMetrics, type Answered } from './request-metrics';

export interface DeskCounts {
  readonly open: number;
  readonly held: number;
  readonly overdue: number;
}

/** Forms that wait at the opt-out desk. While the database does not answer there is no figure, and never an old one. */
function deskGauge(registry: Registry, counts: () => Promise<DeskCounts>): void {
  new Gauge({
    name: 'opt_out_worklist',
    help: 'Opt-out forms that wait to be ruled: open, held as opted out, and either beyond its day (overdue)',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      const found = await counts().catch(() => null);
      if (found === null) return;
      for (const state of ['open', 'held', 'overdue'] as const) this.set({ state }, found[state]);
    },
  });
}

export interface Metrics {
  readonly answered: Answered;
  /** A question to the terminology server ended so. */
  terminologyTold(outcome: TerminologyOutcome): void;
  /** Counts what waits at the opt-out desk, each time the metrics are read. */
  watchDesk(counts: () => Promise<DeskCounts>): void;
  /** Something happened that is worth counting. */
  readonly happened: Told;
  /** This machine's clock less the database's, in seconds. */
  clockSkew(seconds: number): void;
  /** A credential was had, or why not. */
  credentialTold(kind: AuthKind, outcome: 'had' | CredentialProblem): void;
  /** The config was read again. */
  reloaded(outcome: Reloaded['outcome']): void;
  text(): Promise<string>;
  /** For figures that are looked up when they are asked for. */
  readonly registry: Registry;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const translations = new Counter({
    name: 'terminology_translations_total',
    help: 'Questions to the terminology server, by outcome',
    labelNames: ['outcome'] as const,
    registers: [registry],
  });
  const skew = new Gauge({
    name: 'clock_skew_seconds',
    help: 'The clock of this machine less that of the database',
    registers: [registry],
  });
  const credentials = new Counter({
    name: 'credentials_total',
    help: 'Questions that needed a credential, by its kind: had, or why it could not be',
    labelNames: ['kind', 'outcome'] as const,
    registers: [registry],
  });
  const reloads = new Counter({
    name: 'config_reloads_total',
    help: 'Times the config was read again, by what became of it',
    labelNames: ['outcome'] as const,
    registers: [registry],
  });
  // there from the start: of what appears as 1 no increase is seen
  for (const outcome of ['taken', 'restart-needed', 'refused'] as const) reloads.inc({ outcome }, 0);
  return {
    clockSkew(by) {
      skew.set(by);
    },
    reloaded(outcome) {
      reloads.inc({ outcome });
    },
    answered: requestMetrics(registry),
    credentialTold(kind, outcome) {
      credentials.inc({ kind, outcome });
    },
    terminologyTold(outcome) {
      translations.inc({ outcome });
    },
    watchDesk: (counts) => {
      deskGauge(registry, counts);
    },
    happened: happeningMetrics(registry),
    text: () => registry.metrics(),
    registry,
    contentType: registry.contentType,
  };
}
