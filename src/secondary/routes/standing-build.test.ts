import { describe, expect, it } from 'vitest';
import { buildOf, NEVER } from './standing-build';

const manifest = { request: 'r-1', digest: 'd', files: [] };
const at = '2026-11-29T12:00:00.000Z';
const built = { manifest, registers: { objections: 0, ndop: '2026-11-28', basis: null }, at } as never;

describe('the build of a request that stands', () => {
  it.each([
    ['nothing was built', null, null, 'never', null],
    ['a command built it', built, null, 'built', at],
    [
      'a command built it after a build here failed',
      built,
      { ...NEVER, state: 'failed', endedAt: '2026-11-28' },
      'built',
      at,
    ],
    ['a later build here failed', built, { ...NEVER, state: 'failed', endedAt: '2026-11-30' }, 'failed', '2026-11-30'],
    ['one is running', built, { ...NEVER, state: 'running' }, 'running', null],
  ] as const)('%s', (_, noted, stored, state, endedAt) => {
    expect(buildOf({ built: noted }, stored)).toMatchObject({ state, endedAt });
  });

  it('still tells of the data set that a failed build left standing', () => {
    expect(buildOf({ built }, { ...NEVER, state: 'failed', endedAt: '2026-11-30' }).manifest).toEqual(manifest);
  });
});
