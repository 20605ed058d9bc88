/**
 * How are happenings counted? One metric each, whose labels take fixed words and the config's provider ids alone
 * (docs/runbook.md lists them).
 */
import { Counter, Histogram, type Registry } from 'prom-client';
import type { Happening, Told } from '../src/gateway/happenings';

const SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];

/** Counts into this registry. */
export function happeningMetrics(registry: Registry): Told {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[], buckets = SECONDS) =>
    new Histogram({ name, help, labelNames: [...labelNames], buckets, registers });

  const asks = counter('provider_asks_total', 'Providers asked for a person, by how it ended', ['provider', 'outcome']);
  const askSeconds = histogram('provider_seconds', 'Time of one exchange with a provider', ['provider']);
  const coverage = counter('coverage_total', 'What answers said of a section', ['provider', 'code']);
  const demographics = counter('demographics_asks_total', 'Questions to demographics', ['outcome']);
  const demographicsSeconds = histogram('demographics_seconds', 'Time of one question to demographics', []);
  const locators = counter('locator_asks_total', 'Questions to the record locator', ['outcome']);
  const locatorSeconds = histogram('locator_seconds', 'Time of one question to the record locator', []);
  const audits = counter('audit_appends_total', 'Audit events written', ['outcome']);
  const auditSeconds = histogram(
    'audit_append_seconds',
    'Time until an audit event was durable',
    [],
    [0.001, 0.003, ...SECONDS],
  );
  const signIns = counter('sign_ins_total', 'Attempts to sign in', ['outcome']);
  const openings = counter('record_openings_total', 'Attempts to open a record', ['purpose', 'outcome']);
  const launches = counter('launches_total', 'Launches at a door, by whether they went on', ['outcome']);
  const emergencies = counter('emergency_access_total', 'Emergency access within an open record', ['outcome']);

  return (happening: Happening) => {
    switch (happening.what) {
      case 'provider':
        asks.inc({ provider: happening.provider, outcome: happening.outcome });
        askSeconds.observe({ provider: happening.provider }, happening.seconds);
        break;
      case 'coverage':
        coverage.inc({ provider: happening.provider, code: happening.code });
        break;
      case 'demographics':
        demographics.inc({ outcome: happening.outcome });
        demographicsSeconds.observe(happening.seconds);
        break;
      case 'locator':
        locators.inc({ outcome: happening.outcome });
        locatorSeconds.observe(happening.seconds);
        break;
      case 'audit':
        audits.inc({ outcome: happening.outcome });
        auditSeconds.observe(happening.seconds);
        break;
      case 'sign-in':
        signIns.inc({ outcome: happening.outcome });
        break;
      case 'opening':
        openings.inc({ purpose: happening.purpose, outcome: happening.outcome });
        break;
      case 'launch':
        launches.inc({ outcome: happening.outcome });
        break;
      case 'emergency':
        emergencies.inc({ outcome: happening.outcome });
        break;
    }
  };
}
