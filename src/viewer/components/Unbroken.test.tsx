// @vitest-environment jsdom
import { render } from '@testing-library/react';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unbroken } from './Unbroken';

const keptTogether = (text: string): readonly string[] =>
  [...render(<Unbroken text={text} />).container.querySelectorAll('.wp-nowrap')].map(({ textContent }) => textContent);

describe('a line is never broken', () => {
  it.each([
    ['40 mg – tablet – DOSE 40 mg – oral', ['40 mg –', 'tablet –', '40 mg –']],
    ['One tablet (20 mg) at night', ['(20 mg)']],
    ['10:20 · Northgate Hospital, Ward 7, Cardiology', ['10:20 ·']],
    ['100 micrograms/dose – inhaler', ['100 micrograms/dose –']],
    ['48 mL/min/1.73 m² Low', ['48 mL/min/1.73 m²']],
    ['2 visits a day', []],
    [
      'a record of pregnancy (01-Mar-2025 to 31-Aug-2025), at 31-Mar-2026',
      ['(01-Mar-2025', '31-Aug-2025),', '31-Mar-2026'],
    ],
    ['opened a record: NHS number 999 020 0017.', ['999 020 0017.']],
    ['Ring 020 7946 0705 on 02-Sep-2026 10:50 – or later', ['020 7946 0705', '02-Sep-2026 10:50 –']],
    ['her daughter (020 7946 0705)', ['(020 7946 0705)']],
    ['since Sep-2026 · Northgate', ['Sep-2026 ·']],
    ['3 months', []],
  ])('before a separator or a unit: %s', (text, together) => {
    expect(keptTogether(text)).toEqual(together);
  });

  it('and the words stay what they were', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('5', 'mg', '–', '·', ' ', 'tablet', '1.5', 'm', '(', 'once')), (words) => {
        const text = words.join(' ');
        expect(render(<Unbroken text={text} />).container.textContent).toBe(text);
      }),
    );
  });
});
