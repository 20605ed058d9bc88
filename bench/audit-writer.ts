/**
 * How many audit rows does one process append in a while, with ten at it? Run by `bench/audit.ts`:
 * `tsx bench/audit-writer.ts URL SECONDS [busy]`; busy: the event loop is held for 20 ms again and again, as by large
 * answers. Prints the rows a second.
 */
import type { AuditEvent } from 'fhir/r4';
import { openDatabase } from '../server/database/open';
import { auditStore } from '../server/database/audit-store';

const WRITERS = 10;
const HELD_MS = 20;

const [url = '', seconds = '5', busy] = process.argv.slice(2);

const EVENT: AuditEvent = {
  resourceType: 'AuditEvent',
  type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
  recorded: '2026-11-25T08:00:00.000Z',
  outcome: '0',
  agent: [{ requestor: true, who: { display: 'Somebody' } }],
  source: { observer: { display: 'gateway' } },
  // as long as a row is in use
  entity: [{ detail: [{ type: 'filler', valueString: 'x'.repeat(2_000) }] }],
};

/** Holds the event loop, lets it turn once, and holds it again. */
function hold(until: number): void {
  const end = performance.now() + HELD_MS;
  while (performance.now() < end);
  if (performance.now() < until) setImmediate(hold, until);
}

const opened = await openDatabase(url);
if (!opened.ok) throw new Error(opened.problem);
const store = auditStore(opened.db);
await store.append(EVENT, {});
const started = performance.now();
const until = started + Number(seconds) * 1000;
let appended = 0;
if (busy === 'busy') hold(until);
await Promise.all(
  Array.from({ length: WRITERS }, async (_, at) => {
    while (performance.now() < until) {
      await store.append(EVENT, { userId: `writer-${String(at)}` });
      appended += 1;
    }
  }),
);
process.stdout.write(`${String(appended / ((performance.now() - started) / 1000))}\n`);
await opened.close();
