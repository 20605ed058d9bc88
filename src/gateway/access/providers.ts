/**
 * Which providers may be asked for this person, from this organisation? Decided anew on every request, so that an
 * opt-out
 * takes effect at once.
 */
import type { OrganisationRef } from '../../domain/api';
import type { Gateway } from '../call';
import type { ProviderConfig } from '../config';
import { isHeld, isOptedOut } from '../opt-out/register';
import { visibleProviders } from '../opt-out/scope';

export interface ProviderScope {
  readonly optedOut: boolean;
  /** The providers that remain; where the person has opted out and some do remain, the record opens with those. */
  readonly providers: readonly ProviderConfig[];
}

/**
 * `viewer` is where the role is held in which the user asks: its region decides what an opt-out holds back.
 * Rejects when the register cannot answer: then nothing opens. Asks no provider anything.
 */
export async function providersFor(
  gateway: Gateway,
  viewer: OrganisationRef,
  nhsNumbers: readonly string[],
  now: number,
): Promise<ProviderScope> {
  const { config, policy, ports } = gateway;
  const { optOuts, cases } = ports.stores;
  const closed = await Promise.all([isOptedOut(optOuts, nhsNumbers, now), isHeld(cases, ports, nhsNumbers)]);
  const optedOut = closed.includes(true);
  const providers = visibleProviders(policy, viewer.region, config.instance.regions, config.providers, optedOut);
  return { optedOut, providers };
}
