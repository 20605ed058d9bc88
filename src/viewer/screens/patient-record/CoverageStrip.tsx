/** Who has answered, who has not, and what is missing for it? Provider by provider, always in view, in words. */
import { useState } from 'react';
import { parseDate } from '../../../domain/dates';
import { formatTime } from '../../../domain/dates/written';
import type { RecordView } from '../../../domain/api';
import { SECTION_NAMES, SECTIONS, type SectionId } from '../../../domain/sections';
import type { Entry, ProviderState } from '../../../record/entry';
import { Button } from '../../components/Button';
import { listOf, missingByFailure } from '../../open-record/absence-words';
import { isSignInOver, signInWords } from '../../open-record/failure-words';
import { useDialogs } from '../../open-record/dialogs';
import { withGp } from '../../open-record/provider-names';
import { useRecordOnScreen } from '../../open-record/record-context';
import { isShown, roleLimit } from '../../open-record/role-limits';
import { useOnline } from '../../open-record/use-online';
import { useSession } from '../../state/session';
import { RetryAll } from './RetryAll';

const MARKS: Readonly<Record<ProviderState['state'], string>> = {
  answered: '●',
  asking: '◌',
  failed: '✕',
  'identity-not-confirmed': '!',
};
const FAILURES = {
  unreachable: 'did not answer',
  'too-slow': 'did not answer in time',
  'bad-answer': 'answered unreadably',
  'sign-in-again': signInWords(1),
} as const;

interface StateWordsProps {
  readonly state: ProviderState;
  readonly entries: number;
  /** Null where the strip says one time for all. */
  readonly at: string | null;
}

function StateWords({ state, entries, at }: StateWordsProps) {
  switch (state.state) {
    case 'asking':
      return <>asking…</>;
    case 'failed':
      return <>{FAILURES[state.reason]}</>;
    case 'identity-not-confirmed':
      return <>identity not confirmed</>;
    case 'answered':
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
          {at !== null && ` · ${at}`}
          {state.warnings.length > 0 && ' · warning'}
        </>
      );
  }
}

const shownOf = (view: RecordView): readonly SectionId[] =>
  SECTIONS.filter((section) => section !== 'demographics' && isShown(view, section));

/**
 * "every section from Northgate and Riverside; letters from Eastfield": providers that leave out the same share one
 * part.
 */
function missingWords(
  shown: readonly SectionId[],
  missing: ReadonlyMap<string, readonly SectionId[]>,
  nameOf: (provider: string) => string,
): string {
  const byWords = new Map<string, string[]>();
  for (const [provider, sections] of missing) {
    const here = shown.filter((section) => sections.includes(section));
    const words =
      here.length === shown.length
        ? 'every section'
        : here.map((section) => SECTION_NAMES[section].toLowerCase()).join(', ');
    byWords.set(words, [...(byWords.get(words) ?? []), nameOf(provider)]);
  }
  return [...byWords].map(([words, providers]) => `${words} from ${listOf(providers)}`).join('; ');
}

const retrievedAt = (state: ProviderState): string | null => {
  const at = state.state === 'answered' ? parseDate(state.retrievedAt) : null;
  return at === null ? null : formatTime(at);
};

/** How many entries of the record each provider is a source of. */
function entriesByProvider(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries)
    for (const id of new Set(entry.sources.map((source) => source.provider))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** One provider: whether it answered, with how much, and a way to ask it again. */
function ProviderItem({ state, entries, at }: StateWordsProps) {
  const { retry, shortNameOf, briefNameOf, nameOf } = useRecordOnScreen();
  const renewUrl = useSession((session) => (session.phase === 'signed-in' ? session.session.renewUrl : undefined));
  return (
    <li className={`wp-provider wp-provider--${state.state}`} title={nameOf(state.provider.id)}>
      <span className="wp-provider__mark" aria-hidden="true">
        {MARKS[state.state]}
      </span>{' '}
      <span aria-hidden="true">{withGp(briefNameOf(state.provider.id), state.provider.setting)}</span>
      <span className="nhsuk-u-visually-hidden">{nameOf(state.provider.id)}</span>{' '}
      <span className="wp-provider__state">
        <StateWords state={state} entries={entries} at={at} />
      </span>
      {state.state !== 'answered' && state.state !== 'asking' && (
        <>
          {state.provider.telephone !== undefined && (
            <>
              {' '}
              <span className="wp-nowrap">· phone {state.provider.telephone}</span>
            </>
          )}{' '}
          {isSignInOver(state) && renewUrl !== undefined && (
            <>
              <a href={renewUrl}>
                Renew sign-in<span className="nhsuk-u-visually-hidden"> for {shortNameOf(state.provider.id)}</span>
              </a>{' '}
            </>
          )}
          <Button
            look="text"
            onClick={() => {
              retry(state.provider.id);
            }}
          >
            Retry<span className="nhsuk-u-visually-hidden"> {shortNameOf(state.provider.id)}</span>
          </Button>
        </>
      )}
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

/** How far this reaches, and what the role is not shown; what is missing stands below, and moves nothing beside it. */
function Limits({ missing, asOf }: { readonly missing: string; readonly asOf: string | undefined }) {
  const { opened, states, shortNameOf } = useRecordOnScreen();
  const show = useDialogs((state) => state.show);
  const online = useOnline();
  const isWaiting = states.some(({ state }) => state === 'asking');
  const unconfirmed = states.flatMap(({ state, provider }) =>
    state === 'identity-not-confirmed' ? [shortNameOf(provider.id)] : [],
  );
  const limit = roleLimit(opened.view);
  return (
    <>
      <p className="wp-coverage__limits">
        {!online && (
          <span className="wp-coverage__missing" role="status">
            This device is offline: nothing newer can arrive.{' '}
          </span>
        )}
        {missing === '' && isWaiting && <span>More may come. </span>}
        {limit !== null && <span>{limit} </span>}
        {opened.notices.map(({ code, text }) => TOLD_HERE.test(code) && `${text} `)}
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
        {asOf !== undefined && <span className="wp-coverage__time wp-nowrap">As of {asOf}. </span>}
        <Button
          look="text"
          onClick={() => {
            show({ kind: 'never-shared' });
          }}
        >
          What is never shared
        </Button>
      </p>
      {missing !== '' && (
        <p className="wp-coverage__missing">
          Missing: {missing}.{unconfirmed.length > 0 && ` Phone ${listOf(unconfirmed)} to check whose record it is.`}
        </p>
      )}
    </>
  );
}

/** What providers said of their own answers. */
function Warnings() {
  const { states, shortNameOf } = useRecordOnScreen();
  const warnings = states.flatMap((state) =>
    state.state === 'answered' ? state.warnings.map((text) => ({ provider: state.provider.id, text })) : [],
  );
  if (warnings.length === 0) return null;
  return (
    <ul className="wp-coverage__warnings">
      {warnings.map(({ provider, text }) => (
        <li key={`${provider} ${text}`}>
          <b>{shortNameOf(provider)}</b>: {text}
        </li>
      ))}
    </ul>
  );
}

/** Kinds of record that providers also hold: the same for every person, and told where each provider is. */
function NotCarried() {
  const { states } = useRecordOnScreen();
  const texts = states.flatMap((state) => (state.state === 'answered' ? (state.notCarried ?? []) : []));
  return texts.length === 0 ? null : (
    <ul className="wp-coverage__warnings">
      {texts.map((text) => (
        <li key={text}>{text}</li>
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
  const { opened, record, states, shortNameOf } = useRecordOnScreen();
  const [each, setEach] = useState(false);
  const counts = entriesByProvider(record.entries);
  const missing = missingWords(shownOf(opened.view), missingByFailure(record.absences), shortNameOf);
  const times = new Set(states.flatMap((state) => retrievedAt(state) ?? []));
  const asOf = times.size === 1 ? [...times][0] : undefined;
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
          <ProviderItem
            key={state.provider.id}
            state={state}
            entries={counts.get(state.provider.id) ?? 0}
            at={asOf === undefined ? retrievedAt(state) : null}
          />
        ))}
        <RetryAll />
      </ul>
      <Limits missing={missing} asOf={asOf} />
      <Warnings />
      {each && <NotCarried />}
      <p className="nhsuk-u-visually-hidden" role="status">
        {outcomeWords(states, shortNameOf)}
      </p>
    </section>
  );
}
