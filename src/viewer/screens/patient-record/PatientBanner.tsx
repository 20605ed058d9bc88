/**
 * Whose record is this? Name, birth, gender and NHS number, always in view. Source: NHS Common User Interface, patient
 * banner.
 */
import { useEffect, useRef } from 'react';
import { parseDate } from '../../../domain/dates';
import { ageAt } from '../../../domain/dates/age';
import { formatDate, formatLong } from '../../../domain/dates/written';
import { formatNhsNumber } from '../../../domain/nhs-number';
import { Button } from '../../components/Button';
import { useDialogs } from '../../open-record/dialogs';
import { useRecordOnScreen } from '../../open-record/record-context';
import { isShown } from '../../open-record/role-limits';
import { AlertsInBanner, OtherAlertsInBanner } from './Alerts';
import { AllergyBox } from './AllergyBox';
import { BannerDate } from './BannerDate';
import { LaterPart } from './LaterPart';
import { AddressPart } from './parts';
import { printRecord } from './print-record';

interface PatientBannerProps {
  readonly now: number;
  /** True where needs and plans have cards of their own. */
  readonly apart?: boolean;
}

export function PatientBanner({ now, apart = false }: PatientBannerProps) {
  const { opened } = useRecordOnScreen();
  const name = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // An opened record begins at its top, for the eye, the keyboard and the screen reader alike.
    document.documentElement.scrollTop = 0;
    name.current?.focus({ preventScroll: true });
  }, []);
  const { patient, view } = opened;
  const born = parseDate(patient.dateOfBirth);
  const died = parseDate(patient.deceasedAt);
  const age = born === null || (patient.deceased && died === null) ? null : ageAt(born, died?.sort ?? now);
  return (
    <section className={patient.deceased ? 'wp-banner wp-banner--deceased' : 'wp-banner'} aria-label="Patient">
      <div className="wp-banner__whose">
        <h1 className="wp-banner__name" ref={name} tabIndex={-1}>
          <PersonName name={patient.name} />
        </h1>
        <dl className="wp-banner__facts">
          <BannerDate
            label="Born"
            date={born}
            after={age === null || patient.deceased ? null : `(${age})`}
            spoken={born === null ? null : formatLong(born)}
            text={born === null ? 'Not known' : formatDate(born)}
          />
          {patient.deceased && (
            <BannerDate
              label="Died"
              date={died}
              after={age === null ? null : `(aged ${age})`}
              spoken={died === null ? null : formatLong(died)}
              text={died === null ? 'Date not known' : formatDate(died)}
            />
          )}
          <div>
            <dt>Gender</dt>
            <dd>{patient.gender}</dd>
          </div>
          <div>
            <dt>NHS No.</dt>
            <dd className="wp-banner__number">{formatNhsNumber(patient.nhsNumber)}</dd>
          </div>
        </dl>
      </div>
      <BannerTools apart={apart} />
      {view.addressAtOnce && (
        <LaterPart what="The address" place={<div className="wp-banner__address" />}>
          <AddressPart.Part />
        </LaterPart>
      )}
      <div className="wp-banner__vital">
        {isShown(view, 'allergies') && <AllergyBox />}
        <AlertsInBanner />
      </div>
    </section>
  );
}

/** “FAMILY, Given (Title)”: each part by itself, so that one written from right to left moves nothing beside it. */
const PersonName = ({ name }: { readonly name: string }) =>
  name.split(/(, | \(|\)$)/).map((part, index) => (index % 2 === 0 ? <bdi key={String(index)}>{part}</bdi> : part));

/** What the role may do with the record as a whole. */
function BannerTools({ apart }: { readonly apart: boolean }) {
  const { opened } = useRecordOnScreen();
  const { view } = opened;
  const show = useDialogs((state) => state.show);
  return (
    <div className="wp-banner__tools wp-screen-only">
      <Button
        look="text"
        onClick={() => {
          show({ kind: 'contacts' });
        }}
      >
        Contacts
      </Button>
      <Button
        look="text"
        onClick={() => {
          void printRecord(opened.access, 'Summary');
        }}
      >
        Print
      </Button>
      {view.exportOffered && (
        <Button
          look="text"
          onClick={() => {
            show({ kind: 'export' });
          }}
        >
          Export
        </Button>
      )}
      <OtherAlertsInBanner apart={apart} />
      {view.emergencyOffered && view.emergency === null && (
        <button
          type="button"
          className="wp-emergency-button"
          onClick={() => {
            show({ kind: 'emergency', renew: false });
          }}
        >
          Emergency access
        </button>
      )}
    </div>
  );
}
