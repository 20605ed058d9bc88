/**
 * Which pieces of text does a PDF draw, and which words does it hold besides? By pdf.js, which runs no script of the
 * file and fetches nothing.
 */
import { getDocumentProxy } from 'unpdf';
import { MOST_PDF_PAGES, MOST_PDF_WORDS } from './bounds';
import type { PdfPiece, PdfRead } from './pdf-words';

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<PdfDocument['getPage']>>;

/** Every text anywhere in what the library tells of a part of the file. */
function textsIn(told: unknown, into: string[], depth = 0): void {
  if (typeof told === 'string') into.push(told);
  else if (typeof told === 'object' && told !== null && depth < 12) {
    if (ArrayBuffer.isView(told)) return;
    const values = told instanceof Map ? [...told.values()] : Object.values(told);
    for (const value of values) textsIn(value, into, depth + 1);
  }
}

async function piecesOf(page: Page): Promise<readonly PdfPiece[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , , , x, y] = item.transform as readonly number[];
    return [{ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, height: item.height }];
  });
}

interface Told {
  readonly beside: string[];
  holdsFiles: boolean;
  holdsFields: boolean;
}

async function readPage(page: Page, told: Told): Promise<readonly PdfPiece[]> {
  const notes = (await page.getAnnotations()) as readonly {
    readonly subtype?: string;
    readonly fieldValue?: unknown;
  }[];
  for (const note of notes) {
    textsIn(note, told.beside);
    if (note.subtype === 'FileAttachment') told.holdsFiles = true;
    if (note.subtype === 'Widget' && note.fieldValue) told.holdsFields = true;
  }
  textsIn(await page.getStructTree(), told.beside);
  return piecesOf(page);
}

async function readBeside(document: PdfDocument, told: Told): Promise<void> {
  const { info, metadata } = await document.getMetadata();
  const files: unknown = await document.getAttachments();
  told.holdsFiles = files !== null && files !== undefined;
  for (const part of [
    info,
    metadata?.getRaw() as unknown,
    await document.getOutline(),
    await document.getFieldObjects(),
  ])
    textsIn(part, told.beside);
  textsIn(await document.getJSActions(), told.beside);
  if (told.holdsFiles) textsIn(Object.keys(files as object), told.beside);
}

/** INVARIANT: no script of the file runs, no font of the machine is used, and nothing is fetched. */
export const openPdf = (bytes: Uint8Array): Promise<PdfDocument> =>
  // A copy: the library keeps what it is given.
  getDocumentProxy(bytes.slice(), {
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  });

/** Null where it has more in it than is read. Rejects where it cannot be opened: damaged, or locked by a password. */
export const pdfPieces = async (bytes: Uint8Array): Promise<PdfRead | null> => piecesOfPdf(await openPdf(bytes));

/** The same of one that is open. */
export async function piecesOfPdf(document: PdfDocument): Promise<PdfRead | null> {
  if (document.numPages > MOST_PDF_PAGES || document.isPureXfa) return null;
  const told: Told = { beside: [], holdsFiles: false, holdsFields: false };
  await readBeside(document, told);
  const pages: (readonly PdfPiece[])[] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const pieces = await readPage(page, told);
    length += pieces.reduce((sum, { text }) => sum + text.length, 0);
    if (length > MOST_PDF_WORDS) return null;
    pages.push(pieces);
    page.cleanup();
  }
  return { pages, ...told };
}
