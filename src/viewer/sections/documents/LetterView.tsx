/** One copy of a letter on the screen: its words, its picture, or why neither, and what else can be done. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { saveFile } from '../../open-record/save-file';
import { recordKey, viewKeyOf } from '../../open-record/provider-queries';
import { useRecordOnScreen } from '../../open-record/record-context';
import { describeLetterFailure, fetchLetter } from './fetch-letter';
import { letterContent, type LetterContent } from './letter-content';
import type { LetterCopy } from './letter-copies';
import { openInTab } from './letter-tabs';

/** The only types that bytes are ever handed to the browser as; anything else is only bytes to save. */
const typeOf = (content: LetterContent): string =>
  content.kind === 'pdf' ? 'application/pdf' : content.kind === 'image' ? content.type : 'application/octet-stream';
/** INVARIANT: the name of a saved file tells nothing of the person. */
const fileOf = (content: LetterContent): string => {
  if (content.kind === 'pdf') return 'letter.pdf';
  if (content.kind === 'image') return `letter.${content.type.slice('image/'.length)}`;
  return content.kind === 'text'
    ? 'letter.txt'
    : content.kind === 'words'
      ? `letter.${content.of.toLowerCase()}`
      : 'letter.bin';
};

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

interface ShownProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly copy: LetterCopy;
  readonly title: string;
  readonly provider: string;
}

function Shown({ bytes, copy, title, provider }: ShownProps) {
  const content = useMemo(() => letterContent(bytes, copy.contentType), [bytes, copy.contentType]);
  const [trouble, setTrouble] = useState<string | null>(null);
  return (
    <>
      {content.kind === 'words' && (
        <p className="wp-source">
          Only the words of this {content.of} letter are shown, without its layout, pictures and links.
        </p>
      )}
      {(content.kind === 'text' || content.kind === 'words') && (
        <div className="wp-letter__words" tabIndex={0} role="group" aria-label={`Words of ${title}`}>
          {content.blocks.map((block, index) => (
            <p key={`${String(index)} ${block.slice(0, 20)}`}>{block}</p>
          ))}
        </div>
      )}
      {content.kind === 'image' && trouble === null && (
        <LetterImage
          bytes={bytes}
          type={content.type}
          alt={`${title}, as an image. Its words cannot be read out; ask ${provider} for them.`}
          onBroken={() => {
            setTrouble(
              `The image cannot be drawn: it may have been damaged on its way. Save it, or ask ${provider} for it.`,
            );
          }}
        />
      )}
      {content.kind === 'pdf' && (
        <p className="wp-source">
          A PDF is not drawn within this page. It opens in a tab of its own, which closes with this record.
        </p>
      )}
      {content.kind === 'unreadable' && (
        <InsetNotice look="warning" title="This letter cannot be shown here">
          <p>
            {content.why} Or ask {provider} for it.
          </p>
        </InsetNotice>
      )}
      {trouble !== null && (
        <InsetNotice look="warning" live>
          <p>{trouble}</p>
        </InsetNotice>
      )}
      <p className="wp-letter__copies">
        {(content.kind === 'pdf' || content.kind === 'image') && (
          <Button
            look={content.kind === 'pdf' ? 'secondary' : 'text'}
            small
            onClick={() => {
              if (!openInTab(bytes, typeOf(content)))
                setTrouble('Your browser did not let a tab open. Allow it for this page, or save the letter.');
            }}
          >
            Open {content.kind === 'pdf' ? 'the PDF' : 'it'} in a new tab
          </Button>
        )}
        <Button
          look="text"
          onClick={() => {
            saveFile(new Blob([bytes], { type: typeOf(content) }), fileOf(content));
          }}
        >
          Save
        </Button>
        <span className="wp-source">A saved letter is yours to protect: delete it when it is read.</span>
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
  return <Shown bytes={letter.data} copy={copy} title={title} provider={provider} />;
}
