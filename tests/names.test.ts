/**
 * Is a name written as the patient banner asks, in any script and of any length? The examples are the gallery's own.
 */
import { expect, it } from 'vitest';
import { bannerOf } from '../src/gateway/access/banner';
import type { Person } from '../src/gateway/intake/identity/person';
import { NAMES } from '../src/viewer/gallery/examples';

it.each(NAMES)('$rule', ({ name, says }) => {
  const person = {
    nhsNumber: '9990123454',
    dateOfBirth: '1948-03-14',
    deceased: false,
    gender: 'Female',
    ...name,
  } as Person;
  expect(bannerOf(person).name).toBe(says);
});
