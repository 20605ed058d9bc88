/**
 * What becomes of a happening? It is counted, and where a part did not do what it should, one line of the log says so.
 */
import type { GatewayConfig } from '../src/gateway/config';
import type { Happening, Told } from '../src/gateway/happenings';
import type { Logger } from '../src/gateway/ports';
import type { Metrics } from './metrics';
import type { Tracing } from './traced';

function tellProblem(log: Logger, happening: Happening): void {
  if (happening.what === 'provider' && happening.problem !== undefined) {
    const told = { part: 'provider', provider: happening.provider, ...happening.problem };
    if (happening.outcome === 'answered') log.error(told, 'a part did not answer in full');
    else log.error(told, 'a part did not answer');
  }
  if ((happening.what === 'demographics' || happening.what === 'locator') && happening.problem !== undefined)
    log.error({ part: happening.what, ...happening.problem }, 'a part did not answer');
}

/**
 * Whom the gateway tells. INVARIANT: a provider's id is counted only where the config names it, so that nothing that is
 * sent can grow the metrics.
 */
export function watching(
  providers: () => GatewayConfig['providers'],
  metrics: Metrics,
  log: Logger,
  tracing: Tracing | null,
): Told {
  return (happening) => {
    if ('provider' in happening && !providers().some(({ id }) => id === happening.provider)) return;
    metrics.happened(happening);
    tracing?.happened(happening);
    tellProblem(log, happening);
  };
}
