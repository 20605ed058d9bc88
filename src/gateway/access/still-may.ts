/** May this user see something of this provider, now, and still once the provider has answered? */
import type { SignedInCall } from '../call';
import type { ProviderConfig } from '../config';
import { isProblem, type Problem } from '../http/problem';
import type { Viewer } from '../pipeline';
import type { Access } from '../ports';
import { currentAccess, currentProvider } from './current-access';
import { viewerOf } from './view';

/** What may be seen at one moment, and by which view. */
export interface May {
  /** Milliseconds: the moment for which this holds. */
  readonly at: number;
  readonly access: Access;
  readonly provider: ProviderConfig;
  readonly viewer: Viewer;
}

/** Is this provider still what it was, whatever else of the config was read again? */
export const isUnchanged = ({ gateway }: SignedInCall, provider: ProviderConfig): boolean =>
  JSON.stringify(gateway.config.providers.find(({ id }) => id === provider.id)) === JSON.stringify(provider);

/** The access and the provider of the path, where both are open to this session at the moment of the call. */
export async function may(call: SignedInCall): Promise<May | Problem> {
  const access = await currentAccess(call);
  if (isProblem(access)) return access;
  const provider = await currentProvider(call, access);
  if (isProblem(provider)) return provider;
  return { at: call.now, access, provider, viewer: viewerOf(access, call.now) };
}

/**
 * The same, asked again at this moment.
 * INVARIANT: a provider may take its time, so what may be seen is decided after it has answered: a record that was
 * closed, a role, an opt-out or an emergency that changed meanwhile counts.
 */
export const stillMay = (call: SignedInCall): Promise<May | Problem> => may({ ...call, now: call.gateway.ports.now() });
