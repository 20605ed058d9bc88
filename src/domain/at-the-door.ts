/** What is done with a resource before anything is judged, converted or read of it, whoever reads it? */
import { settleAbsentName } from './absent-name';
import { markContact } from './do-not-contact';
import { settleModifiers } from './modifier-extensions';
import { markOfAnother } from './of-another';
import { markOwnText } from './own-text';

/**
 * Known modifiers in FHIR's own elements, and why an allergy names nothing in HL7's code for that; marked where one
 * cannot be read, where a contact may not be rung, where a result is somebody else's, and where only its narrative says
 * what it is. The very same resource where there is none of it; the input is never changed.
 */
export const settledAtTheDoor = <R extends object>(resource: R): R =>
  markOwnText(markOfAnother(markContact(settleModifiers(settleAbsentName(resource)))));
