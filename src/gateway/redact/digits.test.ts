/** Do the digits of a decimal cross the trust boundary, and nothing else beside them? src/domain/decimals.ts. */
import type { FhirResource, Observation } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { releaseAs } from '../../../tests/kits/gateway/release';
import { DIGITS_SENT, parseAsSent, writtenAsSent } from '../../domain/decimals';

const out = (observation: unknown): Observation =>
  releaseAs({ role: 'gp', emergency: false, setting: 'acute' }, [observation as FhirResource])
    .resources[0] as Observation;
const SENT =
  '{"resourceType":"Observation","id":"k","status":"final","code":{"text":"Potassium"},' +
  '"valueQuantity":{"value":4.0,"unit":"mmol/L"},' +
  '"referenceRange":[{"low":{"value":3.50},"high":{"value":5.3}}],' +
  '"component":[{"code":{"text":"Part"},"valueQuantity":{"value":0.0000005}}]}';

describe('the digits of a decimal', () => {
  it('are in the text of the answer as they were sent', () => {
    const text = writtenAsSent(JSON.stringify(out(parseAsSent(SENT))));
    for (const digits of ['"value":4.0,', '"value":3.50,', '"value":5.3}', '"value":0.0000005,'])
      expect(text).toContain(digits);
  });
  it.each([
    ['a text in their place', { extension: [{ url: DIGITS_SENT, valueString: 'secret 4.0' }] }],
    ['another extension', { extension: [{ url: 'urn:other', valueString: '4.0' }] }],
    ['an id', { id: 'secret' }],
    ['more than a number needs', { extension: [{ url: DIGITS_SENT, valueString: `4.${'0'.repeat(80)}` }] }],
    ['no object', '4.0'],
  ])('%s does not pass', (_what, companion) => {
    const { valueQuantity } = out({
      resourceType: 'Observation',
      id: 'k',
      status: 'final',
      code: { text: 'Potassium' },
      valueQuantity: { value: 4, _value: companion },
    });
    expect(valueQuantity).toEqual({ value: 4 });
  });
  it('pass without what else is beside them', () => {
    const carrier = { url: DIGITS_SENT, valueString: '4.0' };
    const { valueQuantity } = out({
      resourceType: 'Observation',
      id: 'k',
      status: 'final',
      code: { text: 'Potassium' },
      valueQuantity: { value: 4, _value: { id: 'x', extension: [{ ...carrier, id: 'y' }, { url: 'urn:other' }] } },
    });
    expect(valueQuantity).toEqual({ value: 4, _value: { extension: [carrier] } });
  });
});
