/** What is handed to the person: who looked, under a head of its own, to print or to keep as FHIR? */
import { useMutation } from '@tanstack/react-query';
import type { AuditEvent, Bundle, Composition } from 'fhir/r4';
import { useState } from 'react';
import { accessReportOf, countsInWords } from '../../../domain/access-report';
import { readAuditEvent } from '../../../domain/audit';
import { HAND_OVER, REPORT_FOOT, REPORT_TITLE, reportHead, type ReportHead } from '../../../domain/report-head';
import { reportAccesses, type ReportRequest } from '../../api/desks';
import { describeFailure } from '../../api/failure';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Choices';
import { InsetNotice } from '../../components/InsetNotice';
import { saveFile } from '../../open-record/save-file';
import { useSession } from '../../state/session';
import { Visitors } from './AccessReportView';

/** Read back from the document, so that the paper says what the file says. */
function headOf(bundle: Bundle, asked: ReportRequest): ReportHead {
  const composition = bundle.entry?.[0]?.resource as Composition | undefined;
  const name = composition?.subject?.display;
  const onlyOf = composition?.custodian?.display;
  return {
    nhsNumber: asked.nhsNumber,
    ...(name === undefined ? {} : { name }),
    ...(asked.from === undefined ? {} : { from: asked.from }),
    ...(asked.to === undefined ? {} : { to: asked.to }),
    madeAt: composition?.date ?? '',
    instance: composition?.author[0]?.display ?? '',
    ...(onlyOf === undefined ? {} : { onlyOf }),
    staffNamed: asked.staffNames,
  };
}

function Paper({ bundle, asked }: { readonly bundle: Bundle; readonly asked: ReportRequest }) {
  const events = (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'AuditEvent' ? [resource as AuditEvent] : [],
  );
  const report = accessReportOf(events.map(readAuditEvent));
  return (
    <section className="wp-panel wp-report" aria-label="Report">
      <h2>{REPORT_TITLE}</h2>
      <dl className="wp-alert-facts">
        {reportHead(headOf(bundle, asked)).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}.</dd>
          </div>
        ))}
      </dl>
      <p>{countsInWords(report)}</p>
      <Visitors report={report} />
      <p>{REPORT_FOOT}</p>
    </section>
  );
}

const NAMING = 'Your decision, and on record under your name: there is no general right to their names';

/** `asked`: the number and days of the search that was made. */
export function PersonReport({ asked }: { readonly asked: Omit<ReportRequest, 'staffNames'> }) {
  const [staffNames, setStaffNames] = useState(false);
  const making = useMutation({ mutationFn: reportAccesses });
  const me = useSession((state) => (state.phase === 'signed-in' ? state.session.user.name : ''));
  return (
    <>
      <section className="wp-panel wp-screen-only" aria-label="Make the report">
        <InsetNotice title="For the person alone">
          <p>{HAND_OVER}</p>
        </InsetNotice>
        <Checkbox
          id="staff-names"
          label={`Name members of staff. ${NAMING}`}
          checked={staffNames}
          onChange={setStaffNames}
        />
        {making.isError ? (
          <InsetNotice look="danger" live title="The report was not made">
            <p>{describeFailure(making.error)}</p>
          </InsetNotice>
        ) : null}
        <div className="wp-actions">
          <Button
            busy={making.isPending}
            onClick={() => {
              making.mutate({ ...asked, staffNames });
            }}
          >
            Make the report
          </Button>
          {making.data === undefined ? null : (
            <>
              <Button
                look="secondary"
                onClick={() => {
                  window.print();
                }}
              >
                Print, or save as PDF
              </Button>
              <Button
                look="secondary"
                onClick={() => {
                  const text = JSON.stringify(making.data, null, 1);
                  saveFile(new Blob([text], { type: 'application/fhir+json' }), 'who-looked.json');
                }}
              >
                Save as FHIR
              </Button>
            </>
          )}
        </div>
        <p className="wp-quiet">
          Made and handed over by {me}. If you save it, keep it secure and delete it when you have finished.
        </p>
      </section>
      {making.data === undefined ? null : <Paper bundle={making.data} asked={making.variables} />}
    </>
  );
}
