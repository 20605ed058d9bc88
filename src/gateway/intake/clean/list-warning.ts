/**
 * What does a provider's List warn of? GP Connect's warning codes, told for the section of the list and never for one
 * item. Source: GP Connect 1.6.2 ListWarningCode, UK-FHIR "Lists".
 */
import { type Json, isObject, objectsOf } from '../../../domain/json';
import type { PartialReason } from '../../pipeline';
import { saidEmpty, typeOfList, typesKeptBack } from './empty-lists';

type Warning = Extract<PartialReason, { readonly kind: 'provider-warning' }>;

const TEXTS: Readonly<Record<string, string>> = {
  'confidential-items': 'Items excluded due to confidentiality and/or patient preferences.',
  'data-in-transit':
    'Patient record transfer from previous GP practice not yet complete; the information provided may not be complete.',
  'data-awaiting-filing': 'Recent information has not yet been filed in the record, which may be out of date.',
};

const keyOf = ({ resourceType, id }: Readonly<Json>): string => `${String(resourceType)}/${String(id)}`;

const keptBack = (resource: Readonly<Json>): readonly Warning[] =>
  typesKeptBack(resource).map((type) => ({
    kind: 'provider-warning',
    code: 'other',
    type,
    text: 'The provider sent this list empty because its items are withheld or unavailable.',
  }));

const empty = (resource: Readonly<Json>): readonly PartialReason[] =>
  saidEmpty(resource).map(({ type, why }) => ({ kind: 'sent-empty', type, why }));

/** Entered in error, it warns of nothing. */
const stands = ({ status }: Readonly<Json>): boolean => status !== 'entered-in-error';
const isHeaded = ({ resourceType }: Readonly<Json>): boolean =>
  resourceType === 'List' || resourceType === 'Composition';

/**
 * The warnings of a List in either spelling of the extension, and of one that is kept back or empty, or a Composition's
 * section; an unknown code is a warning without words of its own.
 */
export const listWarnings = (resource: Readonly<Json>): readonly PartialReason[] =>
  isHeaded(resource) && stands(resource)
    ? [...keptBack(resource), ...marked(resource), ...empty(resource)].map((reason) => ({
        ...reason,
        of: keyOf(resource),
      }))
    : [];

function marked(list: Readonly<Json>): readonly Warning[] {
  return objectsOf(list['extension'])
    .filter(({ url }) => typeof url === 'string' && /ListWarningCode(-\d+)?$/iu.test(url))
    .map(({ valueCode, valueCodeableConcept }): Warning => {
      const inConcept = isObject(valueCodeableConcept)
        ? objectsOf(valueCodeableConcept['coding'])[0]?.['code']
        : undefined;
      const code = String(valueCode ?? inConcept);
      const text = Object.hasOwn(TEXTS, code) ? TEXTS[code] : undefined;
      return {
        kind: 'provider-warning',
        code: text === undefined ? 'other' : code,
        type: typeOfList(list) ?? null,
        text: text ?? 'The provider warned that this list may not be complete.',
      };
    });
}
