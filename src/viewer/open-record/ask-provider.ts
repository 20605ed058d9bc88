/**
 * What does one provider say about the open record? Asks the gateway's FHIR base of that provider once and turns every
 * ending into a value.
 */
import { Client } from 'fhir-kit-client';
import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4';
import { readCoverage } from '../../domain/coverage';
import type { ProviderRef } from '../../domain/settings';
import type { ProviderState } from '../../record/entry';
import { mayAsk } from '../api/certainty';

/**
 * `access-ended`: the record is closed or was never ours (404). `session-ended`: nobody is signed in any more (401).
 */
export type ProviderAnswer =
  | Exclude<ProviderState, { readonly state: 'asking' }>
  | { readonly state: 'access-ended' }
  | { readonly state: 'session-ended' };

const statusOf = (error: unknown): number | null => {
  if (typeof error !== 'object' || error === null || !('response' in error)) return null;
  const { response } = error;
  if (typeof response !== 'object' || response === null || !('status' in response)) return null;
  return typeof response.status === 'number' ? response.status : null;
};

/** The gateway names it by its issue type: the provider takes nothing more in this user's name. */
const isSignInAgain = (error: unknown): boolean => {
  const { response } = error as { response?: { data?: Partial<OperationOutcome> } };
  return response?.data?.issue?.[0]?.code === 'login';
};

/** What a refusal means to the reader. Source: CONTRACT, `$everything`. */
export function answerOfStatus(status: number | null, provider: ProviderRef): ProviderAnswer {
  switch (status) {
    case 401:
      return { state: 'session-ended' };
    case 404:
      return { state: 'access-ended' };
    case 409:
      return { state: 'identity-not-confirmed', provider };
    case 504:
      return { state: 'failed', provider, reason: 'too-slow' };
    case null:
      return { state: 'failed', provider, reason: 'unreachable' };
    default:
      return { state: 'failed', provider, reason: status < 300 ? 'bad-answer' : 'unreachable' };
  }
}

const isBundle = (value: unknown): value is Bundle<FhirResource> =>
  typeof value === 'object' && value !== null && 'resourceType' in value && value.resourceType === 'Bundle';

/**
 * Reads a gateway Bundle: its resources, and the one OperationOutcome that states coverage.
 * INVARIANT: a body that is not a Bundle, or that states no coverage, is a bad answer and never "nothing there".
 */
export function readBundle(body: unknown, provider: ProviderRef, arrivedAt: string): ProviderAnswer {
  if (!isBundle(body)) return { state: 'failed', provider, reason: 'bad-answer' };
  const resources: FhirResource[] = [];
  let outcome: OperationOutcome | null = null;
  for (const entry of body.entry ?? []) {
    const resource = entry.resource;
    if (resource === undefined) continue;
    if (resource.resourceType === 'OperationOutcome') outcome = resource;
    else resources.push(resource);
  }
  if (outcome === null) return { state: 'failed', provider, reason: 'bad-answer' };
  const { sections, warnings, notCarried } = readCoverage(outcome);
  return {
    state: 'answered',
    provider,
    resources,
    coverage: sections,
    warnings,
    ...(notCarried === null ? {} : { notCarried }),
    retrievedAt: body.timestamp ?? arrivedAt,
  };
}

/** The provider's own FHIR base at the gateway, same origin. */
export const providerBase = (provider: string): string => `${location.origin}/fhir/${encodeURIComponent(provider)}`;

/**
 * Asks one provider for everything that may be shown. Rejects when nobody waits for the answer any more, or may ask.
 */
export async function askProvider(access: string, provider: ProviderRef, signal: AbortSignal): Promise<ProviderAnswer> {
  const client = new Client({
    baseUrl: providerBase(provider.id),
    requestOptions: { cache: 'no-store', credentials: 'same-origin' },
  });
  await mayAsk();
  try {
    signal.throwIfAborted();
    const body: unknown = await client.request(`Patient/${encodeURIComponent(access)}/$everything`, {
      options: { signal },
    });
    return readBundle(body, provider, new Date().toISOString());
  } catch (error) {
    if (signal.aborted) throw error;
    const status = statusOf(error);
    if (status === 502 && isSignInAgain(error)) return { state: 'failed', provider, reason: 'sign-in-again' };
    return answerOfStatus(status, provider);
  }
}
