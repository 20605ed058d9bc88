/**
 * Until when may a pregnancy status or a date of delivery be read? A result of its day, never carried forward and never
 * inferred from. Source: POLICY 5.
 */
import type { FhirResource, Observation } from 'fhir/r4';
import { parseDate } from './dates';
import { DAY_MS } from './dates/civil';
import { isOfKind } from './named-kinds';

const WEEK_MS = 7 * DAY_MS;
const SHOWN_WEEKS = 42;
const WEEKS_TO_DELIVERY = 40;

const objects = <T>(value: readonly T[] | undefined): readonly T[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];

/**
 * The earliest beginning that fits what was sent, in milliseconds: the day it was recorded, or forty weeks before a
 * date of delivery; null where nothing is dated.
 */
function earliest(observation: Observation): number | null {
  const { effectiveDateTime, effectivePeriod, effectiveInstant, issued } = observation;
  const recorded = [effectiveDateTime, effectivePeriod?.start, effectiveInstant, issued]
    .map(parseDate)
    .find((date) => date !== null);
  const all = recorded === undefined || recorded === null ? [] : [recorded.sort];
  for (const { valueDateTime, valueString } of [observation, ...objects(observation.component)]) {
    const delivery = parseDate(valueDateTime) ?? parseDate(valueString);
    if (delivery !== null) all.push(delivery.sort - WEEKS_TO_DELIVERY * WEEK_MS);
  }
  return all.length === 0 ? null : Math.min(...all);
}

/**
 * True for a pregnancy status or date of delivery whose earliest fitting beginning is more than 42 weeks ago, and for
 * one without any date. `now` in milliseconds.
 */
export function isPastPregnancy(resource: Readonly<FhirResource>, now: number): boolean {
  if (resource.resourceType !== 'Observation') return false;
  try {
    return isPast(resource, now);
  } catch {
    // What cannot be read is named as that by whoever reads it.
    return false;
  }
}

function isPast(resource: Observation, now: number): boolean {
  if (!isOfKind('pregnancy', [resource.code])) return false;
  const from = earliest(resource);
  return from === null || now > from + SHOWN_WEEKS * WEEK_MS;
}
