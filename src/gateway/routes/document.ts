/**
 * May this document's content be had? `GET /fhir/{provider}/Patient/{access}/Binary/{id}`; only what was released to
 * this view.
 */
import { may, stillMay, type May } from '../access/still-may';
import { audit, toldOfAccess } from '../audit/record';
import type { Answer, SignedInCall } from '../call';
import { isProblem, NO_ACCESS, NOT_FOUND, type Problem } from '../http/problem';
import { fetchDocument } from '../intake/ask/fetch-document';
import { LETTER_TYPE_HEADER, readingType } from '../../letters/letter-type';
import { marksOfBytes } from '../label/attached-words';
import type { Released } from '../pipeline';
import { answerOf, documentsKey, failureProblem } from './provider-answer';

/** A browser may be told these; everything else is only bytes to save. Never HTML, SVG or script. */
const SAFE_TYPES: readonly string[] = [
  'application/pdf',
  'text/plain',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
];

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** The released documents of this view: as remembered, or as the provider answers now. */
async function documentsOf(
  call: SignedInCall,
  { access, provider, viewer }: May,
): Promise<Released['documents'] | Problem> {
  const kept = call.gateway.memory.documents.get(documentsKey(access, provider, viewer.emergency), call.now);
  if (kept !== undefined) return kept;
  const answer = await answerOf(call, access, provider);
  return isProblem(answer) ? answer : answer.released.documents;
}

/** Only what can be read as text is judged by its words; a scan was judged by type, category, author and title. */
const mayNotBeSeen = (
  { policy }: SignedInCall['gateway'],
  { bytes, contentType }: { readonly bytes: Uint8Array; readonly contentType: string },
): boolean => marksOfBytes(bytes, readingType(contentType), policy.text.words) !== 0;

export async function document(call: SignedInCall): Answer {
  const { gateway, params, request } = call;
  const asked = await may(call);
  if (isProblem(asked)) return asked;
  const { access, provider, viewer } = asked;
  const within = toldOfAccess(call, access, viewer.emergency);
  const told = { ...within, details: { ...within.details, provider: provider.name } };
  const documents = await documentsOf(call, asked);
  if (isProblem(documents)) {
    await audit(call, 'document-read', { ...told, succeeded: false });
    return documents;
  }
  const location = documents.get(params['id'] ?? '');
  if (location === undefined) return NOT_FOUND;
  const fetched = await fetchDocument(provider, location, gateway.ports, request.signal);
  // INVARIANT: a document whose words may not be seen ends as one that the provider does not hold.
  const failed = !('bytes' in fetched)
    ? fetched
    : mayNotBeSeen(gateway, fetched)
      ? ({ outcome: 'bad-answer' } as const)
      : null;
  if (failed !== null || !('bytes' in fetched)) {
    await audit(call, 'document-read', { ...told, succeeded: false });
    return failureProblem(provider, failed ?? { outcome: 'bad-answer' });
  }
  const still = await stillMay(call);
  if (isProblem(still)) return still;
  // INVARIANT: what was released to the wider view is not handed out once it has narrowed.
  if (viewer.emergency && !still.viewer.emergency) return NO_ACCESS;
  await audit(call, 'document-read', told);
  const stated = fetched.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const type = SAFE_TYPES.includes(stated) ? stated : 'application/octet-stream';
  return new Response(fetched.bytes, {
    status: 200,
    headers: {
      'Content-Type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
      'Content-Disposition': `attachment; filename="document.${EXTENSIONS[type] ?? 'bin'}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      // As what it was judged: the screen reads it as nothing else.
      [LETTER_TYPE_HEADER]: readingType(fetched.contentType),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}
