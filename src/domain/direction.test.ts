/** Is what turns text round shown, and never live? Source: Unicode Standard Annex 9. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainText } from '../record/fhir/concept';
import { turnsShown } from './direction';

const CONTROLS = [...'\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'];

it.each(CONTROLS)('%j is shown by a mark of signs alone', (control) => {
  const shown = turnsShown(`a${control}b`);
  expect(shown).toMatch(/^a⟦\S⟧b$/u);
  expect(shown).not.toContain(control);
  expect(shown.slice(1, -1)).not.toMatch(/[\p{L}\p{N}]/u);
});

it('in whatever text, nothing else changes and JSON stays JSON', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...CONTROLS), fc.string())), (parts) => {
      const text = parts.join('');
      const shown = turnsShown(JSON.stringify({ text }));
      expect(JSON.parse(shown)).toEqual({ text: turnsShown(text) });
      expect(turnsShown(text).replace(/⟦[⇠⇢⇿]⟧/gu, '')).toBe(
        text.replace(new RegExp(`[${CONTROLS.join('')}]`, 'gu'), '').replace(/⟦[⇠⇢⇿]⟧/gu, ''),
      );
    }),
  );
});

it('a word with one inside is found and compared as that word', () => {
  for (const control of CONTROLS) {
    expect(plainText(`Amoxi${control}cillin`)).toBe('amoxicillin');
    expect(plainText(turnsShown(`Amoxi${control}cillin`))).toBe('amoxicillin');
  }
});
