/** Is a code that stands where nothing is named shown as no name? */
import { describe, expect, it } from 'vitest';
import { conceptText } from './concept';

const SNOMED = 'http://snomed.info/sct';

describe('what names nothing', () => {
  it.each([
    [{ coding: [{ system: SNOMED, code: 'nullFlavor NI', display: 'nullFlavor NI' }] }],
    [{ coding: [{ system: SNOMED, code: 'nullFlavor NI' }] }],
    [{ text: 'nullFlavor UNK' }],
    [{ coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'NI', display: 'No Information' }] }],
    [{ coding: [{ system: SNOMED, code: '196421000000109', display: 'Transfer-degraded record entry' }] }],
  ])('is no name: %j', (concept) => {
    expect(conceptText(concept)).toBeNull();
  });

  it.each(['Null cell carcinoma', 'Nausea', 'Tinnitus'])('and %s is one', (text) => {
    expect(conceptText({ text })).toBe(text);
  });
});
