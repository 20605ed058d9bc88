/**
 * Which of those that the config names would be asked without encryption, over a network? Nothing of it is refused, for
 * a tunnel of the deployer's own may lie between; it is told at start.
 */
import type { ServerConfig } from './config';
import { isLoopback } from './config-fields';

const isInClear = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !isLoopback(hostname);
};

/** PostgreSQL's driver takes TLS only where the address asks for it. Source: libpq, sslmode. */
function isDatabaseInClear(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, searchParams } = new URL(url);
  if (!/^postgres(ql)?:$/.test(protocol) || isLoopback(hostname)) return false;
  const isSocket = hostname === '' || decodeURIComponent(searchParams.get('host') ?? '').startsWith('/');
  const asked = searchParams.get('sslmode') ?? '';
  return !isSocket && !/^(require|verify-ca|verify-full|no-verify)$/.test(asked) && searchParams.get('ssl') !== 'true';
}

/** The config's keys of those; a provider by its id. None where every way is encrypted or ends on this machine. */
export function askedInClear(
  config: Pick<ServerConfig, 'databaseUrl' | 'identity'> & {
    readonly gateway: Pick<ServerConfig['gateway'], 'demographics' | 'providers' | 'terminology'>;
  },
): readonly string[] {
  const { databaseUrl, identity, gateway } = config;
  const named: readonly (readonly [string, boolean])[] = [
    ['database.url', isDatabaseInClear(databaseUrl)],
    ['identity.issuer', identity.mode === 'oidc' && isInClear(identity.issuer)],
    ['demographics.baseUrl', isInClear(gateway.demographics.baseUrl)],
    ['terminology.baseUrl', isInClear(gateway.terminology?.baseUrl ?? '')],
    ...gateway.providers.map(({ id, baseUrl }) => [`providers.${id}`, isInClear(baseUrl)] as const),
  ];
  return named.flatMap(([key, isTold]) => (isTold ? [key] : []));
}
