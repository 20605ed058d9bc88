/** Does a decimal keep the digits it was sent with, and does nothing else change? HL7 FHIR R4 datatypes, decimal. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIGITS_SENT, digitsCarried, numberAsSent, parseAsSent, writtenAsSent, writtenForOthers } from './decimals';

const shown = (json: string): string => {
  const read = parseAsSent(`{"value":${json}}`) as { readonly value: number; readonly _value?: unknown };
  return numberAsSent(read.value, read._value);
};

describe('the digits of a decimal', () => {
  it.each([
    ['4.0', '4.0'],
    ['4.00', '4.00'],
    ['0.50', '0.50'],
    ['100.0', '100.0'],
    ['7.10', '7.10'],
    ['0', '0'],
    ['0.0', '0.0'],
    ['-2.0', '-2.0'],
    ['70', '70'],
    ['0.0000005', '0.0000005'],
    ['0.00000050', '0.00000050'],
    ['5e-7', '0.0000005'],
    ['1e3', '1000'],
    ['1.50e2', '150'],
    ['1.5E-3', '0.0015'],
    ['12345678901234567890', '12345678901234567890'],
    ['9007199254740993', '9007199254740993'],
    ['0.12345678901234567891', '0.12345678901234567891'],
  ])('%s is said as %s', (sent, said) => {
    expect(shown(sent)).toBe(said);
  });

  it.each(['{"value" : 4.0 }', '{ "value":\t4.0\n}', '{"a":[{"value":4.0}]}'])(
    'whatever blanks stand in %s',
    (json) => {
      expect(JSON.stringify(parseAsSent(json))).toContain('"valueString":"4.0"');
    },
  );

  it('a number of twelve digits or fewer, without a nought last, costs nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 1, max: 9 }), (whole, tenth) => {
        const json = `{"value":${String(whole)}.${String(tenth)}}`;
        expect(parseAsSent(json)).toEqual(JSON.parse(json));
      }),
    );
  });

  it('in a text nothing is a number', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('"value": 4.0,', '\\"value\\":4.0}', 'a', '"', '\\', ':', '4.0', ',', '}', ' ')),
        (parts) => {
          const value = { text: parts.join(''), [parts.join('')]: [parts.join('')] };
          const json = JSON.stringify(value);
          expect(parseAsSent(json)).toEqual(value);
        },
      ),
    );
  });

  it('any other JSON reads as it always did', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const strip = (node: unknown): unknown =>
          Array.isArray(node)
            ? node.map(strip)
            : typeof node === 'object' && node !== null
              ? Object.fromEntries(
                  Object.entries(node)
                    .filter(([, inner]) => digitsCarried(inner) === null)
                    .map(([key, inner]) => [key, strip(inner)]),
                )
              : node;
        expect(strip(parseAsSent(json))).toEqual(JSON.parse(json));
      }),
    );
  });

  it('digits that are not this number’s are not shown, whoever wrote them', () => {
    const beside = (valueString: string) => ({ extension: [{ url: DIGITS_SENT, valueString }] });
    expect(numberAsSent(4, beside('4.00'))).toBe('4.00');
    for (const other of ['400', '4.1', 'Infinity', '4 mg', '', 'four', '0x4', ' 4.0'])
      expect(numberAsSent(4, beside(other))).toBe('4');
  });

  it('what is not JSON throws', () => {
    expect(() => parseAsSent('{"value":4.0')).toThrow(SyntaxError);
  });
});

describe('the text that leaves', () => {
  const json = '{"value":4.0,"unit":"mmol/L","low":{"value":0.50},"high":{"value":5.3},"text":"\\"value\\":4.0"}';
  it('holds the decimal as it was sent, and can be read again', () => {
    const written = writtenAsSent(JSON.stringify(parseAsSent(json)));
    expect(written).toContain('"value":4.0,"_value"');
    expect(parseAsSent(written)).toEqual(parseAsSent(json));
  });
  it.each([0, 2])('for strangers is what came, with nothing of ours (indent %i)', (indent) => {
    const written = writtenForOthers(JSON.stringify(parseAsSent(json), null, indent));
    expect(written).not.toContain(DIGITS_SENT);
    expect(written.replace(/\s/g, '')).toBe(json);
  });
});
