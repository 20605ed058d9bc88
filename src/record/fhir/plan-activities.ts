/** What does a plan hold, and what does it say must not be done? One line for each of its activities. */
import type { CarePlan, CarePlanActivity, FhirResource } from 'fhir/r4';
import { headed, isProhibition } from '../../domain/do-not';
import type { ReadContext } from '../section';
import { conceptText } from './concept';
import { referenceText } from './reference';
import { list, textOf } from './shape';

type Concepts = CarePlanActivity['outcomeCodeableConcept'];
type Named = { readonly code?: Concepts; readonly medicationCodeableConcept?: Concepts };

/** What an order that the plan points to is called. */
function orderName(target: FhirResource | undefined): string | null {
  const { code, medicationCodeableConcept } = (target ?? {}) as Named;
  return conceptText(list(code)[0]) ?? conceptText(list(medicationCodeableConcept)[0]);
}

/**
 * The activities in words, in the plan's order.
 * INVARIANT: one that must not be done says so at its head, whether the plan or the order that it points to says it,
 * and
 * is told even where nothing names it.
 */
export const activitiesOf = ({ activity }: CarePlan, context: ReadContext): readonly string[] =>
  list(activity).flatMap(({ detail, reference }) => {
    const target = context.resolve(reference?.reference);
    const prohibits = isProhibition(detail) || isProhibition(target);
    const named = textOf(detail?.description) ?? conceptText(detail?.code) ?? referenceText(reference, context);
    if (!prohibits) return named === null ? [] : [named];
    const product = conceptText(detail?.productCodeableConcept) ?? referenceText(detail?.productReference, context);
    return [headed(named ?? product ?? orderName(target) ?? 'something that the plan does not name')];
  });
