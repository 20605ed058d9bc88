/** How many requests were answered, by route, method and status, and in what time? The same in every program here. */
import { Counter, Histogram, type Registry } from 'prom-client';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'DELETE']);

export type Answered = (route: string, method: string, status: number, seconds: number) => void;

export function requestMetrics(registry: Registry): Answered {
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered',
    labelNames: ['route', 'method', 'status'] as const,
    registers: [registry],
  });
  const time = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to the answer',
    labelNames: ['route'] as const,
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    registers: [registry],
  });
  return (route, method, status, seconds) => {
    // A method is a word the sender chose: unknown ones share one label, so that nobody can grow the metrics.
    requests.inc({ route, method: METHODS.has(method) ? method : 'other', status: String(status) });
    time.observe({ route }, seconds);
  };
}
