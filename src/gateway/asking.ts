/**
 * How is somebody else asked, and on whose behalf? Every question names the place that it goes to and, where there is
 * one, the user whom it is asked for; with which credentials it goes is the host's concern.
 */
import type { SignedInCall } from './call';
import type { AskedPlace, ProviderConfig } from './config';
import type { Uncounted } from './intake/ask/uncounted';
import type { Ports, Requester } from './ports';

/** A place of the config that is asked. */
export interface Destination {
  /** Which kind of place; what an outside system is asked by, such as an EHR of a launch, is `launch`. */
  readonly kind: 'provider' | 'demographics' | 'terminology' | 'locator' | 'launch';
  /** A provider's id. INVARIANT: nothing else, for it stands in logs and metrics. */
  readonly provider?: string;
  /** INVARIANT: credentials go to this origin (or through the proxy that the config names for it) and to no other. */
  readonly place: AskedPlace;
}

/** A provider, as a place to ask. */
export const placeOf = (provider: ProviderConfig): Destination => ({
  kind: 'provider',
  provider: provider.id,
  place: provider,
});

/** The ports that a question needs. Absent `requester`: asked on nobody's behalf, as at start or by a command. */
export type AskPorts = Pick<Ports, 'fetch' | 'fetchFor'> & {
  readonly requester?: Requester;
  /** Absent: nothing is remembered of how somebody is best asked. */
  readonly uncounted?: Uncounted;
};

/** How this place is asked, for whoever `ports` ask for; where a host knows no credentials, plainly. */
export const fetchOf = ({ fetch, fetchFor, requester }: AskPorts, destination: Destination): Ports['fetch'] =>
  fetchFor?.(destination, requester ?? null) ?? fetch;

/** Whoever is signed in and asks. */
export const requesterOf = ({ gateway, session }: SignedInCall): Requester => {
  const correlationId = gateway.ports.requestId?.() ?? null;
  return {
    sessionId: session.id,
    user: { id: session.user.id, name: session.user.name },
    membership: session.membership,
    ...(session.vouched === undefined ? {} : { vouched: session.vouched }),
    ...(correlationId === null ? {} : { correlationId }),
  };
};

/** The gateway's ports, asking on behalf of whoever made this call. */
export const portsFor = (call: SignedInCall): Ports & AskPorts & { readonly requester: Requester } => ({
  ...call.gateway.ports,
  requester: requesterOf(call),
  uncounted: call.gateway.memory.uncounted,
});
