/**
 * Has one result in its name what another has as its value: “Preferred place of death: care home”? For comparing only.
 * Source: RECORD, results.
 */
import type { FhirResource } from 'fhir/r4';
import { analyteOfName, testPhrase, type Analyte } from '../../codes/analytes';
import { plainText } from '../../fhir/concept';
import { LONGEST_NAME } from '../../fhir/wording';
import type { ResultFact } from './fact';
import { measuredOf, sameMeasured } from './value';

/** A heading of letters and spaces, a colon, and some words; `FH:` and the like are too short to name a test. */
const NAMED = /^([^:]{4,80}): *(\S[^:]{0,80})$/;

interface InName {
  readonly test: string;
  readonly found: string;
}

function inName({ name, isReport, measured, components }: ResultFact): InName | null {
  if (isReport || measured !== null || components.length > 0) return null;
  const [, test, found] = NAMED.exec(name.trim()) ?? [];
  return test === undefined || found === undefined ? null : { test, found };
}

/** The key of a test by its name, as of a result that has the name alone. */
const keyOf = (name: string): string => analyteOfName(plainText(name))?.key ?? (testPhrase(name) || plainText(name));

/** By which test a result meets those that have its value apart. */
export function namedInName(fact: ResultFact): readonly string[] {
  const said = inName(fact);
  return said === null ? [] : [keyOf(said.test)];
}

/** The test and the words are the same; two codes of one system say that they are two, and so does a note. */
export function sameInName(a: ResultFact, b: ResultFact): boolean {
  const said = inName(a);
  if (said === null) return inName(b) !== null && sameInName(b, a);
  if (b.isReport || b.measured === null || b.components.length > 0) return false;
  if (a.code !== null && b.code !== null && a.code.system === b.code.system) return false;
  const found = measuredOf({ valueString: said.found });
  return (
    found !== null &&
    keyOf(said.test) === (b.analyte?.key ?? keyOf(b.name)) &&
    sameMeasured(found, b.measured, b.analyte)
  );
}

/** `Rockwood score 6 - moderately frail` with the value 6: the name before its own value, where that names a test. */
export function analyteBeforeValue(resource: FhirResource, plainName: string): Analyte | undefined {
  const value = resource.resourceType === 'Observation' ? resource.valueQuantity?.value : undefined;
  if (value === undefined || plainName.length > LONGEST_NAME) return undefined;
  const [, before, said] = /^(.{3,}[a-z)]) (\d+(?:\.\d+)?)(?: ?(?:\/\w+|%))?(?: - .+)?$/.exec(plainName) ?? [];
  return before === undefined || Number(said) !== Number(value) ? undefined : analyteOfName(before);
}
