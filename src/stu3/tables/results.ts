/**
 * What changed in observations and reports between STU3 and R4? Source: HL7 FHIR R4 "R3 diff"; GP Connect 1.6.2 for the
 * group links.
 */
import { VALUE_NOT_SHOWN } from '../../domain/absent-reason';
import { isObject, type JsonDraft } from '../../domain/json';
import { as, carried, each, listOf, many, note, only, type ElementTable, type Rule } from '../rules';
import { encounter } from './common';

const append = (out: JsonDraft, element: string, value: unknown): void => {
  out[element] = [...listOf(out[element]), value];
};

/** `related` became an element per kind; "replaces" and "sequel to" live on as HL7's own extensions. */
const related = carried((value, { out, lose }) => {
  for (const item of listOf(value)) {
    if (!isObject(item) || item['target'] === undefined) continue;
    switch (item['type']) {
      case 'has-member':
        append(out, 'hasMember', item['target']);
        break;
      case 'derived-from':
        append(out, 'derivedFrom', item['target']);
        break;
      case 'replaces':
        append(out, 'extension', {
          url: 'http://hl7.org/fhir/StructureDefinition/observation-replaces',
          valueReference: item['target'],
        });
        break;
      case 'sequel-to':
        append(out, 'extension', {
          url: 'http://hl7.org/fhir/StructureDefinition/observation-sequelTo',
          valueReference: item['target'],
        });
        break;
      default:
        lose(typeof item['type'] === 'string' ? `related (${item['type']})` : 'related');
    }
  }
});

const interpretation = many('interpretation');

/** R4 has no place for it: a reader is told that there is a value, and that it is not shown. */
const notShown: Rule = carried((_value, { out, lose }, element) => {
  out['dataAbsentReason'] = { coding: [{ code: VALUE_NOT_SHOWN }] };
  lose(element);
});

export const RESULTS: Readonly<Record<string, ElementTable>> = {
  Observation: {
    extension: many('extension'),
    category: many('category'),
    context: encounter,
    interpretation,
    comment: note,
    related,
    valueAttachment: notShown,
    component: each('component', { interpretation, valueAttachment: notShown }),
  },
  DiagnosticReport: {
    category: many('category'),
    context: encounter,
    performer: only('performer', 'actor'),
    image: as('media'),
    codedDiagnosis: as('conclusionCode'),
  },
  Specimen: {},
};
