/** How is a letter opened? From its provider's gateway base only, as a download: nothing of it runs in this page. */
import type { Entry } from '../../../record/entry';
import { providerBase } from '../../record/ask-provider';

const KINDS: Readonly<Record<string, string>> = { 'application/pdf': 'PDF', 'text/plain': 'text', 'text/html': 'HTML', 'image/jpeg': 'image', 'image/png': 'image', 'image/tiff': 'image' };

/** A path of ids and nothing else: no scheme, no host, no way up. */
const BINARY_PATH = /^(?:Patient\/[A-Za-z0-9.-]+\/)?Binary\/[A-Za-z0-9.-]+$/;

export function DocumentLink({ entry }: { readonly entry: Entry }) {
  const { detail } = entry;
  const provider = entry.sources[0]?.provider;
  if (detail.section !== 'documents' || provider === undefined) return null;
  if (detail.binary === null || !BINARY_PATH.test(detail.binary) || detail.binary.includes('..')) return <p className="wp-source">There is no content to open here.</p>;
  const kind = detail.contentType === null ? '' : ` (${KINDS[detail.contentType] ?? detail.contentType})`;
  return <p><a className="wp-screen-only" href={`${providerBase(provider)}/${detail.binary}`} download rel="noreferrer">Open the document{kind}</a></p>;
}
