/** Where are a released document's bytes: in the attachment, in a Binary that came along, or at the provider? */
import type { Json } from '../../domain/json';
import { isElsewhere } from '../label/elsewhere';
import type { Nodes } from '../label/nodes';
import type { DocumentLocation } from '../pipeline';
import { THROUGH_DOCUMENT, type Decision } from '../decide/decide';

/** No provider's own address: asking for it ends as asking for bytes that a provider does not hold. */
export const NOWHERE: DocumentLocation = { url: 'about:blank', contentType: null };

const asData = (data: string, type: string | null): string =>
  `data:${type ?? 'application/octet-stream'};base64,${data}`;
const typeOf = ({ contentType }: Json): string | null => (typeof contentType === 'string' ? contentType : null);

/** What is stated of the bytes; nothing where nothing usable is. */
function statedOf({ size, hash }: Json): Pick<DocumentLocation, 'stated'> {
  const stated = {
    size: typeof size === 'number' ? size : null,
    // SHA-1 in base64 is 28 characters; some send it in hexadecimal, or another digest, which says nothing here.
    hash: typeof hash === 'string' && /^[A-Za-z0-9+/]{27}=$/.test(hash) ? hash : null,
  };
  return stated.size === null && stated.hash === null ? {} : { stated };
}

/**
 * Null where there is nothing to fetch.
 * INVARIANT: bytes that came as a withheld Binary are found nowhere; the document that leads to them reads as it would
 * had they never
 * been sent, and asking for them ends like asking for any other that the provider does not hold.
 */
export function documentLocation(
  attachment: Json,
  from: number,
  nodes: Nodes,
  decisions: readonly Decision[],
): DocumentLocation | null {
  const { url, data } = attachment;
  const contentType = typeOf(attachment);
  const stated = statedOf(attachment);
  if (typeof data === 'string') return { url: asData(data, contentType), contentType, ...stated };
  if (typeof url !== 'string') return null;
  const at = nodes.resolve(url, from);
  const binary = nodes.list[at];
  if (binary?.type !== 'Binary') return url.startsWith('#') ? null : { url, contentType, ...stated };
  if (decisions[at]?.rules.at(-1) !== THROUGH_DOCUMENT) return null;
  const sent = binary.resource as unknown as Json;
  // An absolute address may be another server's Binary of the same number: that one is asked for.
  if (typeof sent['data'] !== 'string' || isElsewhere(url))
    return url.startsWith('#') ? null : { url, contentType, ...stated };
  const type = typeOf(sent) ?? contentType;
  return { url: asData(sent['data'], type), contentType: type, ...stated };
}
