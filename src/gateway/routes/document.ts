/**
 * May this document's content be had? `GET /fhir/{provider}/Patient/{access}/Binary/{id}`; only what was released to
 * this view.
 */
import { isUnchanged, may, stillMay, type May } from '../access/still-may';
import { portsFor } from '../asking';
import { audit, toldOfAccess } from '../audit/record';
import type { Hold } from '../bytes-in-hand';
import type { Answer, SignedInCall } from '../call';
import type { ProviderConfig } from '../config';
import { CLOSED, isProblem, NO_ACCESS, NOT_FOUND, problem, type Problem } from '../http/problem';
import { fetchDocument } from '../intake/ask/fetch-document';
import {
  LETTER_DIFFERS_HEADER,
  LETTER_GIVEN_HEADER,
  LETTER_TYPE_HEADER,
  LETTER_WARNINGS_HEADER,
  readingType,
} from '../../letters/letter-type';
import { GIVEN_TYPE, judgeLetter, letterRulesOf, pdfOfLetter, type JudgedLetter } from '../label/judge-letter';
import type { DocumentLocation, Released } from '../pipeline';
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
  hold: Hold,
): Promise<Released['documents'] | Problem> {
  const kept = call.gateway.memory.documents.get(documentsKey(access, provider, viewer.emergency), call.now);
  if (kept !== undefined) return kept;
  const answer = await answerOf(call, access, provider, hold);
  return isProblem(answer) ? answer : answer.made.documents;
}

interface Fetched {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** Only what can be read is judged by its words; a scan was judged by type, category, author and title. */
async function judged({ policy, ports }: SignedInCall['gateway'], { bytes, contentType }: Fetched) {
  const type = readingType(contentType);
  const held = ports.readPdf === undefined ? null : pdfOfLetter(bytes, type);
  const pdf = held === null ? null : await ports.readPdf?.(held);
  return judgeLetter(bytes, type, letterRulesOf(policy), pdf ?? null);
}

/** What goes out of a letter that may be given, and as what it is to be read. */
function given({ bytes, contentType }: Fetched, letter: Exclude<JudgedLetter, { readonly give: 'nothing' }>) {
  if (letter.give === 'words') {
    return {
      body: letter.text,
      type: 'text/plain',
      headers: {
        [LETTER_TYPE_HEADER]: GIVEN_TYPE,
        [LETTER_GIVEN_HEADER]: 'words',
        ...(letter.warnings.length > 0 ? { [LETTER_WARNINGS_HEADER]: letter.warnings.join(' ') } : {}),
      },
    };
  }
  const stated = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return {
    body: bytes,
    type: SAFE_TYPES.includes(stated) ? stated : 'application/octet-stream',
    headers: {
      // As what it was judged: the screen reads it as nothing else.
      [LETTER_TYPE_HEADER]: readingType(contentType),
      ...(letter.unread ? { [LETTER_GIVEN_HEADER]: 'unread' } : {}),
    },
  };
}

/** Told of what its sender made of it, and of nothing that it says: it cannot be read. */
const damaged = ({ name }: ProviderConfig): Problem =>
  problem(502, 'bad-answer', `What ${name} sent as this letter is damaged: it is no base64. Ask ${name} for it.`);

/** In what the bytes differ from what their sender states of them. */
async function differences({ bytes }: Fetched, { stated }: DocumentLocation): Promise<readonly string[]> {
  if (stated === undefined) return [];
  const { size, hash } = stated;
  const sha1 =
    hash === null ? null : btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))));
  return [...(size !== null && size !== bytes.length ? ['size'] : []), ...(sha1 !== hash ? ['hash'] : [])];
}

export async function document(call: SignedInCall): Answer {
  const asked = await may(call);
  if (isProblem(asked)) return asked;
  const hold = call.gateway.bytes.hold();
  try {
    return await documentWithin(call, asked, hold);
  } finally {
    hold.done();
  }
}

async function documentWithin(call: SignedInCall, asked: May, hold: Hold): Answer {
  const { gateway, params, request } = call;
  const { access, provider, viewer } = asked;
  const within = toldOfAccess(call, access, viewer.emergency);
  const told = { ...within, details: { ...within.details, provider: provider.name } };
  const documents = await documentsOf(call, asked, hold);
  if (isProblem(documents)) {
    await audit(call, 'document-read', { ...told, succeeded: false });
    return documents;
  }
  const location = documents.get(params['id'] ?? '');
  if (location === undefined) return NOT_FOUND;
  const fetched =
    provider.enabled === false
      ? { outcome: 'unreachable' as const }
      : await fetchDocument(provider, location, portsFor(call), request.signal, hold);
  // INVARIANT: a document whose words may not be seen ends as one that the provider does not hold.
  const letter = 'bytes' in fetched ? await judged(gateway, fetched) : null;
  if (letter === null || letter.give === 'nothing' || !('bytes' in fetched)) {
    await audit(call, 'document-read', { ...told, succeeded: false });
    if (!('bytes' in fetched) && /^data:/iu.test(location.url)) return damaged(provider);
    return failureProblem(provider, 'bytes' in fetched ? { outcome: 'bad-answer' } : fetched);
  }
  const still = await stillMay(call);
  if (isProblem(still)) return still;
  // it was fetched from where the provider is no longer, or as what it is not: who asks again has it as it is now
  if (!isUnchanged(call, provider)) return CLOSED;
  // INVARIANT: what was released to the wider view is not handed out once it has narrowed.
  if (viewer.emergency && !still.viewer.emergency) return NO_ACCESS;
  await audit(call, 'document-read', told);
  const { body, type, headers } = given(fetched, letter);
  const differs = await differences(fetched, location);
  return new Response(body, {
    status: 200,
    headers: {
      'Content-Type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
      'Content-Disposition': `attachment; filename="document.${EXTENSIONS[type] ?? 'bin'}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      ...headers,
      ...(differs.length > 0 ? { [LETTER_DIFFERS_HEADER]: differs.join(' ') } : {}),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}
