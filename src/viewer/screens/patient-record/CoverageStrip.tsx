/** Who has answered, who has not, and what is missing for it? Provider by provider, always in view, in words. */
import { useState } from 'react';
import { parseDate } from '../../../domain/dates';
import { formatTime } from '../../../domain/dates/written';
import type { Entry, ProviderState } from '../../../record/entry';
import { Button } from '../../components/Button';
import { listOf } from '../../open-record/absence-words';
import { useDialogs } from '../../open-record/dialogs';
import { withGp } from '../../open-record/provider-names';
import { useRecordOnScreen } from '../../open-record/record-context';
import { roleLimit } from '../../open-record/role-limits';
import { useOnline } from '../../open-record/use-online';
import { CoverageMissing } from './CoverageMissing';

const MARKS: Readonly<Record<ProviderState['state'], string>> = {
  answered: '●',
  asking: '◌',
  failed: '✕',
  'identity-not-confirmed': '!',
};

interface StateWordsProps {
  readonly state: ProviderState;
  readonly entries: number;
}

/** One short word whatever happens, so that no provider moves another; why it is missing is told below. */
function StateWords({ state, entries }: StateWordsProps) {
  if (state.state === 'asking') return <>asking…</>;
  if (state.state !== 'answered') return <>missing</>;
  return (
    <>
      {entries === 0 ? (
        'answered'
      ) : (
        <>
          {entries}
          <span className="nhsuk-u-visually-hidden"> {entries === 1 ? 'entry' : 'entries'}</span>
        </>
      )}
      {state.warnings.length > 0 && ' · warning'}
    </>
  );
}

/** When they answered, for all in one: "10:02", or "10:02 to 10:03" where not all did in the same minute. */
function asOfWords(states: readonly ProviderState[]): string | null {
  const times = states
    .flatMap((state) => (state.state === 'answered' ? (parseDate(state.retrievedAt) ?? []) : []))
    .sort((a, b) => a.sort - b.sort)
    .map(formatTime);
  const [first, last] = [times[0], times.at(-1)];
  return first === undefined || first === last ? (first ?? null) : `${first} to ${String(last)}`;
}

/** How many entries of the record each provider is a source of. */
function entriesByProvider(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries)
    for (const id of new Set(entry.sources.map((source) => source.provider))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** One provider: whether it answered, and with how much. */
function ProviderItem({ state, entries }: StateWordsProps) {
  const { briefNameOf, nameOf } = useRecordOnScreen();
  return (
    <li className={`wp-provider wp-provider--${state.state}`} title={nameOf(state.provider.id)}>
      <span className="wp-provider__mark" aria-hidden="true">
        {MARKS[state.state]}
      </span>{' '}
      <span aria-hidden="true">{withGp(briefNameOf(state.provider.id), state.provider.setting)}</span>
      <span className="nhsuk-u-visually-hidden">{nameOf(state.provider.id)}</span>{' '}
      <span className="wp-provider__state">
        <StateWords state={state} entries={entries} />
      </span>
    </li>
  );
}

/** Notices of whom this record leaves out: they differ from person to person. */
const TOLD_HERE = /^(?:opted-out|unasked)/;

/** Whom else one may ask: all the rest where people cannot wait, or one by name. */
const ASK = [
  [true, 'Ask the rest'],
  [false, 'Ask one by name'],
] as const;

/** How far this reaches, and what the role is not shown. */
function Limits() {
  const { opened, states } = useRecordOnScreen();
  const show = useDialogs((state) => state.show);
  const online = useOnline();
  const limit = roleLimit(opened.view);
  const told = opened.notices.filter(({ code }) => TOLD_HERE.test(code));
  const asOf = asOfWords(states);
  return (
    <p className="wp-coverage__limits">
      {(!online || limit !== null || told.length > 0) && (
        <span className="wp-coverage__told">
          {!online && (
            <span className="wp-coverage__missing" role="status">
              This device is offline: nothing newer can arrive.{' '}
            </span>
          )}
          {limit !== null && `${limit} `}
          {told.map(({ text }) => `${text} `)}
        </span>
      )}
      {opened.unasked === true &&
        ASK.map(
          ([rest, words]) =>
            (!rest || opened.view.restOffered === true) && (
              <Button
                key={words}
                look="text"
                className="wp-coverage__ask"
                onClick={() => {
                  show({ kind: 'unasked', rest });
                }}
              >
                {words}
              </Button>
            ),
        )}
      {asOf !== null && (
        <span key={asOf} className="wp-coverage__time wp-nowrap">
          As of {asOf}.{' '}
        </span>
      )}
      <Button
        look="text"
        className="wp-coverage__never"
        onClick={() => {
          show({ kind: 'never-shared' });
        }}
      >
        What is never shared
      </Button>
    </p>
  );
}

/**
 * What providers said of their own answers; and, unfolded, kinds of record that they also hold: the same for every
 * person, and told where each provider is.
 */
function Notes({ each }: { readonly each: boolean }) {
  const { states, shortNameOf } = useRecordOnScreen();
  const notes = states.flatMap((state) =>
    state.state === 'answered'
      ? [
          ...state.warnings.map((text) => [shortNameOf(state.provider.id), text]),
          ...(each && state.notCarried !== undefined ? [['', state.notCarried]] : []),
        ]
      : [],
  );
  return notes.length === 0 ? null : (
    <ul className="wp-coverage__warnings">
      {notes.map(([from, text]) => (
        <li key={`${String(from)} ${String(text)}`}>
          {from !== '' && <b>{from}: </b>}
          {text}
        </li>
      ))}
    </ul>
  );
}

/** Said aloud once, when every provider has answered or failed. */
function outcomeWords(states: readonly ProviderState[], nameOf: (provider: string) => string): string {
  if (states.some(({ state }) => state === 'asking')) return '';
  const silent = states.filter(({ state }) => state !== 'answered');
  const missing = silent.length > 0 ? ` Missing: ${listOf(silent.map(({ provider }) => nameOf(provider.id)))}.` : '';
  return `${String(states.length - silent.length)} of ${String(states.length)} providers answered.${missing}`;
}

export function CoverageStrip() {
  const { record, states, shortNameOf } = useRecordOnScreen();
  const [each, setEach] = useState(false);
  const counts = entriesByProvider(record.entries);
  const answered = states.filter(({ state }) => state === 'answered').length;
  return (
    <section className={each ? 'wp-coverage wp-coverage--each' : 'wp-coverage'} aria-label="Coverage">
      <ul className="wp-coverage__providers">
        <li className="wp-coverage__sum">
          <button
            type="button"
            className="wp-text-button"
            aria-expanded={each}
            onClick={() => {
              setEach(!each);
            }}
          >
            {answered} of {states.length} replied
          </button>
        </li>
        {states.map((state) => (
          <ProviderItem key={state.provider.id} state={state} entries={counts.get(state.provider.id) ?? 0} />
        ))}
      </ul>
      <Limits />
      <CoverageMissing />
      <Notes each={each} />
      <p className="nhsuk-u-visually-hidden" role="status">
        {outcomeWords(states, shortNameOf)}
      </p>
    </section>
  );
}
