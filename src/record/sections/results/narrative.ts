/** What does a report or a test say whose words stand in its narrative alone? Narrative is shown by nobody here. */
import { hasOwnWords, saysMoreInText } from '../../../domain/own-text';
import { analyteOfName } from '../../codes/analytes';
import { panelOf } from '../../codes/panels';
import { codingsOf, conceptText, plainText } from '../../fhir/concept';
import { list, textOf } from '../../fhir/shape';
import { cprPhrase } from '../alerts/cpr-decisions';
import { NO_VALUE } from './component';
import type { ResultFact } from './fact';

/** What stands for the value of a group of tests of which no result is here. */
export const GROUP_ALONE = 'A group of tests: no results of it here';

/** A report whose narrative is all that was sent of it: nobody here reads it, and it is not nothing. */
export function textElsewhere({ isReport, resource, comments }: ResultFact): string | null {
  if (!isReport || comments.length > 0 || resource.resourceType !== 'DiagnosticReport') return null;
  const { result, presentedForm, imagingStudy, media } = resource;
  const isAll = [result, presentedForm, imagingStudy, media].every((part) => list<unknown>(part).length === 0);
  return saysMoreInText(resource) && isAll ? 'Report text is in the source; open it there' : null;
}

const ONE_EXAMINATION: ReadonlySet<string> = new Set(['chest x-ray', 'echocardiogram', 'electrocardiogram']);
/** What a laboratory calls several tests by, and no test alone. */
const GROUP_NAME = /\b(?:panel|profile|test battery)$|^battery of .*\btests$/i;

/**
 * Several tests, and no value of its own: what is in it did not come, or is not shown. By its code and name alone, so
 * that both read the same.
 */
function isGroupOfTests({ resource, called }: ResultFact): boolean {
  if (resource.resourceType !== 'Observation' || analyteOfName(plainText(called)) !== undefined) return false;
  const panel = panelOf(resource.code, called);
  return panel === null ? GROUP_NAME.test(called) : !ONE_EXAMINATION.has(panel);
}

/** SNOMED CT’s kinds of concept that say by themselves what was found: “Syncope (disorder)”. */
const FOUND = /\((?:disorder|finding|situation|event)\)\s*$/;
/** Heads of SNOMED CT’s findings, and names of forms: they ask what was found, “Finding of blood group”. */
const ASKS = /^finding (?:of|relat)|\b(?:finding|status)\s*(?:\([a-z ]+\)\s*)?$/i;

/** Its name is what was found, or decided, in every word of it. */
function isFinding({ resource, called }: ResultFact): boolean {
  if (resource.resourceType !== 'Observation') return false;
  if (cprPhrase(called) !== null) return true;
  const names = [...codingsOf(resource.code).map(({ display }) => textOf(display)), conceptText(resource.code)];
  return names.some((words) => FOUND.test(words ?? '')) && !names.some((words) => ASKS.test(words ?? ''));
}

/** What stands for a value that is not among the elements; null where its own text is said to say more. */
export function valueElsewhere(fact: ResultFact): string | null {
  const { resource } = fact;
  if (saysMoreInText(resource)) return null;
  if (isFinding(fact) && !hasOwnWords(resource)) return null;
  return hasOwnWords(resource)
    ? 'A value, if any, is in the source’s own text: open it there'
    : isGroupOfTests(fact)
      ? GROUP_ALONE
      : NO_VALUE;
}
