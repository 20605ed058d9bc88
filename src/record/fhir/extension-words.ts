/** What do the extensions of one name say in words? */
import type { CodeableConcept } from 'fhir/r4';
import { isObject } from '../../domain/json';
import { valuesOfExtension } from '../../domain/known-extensions';
import { conceptText } from './concept';
import { joined, textOf } from './shape';

/** Every text and concept in them and in their parts, one after the other; null where they hold none. */
export const wordsOfExtension = (resource: object, name: string): string | null =>
  joined(
    valuesOfExtension(resource, name).map((value) =>
      isObject(value) ? conceptText(value as CodeableConcept) : textOf(value),
    ),
    '; ',
  );
