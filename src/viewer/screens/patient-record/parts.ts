/**
 * Which parts of the record come after its summary? Each is a file of its own, fetched once the summary stands, so that
 * nobody waits for it to see an allergy.
 */
import { later } from '../../navigation/later';
import { fetchSectionRules } from '../../open-record/section-rules';

/**
 * Comes with the rules of every section, and with what a print says of itself: where there is a timeline, the whole
 * record is on it, and may be printed.
 */
export const TimelinePart = later(
  async () => (await Promise.all([import('./Timeline'), fetchSectionRules(), PrintHeadPart.ahead()]))[0].Timeline,
);
export const PrintHeadPart = later(async () => (await import('./PrintHead')).PrintHead);
/** Nothing of the alerts is drawn before it can be ranked and folded. */
export const AlertsCardPart = later(async () => (await import('../../sections/alerts/ranked')).AlertsCard);
export const PeopleCardPart = later(async () => (await import('../../sections/social-care/PeopleCard')).PeopleCard);
export const BannerAlertsPart = later(async () => (await import('../../sections/alerts/ranked')).BannerAlerts);
export const EntryPart = later(async () => (await import('./EntryPanel')).EntryPanel);
export const ClosedPart = later(async () => (await import('./RecordClosed')).RecordClosed);
export const ViewPart = later(async () => (await import('./views/RecordView')).RecordView);
/** Only for the roles that see it at once. */
export const AddressPart = later(async () => (await import('./PersonAddress')).BannerAddress);
export const DialogsPart = later(async () => (await import('./RecordDialogs')).RecordDialogs);
/** Only where a deployer's own tables are in force. */
export const OwnNamesPart = later(async () => (await import('./OwnNames')).OwnNames);
export const NewSincePart = later(async () => (await import('./NewElsewhere')).NewElsewhere);
