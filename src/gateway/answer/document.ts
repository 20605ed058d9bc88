/** May this document's content be had? `GET /fhir/{provider}/Patient/{access}/Binary/{id}`; only what was released to this view. */
import { currentAccess, currentProvider } from '../access/current-access';
import { emergencyIsOpen } from '../access/view';
import { audit } from '../audit/record';
import type { Answer, SignedInCall } from '../call';
import { isProblem, NOT_FOUND } from '../http/problem';
import { fetchDocument } from '../intake/fetch-document';
import { answerOf, documentsKey, failureProblem } from './provider-answer';

/** A browser may be told these; everything else is only bytes to save. Never HTML, SVG or script. */
const SAFE_TYPES: readonly string[] = ['application/pdf', 'text/plain', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'];

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

export async function document(call: SignedInCall): Answer {
  const { gateway, now, params, request } = call;
  const access = await currentAccess(call);
  if (isProblem(access)) return access;
  const provider = await currentProvider(call, access);
  if (isProblem(provider)) return provider;
  const emergency = emergencyIsOpen(access, now);
  const key = documentsKey(access, provider, emergency);
  if (gateway.memory.documents.get(key, now) === undefined) {
    const answer = await answerOf(call, access, provider);
    if (isProblem(answer)) return answer;
  }
  const location = gateway.memory.documents.get(key, now)?.get(params['id'] ?? '');
  if (location === undefined) return NOT_FOUND;
  const fetched = await fetchDocument(provider, location, gateway.ports, request.signal);
  const told = { nhsNumber: access.nhsNumber, emergency, details: { access: access.id, provider: provider.name } };
  if (!('bytes' in fetched)) {
    await audit(call, 'document-read', { ...told, succeeded: false });
    return failureProblem(provider, fetched);
  }
  await audit(call, 'document-read', told);
  const stated = fetched.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const type = SAFE_TYPES.includes(stated) ? stated : 'application/octet-stream';
  return new Response(fetched.bytes, {
    status: 200,
    headers: {
      'Content-Type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
      'Content-Disposition': `attachment; filename="document.${EXTENSIONS[type] ?? 'bin'}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}
