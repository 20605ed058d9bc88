/** What must hold between the keys of a config, each of which has the right shape? */
import { isLoopback } from '../../config-fields';
import type { SecondaryFile } from './schema';

type Tell = (path: readonly (string | number)[], message: string) => void;

/** Tells each contradiction by its place. */
export function soundTogether(config: SecondaryFile, tell: Tell): void {
  const { listen, identity, publicUrl, legalBasis, exceptions } = config;
  if (identity.mode === 'demo' && !identity.allowOffLoopback && !isLoopback(listen.host))
    tell(
      ['identity', 'mode'],
      `demo sign-in has no password and is refused on ${listen.host}: ` +
        'listen on 127.0.0.1, or set identity.allowOffLoopback',
    );
  if (identity.mode === 'oidc') {
    if (publicUrl === undefined) tell(['publicUrl'], 'is required with OpenID Connect: the sign-in comes back to it');
    else if (!isEncrypted(publicUrl)) tell(['publicUrl'], 'must be https');
    if (!isEncrypted(identity.issuer)) tell(['identity', 'issuer'], 'must be https');
  }
  if (legalBasis.to < legalBasis.from) tell(['legalBasis', 'to'], 'is before from');
  exceptions.forEach(({ from, to, signedBy: [first, second] }, at) => {
    if (to < from) tell(['exceptions', at, 'to'], 'is before from');
    if (first.toLowerCase() === second.toLowerCase())
      tell(['exceptions', at, 'signedBy'], 'must name two custodians, not one twice');
  });
}

const isEncrypted = (url: string): boolean => new URL(url).protocol === 'https:' || isLoopback(new URL(url).hostname);
