/**
 * Do two reports, whatever each is called, hold the same results: “ANC bloods” and “Antenatal bloods - FBC, ferritin”?
 * Source: RECORD, results.
 */
import type { FhirResource, Observation } from 'fhir/r4';
import { codeKeys, conceptText } from '../../fhir/concept';
import { list } from '../../fhir/shape';
import type { ReadContext } from '../../section';
import { analyteOfPart, type Component } from './component';
import type { ResultFact, ResultResource } from './fact';
import { measuredOf, sameMeasured, type Measured } from './value';

type Held = Pick<Component, 'name' | 'codes'> & { readonly measured: Measured };

const NONE: readonly never[] = [];

/** The results that a report names and that came. */
export const heldIn = (resource: ResultResource, context: ReadContext): readonly Observation[] =>
  resource.resourceType !== 'DiagnosticReport' || resource.result === undefined
    ? NONE
    : list(resource.result).flatMap(({ reference }) => {
        const target = context.resolve(reference);
        return target?.resourceType === 'Observation' ? [target] : [];
      });

const HELD = new WeakMap<FhirResource, readonly Held[]>();

/** Numbers alone; a report with a result that has none is not compared. */
function numbersIn({ resource, holds }: ResultFact): readonly Held[] {
  const kept = HELD.get(resource);
  if (kept !== undefined) return kept;
  const read = holds.flatMap((one): readonly Held[] => {
    const measured = measuredOf(one);
    return measured?.kind === 'quantity'
      ? [{ name: conceptText(one.code) ?? '', codes: codeKeys(one.code), measured }]
      : NONE;
  });
  const made = read.length === holds.length ? read : NONE;
  HELD.set(resource, made);
  return made;
}

/** One equal number is soon met by chance. */
const ENOUGH = 2;

function sameHeld(a: Held, b: Held): boolean {
  const [x, y] = [analyteOfPart(a), analyteOfPart(b)];
  const isOne = x !== undefined && y !== undefined ? x.key === y.key : a.codes.some((code) => b.codes.includes(code));
  return isOne && sameMeasured(a.measured, b.measured, x, y);
}

/** Every result of each is one of the other's, and there are several. */
export function holdSame(a: ResultFact, b: ResultFact): boolean {
  if (a.holds.length < ENOUGH || a.holds.length !== b.holds.length) return false;
  const [x, y] = [numbersIn(a), numbersIn(b)];
  return (
    x.length >= ENOUGH &&
    x.length === y.length &&
    x.every((one) => y.filter((other) => sameHeld(one, other)).length === 1) &&
    y.every((one) => x.filter((other) => sameHeld(one, other)).length === 1)
  );
}

/** The bucket of a day's reports that hold so many results. */
export const holdKeys = ({ holds }: ResultFact, day: string): readonly string[] =>
  holds.length < ENOUGH ? NONE : [`holds:${holds.length}|${day}`];
