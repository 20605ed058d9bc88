/** Is a code that stands where nothing is named shown as no name? */
import { describe, expect, it } from 'vitest';
import { codingsOf, conceptText } from './concept';

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

  it.each(['Null cell carcinoma', 'Nausea', 'Tinnitus', 'Null flavour – Penicillin anaphylaxis'])(
    'and %s is one',
    (text) => {
      expect(conceptText({ text })).toBe(text);
    },
  );

  it('keeps a code that names something, whatever stands beside it', () => {
    const coding = { system: SNOMED, code: '91936005', display: 'nullFlavor NI' };
    expect(codingsOf({ coding: [coding] })).toEqual([coding]);
    expect(conceptText({ coding: [coding] })).toBe('Code 91936005 (http://snomed.info/sct)');
  });
});
