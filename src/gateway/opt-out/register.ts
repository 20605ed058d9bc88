/** Has this person opted out, as of now? Reads the register's decisions; the latest effective one wins (POLICY 1). */
import type { OptOutDecision, OptOutHistory } from '../../domain/api';
import { fromIso } from '../../domain/instant';
import type { CaseStore, OptOutStore, Ports, StoredConsent } from '../ports';
import { personKey } from './sealed';

/** Decisions that were never made, or were made in error, decide nothing. FHIR Consent.status. */
const COUNTS: readonly string[] = ['active', 'inactive'];

export const isDenial = ({ consent }: StoredConsent): boolean => consent.provision?.type === 'deny';

/**
 * The decision in force at `now`: the latest by `dateTime`; of two at the same instant a denial wins. One that permits
 * counts from its moment on; one that denies counts at once, for a moment to come tells that another machine's clock is
 * ahead of this one's. Null where nobody has decided anything.
 */
export function decisionInForce(decisions: readonly StoredConsent[], now: number): StoredConsent | null {
  let latest: StoredConsent | null = null;
  for (const decision of decisions) {
    const at = fromIso(decision.dateTime);
    if (!COUNTS.includes(decision.consent.status)) continue;
    // INVARIANT: a decision whose moment cannot be read counts as made just now when it denies, and not at all when it
    // permits.
    if (!isDenial(decision) && (Number.isNaN(at) || at > now)) continue;
    const latestAt = latest ? fromIso(latest.dateTime) : Number.NEGATIVE_INFINITY;
    if (Number.isNaN(latestAt)) continue;
    if (Number.isNaN(at) || at > latestAt || (at === latestAt && isDenial(decision))) latest = decision;
  }
  return latest;
}

/** True when a denial is in force under any of the person's NHS numbers. Rejects when the register cannot answer. */
export async function isOptedOut(store: OptOutStore, nhsNumbers: readonly string[], now: number): Promise<boolean> {
  const perNumber = await Promise.all(nhsNumbers.map((number) => store.of(number)));
  return perNumber.some((decisions) => {
    const decision = decisionInForce(decisions, now);
    return decision !== null && isDenial(decision);
  });
}

/**
 * True when the desk holds any of these numbers’ records: a form agrees in number and date of birth, and waits to be
 * ruled (POLICY 1). INVARIANT: asked anew each time, of what every gateway shares. Rejects when it cannot be told.
 */
export const isHeld = (
  cases: Pick<CaseStore, 'heldAmong'>,
  ports: Pick<Ports, 'key'>,
  nhsNumbers: readonly string[],
): Promise<boolean> => cases.heldAmong(nhsNumbers.map((number) => personKey(ports, number)));

export const RECORDED_BY = 'urn:whole-picture:recorded-by';
export const ORIGIN = 'urn:whole-picture:origin';
export const REFERENCE = 'urn:whole-picture:opt-out:reference';

/** What one note on a decision says, by its url. */
export const noteOn = ({ consent }: StoredConsent, url: string): string | undefined =>
  consent.extension?.find((note) => note.url === url)?.valueString;

const toDecision = (stored: StoredConsent, active: boolean): OptOutDecision => {
  const reference = noteOn(stored, REFERENCE);
  return {
    id: stored.id,
    decision: isDenial(stored) ? 'opted-out' : 'opted-in',
    decidedAt: stored.dateTime,
    recordedBy: noteOn(stored, RECORDED_BY) ?? '',
    origin: noteOn(stored, ORIGIN) ?? '',
    active,
    ...(reference === undefined ? {} : { reference }),
  };
};

/** Everything the register holds about a number, newest first. */
export async function historyOf(store: OptOutStore, nhsNumber: string, now: number): Promise<OptOutHistory> {
  const decisions = await store.of(nhsNumber);
  const inForce = decisionInForce(decisions, now);
  const history = decisions
    .map((stored) => toDecision(stored, stored.id === inForce?.id))
    .sort((a, b) => (a.decidedAt < b.decidedAt ? 1 : a.decidedAt > b.decidedAt ? -1 : 0));
  return { optedOut: inForce !== null && isDenial(inForce), history };
}
