/** Which providers may be asked for this person and this user? Decided anew on every request, so that an opt-out takes effect at once. */
import type { Gateway } from '../call';
import type { ProviderConfig, User } from '../config';
import { isOptedOut } from '../opt-out/register';
import { visibleProviders } from '../opt-out/scope';

export interface ProviderScope {
  readonly optedOut: boolean;
  /** The providers that remain; where the person has opted out and some do remain, the record opens with those. */
  readonly providers: readonly ProviderConfig[];
}

/** Rejects when the register cannot answer: then nothing opens. Asks no provider anything. */
export async function providersFor(gateway: Gateway, user: User, nhsNumbers: readonly string[], now: number): Promise<ProviderScope> {
  const { config, policy, ports } = gateway;
  const optedOut = await isOptedOut(ports.stores.optOuts, nhsNumbers, now);
  const providers = visibleProviders(policy, user.organisation.region, config.instance.regions, config.providers, optedOut);
  return { optedOut, providers };
}
