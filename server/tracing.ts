/**
 * Where did the time of a request go? Spans of our own, sent as OTLP over HTTP; loaded only where a config names a
 * collector. Nothing is instrumented by itself: that would export addresses with NHS numbers.
 */
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Happening } from '../src/gateway/happenings';
import { currentTrace } from './request-scope';
import type { Tracing } from './traced';

/** INVARIANT: no other attribute leaves; each holds fixed words, a provider's id of the config, or a request's id. */
const ALLOWED: ReadonlySet<string> = new Set([
  'http.request.method',
  'http.route',
  'http.response.status_code',
  'wp.request',
  'wp.provider',
  'wp.outcome',
  'wp.kind',
]);

const allowed = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([key, value]) => ALLOWED.has(key) && value !== undefined));

/** The collector's address for traces, where only its origin is named. */
const tracesUrl = (endpoint: string): string =>
  new URL(endpoint).pathname === '/' ? new URL('/v1/traces', endpoint).href : endpoint;

const RESOURCE = { 'service.name': 'whole-picture' };
type Resource = NonNullable<NonNullable<ConstructorParameters<typeof BasicTracerProvider>[0]>['resource']>;
/** Who we are, and nothing of the machine, its users or its environment. */
const resource: Resource = {
  attributes: RESOURCE,
  asyncAttributesPending: false,
  merge: () => resource,
  getRawAttributes: () => Object.entries(RESOURCE),
};

/** What a happening is called as a span; null where it is none. */
function spanOf(happening: Happening): { readonly name: string; readonly attributes: Attributes } | null {
  switch (happening.what) {
    case 'provider': {
      const { provider, outcome, problem } = happening;
      return {
        name: 'ask provider',
        attributes: { 'wp.provider': provider, 'wp.outcome': outcome, 'wp.kind': problem?.kind },
      };
    }
    case 'demographics':
    case 'locator':
      return {
        name: `ask ${happening.what}`,
        attributes: { 'wp.outcome': happening.outcome, 'wp.kind': happening.problem?.kind },
      };
    case 'audit':
      return { name: 'append audit', attributes: { 'wp.outcome': happening.outcome } };
    default:
      return null;
  }
}

/** Sends spans to this collector, in batches; what it does not take is lost, and nothing waits for it. */
export function openTracing(endpoint: string, now: () => number): Tracing {
  const exporter = new OTLPTraceExporter({ url: tracesUrl(endpoint), timeoutMillis: 5_000 });
  const provider = new BasicTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(exporter)] });
  const tracer = provider.getTracer('whole-picture');
  return {
    begin() {
      const span = tracer.startSpan('request', { kind: SpanKind.SERVER, startTime: now(), root: true });
      return {
        span,
        end({ method, template, status, request }) {
          span.updateName(`${method} ${template}`);
          span.setAttributes(
            allowed({
              'http.request.method': method,
              'http.route': template,
              'http.response.status_code': status,
              'wp.request': request,
            }),
          );
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end(now());
        },
      };
    },
    happened(happening) {
      const made = spanOf(happening);
      if (made === null || !('seconds' in happening)) return;
      const parent = currentTrace() as Span | null;
      const context = parent === null ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
      const endTime = now();
      const startTime = endTime - happening.seconds * 1000;
      const attributes = allowed(made.attributes);
      const span = tracer.startSpan(made.name, { kind: SpanKind.CLIENT, startTime, attributes }, context);
      if ('problem' in happening || happening.outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(endTime);
    },
    close: () => provider.shutdown(),
  };
}
