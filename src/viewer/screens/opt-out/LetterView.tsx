/** What does the person receive? The acknowledgement, to be printed or copied into a secure email. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskLetter } from '../../../domain/opt-out-desk';
import { writeDate } from '../../../domain/dates/written';
import { describeFailure } from '../../api/failure';
import { moveRequest, writeLetter } from '../../api/opt-out-desk';
import { Asked } from '../../components/Asked';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { PageHeading } from '../../components/PageHeading';

interface LetterViewProps {
  readonly id: string;
  readonly title: string;
  /** It was sent before: it is not marked as sent again. */
  readonly isSent: boolean;
  /** With a sentence of what was done; empty where nothing was. */
  readonly onDone: (said: string) => void;
}

export function LetterView({ id, title, isSent, onDone }: LetterViewProps) {
  const letter = useQuery({
    queryKey: ['opt-out-letter', id],
    queryFn: () => writeLetter(id),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <div className="wp-page wp-page--narrow">
      <PageHeading key={title} title={title}>
        {title}
      </PageHeading>
      <Asked query={letter}>{(written) => <Letter id={id} letter={written} isSent={isSent} onDone={onDone} />}</Asked>
    </div>
  );
}

/** The letter as it is copied: the same words, line by line. */
export const letterText = ({ to, date, reference, subject, paragraphs }: DeskLetter): string =>
  [
    to.name,
    ...to.lines,
    '',
    writeDate(date),
    `Reference: ${reference}`,
    '',
    subject,
    '',
    paragraphs.join('\n\n'),
    '',
  ].join('\n');

function Letter({ id, letter, isSent, onDone }: Omit<LetterViewProps, 'title'> & { readonly letter: DeskLetter }) {
  const [copied, setCopied] = useState<'' | 'yes' | 'no'>('');
  const sending = useMutation({
    mutationFn: moveRequest,
    onSuccess: () => {
      onDone(`${letter.reference}: the letter is noted as sent.`);
    },
  });
  const copy = (): void => {
    navigator.clipboard.writeText(letterText(letter)).then(
      () => {
        setCopied('yes');
      },
      () => {
        setCopied('no');
      },
    );
  };
  return (
    <>
      <Written letter={letter} />
      <div className="wp-screen-only wp-stack wp-letter__after">
        <WhereTo letter={letter} />
        {sending.isError ? (
          <InsetNotice look="danger" live>
            <p>{describeFailure(sending.error)}</p>
          </InsetNotice>
        ) : null}
        <div className="wp-actions wp-actions--after">
          <Button
            onClick={() => {
              window.print();
            }}
          >
            Print
          </Button>
          <Button look="secondary" onClick={copy}>
            Copy text
          </Button>
          {letter.kind === 'receipt' || isSent ? null : (
            <Button
              look="secondary"
              busy={sending.isPending}
              onClick={() => {
                sending.mutate({ id, state: 'acknowledged' });
              }}
            >
              Mark as sent
            </Button>
          )}
          <Button
            look="text"
            onClick={() => {
              onDone('');
            }}
          >
            Back to the desk
          </Button>
        </div>
        <p role="status">
          {copied === 'yes' ? 'Copied.' : copied === 'no' ? 'It could not be copied. Mark the text and copy it.' : ''}
        </p>
      </div>
    </>
  );
}

/** The letter as it is printed. */
function Written({ letter }: { readonly letter: DeskLetter }) {
  const { to } = letter;
  return (
    <article className="wp-panel wp-stack" aria-label="Acknowledgement">
      <address className="wp-letter__address">
        {[to.name, ...to.lines].map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      <p>
        {writeDate(letter.date)}
        <br />
        Reference: <strong>{letter.reference}</strong>
      </p>
      <h2 className="wp-panel__title">{letter.subject}</h2>
      {letter.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </article>
  );
}

/** INVARIANT: whoever sends it is told to which address, and to no other. */
function WhereTo({ letter: { to, kind } }: { readonly letter: DeskLetter }) {
  const where =
    to.lines.length > 0
      ? 'Send it to the address on the form, and to no other: another address may be somebody else’s home.'
      : 'The form gives no postal address. Do not use one from elsewhere: ask the person.';
  return (
    <InsetNotice title="Where it goes">
      <p>{where}</p>
      {to.email === null ? null : <p>Email on the form: {to.email}. Send it as a secure email.</p>}
      {kind === 'receipt' ? <p>It says only that the request has come, until the form is dealt with.</p> : null}
    </InsetNotice>
  );
}
