/**
 * How does a PDF stand on the screen? Drawn page by page on canvases of this page, with its words below for whoever
 * cannot see them; no script of it runs and nothing is fetched.
 */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useId, useState } from 'react';
import type { Paragraph } from '../../../letters/paragraph';
import { openPdf, piecesOfPdf, type PdfDocument } from '../../../letters/pdf-pieces';
import { pdfWords, type PdfWords } from '../../../letters/pdf-words';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { warningWords } from './letter-words';
import { FindInWords } from './FindInWords';
import { LetterParagraphs } from './LetterParagraphs';

/** Pages drawn before somebody asks for more. */
const PAGES_AT_ONCE = 10;
/** Drawn as wide as this, and shown as wide as there is room. */
const WIDTH = 1240;

interface OpenedPdf {
  readonly document: PdfDocument;
  /** Null where it has more in it than is read. */
  readonly words: PdfWords | null;
}

async function opened(bytes: Uint8Array): Promise<OpenedPdf> {
  const document = await openPdf(bytes);
  const read = await piecesOfPdf(document);
  return { document, words: read === null ? null : pdfWords(read) };
}

async function drawPage(document: PdfDocument, number: number, canvas: HTMLCanvasElement): Promise<void> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: WIDTH / page.getViewport({ scale: 1 }).width });
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport }).promise;
}

interface PdfPageProps {
  readonly document: PdfDocument;
  readonly number: number;
  readonly title: string;
  readonly onBroken: () => void;
}

function PdfPage({ document, number, title, onBroken }: PdfPageProps) {
  const draw = useCallback(
    (canvas: HTMLCanvasElement) => {
      let isGone = false;
      drawPage(document, number, canvas).catch(() => {
        if (!isGone) onBroken();
      });
      return () => {
        isGone = true;
      };
    },
    [document, number, onBroken],
  );
  const label = `${title}, page ${String(number)} of ${String(document.numPages)}. Its words stand below.`;
  return <canvas className="wp-letter__image" ref={draw} role="img" aria-label={label} />;
}

interface PdfLetterProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly title: string;
  readonly provider: string;
  readonly onWords: (paragraphs: readonly Paragraph[]) => void;
}

export default function PdfLetter({ bytes, title, provider, onWords }: PdfLetterProps) {
  const id = useId();
  const [drawn, setDrawn] = useState(PAGES_AT_ONCE);
  const [isBroken, setBroken] = useState(false);
  const pdf = useQuery({
    queryKey: ['pdf', id],
    queryFn: () => opened(bytes),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    structuralSharing: false,
    networkMode: 'always',
  });
  const read = pdf.data?.words?.paragraphs;
  useEffect(() => {
    if (read !== undefined) onWords(read);
  }, [read, onWords]);
  const onBroken = useCallback(() => {
    setBroken(true);
  }, []);
  if (pdf.isError || isBroken)
    return (
      <InsetNotice look="warning" title="This PDF cannot be drawn here">
        <p>It may be locked or damaged. Open it in a new tab, save it, or ask {provider} for it.</p>
      </InsetNotice>
    );
  if (pdf.data === undefined)
    return (
      <p className="wp-quiet" role="status" aria-busy="true">
        Drawing the PDF…
      </p>
    );
  const { document, words } = pdf.data;
  const left = document.numPages - drawn;
  return (
    <>
      {Array.from({ length: Math.min(drawn, document.numPages) }, (_, at) => (
        <PdfPage key={at} document={document} number={at + 1} title={title} onBroken={onBroken} />
      ))}
      {left > 0 && (
        <Button
          look="text"
          onClick={() => {
            setDrawn(drawn + PAGES_AT_ONCE);
          }}
        >
          Show more pages ({left} more)
        </Button>
      )}
      {words === null || words.paragraphs.length === 0 ? (
        <p className="wp-source">It has no words that can be read out. Ask {provider} for them.</p>
      ) : (
        <>
          {warningWords(words.warnings, false).map((said) => (
            <p key={said} className="wp-source">
              {said}
            </p>
          ))}
          <FindInWords label={`Words of ${title}`}>
            <LetterParagraphs paragraphs={words.paragraphs} />
          </FindInWords>
        </>
      )}
    </>
  );
}
