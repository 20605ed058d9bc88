/** What are a released document's bytes? Read from the provider's own base only, bounded like everything else. */
import { isObject, textOf } from '../../../domain/json';
import { fetchOf, placeOf, type AskPorts } from '../../asking';
import type { Hold } from '../../bytes-in-hand';
import type { ProviderConfig } from '../../config';
import type { DocumentLocation, IntakeFailure } from '../../pipeline';
import { openExchange } from './exchange';
import type { RawBody } from './raw-exchange';
import { failureOf } from './find-patient';
import { ownAddress } from './own-address';
import { answerJson } from '../clean/answer-json';

export type FetchedDocument =
  | { readonly outcome: 'fetched'; readonly bytes: Uint8Array<ArrayBuffer>; readonly contentType: string }
  | Extract<IntakeFailure, { readonly outcome: 'unreachable' | 'bad-answer' | 'too-slow' }>;

const failed = (why: Parameters<typeof failureOf>[0]): FetchedDocument => {
  const failure = failureOf(why);
  return failure.outcome === 'unreachable' || failure.outcome === 'too-slow' ? failure : { outcome: 'bad-answer' };
};

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text.replace(/\s/gu, '')), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

const isFhirJson = (contentType: string | null): boolean =>
  /^application\/(fhir\+json|json\+fhir|json)\b/iu.test(contentType ?? '');

/** A Binary as FHIR JSON gives its own bytes and type; anything else that FHIR says instead is no document. */
function unwrapped({ bytes, contentType }: RawBody): RawBody | null {
  if (!isFhirJson(contentType)) return { bytes, contentType };
  const value = answerJson(bytes, contentType)?.value;
  if (!isObject(value) || value['resourceType'] !== 'Binary') return null;
  const content = value['data'] ?? value['content'];
  const decoded = typeof content === 'string' ? fromBase64(content) : null;
  return decoded === null ? null : { bytes: decoded, contentType: textOf(value['contentType']) };
}

/** The bytes that a `data:` address holds itself; no wider than the answer it came in, which was bounded. */
function inline(location: DocumentLocation): FetchedDocument {
  // a type may hold anything but the comma before the data; base64 holds no comma at all
  const comma = location.url.lastIndexOf(',');
  const head = location.url.slice('data:'.length, comma);
  const bytes = comma > 0 && /;base64$/iu.test(head) ? fromBase64(location.url.slice(comma + 1)) : null;
  if (bytes === null) return { outcome: 'bad-answer' };
  return {
    outcome: 'fetched',
    bytes,
    contentType: location.contentType ?? (head.replace(/;.*$/u, '') || 'application/octet-stream'),
  };
}

/**
 * The bytes at `location`, which must lie below the provider's base or in the address itself; with the type the
 * provider gives them, or else the document's own.
 */
export async function fetchDocument(
  provider: ProviderConfig,
  location: DocumentLocation,
  ports: AskPorts,
  signal?: AbortSignal,
  hold?: Hold,
): Promise<FetchedDocument> {
  if (/^data:/iu.test(location.url)) return inline(location);
  const url = ownAddress(provider.baseUrl, location.url);
  if (url === null) return { outcome: 'bad-answer' };
  const exchange = openExchange(fetchOf(ports, placeOf(provider)), provider, signal, hold);
  try {
    const asked = await exchange.follow(url, 'application/fhir+json, */*;q=0.8');
    if (!asked.ok) return failed(asked.why);
    const document = unwrapped(asked.value);
    if (document === null) return { outcome: 'bad-answer' };
    return {
      outcome: 'fetched',
      bytes: document.bytes,
      contentType: document.contentType ?? location.contentType ?? 'application/octet-stream',
    };
  } finally {
    exchange.close();
    hold?.arrived();
  }
}
