/**
 * Which parts of the record come after its summary? Each is a file of its own, fetched once the summary stands, so that
 * nobody waits for it to see an allergy.
 */
import { later } from '../../navigation/later';
import { fetchAlertRules, fetchSectionRules } from '../../open-record/section-rules';

/**
 * Comes with the rules of every section, and with what a print says of itself and what keys and Back do: where there is
 * a timeline, the whole record is on it, and may be printed.
 */
export const TimelinePart = later(
  async () =>
    (await Promise.all([import('./Timeline'), fetchSectionRules(), PrintHeadPart.ahead(), HabitsPart.ahead()]))[0]
      .Timeline,
);
export const HabitsPart = later(async () => (await import('./RecordHabits')).RecordHabits);
export const PrintHeadPart = later(async () => (await import('./PrintHead')).PrintHead);
const ranked = async () => (await Promise.all([import('../../sections/alerts/ranked'), fetchAlertRules()]))[0];
/** Nothing of the alerts is drawn before it can be read, ranked and folded. */
export const AlertsCardPart = later(async () => (await ranked()).AlertsCard);
/** With the rules by which they are read: none of them says anything of a section that cannot be read yet. */
export const LaterCardPart = later(
  async () => (await Promise.all([import('./LaterCard'), fetchSectionRules()]))[0].LaterCard,
);
export const BannerAlertsPart = later(async () => (await ranked()).BannerAlerts);
export const OtherAlertsPart = later(async () => (await ranked()).OtherAlerts);
export const EntryPart = later(async () => (await import('./EntryPanel')).EntryPanel);
export const ClosedPart = later(async () => (await import('./RecordClosed')).RecordClosed);
export const ViewPart = later(async () => (await import('./views/RecordView')).RecordView);
/** Only for the roles that see it at once. */
export const AddressPart = later(async () => (await import('./PersonAddress')).BannerAddress);
export const DialogsPart = later(async () => (await import('./RecordDialogs')).RecordDialogs);
/** Only where a deployer's own tables are in force. */
export const OwnNamesPart = later(async () => (await import('./OwnNames')).OwnNames);
export const NewSincePart = later(async () => (await import('./NewElsewhere')).NewElsewhere);
