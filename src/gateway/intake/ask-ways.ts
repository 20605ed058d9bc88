/** How is a provider asked for one person in its own way, and what does it hold? Source: CONTRACT "retrieve". */
import type { ResourceType } from '../../domain/section-of';
import { typeInR4 } from '../../stu3/convert';
import type { ProviderConfig } from '../config';
import type { Contribution, IntakeFailure, IntakeResult, PartialReason } from '../pipeline';
import { readCapabilities } from './ask/capabilities';
import { contributionOf, distinct } from './contribution';
import type { Questions } from './ask/exchange';
import { failureOf, findPatient, saysNotFound } from './ask/find-patient';
import { firstPage } from './ask/first-page';
import { withLimitedConcurrency } from './ask/limited-concurrency';
import type { PageEntry } from './ask/page';
import { readPages } from './ask/pages';
import type { Person } from './identity/person';
import { readReferred } from './ask/referred';
import { STRUCTURED_RECORD, STRUCTURED_RECORD_TYPES, structuredRecordQuestion } from './ask/structured-record';

const SEARCHES_AT_ONCE = 6;

export const nobody = (supplies: Contribution['supplies'], partial: readonly PartialReason[] = []): Contribution => ({
  outcome: 'answered',
  known: false,
  resources: [],
  supplies,
  partial: distinct(partial),
  warnings: [],
});

async function askEverything(exchange: Questions, provider: ProviderConfig, person: Person): Promise<IntakeResult> {
  const found = await findPatient(exchange, provider, person);
  if (found.outcome === 'unknown') return nobody(null, found.partial);
  if (found.outcome !== 'found') return found;
  const first = await firstPage(exchange, `Patient/${encodeURIComponent(found.id)}/$everything`);
  const pages = await readPages(exchange, first, provider, null);
  if (!pages.ok) return failureOf(pages.why);
  return contributionOf({
    provider,
    person,
    entries: pages.entries,
    partial: [...found.partial, ...pages.partial],
    supplies: null,
    confirmed: found,
  });
}

async function askBySearch(exchange: Questions, provider: ProviderConfig, person: Person): Promise<IntakeResult> {
  const asking = exchange.get('metadata');
  // a person who cannot be confirmed is told at once, however long the provider takes to say what it supplies
  const found = await findPatient(exchange, provider, person);
  if (found.outcome !== 'unknown' && found.outcome !== 'found') return found;
  const metadata = await asking;
  const capabilities = metadata.ok ? readCapabilities(metadata.value) : null;
  // that nobody is known there is an answer, whether or not it says what it would supply
  if (found.outcome === 'unknown') return nobody(capabilities?.supplies ?? null, found.partial);
  if (!metadata.ok) return failureOf(metadata.why);
  if (capabilities === null) return { outcome: 'bad-answer' };
  const { searchable, bySubject, supplies } = capabilities;
  const entries: PageEntry[] = [];
  const partial: PartialReason[] = [...found.partial];
  const failures: IntakeFailure[] = [];
  const answers = await withLimitedConcurrency(searchable, SEARCHES_AT_ONCE, async (type) => {
    const query = new URLSearchParams({ [bySubject.has(type) ? 'subject' : 'patient']: `Patient/${found.id}` });
    const named = typeInR4(type) as ResourceType;
    return {
      type: named,
      pages: await readPages(exchange, await firstPage(exchange, `${type}?${query.toString()}`), provider, named),
    };
  });
  for (const { type, pages } of answers) {
    if (pages.ok) {
      for (const entry of pages.entries) entries.push(entry);
      partial.push(...pages.partial);
      continue;
    }
    failures.push(failureOf(pages.why));
    partial.push(pages.why === 'bytes' ? { kind: 'bounded' } : { kind: 'unreadable', type });
  }
  const slow = failures.find(({ outcome }) => outcome === 'too-slow');
  if (slow) return slow;
  const [first] = failures;
  if (first !== undefined && failures.length === answers.length) return first;
  const referred = await readReferred(exchange, provider.baseUrl, entries);
  if (referred.ended) return { outcome: 'too-slow' };
  if (referred.bounded) partial.push({ kind: 'bounded' });
  return contributionOf({
    provider,
    person,
    entries: [...entries, ...referred.entries],
    partial,
    supplies,
    confirmed: found,
  });
}

async function askGpConnect(exchange: Questions, provider: ProviderConfig, person: Person): Promise<IntakeResult> {
  const asked = await exchange.post(STRUCTURED_RECORD, structuredRecordQuestion(person.nhsNumber));
  // GP Connect has no paging: a bundle that offers a next page is one whose rest cannot be read
  const pages = await readPages(exchange, asked, { ...provider, maxPages: 1 }, null);
  if (!pages.ok) return saysNotFound(pages.status, pages.body) ? nobody(STRUCTURED_RECORD_TYPES) : failureOf(pages.why);
  const empty = pages.entries.length === 0;
  if (empty && pages.failed) return { outcome: 'bad-answer' };
  const partial = pages.partial.map((reason): PartialReason =>
    reason.kind === 'bounded' ? { kind: 'unreadable', type: null } : reason,
  );
  if (empty) return nobody(STRUCTURED_RECORD_TYPES, partial);
  return contributionOf({
    provider,
    person,
    entries: pages.entries,
    partial,
    supplies: STRUCTURED_RECORD_TYPES,
    confirmed: null,
  });
}

const WAYS = { everything: askEverything, search: askBySearch, 'gp-connect': askGpConnect } as const;

/**
 * Asked again with the same answers it asks the same and comes to the same: whoever hands an exchange over may begin
 * anew.
 */
export const askInItsWay = (exchange: Questions, provider: ProviderConfig, person: Person): Promise<IntakeResult> =>
  WAYS[provider.retrieve](exchange, provider, person);
