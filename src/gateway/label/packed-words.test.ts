/** Is a plain text judged by what stands packed in it, whatever it is packed as, and an innocent one as it stands? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { CATEGORIES } from '../../policy/marks';
import { packedWords } from './packed-words';
import { createReading } from './reading';

const SECRETS = ['HIV positive since 2009', 'At the sexual health clinic', 'Termination of pregnancy in May', 'IVF'];
const base64 = (text: string, as: 'utf8' | 'utf16le' | 'latin1' = 'utf8'): string =>
  Buffer.from(text, as).toString('base64');
const rtf = (text: string): string => `{\\rtf1\\ansi ${text}\\par}`;
const hex = (text: string): string =>
  [...text].map((letter) => `\\'${letter.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');

const PACKED: Readonly<Record<string, (secret: string) => string>> = {
  'as RTF': rtf,
  'as RTF with a format in each word': (secret) => rtf(secret.replace(/\B/g, '{\\b }')),
  'as RTF in bytes': (secret) => rtf(hex(secret)),
  'as RTF in code points': (secret) => rtf([...secret].map((letter) => `\\u${letter.charCodeAt(0)}?`).join('')),
  'as RTF without its beginning': (secret) => `\\b ${secret.slice(0, 2)}\\b0 ${secret.slice(2)}\\par `,
  'as RTF behind words': (secret) => `Scanned: ${rtf(hex(secret))}`,
  'in base64': (secret) => base64(`Note: ${secret}.`),
  'in base64 of an address': (secret) => base64(`Note: ${secret}.`).replaceAll('+', '-').replaceAll('/', '_'),
  'in base64 of two bytes a letter': (secret) => base64(`Note: ${secret}`, 'utf16le'),
  'in base64 of RTF': (secret) => base64(rtf(secret)),
  'in base64 of HTML': (secret) => base64(`<html><body><p>${secret.replace(' ', '&nbsp;')}</p></body></html>`),
  'in base64 behind an accent': (secret) => base64(`Né en 1950. ${secret}`),
  'in lines of base64': (secret) => base64(`A longer note about this: ${secret}.`).replace(/(.{20})/g, '$1\r\n'),
  'in base64 among words': (secret) => `attached ${base64(`Note: ${secret}.`)} thanks`,
  'in a data address': (secret) => `data:text/plain;base64,${base64(`Note: ${secret}.`)}`,
};

const told = (text: string): number => createReading(policy).words(text) & CATEGORIES;

describe.each(Object.entries(PACKED))('a secret %s', (_how, pack) => {
  it.each(SECRETS)('tells: %s', (secret) => {
    expect(told(secret)).not.toBe(0);
    expect([pack(secret), told(pack(secret))]).toEqual([pack(secret), told(secret)]);
  });

  it('tells nothing where the words are innocent', () => {
    expect(told(pack('Knee better, walks with a stick'))).toBe(0);
  });
});

describe('a text with nothing packed in it', () => {
  it.each(['Aspirin 75mg dispersible tablets', 'C:\\notes\\knee.txt', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'A\\n1 b', ''])(
    'is judged as it stands: %s',
    (text) => {
      expect(told(text)).toBe(0);
    },
  );

  it('of any signs neither throws nor costs more than in proportion', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', 'AAAA', 'SElW', '=', '\n', ' ', '\\', "\\'48", '{\\rtf', '}', '\\u72?')),
        (parts) => {
          const text = parts.join('');
          expect(packedWords(text).length).toBeLessThan(40 * text.length + 100);
        },
      ),
    );
  });
});
