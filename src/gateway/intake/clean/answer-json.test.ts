/** Is an answer read by its own characters, and by no others? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerJson } from './answer-json';

const FHIR = 'application/fhir+json';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const DOSE = JSON.stringify({ text: 'Levothyroxine 25 \u00b5g tablets' });

describe('the characters of an answer', () => {
  it.each<[what: string, bytes: Uint8Array, contentType: string | null, is: boolean]>([
    ['UTF-8 that says so', utf8(DOSE), `${FHIR};charset=UTF-8`, true],
    ['UTF-8 that says nothing', utf8(DOSE), FHIR, true],
    ['UTF-8 of no stated type', utf8(DOSE), null, true],
    ['UTF-8 that calls itself Latin-1, as many servers do', utf8(DOSE), `${FHIR}; charset=ISO-8859-1`, true],
    ['UTF-8 with its mark', utf8(`\ufeff${DOSE}`), FHIR, true],
    ['Latin-1 that says so', latin(DOSE), `${FHIR}; charset="ISO-8859-1"`, true],
    ['Windows-1252 that says so', latin(DOSE), `${FHIR};charset=windows-1252`, true],
    ['Latin-1 that says nothing', latin(DOSE), FHIR, false],
    ['Latin-1 that calls itself UTF-8', latin(DOSE), `${FHIR};charset=utf-8`, false],
    ['Latin-1 of a charset that nobody knows', latin(DOSE), `${FHIR};charset=x-none`, false],
    ['UTF-8 that is cut within a letter', utf8('"25 \u00b5').slice(0, -1), FHIR, false],
  ])('%s: read as it was written, or not at all', (_what, bytes, contentType, isRead) => {
    expect(answerJson(bytes, contentType)).toEqual(isRead ? { value: JSON.parse(DOSE) as unknown } : null);
  });

  it('whatever the bytes, no character stands for one that is lost', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (inside) => {
        const bytes = Uint8Array.from([
          0x22,
          ...inside.filter((byte) => byte > 0x1f && byte !== 0x22 && byte !== 0x5c),
          0x22,
        ]);
        const value = answerJson(bytes, FHIR)?.value;
        if (value === undefined) return;
        expect([...utf8(JSON.stringify(value))]).toEqual([...bytes]);
      }),
    );
  });
});
