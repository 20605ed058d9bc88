/**
 * What does an open record show, and where? Its banner and coverage always in view, the summary and timeline laid out
 * for the role, an entry beside them.
 */
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { OpenedRecord, SessionAnswer } from '../../../domain/api';
import type { ProviderRef } from '../../../domain/settings';
import { useArrived } from '../../navigation/later';
import { useDialogs } from '../../open-record/dialogs';
import { createRecordReader } from '../../open-record/record-reader';
import { useSectionRules } from '../../open-record/section-rules';
import { LateContext } from '../../open-record/late-answers';
import { usePrinting } from '../../open-record/printing';
import { RecordContext, useRecordOnScreen, type RecordOnScreen } from '../../open-record/record-context';
import { useProviders, viewKeyOf } from '../../open-record/provider-queries';
import { useLateAnswers, type LateFollow } from '../../open-record/use-late-answers';
import { isTold } from '../../open-record/use-told';
import { briefNames, ownFirst, shortNames } from '../../open-record/provider-names';
import type { OpenRecord } from '../../state/open-record';
import { CoverageStrip } from './CoverageStrip';
import { EmergencyBanner } from './EmergencyBanner';
import { PatientBanner } from './PatientBanner';
import { RecordBody } from './RecordBody';
import { Summary } from './Summary';
import { LaterPart } from './LaterPart';
import { layoutOf } from './layouts';
import { ClosedPart, DialogsPart, EntryPart, HabitsPart, OwnNamesPart, PrintHeadPart, TimelinePart } from './parts';
import { useBrowserPrint } from './print-record';
import { useTopHeight } from './use-top-height';

/** Holds the timeline's place until it comes, so that nothing moves when it does. */
const TIMELINE_PLACE = <section className="wp-timeline" aria-label="Timeline" aria-busy="true" />;

const useNamesOf = (providers: readonly ProviderRef[]) =>
  useMemo(
    () => ({
      whole: new Map(providers.map(({ id, name }) => [id, name])),
      short: shortNames(providers),
      brief: briefNames(providers),
    }),
    [providers],
  );

/** Fetched only where a deployer's own tables are in force. */
function OwnNamesLine({ of }: { readonly of: OpenedRecord['terminology'] }) {
  return of === undefined ? null : (
    <LaterPart what="This service’s own list of names" place={null}>
      <OwnNamesPart.Part key={of.digest} digest={of.digest} />
    </LaterPart>
  );
}

/** Said in view, where it was open on this page and is no longer. */
function EmergencyEnded({ isOpen }: { readonly isOpen: boolean }) {
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return isOpen || !wasOpen ? null : (
    <p className="wp-emergency-ended" role="status">
      Emergency access has ended. This is your role’s own view.
    </p>
  );
}

/** What is below draws what stands; paper has everything. */
function Standing({ late, children }: { readonly late: LateFollow; readonly children: ReactNode }) {
  const onScreen = useRecordOnScreen();
  const printing = usePrinting((state) => state.now);
  const { standing, held, show } = printing ? { standing: onScreen.record, held: [], show: late.show } : late;
  return (
    <LateContext value={{ held, whole: onScreen.record, show }}>
      <RecordContext value={{ ...onScreen, record: standing }}>{children}</RecordContext>
    </LateContext>
  );
}

interface OpenRecordPageProps {
  readonly open: OpenRecord;
  readonly session: SessionAnswer;
}

export function OpenRecordPage({ open, session }: OpenRecordPageProps) {
  const { record: opened } = open;
  const [openedAt] = useState(() => Date.now());
  const [read] = useState(() => createRecordReader(openedAt));
  const providers = useMemo(
    () => ownFirst(opened.providers, session.organisation.name),
    [opened.providers, session.organisation.name],
  );
  const { states, ended, retry } = useProviders(opened.access, viewKeyOf(opened.view), providers);
  const names = useNamesOf(providers);
  const rules = useSectionRules((state) => state.rules);
  useSectionRules((state) => state.layings);
  const record = read(states, rules, opened.notices);
  const late = useLateAnswers(record, viewKeyOf(opened.view));
  const onScreen: RecordOnScreen = {
    opened,
    openedAt,
    role: session.role,
    own: providers.find(({ name }) => name === session.organisation.name)?.id ?? null,
    record,
    states,
    retry: (provider) => {
      late.wish(provider);
      retry(provider);
    },
    nameOf: (provider) => names.whole.get(provider) ?? provider,
    shortNameOf: (provider) => names.short.get(provider) ?? provider,
    briefNameOf: (provider) => names.brief.get(provider) ?? provider,
    inOrder: (ids) => providers.map(({ id }) => id).filter((id) => ids.includes(id)),
  };
  const whole = useTopHeight();
  useBrowserPrint(opened.access);
  const timelineArrived = useArrived(isTold({ states }), TimelinePart);
  const dialog = useDialogs((state) => state.dialog);
  useEffect(() => {
    if (timelineArrived) void EntryPart.ahead().then(DialogsPart.ahead);
  }, [timelineArrived]);
  if (ended !== null) return <ClosedPart.Part from={session.launchedFrom} reason={ended} />;
  const layout = layoutOf(session.layoutLike ?? session.role);
  return (
    <RecordContext value={onScreen}>
      <div className={`wp-record wp-record--${layout.shape}`} ref={whole}>
        <div className="wp-record__top">
          <div className="wp-record__whose">
            {opened.view.emergency !== null && (
              <EmergencyBanner access={opened.access} endsAt={opened.view.emergency.endsAt} reason={open.reason} />
            )}
            <EmergencyEnded isOpen={opened.view.emergency !== null} />
            <PatientBanner now={openedAt} apart={layout.band === 'alerts'} />
          </div>
          <CoverageStrip />
          <OwnNamesLine of={opened.terminology} />
        </div>
        {timelineArrived && (
          <LaterPart what="What a print says of itself" place={null}>
            <PrintHeadPart.Part open={open} session={session} />
            <HabitsPart.Part />
          </LaterPart>
        )}
        <RecordBody>
          <Standing late={late}>
            <Summary layout={layout} />
          </Standing>
          {timelineArrived ? (
            <LaterPart what="The timeline" place={TIMELINE_PLACE}>
              <TimelinePart.Part />
            </LaterPart>
          ) : (
            TIMELINE_PLACE
          )}
        </RecordBody>
      </div>
      {dialog !== null && (
        <LaterPart what="What you asked for" place={null}>
          <DialogsPart.Part />
        </LaterPart>
      )}
    </RecordContext>
  );
}
