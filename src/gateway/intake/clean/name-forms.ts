/**
 * What is a form called, where its questionnaire came beside it or inside it? The name is put beside its address, as
 * FHIR's own extension says it, so that it is judged and shown like any other. Source: FHIR extension `display`.
 */
import type { FhirResource, QuestionnaireResponse } from 'fhir/r4';
import { type Json, isObject, objectsOf, textOf } from '../../../domain/json';

export const DISPLAY = 'http://hl7.org/fhir/StructureDefinition/display';

const titleOf = (questionnaire: Json): string | null => textOf(questionnaire['title']) ?? textOf(questionnaire['name']);

const isNamed = (response: Json): boolean => {
  const companion = response['_questionnaire'];
  return isObject(companion) && objectsOf(companion['extension']).some(({ url }) => url === DISPLAY);
};

/** Names by address, by `Type/id` and by id, of the questionnaires among these. */
function namesOf(resources: readonly Json[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const one of resources) {
    if (one['resourceType'] !== 'Questionnaire') continue;
    const title = titleOf(one);
    if (title === null) continue;
    for (const address of [textOf(one['url']), textOf(one['id'])]) if (address !== null) names.set(address, title);
  }
  return names;
}

const lastPart = (address: string): string => address.replace(/^#/, '').split('/').at(-1) ?? address;

/** The same resources; a form whose questionnaire is at hand carries its name. */
export function nameForms(resources: readonly FhirResource[]): readonly FhirResource[] {
  let beside: ReadonlyMap<string, string> | undefined;
  return resources.map((resource) => {
    if (resource.resourceType !== 'QuestionnaireResponse') return resource;
    const response = resource as unknown as Json;
    const address = textOf(response['questionnaire'])?.split('|')[0];
    if (address === undefined || isNamed(response)) return resource;
    const inside = namesOf(objectsOf(response['contained']));
    beside ??= namesOf(resources as unknown as readonly Json[]);
    const name =
      inside.get(lastPart(address)) ?? inside.get(address) ?? beside.get(address) ?? beside.get(lastPart(address));
    if (name === undefined) return resource;
    const own = isObject(response['_questionnaire']) ? response['_questionnaire'] : {};
    const extension = [...objectsOf(own['extension']), { url: DISPLAY, valueString: name }];
    return { ...response, _questionnaire: { ...own, extension } } as unknown as QuestionnaireResponse;
  });
}
