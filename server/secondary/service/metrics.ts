/**
 * How is this program doing? Prometheus text about routes, status and time. INVARIANT: no label names a request, a
 * question or a group of people.
 */
import { collectDefaultMetrics, Registry } from 'prom-client';
import { requestMetrics, type Answered } from '../../request-metrics';

export interface Metrics {
  readonly answered: Answered;
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    answered: requestMetrics(registry),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
