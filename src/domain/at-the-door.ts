/** What is done with a resource before anything is judged, converted or read of it, whoever reads it? */
import { markContact } from './do-not-contact';
import { settleModifiers } from './modifier-extensions';
import { markOfAnother } from './of-another';

/**
 * Known modifiers in FHIR's own elements; marked where one cannot be read, where a contact may not be rung, and where a
 * result is somebody else's. The very same resource where there is none of it; the input is never changed.
 */
export const settledAtTheDoor = <R extends object>(resource: R): R =>
  markOfAnother(markContact(settleModifiers(resource)));
