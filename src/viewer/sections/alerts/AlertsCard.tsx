/**
 * What must be known before anything is done? Decisions about resuscitation and treatment first and in full words, then
 * concerns for somebody's safety, folded, then the rest. (Hazards H-39, H-40.)
 */
import { useState, type ReactNode } from 'react';
import { formatDate } from '../../../domain/dates/written';
import type { SectionId } from '../../../domain/sections';
import {
  binds,
  treatmentParts,
  treatmentWords,
  type OtherAlert,
  type RankedAlerts,
  type TreatmentAlert,
} from '../../../record/alert-ranks';
import type { Entry } from '../../../record/entry';
import { staysOnScreen } from '../../../record/safeguarding';
import { Button } from '../../components/Button';
import { Tag } from '../../components/Tag';
import { Unbroken } from '../../components/Unbroken';
import { rememberOpener } from '../../open-record/focus';
import { useLate } from '../../open-record/late-answers';
import { usePrinting } from '../../open-record/printing';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';
import { isShown } from '../../open-record/role-limits';
import { restOf } from '../entry-words';
import { SourceNames } from '../EntryLines';
import { SummaryCard } from '../SummaryCard';
import { ALERTS_HEADING, namesIn, notChecked, useRankedAlerts } from './alert-entries';

interface AlertsCardProps {
  /** Sections that the card reads. */
  readonly sections: readonly SectionId[];
  /** True where needs and plans have cards of their own. */
  readonly apart?: boolean;
  /** How many of the last group before “more”. */
  readonly shown: number;
}

export function AlertsCard({ sections, apart = false, shown }: AlertsCardProps) {
  const onScreen = useRecordOnScreen();
  // INVARIANT: as in the banner, of all that came: a decision or a concern that stands elsewhere is never held back
  const { whole } = useLate();
  const { treatment, safeguarding, rest } = useRankedAlerts({ record: whole ?? onScreen.record });
  const others = apart ? rest.filter(({ rank }) => rank === 'warning') : rest;
  const alerts = [...treatment, ...safeguarding, ...others];
  return (
    <SummaryCard
      title="Alerts"
      titleId={ALERTS_HEADING}
      sections={sections}
      count={alerts.length}
      grave
      bareOnPaper={alerts.every(({ entry }) => staysOnScreen(entry))}
    >
      <NotChecked />
      <ul className="wp-lines wp-dangers">
        {sameWords(treatment, namesIn(onScreen)).map(([alert, ...same]) => (
          <Treatment key={alert.entry.id} alert={alert} same={same} />
        ))}
        <Concerns concerns={safeguarding} />
        <Others alerts={others} shown={Math.max(1, shown - treatment.length - safeguarding.length)} />
      </ul>
    </SummaryCard>
  );
}

type Same = readonly [TreatmentAlert, ...TreatmentAlert[]];

/**
 * Plans that are said in the same words to the day stand in one cell, each to be opened by itself: nobody says that
 * they are one. INVARIANT: of decisions about CPR each has a cell of its own.
 */
function sameWords(
  alerts: readonly TreatmentAlert[],
  names: (providers: readonly string[]) => string,
): readonly Same[] {
  const cells = new Map<string, Same>();
  for (const alert of alerts) {
    const words = treatmentWords(alert, names);
    const key = alert.kind === 'cpr' ? `${words} ${alert.entry.id}` : words;
    const [first, ...others] = cells.get(key) ?? [alert];
    cells.set(key, first === alert ? [alert] : [first, ...others, alert]);
  }
  return [...cells.values()];
}

/** A decision may stand where nobody has answered: said once, here where the banner has no word of alerts. */
function NotChecked() {
  const onScreen = useRecordOnScreen();
  const missing = notChecked(onScreen);
  return missing === null || isShown(onScreen.opened.view, 'alerts') ? null : (
    <p className="wp-danger wp-danger--missing">
      <b>
        <span aria-hidden="true">✕ </span>Treatment plans not fully checked
      </b>{' '}
      – {missing}
    </p>
  );
}

interface AlertLineProps {
  readonly entry: Entry;
  readonly bound: boolean;
  readonly cpr?: boolean;
  /** Another way in, below it. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** One alert: the whole line opens it. INVARIANT: what stays on the screen is never printed. */
function AlertLine({ entry, bound, cpr = false, beside, children }: AlertLineProps) {
  const open = useReading((state) => state.open);
  const looks = [
    'wp-line wp-danger',
    bound ? 'wp-danger--binds' : '',
    cpr ? 'wp-danger--cpr' : '',
    staysOnScreen(entry) ? 'wp-screen-only' : '',
  ];
  return (
    <li className={looks.filter(Boolean).join(' ')}>
      <button
        type="button"
        className="wp-line__open"
        onClick={(event) => {
          rememberOpener(event.currentTarget);
          open(entry.id);
        }}
      >
        {children}
      </button>
      {beside}
    </li>
  );
}

/** Is this more than the name of the plan, which stands before it? */
const saysMore = (words: string, alert: TreatmentAlert): boolean =>
  !treatmentWords(alert, () => '').startsWith(`${words.replace(/ form$/i, ' plan')} (`);

interface TreatmentProps {
  readonly alert: TreatmentAlert;
  /** Said in the same words. */
  readonly same: readonly TreatmentAlert[];
}

function Treatment({ alert, same }: TreatmentProps) {
  const onScreen = useRecordOnScreen();
  const { entry } = alert;
  const [what, where, rest] = treatmentParts(alert, namesIn(onScreen));
  // INVARIANT: of a CPR decision no word of its own that could be read as the direction which is not known.
  const own = restOf(entry, onScreen.nameOf) ?? entry.title;
  const said = alert.kind !== 'cpr' && saysMore(own, alert) ? own : null;
  return (
    <AlertLine
      entry={entry}
      bound
      cpr={alert.kind === 'cpr'}
      beside={same.map((other) => (
        <Also key={other.entry.id} alert={other} />
      ))}
    >
      {/* other words are another text: its end does not jump from line to line */}
      <span key={where}>
        <b className="wp-line__title">{what}</b>
        <span className="wp-danger__where">
          <Unbroken text={where} />
        </span>
        {rest !== '' && <b className="wp-line__title">{rest}</b>}
      </span>
      {said !== null && <span className="wp-line__rest"> {said}</span>}
      {entry.conflicts.length > 0 && (
        <>
          {' '}
          <Tag look="warning">sources disagree</Tag>
        </>
      )}
    </AlertLine>
  );
}

/** What else is said so: by its own title, for it may be another. */
function Also({ alert: { entry } }: { readonly alert: TreatmentAlert }) {
  const open = useReading((state) => state.open);
  return (
    <button
      type="button"
      className={staysOnScreen(entry) ? 'wp-danger__also wp-screen-only' : 'wp-danger__also'}
      onClick={(event) => {
        rememberOpener(event.currentTarget);
        open(entry.id);
      }}
    >
      Also: {entry.title}
    </button>
  );
}

/** Their words are read by whoever asks for them, and not by whoever happens to see the screen. */
function Concerns({ concerns }: { readonly concerns: RankedAlerts['safeguarding'] }) {
  const [unfolded, setUnfolded] = useState(false);
  if (concerns.length === 0) return null;
  return (
    <>
      <li className="wp-line wp-danger wp-screen-only">
        <Button
          look="text"
          className="wp-danger__fold"
          aria-expanded={unfolded}
          onClick={() => {
            setUnfolded(!unfolded);
          }}
        >
          {concerns.length === 1 ? 'Concern recorded' : `${String(concerns.length)} concerns recorded`} –{' '}
          {unfolded ? 'close' : 'open'}
        </Button>
      </li>
      {unfolded && concerns.map((concern) => <Other key={concern.entry.id} alert={concern} />)}
    </>
  );
}

function Others({ alerts, shown }: { readonly alerts: readonly OtherAlert[]; readonly shown: number }) {
  const [all, setAll] = useState(false);
  const printing = usePrinting((state) => state.now);
  const more = alerts.length - shown;
  return (
    <>
      {/* INVARIANT: a print holds every line that may be printed. */}
      {(all || printing ? alerts : alerts.slice(0, shown)).map((alert) => (
        <Other key={alert.entry.id} alert={alert} />
      ))}
      {more > 0 && (
        <li className="wp-screen-only">
          <Button
            look="text"
            className="wp-more"
            aria-expanded={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {all ? 'Show fewer' : `+ ${String(more)} more`}
          </Button>
        </li>
      )}
    </>
  );
}

function Other({ alert }: { readonly alert: OtherAlert }) {
  const { nameOf } = useRecordOnScreen();
  const { entry, rank } = alert;
  const said = rank === 'need' ? null : restOf(entry, nameOf);
  return (
    <AlertLine entry={entry} bound={binds(alert)}>
      <span className="wp-line__title">{entry.title}</span>
      {said !== null && <span className="wp-line__rest"> {said}</span>}
      {entry.tag !== null && (
        <>
          {' '}
          <Tag>{entry.tag}</Tag>
        </>
      )}
      {entry.conflicts.length > 0 && (
        <>
          {' '}
          <Tag look="warning">conflict</Tag>
        </>
      )}{' '}
      <span className="wp-source">
        {entry.date !== null && rank !== 'need' && <span className="wp-nowrap">{formatDate(entry.date)} · </span>}
        <SourceNames entry={entry} />
      </span>
    </AlertLine>
  );
}
