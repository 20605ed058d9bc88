/**
 * How do the opt-outs of an earlier register become this one’s? Each is confirmed with demographics; what is not goes
 * to the desk’s worklist, held as opted out where number and date of birth agree. Again and again it adds nothing.
 * Source: POLICY 1, leaflet 002 (“you do not need to opt out again”).
 */
import type { AuditAction } from '../../src/domain/audit';
import type { WhyWaiting } from '../../src/domain/opt-out-desk';
import { auditEvent } from '../../src/gateway/audit/event';
import { placeDetails } from '../../src/gateway/audit/place';
import type { GatewayConfig } from '../../src/gateway/config';
import { lookUpPerson } from '../../src/gateway/intake/demographics/demographics';
import { agreementOf } from '../../src/gateway/opt-out/agreement';
import { openCase, readCase, type NewCase } from '../../src/gateway/opt-out/cases';
import { consentOf } from '../../src/gateway/opt-out/consent';
import { contentKey } from '../../src/gateway/opt-out/sealed';
import type { AuditEntry } from '../../src/gateway/entries';
import type { Ports } from '../../src/gateway/ports';
import type { CarriedRow } from './carried-rows';

export interface Counts {
  readonly loaded: number;
  readonly already: number;
  readonly held: number;
  readonly worklist: number;
}

export interface LoadParts {
  readonly ports: Pick<Ports, 'key' | 'randomId' | 'stores' | 'fetch' | 'fetchFor' | 'now'>;
  readonly config: Pick<GatewayConfig, 'demographics' | 'instance'>;
  /** Where the list comes from, such as “CareMyWay (Islington)”. */
  readonly origin: string;
}

export interface Loaded {
  readonly counts: Counts;
  /** The line at which demographics had stopped answering; null where every row was dealt with. */
  readonly stoppedAt: number | null;
}

const LOADER = { id: 'opt-outs:load', name: 'Opt-outs carried over' } as const;

/** So many rows without an answer, one after the other, are no fault of theirs. */
const SILENT_ROWS = 3;

type Dealt = keyof Counts | 'no answer';

/** What the row says, by which it is known when the list is loaded again. */
const contentOf = ({ ports, origin }: LoadParts, row: CarriedRow): string =>
  contentKey(ports, [
    'carried over',
    origin,
    row.nhsNumber,
    row.familyName,
    row.givenName,
    row.dateOfBirth,
    row.postcode,
    row.optedOutOn,
  ]);

function entryOf(
  { ports, config, origin }: LoadParts,
  action: AuditAction,
  nhsNumber: string | undefined,
  details: Readonly<Record<string, string>>,
): AuditEntry {
  const event = auditEvent({
    action,
    at: ports.now(),
    user: LOADER,
    membership: null,
    succeeded: action === 'opted-out',
    ...(nhsNumber === undefined ? {} : { nhsNumber }),
    details: { origin, ...details },
    place: { instance: config.instance, server: 'localhost', client: null },
  });
  return { event, keys: { ...(nhsNumber === undefined ? {} : { nhsNumber }), userId: LOADER.id } };
}

async function audited(
  parts: LoadParts,
  action: AuditAction,
  nhsNumber: string | undefined,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  const { event, keys } = entryOf(parts, action, nhsNumber, details);
  await parts.ports.stores.audit.append(event, keys);
}

const newCase = (
  { origin }: LoadParts,
  row: CarriedRow,
  content: string,
  more: Pick<NewCase, 'state' | 'numbers'> & { readonly why: WhyWaiting | null },
): NewCase => ({
  state: more.state,
  body: {
    kind: 'opt-out',
    way: 'carried-over',
    origin,
    form: {
      nhsNumber: row.nhsNumber,
      firstName: row.givenName,
      lastName: row.familyName,
      dateOfBirth: row.dateOfBirth,
      postcode: row.postcode,
    },
    why: more.why,
    ...(row.faults.length === 0 ? {} : { faults: [`line ${String(row.line)}`, ...row.faults] }),
    // a row whose day cannot be read takes effect when it is ruled
    ...(/^\d{4}-\d{2}-\d{2}$/.test(row.optedOutOn) && row.faults.length === 0
      ? { decidedAt: `${row.optedOutOn}T00:00:00.000Z` }
      : {}),
  },
  content,
  numbers: more.numbers,
  by: LOADER.name,
  decision: `carried-${content.slice(0, 40)}`,
});

/** INVARIANT: the case, which names the decision, stands before the decision: broken off, the next load goes on. */
async function record(parts: LoadParts, row: CarriedRow, content: string, nhsNumber: string): Promise<'loaded'> {
  const { ports } = parts;
  const { cases, optOuts } = ports.stores;
  const known = await cases.withContent(content);
  const { stored } =
    known === null
      ? await openCase(
          ports,
          newCase(parts, row, content, { state: 'carried-over', numbers: [nhsNumber, row.nhsNumber], why: null }),
          ports.now(),
        )
      : await readCase(ports, known);
  const decision = consentOf({
    id: stored.decision ?? stored.id,
    nhsNumber,
    decision: 'deny',
    at: `${row.optedOutOn}T00:00:00.000Z`,
    recordedBy: LOADER.name,
    origin: parts.origin,
    reference: stored.reference,
    form: {
      firstName: row.givenName,
      lastName: row.familyName,
      dateOfBirth: row.dateOfBirth,
      postcode: row.postcode,
    },
  });
  const details = { consent: decision.id, case: stored.id, line: String(row.line) };
  await optOuts.add(decision, (place) =>
    entryOf(parts, 'opted-out', nhsNumber, { ...details, ...placeDetails(place) }),
  );
  return 'loaded';
}

async function wait(
  parts: LoadParts,
  row: CarriedRow,
  content: string,
  why: WhyWaiting,
  numbers: readonly string[],
): Promise<'held' | 'worklist'> {
  const isHeld = why === 'name-differs';
  const { ports } = parts;
  await audited(parts, isHeld ? 'opt-out-held' : 'opt-out-kept', numbers[0], {
    why: 'not confirmed by demographics',
    line: String(row.line),
  });
  const state = isHeld ? 'held' : 'received-whole';
  await openCase(ports, newCase(parts, row, content, { state, numbers, why }), ports.now());
  return isHeld ? 'held' : 'worklist';
}

/** What became of one row; `last`: it was asked about twice, and goes to the worklist without an answer too. */
async function dealWith(parts: LoadParts, row: CarriedRow, last: boolean): Promise<Dealt> {
  const { ports, config } = parts;
  const content = contentOf(parts, row);
  const known = await ports.stores.cases.withContent(content);
  const decided = await ports.stores.optOuts.get(`carried-${content.slice(0, 40)}`);
  if (decided !== null || (known !== null && known.state !== 'carried-over')) return 'already';
  if (row.faults.length > 0) return wait(parts, row, content, 'malformed', []);
  const found = await lookUpPerson(ports, config.demographics, { nhsNumber: row.nhsNumber });
  if (found.outcome === 'unavailable')
    return last ? wait(parts, row, content, 'no-usable-answer', [row.nhsNumber]) : 'no answer';
  if (found.outcome === 'unknown') return wait(parts, row, content, 'nobody', [row.nhsNumber]);
  const { person } = found;
  const agreement = agreementOf(person, { lastName: row.familyName, dateOfBirth: row.dateOfBirth });
  if (agreement === 'agrees') return record(parts, row, content, person.nhsNumber);
  return wait(
    parts,
    row,
    content,
    agreement,
    agreement === 'name-differs' ? [row.nhsNumber, person.nhsNumber, ...person.otherNhsNumbers] : [row.nhsNumber],
  );
}

/**
 * Do demographics answer at all? Asked about a row that they have answered before, so that a person for whom alone they
 * give no usable answer holds nobody else up.
 */
async function isAnswering({ ports, config }: LoadParts, answered: CarriedRow | undefined): Promise<boolean> {
  if (answered === undefined) return false;
  return (await lookUpPerson(ports, config.demographics, { nhsNumber: answered.nhsNumber })).outcome !== 'unavailable';
}

/**
 * Deals with every row in order. Where demographics stop answering it stops too: what was done stays, and the next load
 * of the same file goes on. A row for which alone they give no usable answer goes to the worklist.
 */
export async function loadCarried(parts: LoadParts, rows: readonly CarriedRow[]): Promise<Loaded> {
  const counts = { loaded: 0, already: 0, held: 0, worklist: 0 };
  const unanswered: CarriedRow[] = [];
  const another = (): CarriedRow | undefined =>
    rows.find((row) => row.faults.length === 0 && !unanswered.includes(row) && row.line < (unanswered[0]?.line ?? 0)) ??
    rows.find((row) => row.faults.length === 0 && !unanswered.includes(row));
  let silent = 0;
  for (const row of rows) {
    const dealt = await dealWith(parts, row, false);
    if (dealt !== 'no answer') {
      counts[dealt] += 1;
      silent = 0;
      continue;
    }
    unanswered.push(row);
    silent += 1;
    if (silent >= SILENT_ROWS && !(await isAnswering(parts, another())))
      return { counts, stoppedAt: unanswered[0]?.line ?? row.line };
    silent %= SILENT_ROWS;
  }
  if (unanswered.length > 0 && !(await isAnswering(parts, another())))
    return { counts, stoppedAt: unanswered[0]?.line ?? null };
  for (const row of unanswered) {
    const dealt = await dealWith(parts, row, true);
    if (dealt !== 'no answer') counts[dealt] += 1;
  }
  return { counts, stoppedAt: null };
}
