/**
 * Whose copies of a letter can be opened? One for every attachment that its provider's gateway base has the bytes of.
 */
import type { Attachment, DocumentReference, FhirResource } from 'fhir/r4';
import type { Entry } from '../../../record/entry';
import { binaryPath } from '../../../record/sections/documents/read';

export interface LetterCopy {
  readonly provider: string;
  /** Below the provider's gateway base. */
  readonly path: string;
  /** As the provider states it; what the bytes are is seen when they come. */
  readonly contentType: string | null;
}

/** A path of ids and nothing else: no scheme, no host, no way up. */
const PATH = /^(?:Patient\/[A-Za-z0-9.-]+\/)?Binary\/[A-Za-z0-9.-]+$/;

const isDocument = (resource: FhirResource): resource is DocumentReference =>
  resource.resourceType === 'DocumentReference';

/**
 * The copies of a letter as it now stands; what it replaced is not offered. The one that the entry leads with comes
 * first.
 */
export function letterCopies({ detail, sources }: Entry): readonly LetterCopy[] {
  if (detail.section !== 'documents') return [];
  const copies = new Map<string, LetterCopy>();
  for (const { provider, resource, part } of sources) {
    if (part !== 'main' || !isDocument(resource) || !Array.isArray(resource.content)) continue;
    for (const content of resource.content) {
      const attachment = content.attachment as Attachment | undefined;
      const path = binaryPath(attachment?.url, resource.subject?.reference);
      if (path === null || !PATH.test(path) || path.includes('..')) continue;
      const contentType = attachment?.contentType;
      copies.set(`${provider} ${path}`, {
        provider,
        path,
        contentType: typeof contentType === 'string' ? (contentType.split(';')[0] ?? '').trim().toLowerCase() : null,
      });
    }
  }
  return [...copies.values()].sort((a, b) => Number(b.path === detail.binary) - Number(a.path === detail.binary));
}
