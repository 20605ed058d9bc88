/** What is not here, from whom and why, and how is each asked again? One text below all that were asked. */
import { Fragment } from 'react';
import type { RecordView } from '../../../domain/api';
import { SECTION_NAMES, SECTIONS, type SectionId } from '../../../domain/sections';
import type { ProviderState } from '../../../record/entry';
import { Button } from '../../components/Button';
import { missingByFailure } from '../../open-record/absence-words';
import { isSignInOver, signInWords } from '../../open-record/failure-words';
import { useRecordOnScreen } from '../../open-record/record-context';
import { isShown } from '../../open-record/role-limits';
import { useSession } from '../../state/session';
import { RetryAll } from './RetryAll';

const FAILURES = {
  unreachable: 'did not answer',
  'too-slow': 'did not answer in time',
  'bad-answer': 'answered unreadably',
  'sign-in-again': signInWords(1),
} as const;

const shownOf = (view: RecordView): readonly SectionId[] =>
  SECTIONS.filter((section) => section !== 'demographics' && isShown(view, section));

/**
 * "every section", "letters": which sections are missing, and from whom. Providers that leave out the same share one
 * part.
 */
function missingParts(
  shown: readonly SectionId[],
  missing: ReadonlyMap<string, readonly SectionId[]>,
): readonly (readonly [string, readonly string[]])[] {
  const byWords = new Map<string, string[]>();
  for (const [provider, sections] of missing) {
    const here = shown.filter((section) => sections.includes(section));
    const words =
      here.length === shown.length
        ? 'every section'
        : here.map((section) => SECTION_NAMES[section].toLowerCase()).join(', ');
    byWords.set(words, [...(byWords.get(words) ?? []), provider]);
  }
  return [...byWords];
}

/** Why one is missing, where to ring it, and a way to ask it again. */
function Silent({ state }: { readonly state: ProviderState }) {
  const { retry, briefNameOf } = useRecordOnScreen();
  const renewUrl = useSession((session) => (session.phase === 'signed-in' ? session.session.renewUrl : undefined));
  const name = briefNameOf(state.provider.id);
  if (state.state === 'answered' || state.state === 'asking') return name;
  return (
    <>
      {name}{' '}
      <span className="wp-coverage__why">
        ({state.state === 'failed' ? FAILURES[state.reason] : 'identity not confirmed'}
        {state.provider.telephone !== undefined && (
          <>
            ; <span className="wp-nowrap">phone {state.provider.telephone}</span>
          </>
        )}{' '}
        {isSignInOver(state) && renewUrl !== undefined && (
          <>
            <a href={renewUrl}>
              Renew sign-in<span className="nhsuk-u-visually-hidden"> for {name}</span>
            </a>{' '}
          </>
        )}
        <Button
          look="text"
          onClick={() => {
            retry(state.provider.id);
          }}
        >
          Retry<span className="nhsuk-u-visually-hidden"> {name}</span>
        </Button>
        )
      </span>
    </>
  );
}

export function CoverageMissing() {
  const { opened, record, states, briefNameOf } = useRecordOnScreen();
  const shown = shownOf(opened.view);
  // INVARIANT: whoever did not answer is named here, whatever is known of its sections.
  const silent = states.filter(({ state }) => state !== 'answered' && state !== 'asking');
  const parts = missingParts(
    shown,
    new Map([...silent.map(({ provider }) => [provider.id, shown] as const), ...missingByFailure(record.absences)]),
  );
  if (parts.length === 0) return null;
  const stateOf = new Map(states.map((state) => [state.provider.id, state]));
  const isUnconfirmed = states.some(({ state }) => state === 'identity-not-confirmed');
  return (
    <p className="wp-coverage__missing">
      Missing:{' '}
      {parts.map(([words, providers], part) => (
        <Fragment key={words}>
          {part > 0 && '; '}
          {words} from{' '}
          {providers.map((id, at) => {
            const state = stateOf.get(id);
            return (
              <Fragment key={id}>
                {at > 0 && ', '}
                {state === undefined ? briefNameOf(id) : <Silent state={state} />}
              </Fragment>
            );
          })}
        </Fragment>
      ))}
      {/* after other words it is another text: it does not jump along the line */}
      <span key={parts.join()}>{isUnconfirmed ? '. Phone to check whose record it is. ' : '. '}</span>
      <RetryAll />
    </p>
  );
}
