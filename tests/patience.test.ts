// @vitest-environment jsdom
/** Does a test of the screen wait for what is to come as long as a busy machine needs? */
import { getConfig } from '@testing-library/react';
import { expect, it } from 'vitest';

it('a test of the screen waits as long as the test itself may, not for the second that the library gives', () => {
  expect(getConfig().asyncUtilTimeout).toBeGreaterThan(60_000);
});
