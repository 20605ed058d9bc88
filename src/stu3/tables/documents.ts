/** What changed in documents, lists and provenance between STU3 and R4? Source: HL7 FHIR R4 "R3 diff". */
import { isObject } from '../../domain/json';
import { as, carried, each, first, listOf, lost, many, type ElementTable } from '../rules';

const related = carried((value, { out, lose }) => {
  const references = listOf(value).flatMap((item) => {
    if (!isObject(item)) return [];
    if (isObject(item['ref']))
      return [item['identifier'] === undefined ? item['ref'] : { identifier: item['identifier'], ...item['ref'] }];
    if (isObject(item['identifier'])) return [{ identifier: item['identifier'] }];
    lose('related');
    return [];
  });
  if (references.length > 0) out['related'] = references;
});

const codingAsConcept = (to: string, several: boolean) =>
  carried((value, { out }) => {
    const concepts = listOf(value).map((coding) => ({ coding: [coding] }));
    out[to] = several ? concepts : concepts[0];
  });

/** The person's or thing's reference, or a URI that R4 writes as one. */
const asReference = (to: string) =>
  carried((value, { out }) => {
    out[to] = typeof value === 'string' ? { reference: value } : value;
  });

const AGENT: ElementTable = {
  whoReference: asReference('who'),
  whoUri: asReference('who'),
  onBehalfOfReference: asReference('onBehalfOf'),
  onBehalfOfUri: asReference('onBehalfOf'),
  relatedAgentType: lost,
};

export const DOCUMENTS: Readonly<Record<string, ElementTable>> = {
  DocumentReference: {
    class: many('category'),
    indexed: as('date'),
    created: carried((value, { from, out }) => {
      // when the document was made is the attachment's own date in R4; it stands in as the date when nobody indexed it
      if (from['indexed'] === undefined) out['date'] = value;
      const [head, ...rest] = listOf(from['content']);
      if (!isObject(head) || !isObject(head['attachment']) || head['attachment']['creation'] !== undefined) return;
      out['content'] = [{ ...head, attachment: { ...head['attachment'], creation: value } }, ...rest];
    }),
    context: each('context', { encounter: many('encounter'), related }),
  },
  Composition: { class: many('category'), attester: each('attester', { mode: first('mode') }) },
  List: {},
  Provenance: {
    period: as('occurredPeriod'),
    reason: codingAsConcept('reason', true),
    activity: codingAsConcept('activity', false),
    agent: each('agent', AGENT),
    entity: each('entity', {
      whatReference: asReference('what'),
      whatUri: asReference('what'),
      whatIdentifier: carried((value, { out }) => {
        out['what'] = { identifier: value };
      }),
      agent: each('agent', AGENT),
    }),
    signature: lost,
  },
  Binary: { content: as('data') },
  OperationOutcome: {},
};
