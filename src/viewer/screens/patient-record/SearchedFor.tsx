/**
 * What was sought for what was typed? Told by what was typed and the tables of meaning alone: the same for every
 * person.
 */
import { Fragment } from 'react';
import type { TypedSpan } from '../../../domain/dates/typed-span';
import type { Part, Sought } from '../../../record/search/sought';
import { Button } from '../../components/Button';
import { failedOf } from '../../open-record/failure-words';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';

interface SearchedForProps {
  /** What was sought by words; null where only a year or a month was typed. */
  readonly sought: Sought | null;
  readonly query: string;
  /** The year or month that was typed. */
  readonly span: TypedSpan | null;
  /** What is said of the words of letters. */
  readonly letters: string | null;
}

/** So many are told at once; the rest unfold. */
const TOLD = 6;

const listed = (names: readonly string[]): string => names.join(', ');

function PartWords({ part, typed }: { readonly part: Part; readonly typed: string }) {
  const names = [typed, ...part.names];
  const first = part.also.slice(0, TOLD);
  const rest = part.also.slice(TOLD);
  return (
    <>
      <b>{listed(names.slice(0, TOLD))}</b>
      {names.length > TOLD && `, ${listed(names.slice(TOLD))}`}
      {first.length > 0 && ` · also ${listed(first)}`}
      {rest.length > 0 && (
        <>
          {' '}
          <details className="wp-sought__more">
            <summary>and {rest.length} more</summary>
            {listed(rest)}
          </details>
        </>
      )}
    </>
  );
}

/** Words that mean different things, of which one may be meant: a press seeks it. */
function Unsure({ sought, query }: { readonly sought: Sought; readonly query: string }) {
  const { setSearch } = useReading.getState();
  return sought.unsure.map(({ typed, words }) => (
    <Fragment key={typed}>
      {' '}
      Did you mean{' '}
      {words.map((word, at) => (
        <Fragment key={word}>
          {at > 0 && ' or '}
          <Button
            look="text"
            onClick={() => {
              setSearch(query.replace(new RegExp(typed, 'i'), word));
            }}
          >
            {word}
          </Button>
        </Fragment>
      ))}
      ?
    </Fragment>
  ));
}

function Words({ sought, query, span }: Omit<SearchedForProps, 'letters'>) {
  const parts = sought?.parts ?? [];
  const words = span === null ? query.trim() : span.rest;
  return (
    <>
      Searched for:{' '}
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && ' + '}
          <PartWords part={part} typed={parts.length === 1 ? words : part.typed} />
        </Fragment>
      ))}
      {span !== null && (
        <>
          {parts.length > 0 && ', '}
          <b>dated {span.words}</b>, and the words “{query.trim()}”.
        </>
      )}
      {sought !== null && <Unsure sought={sought} query={query} />}
    </>
  );
}

/** A line above what was found; where nothing but the very words was sought, they stand in the box and need none. */
export function SearchedFor({ letters, ...given }: SearchedForProps) {
  const isTold = given.span !== null || (given.sought?.further.length ?? 0) > 0;
  if (!isTold && letters === null) return null;
  return (
    <div className="wp-sought wp-screen-only">
      {isTold && <Words {...given} />} {letters}
    </div>
  );
}

/** Whose part of the record could not be searched, and whose is still to come. */
function NotSearched() {
  const { states, shortNameOf } = useRecordOnScreen();
  const named = (which: 'asking' | 'identity-not-confirmed'): string =>
    listed(states.filter(({ state }) => state === which).map(({ provider }) => shortNameOf(provider.id)));
  const [asking, unconfirmed] = [named('asking'), named('identity-not-confirmed')];
  return (
    <>
      {failedOf(states).map(({ providers, words }) => (
        <p key={words} className="wp-sought__missing">
          Not searched: {listed(providers.map(shortNameOf))} ({words}).
        </p>
      ))}
      {unconfirmed !== '' && (
        <p className="wp-sought__missing">Not searched: {unconfirmed} (identity not confirmed).</p>
      )}
      {asking !== '' && <p>Not searched yet: {asking} (still asking).</p>}
    </>
  );
}

/** INVARIANT: what is not found is never told as if it were not there. */
export function NoMatch({ letters, ...given }: SearchedForProps) {
  const { query } = given;
  if (query.trim() === '')
    return (
      <p>
        Nothing that you can see here fits these filters. Choose others, or show all. (This does not mean it is not
        recorded.)
      </p>
    );
  return (
    <div className="wp-sought wp-sought--empty" role="status">
      <p>
        <b>No match for “{query.trim()}”.</b> Try another word, or clear the filters. (This does not mean it is not
        recorded.)
      </p>
      <NotSearched />
      <div>
        <Words {...given} />
      </div>
      {letters !== null && <p>{letters}</p>}
    </div>
  );
}
