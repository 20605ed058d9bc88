/** How does the screen follow every provider at the same time, each on its own, so that a slow one delays nobody? */
import { useQueries } from '@tanstack/react-query';
import type { RecordView } from '../../domain/api';
import type { ProviderRef } from '../../domain/settings';
import type { ProviderState } from '../../record/entry';
import { RECORD_KEY } from '../state/close-record';
import { askProvider, type ProviderAnswer } from './ask-provider';

/** Every answer is kept under its access and under the view it was given for: neither can be read under another. */
export const recordKey = (access: string, viewKey: string): readonly string[] => [RECORD_KEY, access, viewKey];

/** Which view is an answer given for? The role's own, or the wider one of an emergency. */
export const viewKeyOf = ({ emergency }: RecordView): string => (emergency === null ? 'role' : 'emergency');

export interface ProviderFollow {
  readonly states: readonly ProviderState[];
  /** Set when the gateway no longer knows this access, or nobody is signed in. */
  readonly ended: 'access-ended' | 'session-ended' | null;
  readonly retry: (provider: string) => void;
}

const asking = new WeakMap<ProviderRef, ProviderState>();

/** The same object for the same provider each time, so that "still asking" does not look like news. */
function askingOf(provider: ProviderRef): ProviderState {
  const earlier = asking.get(provider);
  if (earlier !== undefined) return earlier;
  const state: ProviderState = { state: 'asking', provider };
  asking.set(provider, state);
  return state;
}

/**
 * One query per provider; never retried, refetched or kept by itself.
 * INVARIANT: a change of `viewKey` shows nothing that came under the view before it.
 */
export function useProviders(access: string, viewKey: string, providers: readonly ProviderRef[]): ProviderFollow {
  const results = useQueries({
    queries: providers.map((provider) => ({
      queryKey: [...recordKey(access, viewKey), provider.id],
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<ProviderAnswer> => askProvider(access, provider, signal),
      retry: false,
      staleTime: Infinity,
      gcTime: 0,
      structuralSharing: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always' as const,
    })),
  });
  let ended: ProviderFollow['ended'] = null;
  const states = providers.map((provider, index): ProviderState => {
    const result = results[index];
    const answer = result?.data;
    if (result?.status === 'error') return { state: 'failed', provider, reason: 'unreachable' };
    if (answer === undefined) return askingOf(provider);
    if (answer.state === 'access-ended' || answer.state === 'session-ended') {
      ended = answer.state;
      return askingOf(provider);
    }
    return answer.state !== 'answered' && result?.isFetching === true ? askingOf(provider) : answer;
  });
  const retry = (provider: string): void => {
    const index = providers.findIndex((candidate) => candidate.id === provider);
    void results[index]?.refetch({ cancelRefetch: false });
  };
  return { states, ended, retry };
}
