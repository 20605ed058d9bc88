/** Has every refusal of a sign-in its words, on the screen that it leads back to? */
import { expect, it } from 'vitest';
import { CLOSED } from '../src/gateway/http/problem';
import { TOLD_THERE } from '../server/oidc/refusals';
import { NOT_SIGNED_IN } from '../src/viewer/screens/sign-in/not-signed-in';

it('says each refusal in words, and keeps no words for one that there is not', () => {
  const codes = new Set([...TOLD_THERE, CLOSED].map(({ code }) => code));
  expect(Object.keys(NOT_SIGNED_IN).sort()).toEqual([...codes].sort());
});

it.each(Object.entries(NOT_SIGNED_IN))('%s: says what to do', (_code, words) => {
  expect(words).toMatch(/again|ask|tell/i);
});
