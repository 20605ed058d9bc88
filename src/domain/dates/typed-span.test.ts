/** Which years and months do people mean when they seek, and which numbers are none? */
import { describe, expect, it } from 'vitest';
import { readTypedSpan } from './typed-span';

const SPANS: readonly (readonly [typed: string, from: string, to: string, words: string, rest: string])[] = [
  ['2019', '2019', '2019', 'in 2019', ''],
  ['in 2019', '2019', '2019', 'in 2019', ''],
  ['Mar 2020', '2020-03', '2020-03', 'in Mar-2020', ''],
  ['mar-2020', '2020-03', '2020-03', 'in Mar-2020', ''],
  ['September 2020', '2020-09', '2020-09', 'in Sep-2020', ''],
  ['sept 2020', '2020-09', '2020-09', 'in Sep-2020', ''],
  ['03/2020', '2020-03', '2020-03', 'in Mar-2020', ''],
  ['since 2021', '2021', '', 'from 2021 on', ''],
  ['from Mar 2021', '2021-03', '', 'from Mar-2021 on', ''],
  ['after 2021', '2022', '', 'after 2021', ''],
  ['after dec 2021', '2022-01', '', 'after Dec-2021', ''],
  ['before 2021', '', '2020', 'before 2021', ''],
  ['before jan 2021', '', '2020-12', 'before Jan-2021', ''],
  ['until 2021', '', '2021', 'until the end of 2021', ''],
  ['2019 to 2021', '2019', '2021', 'from 2019 to 2021', ''],
  ['2019-2021', '2019', '2021', 'from 2019 to 2021', ''],
  ['from May 2019 to Jun 2019', '2019-05', '2019-06', 'from May-2019 to Jun-2019', ''],
  ['potassium since 2021', '2021', '', 'from 2021 on', 'potassium'],
  ['discharge 2019 northgate', '2019', '2019', 'in 2019', 'discharge northgate'],
];

const NONE: readonly string[] = ['', 'potassium', '20', '201', '20190', '1066', '2340', '14/03/2020', '2020-03-14'];

describe('years that are sought', () => {
  it.each(SPANS)('%s', (typed, from, to, words, rest) => {
    expect(readTypedSpan(typed)).toEqual({ from, to, words, rest });
  });

  it.each(NONE)('“%s” names none', (typed) => {
    expect(readTypedSpan(typed)).toBeNull();
  });
});
