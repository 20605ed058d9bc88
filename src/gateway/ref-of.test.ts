/** What does the screen learn of a provider? What the config says, and never where it is asked or with what. */
import { expect, it } from 'vitest';
import { provider } from '../../tests/kits/gateway/fake-server';
import { refOf } from './config';

it.each([
  ['with a telephone', { telephone: '020 7946 0700' }],
  ['without one', {}],
])('tells of a provider its name, its setting and no more: %s', (_, given) => {
  const { id, name, setting } = provider({});
  expect(refOf({ ...provider({}), ...given })).toEqual({ id, name, setting, ...given });
});
