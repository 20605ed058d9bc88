/** One copy of a letter on the screen: its words, its picture, or why neither, and what else can be done. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { Letter } from '../../../letters/letter';
import { paragraphText, type Paragraph } from '../../../letters/paragraph';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { saveFile } from '../../open-record/save-file';
import { recordKey, viewKeyOf } from '../../open-record/provider-queries';
import { useRecordOnScreen } from '../../open-record/record-context';
import { keepLetterWords, letterWordsKey } from '../../state/letter-words';
import { FindInWords } from './FindInWords';
import { describeLetterFailure, fetchLetter, type FetchedLetter } from './fetch-letter';
import type { LetterCopy } from '../../open-record/letter-copies';
import { openInTab } from './letter-tabs';
import { warningWords, whyUnreadable } from './letter-words';
import { LetterParagraphs } from './LetterParagraphs';

/** Comes with the first PDF that is opened. */
const PdfLetter = lazy(() => import('./PdfLetter'));

/** The only types that bytes are ever handed to the browser as; anything else is only bytes to save. */
const typeOf = (letter: Letter): string =>
  letter.kind === 'pdf' ? 'application/pdf' : letter.kind === 'image' ? letter.type : 'application/octet-stream';
const ENDINGS = { text: 'txt', html: 'html', rtf: 'rtf', cda: 'xml', pdf: 'pdf', unreadable: 'bin' } as const;
/** INVARIANT: the name of a saved file tells nothing of the person. */
const fileOf = (letter: Letter): string =>
  `letter.${letter.kind === 'image' ? letter.type.slice('image/'.length) : ENDINGS[letter.kind]}`;
const KINDS = { html: 'HTML', rtf: 'RTF', cda: 'clinical document (CDA)' } as const;

const wordsIn = (paragraphs: readonly Paragraph[]): string => paragraphs.map(paragraphText).join('\n');

interface WordsProps {
  readonly letter: Extract<Letter, { paragraphs: unknown }>;
  readonly title: string;
  /** Said where saving would show no more. */
  readonly ask: string | null;
}

/** The words of a letter, and what may be wrong with them before they are read. */
function Words({ letter, title, ask }: WordsProps) {
  const grave = warningWords(letter.warnings, true);
  return (
    <>
      {letter.kind === 'cda' ? (
        <p className="wp-source">
          Only the words of this {KINDS.cda} are shown, without its layout, pictures, links and coded entries.
        </p>
      ) : (
        letter.kind !== 'text' && (
          <p className="wp-source">
            Only the words of this {KINDS[letter.kind]} letter are shown, without its layout, pictures and links.
          </p>
        )
      )}
      {grave.length > 0 && (
        <InsetNotice look="warning">
          {grave.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </InsetNotice>
      )}
      {warningWords(letter.warnings, false, ask).map((words) => (
        <p key={words} className="wp-source">
          {words}
        </p>
      ))}
      <FindInWords label={`Words of ${title}`}>
        <LetterParagraphs paragraphs={letter.paragraphs} />
      </FindInWords>
    </>
  );
}

interface LetterImageProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly alt: string;
  readonly onBroken: () => void;
}

/** Drawn from this page's memory; the address is gone when the image leaves the screen. */
function LetterImage({ bytes, type, alt, onBroken }: LetterImageProps) {
  const draw = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(new Blob([bytes], { type }));
      image.src = url;
      return () => {
        URL.revokeObjectURL(url);
      };
    },
    [bytes, type],
  );
  return <img className="wp-letter__image" ref={draw} alt={alt} onError={onBroken} />;
}

interface ShownProps extends FetchedLetter {
  readonly copy: LetterCopy;
  readonly title: string;
  readonly provider: string;
  /** Told the words of a PDF once they are read. */
  readonly onWords: (paragraphs: readonly Paragraph[]) => void;
}

const differsFrom = (provider: string, differs: FetchedLetter['differs']): string =>
  `The letter that came is not the one that ${provider} describes: its ` +
  `${differs.map((one) => (one === 'size' ? 'length' : 'content')).join(' and ')} differs. ` +
  `Check with ${provider} before you rely on it.`;

/** What is said of how the letter came, before it is read. */
function AsItCame({ given, differs, provider }: Pick<ShownProps, 'given' | 'differs' | 'provider'>) {
  const { opened } = useRecordOnScreen();
  const lines = opened.notices.find(({ code }) => code === 'letter-lines');
  return (
    <>
      {lines !== undefined && <p className="wp-source">{lines.text}</p>}
      {given === 'words' && (
        <p className="wp-source">Only the words of this letter are given. Ask {provider} for the letter itself.</p>
      )}
      {given === 'unread' && (
        <p className="wp-source">This letter could not be read here: only what is said of it was checked.</p>
      )}
      {differs.length > 0 && (
        <InsetNotice look="warning">
          <p>{differsFrom(provider, differs)}</p>
        </InsetNotice>
      )}
    </>
  );
}

function Shown({ bytes, letter, given, differs, copy, title, provider, onWords }: ShownProps) {
  const [trouble, setTrouble] = useState<string | null>(null);
  return (
    <>
      <AsItCame given={given} differs={differs} provider={provider} />
      {'paragraphs' in letter && (
        <Words letter={letter} title={title} ask={given === 'words' ? `Ask ${provider} for it.` : null} />
      )}
      {letter.kind === 'image' && trouble === null && (
        <LetterImage
          bytes={bytes}
          type={letter.type}
          alt={`${title}, as an image. Its words cannot be read out; ask ${provider} for them.`}
          onBroken={() => {
            setTrouble(
              `The image cannot be drawn: it may have been damaged on its way. Save it, or ask ${provider} for it.`,
            );
          }}
        />
      )}
      {letter.kind === 'pdf' && (
        <Suspense
          fallback={
            <p className="wp-quiet" role="status" aria-busy="true">
              Drawing the PDF…
            </p>
          }
        >
          <PdfLetter bytes={bytes} title={title} provider={provider} onWords={onWords} />
        </Suspense>
      )}
      {letter.kind === 'unreadable' && (
        <InsetNotice look="warning" title="This letter cannot be shown here">
          <p>
            {whyUnreadable(letter.why, copy.contentType)} Or ask {provider} for it.
          </p>
        </InsetNotice>
      )}
      {trouble !== null && (
        <InsetNotice look="warning" live>
          <p>{trouble}</p>
        </InsetNotice>
      )}
      <p className="wp-letter__copies">
        {(letter.kind === 'pdf' || letter.kind === 'image') && (
          <Button
            look={letter.kind === 'pdf' ? 'secondary' : 'text'}
            small
            onClick={() => {
              if (!openInTab(bytes, typeOf(letter)))
                setTrouble('Your browser did not let a tab open. Allow it for this page, or save the letter.');
            }}
          >
            Open {letter.kind === 'pdf' ? 'the PDF' : 'it'} in a new tab
          </Button>
        )}
        <Button
          look="text"
          onClick={() => {
            saveFile(new Blob([bytes], { type: typeOf(letter) }), fileOf(letter));
          }}
        >
          Save
        </Button>
        <span className="wp-source">If you save it, keep it secure and delete it when you have finished.</span>
      </p>
    </>
  );
}

export function LetterView({ copy, title }: { readonly copy: LetterCopy; readonly title: string }) {
  const { opened, nameOf } = useRecordOnScreen();
  const provider = nameOf(copy.provider);
  const letter = useQuery({
    queryKey: [...recordKey(opened.access, viewKeyOf(opened.view)), 'letter', copy.provider, copy.path],
    queryFn: ({ signal }) => fetchLetter(copy, signal),
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
    networkMode: 'always',
  });
  const key = letterWordsKey(recordKey(opened.access, viewKeyOf(opened.view)), copy.provider, copy.path);
  const found = letter.data?.letter;
  useEffect(() => {
    if (found !== undefined && 'paragraphs' in found) keepLetterWords(key, wordsIn(found.paragraphs));
  }, [key, found]);
  const onWords = useCallback(
    (paragraphs: readonly Paragraph[]) => {
      keepLetterWords(key, wordsIn(paragraphs));
    },
    [key],
  );
  if (letter.isError) {
    return (
      <InsetNotice look="danger" live title="The letter could not be fetched">
        <p>{describeLetterFailure(letter.error, provider)}</p>
        <Button small look="secondary" onClick={() => void letter.refetch()}>
          Try again
        </Button>
      </InsetNotice>
    );
  }
  if (letter.data === undefined)
    return (
      <p className="wp-quiet" role="status" aria-busy="true">
        Fetching the letter from {provider}…
      </p>
    );
  return <Shown {...letter.data} copy={copy} title={title} provider={provider} onWords={onWords} />;
}
