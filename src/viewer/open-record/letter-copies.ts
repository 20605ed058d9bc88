/**
 * Whose copies of a letter or a report can be opened? One for every attachment that its provider's gateway base has the
 * bytes of.
 */
import type { Attachment, DiagnosticReport, DocumentReference, FhirResource } from 'fhir/r4';
import type { Entry } from '../../record/entry';
import { binaryPath } from '../../record/sections/documents/read';

export interface LetterCopy {
  readonly provider: string;
  /** Below the provider's gateway base. */
  readonly path: string;
  /** As the provider states it; what the bytes are is seen when they come. */
  readonly contentType: string | null;
}

/** A path of ids and nothing else: no scheme, no host, no way up. */
const PATH = /^(?:Patient\/[A-Za-z0-9.-]+\/)?Binary\/[A-Za-z0-9.-]+$/;

type WithWords = DocumentReference | DiagnosticReport;

/** A document's content, and a report as it was issued (FHIR R4, DiagnosticReport.presentedForm). */
function attachmentsOf(resource: FhirResource): readonly Attachment[] {
  const sent: unknown =
    resource.resourceType === 'DocumentReference'
      ? Array.isArray(resource.content)
        ? resource.content.map((content) => content.attachment as unknown)
        : []
      : resource.resourceType === 'DiagnosticReport'
        ? resource.presentedForm
        : [];
  return Array.isArray(sent)
    ? (sent as unknown[]).filter((one): one is Attachment => typeof one === 'object' && one !== null)
    : [];
}

/** Which of an entry's sources carry words to open, as it now stands; what it replaced is not offered. */
const carriers = ({ sources }: Entry) => sources.filter(({ part }) => part === 'main');

/** Whether a report says that it was issued as a text, be it here or not. */
export const hasReportText = (entry: Entry): boolean =>
  entry.detail.section === 'results' && carriers(entry).some(({ resource }) => attachmentsOf(resource).length > 0);

/** The copies of a letter or report. The one that the entry leads with comes first. */
export function letterCopies(entry: Entry): readonly LetterCopy[] {
  const { detail } = entry;
  if (detail.section !== 'documents' && detail.section !== 'results') return [];
  const copies = new Map<string, LetterCopy>();
  for (const { provider, resource } of carriers(entry)) {
    for (const { url, contentType } of attachmentsOf(resource)) {
      const path = binaryPath(url, (resource as WithWords).subject?.reference);
      if (path === null || !PATH.test(path) || path.includes('..')) continue;
      copies.set(`${provider} ${path}`, {
        provider,
        path,
        contentType: typeof contentType === 'string' ? (contentType.split(';')[0] ?? '').trim().toLowerCase() : null,
      });
    }
  }
  const leading = detail.section === 'documents' ? detail.binary : null;
  return [...copies.values()].sort((a, b) => Number(b.path === leading) - Number(a.path === leading));
}
