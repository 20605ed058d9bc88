/** What of the world does a server’s gateway get? Clock, keys, stores, whom it asks, and where it says so. */
import { randomBytes } from 'node:crypto';
import { getHeapStatistics } from 'node:v8';
import type { Told } from '../src/gateway/happenings';
import type { Logger, Ports, Stores } from '../src/gateway/ports';
import type { AuditKeeping } from './audit-keeping';
import type { ServerConfig } from './config';
import { cookieTransport } from './http/cookie';
import { addressOf } from './http/peer';
import type { KeyRing } from './keys/key-ring';
import type { LiveKnownBy } from './known-by';
import { launchTransport } from './launch/doors';
import type { PdfReader } from './letters/read-pdf';
import type { Metrics } from './metrics';
import type { Outbound } from './outbound/open-outbound';
import { currentRequestId } from './request-scope';

/** FHIR ids take letters, digits, dots and hyphens alone, so hexadecimal: 24 bytes nobody can guess. */
const randomId = (): string => randomBytes(24).toString('hex');

/** Read as JSON and worked through, an answer takes many times its bytes: a sixteenth of what the heap may grow to. */
const mostAnswerBytes = (): number => Math.floor(getHeapStatistics().heap_size_limit / 16);

export function portsOf(
  config: ServerConfig,
  outbound: Outbound,
  stores: Stores,
  ring: KeyRing,
  keeping: AuditKeeping,
  log: Logger,
  metrics: Metrics,
  readPdf: PdfReader['read'],
  told: Told,
  knownBy: LiveKnownBy,
): Ports {
  const secure = config.gateway.publicUrl?.startsWith('https:') ?? false;
  return {
    stores: keeping.guarded(stores),
    now: Date.now,
    fetch: outbound.fetch,
    fetchFor: outbound.fetchFor,
    requestId: currentRequestId,
    randomId,
    key: ring.fixed,
    transport: cookieTransport(ring.of('cookies'), secure),
    launches: launchTransport(ring.of('sign-in'), secure, () => knownBy.get().launch),
    addressOf,
    log,
    told,
    terminologyTold: metrics.terminologyTold,
    readPdf,
    mostAnswerBytes: mostAnswerBytes(),
    chainState: keeping.state,
  };
}
