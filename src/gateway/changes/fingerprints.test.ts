/** Is a fingerprint of what was said, and of nothing that is made anew for each access? */
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHalfSipHash, createHashInput } from '../half-siphash';
import { fingerprintOf } from './fingerprints';

const ACCESS = 'Ab3_-'.repeat(6);
const HEX = 'abcdef0123456789'.repeat(2);
const NAME = 'Condition/1';
const ADDED = '{"system":"http://snomed.info/sct","code":"86406008"}';
const KEY = new Uint8Array(32).fill(7);

const [utf8, text] = [new TextEncoder(), new TextDecoder('utf-8', { ignoreBOM: true })];
const input = createHashInput(100_000);

/** The hash that stands for a text under the key of these fingerprints. */
const hashed = ((): ((text: string) => number) => {
  const derived = new DataView(sha256(Uint8Array.from([...KEY, ...utf8.encode('\0seen scope\0north')])).buffer);
  const hash = createHalfSipHash(derived.getInt32(0, true), derived.getInt32(4, true));
  return (text) => hash(input, utf8.encodeInto(text, input.bytes).written);
})();

/** What is left out, in the words of the rule. */
const said = (json: string, translated: ReadonlySet<string>): string =>
  (translated.size === 0 ? json : json.replaceAll(`,${ADDED}`, '').replaceAll(ADDED, '')).replace(
    new RegExp(`["/#](?:[0-9a-f]{32}|${ACCESS})"`, 'g'),
    '',
  );

const part = fc.oneof(
  fc.constantFrom('"', '/', '#', 'a', 'é', '𝄞', ':"', '",'),
  fc.constantFrom(HEX, HEX.slice(1), `${HEX}f`, HEX.toUpperCase(), ACCESS, ACCESS.slice(1), `${ACCESS}b`, ADDED),
  fc.constantFrom(`"${HEX}"`, `"Condition/${HEX}"`, `"#${HEX}"`, `"Patient/${ACCESS}"`, `"${HEX}"${HEX}"`, `,${ADDED}`),
  // one sign that is no digit, of those beside the digits
  fc.constantFrom('/', ':', '`', 'g', 'A').map((sign) => `"${sign}${HEX.slice(1)}"`),
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.string({ minLength: 2_000, maxLength: 9_000 }),
);

test.each([[[]], [['86406008']]])(
  'it is of all that was said, wherever ids stand and whatever is beside them, with the codes %j added',
  (codes) => {
    const translated = new Set<string>(codes);
    const print = fingerprintOf({ key: KEY, scope: 'scope', provider: 'north', access: ACCESS, translated });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        // as the bytes of an answer are: no half of a pair
        const bytes = utf8.encode(parts.join(''));
        const json = text.decode(bytes);
        expect(print(NAME, bytes)).toEqual([hashed(NAME), hashed(said(json, translated))]);
      }),
      { numRuns: 3_000 },
    );
  },
);
