/**
 * How is the first page of many asked for? With as many entries on it as is sensible: a server that pages by twenty
 * would be asked a hundred times for one long record. Source: FHIR R4 Search, "_count"; CONTRACT, "retrieve".
 */
import { isObject, objectsOf } from '../../../domain/json';
import type { Asked, Questions } from './exchange';
import { leadsOn } from './page';

/** Entries on a page. What a server does not hold to is no fault: it is read to its end all the same. */
export const ON_A_PAGE = 200;

/** Who we are is the matter, or that we ask too often: the same question in other words would not be taken either. */
const OF_US: readonly number[] = [401, 403, 429];

/** Whether a server would not take the question, and might take it without the count. */
const isRefused = (asked: Asked<unknown>): boolean =>
  !asked.ok && asked.status !== null && asked.status >= 400 && asked.status < 500 && !OF_US.includes(asked.status);

/** A page as full as we asked, and no way to a second: some servers take the count for all that is wanted. */
function mayBeCutShort(asked: Asked<unknown>): boolean {
  if (!asked.ok || asked.isUncounted === true || !isObject(asked.value)) return false;
  const { link, entry } = asked.value;
  return Array.isArray(entry) && entry.length >= ON_A_PAGE && !objectsOf(link).some(leadsOn);
}

/** How many entries an answer holds; null where it leads on to more, or is no Bundle. */
function heldBy(asked: Asked<unknown>): number | null {
  if (!asked.ok || !isObject(asked.value) || objectsOf(asked.value['link']).some(leadsOn)) return null;
  const { entry } = asked.value;
  return Array.isArray(entry) ? entry.length : null;
}

/**
 * GET of a path below the base; once more without the count where the server refuses it, or stops at it. Where less
 * comes without the count, what came with it is read, and said to be cut short.
 */
export async function firstPage(exchange: Questions, path: string): Promise<Asked<unknown>> {
  const asked = await exchange.get(`${path}${path.includes('?') ? '&' : '?'}_count=${String(ON_A_PAGE)}`, path);
  if (isRefused(asked)) return exchange.get(path);
  if (!asked.ok || !mayBeCutShort(asked)) return asked;
  const whole = await exchange.get(path);
  return (heldBy(whole) ?? Infinity) < (heldBy(asked) ?? 0) ? { ...asked, isCutShort: true } : whole;
}
