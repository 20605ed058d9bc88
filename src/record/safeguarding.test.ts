/** Which entries never leave the screen, and which only look like them? */
import { describe, expect, it } from 'vitest';
import type { Entry } from './entry';
import { isSafeguarding, staysOnScreen } from './safeguarding';

const entry = (title: string, section: Entry['section'] = 'alerts', tag: string | null = null) =>
  ({ title, section, tag, code: null }) as Entry;

describe('a concern for somebody’s safety', () => {
  it.each([
    'Safeguarding: concern recorded',
    'Concern recorded; contact Northgate Hospital',
    'Child protection plan',
    'Known to MARAC',
    'Vulnerable adult',
    'Self-neglect',
    'Domestic abuse',
  ])('%s', (title) => {
    expect(isSafeguarding(entry(title))).toBe(true);
  });

  it.each([
    ['Alcohol abuse', 'alerts'],
    ['Hemispatial neglect', 'problems'],
    ['Risk of falls', 'alerts'],
    ['Domestic oxygen', 'alerts'],
    ['Laxative abuse', 'problems'],
  ] as const)('%s is none', (title, section) => {
    expect(isSafeguarding(entry(title, section))).toBe(false);
  });

  it('what the person is not to be told stays on the screen too', () => {
    expect(staysOnScreen(entry('Risk', 'alerts', 'do not tell the patient'))).toBe(true);
    expect(staysOnScreen(entry('Risk'))).toBe(false);
  });
});
