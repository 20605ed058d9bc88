/** Is a key that stands twice found wherever it stands, and nothing else called twice? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubledKeys, whereNotJson } from './json-keys';

describe('a key that stands twice', () => {
  it.each([
    ['{"a":1,"a":2}', ['a']],
    ['{"listen":{"port":1,"host":"x","port":2}}', ['listen.port']],
    ['{"providers":[{"id":"a"},{"id":"b","id":"c"}]}', ['providers[1].id']],
    ['{"a":1,"\\u0061":2}', ['a']],
    ['{"a":{"a":1},"b":["a","a"],"c":"a,\\"a\\":{"}', []],
    ['[]', []],
  ])('%s', (json, places) => {
    expect(doubledKeys(json)).toEqual(places);
  });

  it('is never found in what JSON.stringify wrote', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(doubledKeys(json)).toEqual([]);
      }),
    );
  });
});

it.each([
  ['{\n  "a": 1,\n  "b": hunter2\n}', 'line 3, column 8'],
  ['{"a": 1', 'line 1, column 7'],
  ['', 'line 1, column 1'],
])('%j stops being JSON at a place, and nothing of it is repeated', (text, place) => {
  expect(whereNotJson(text)).toBe(place);
});
