// @vitest-environment jsdom
/** Does the officer read in plain words whether the record of who looked is whole, and which sources answered? */
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditState } from '../../../domain/audit-state';
import { answerWith, show, signInAs, startAfresh } from '../../../../tests/kits/viewer/screen';
import { chainWords, inOrder, oftenWords, sourcesWords, standingOf, type Source } from './check-words';
import { ServiceChecks } from './ServiceChecks';

const NOW = Date.parse('2026-11-28T09:30:00Z');
const KEPT = {
  kept: true,
  entries: 48_350,
  sound: true,
  problem: null,
  whole: { at: '2026-11-28T03:10:00Z', to: 48_333 },
  walkedTo: 200,
  noted: { at: '2026-11-28T09:00:00Z', to: 48_349 },
  outside: true,
} as const satisfies AuditState;

type Kept = Extract<AuditState, { readonly kept: true }>;

const said = (state: AuditState): string => {
  const { title, sentences } = chainWords(state, NOW);
  return [title, ...sentences].join('\n');
};

const source = (id: string, ...outcomes: string[]): Source => ({
  id,
  name: id,
  setting: 'acute',
  ods: 'R01',
  enabled: true,
  answers: outcomes.map((outcome) => ({ outcome, at: '2026-11-28T09:00:00Z', seconds: 1.234 })),
});

describe('the record of who looked, in words', () => {
  it('whole: when it was checked, how many entries, what came since, and where its end was noted', () => {
    expect(said(KEPT)).toBe(
      [
        'The record of who looked was last checked from end to end on 28-Nov-2026 at 03:10',
        'Nothing had been changed or removed in its 48,333 entries. 17 entries came since.',
        'What came since was checked up to entry 48,349 on 28-Nov-2026 at 09:00, ' +
          'and where the record ends was noted then.',
      ].join('\n'),
    );
    expect(chainWords(KEPT, NOW).look).toBe('good');
  });

  it.each<readonly [string, Partial<typeof KEPT> | Partial<AuditState>, string, string]>([
    ['broken', { sound: false, problem: 'row 301 was altered' }, 'danger', 'A check found: entry 301 was altered.'],
    ['broken in many', { sound: false, problem: 'rows 3 to 5 were removed' }, 'danger', 'entries 3 to 5 were removed.'],
    ['broken, nobody knows how', { sound: false, problem: null }, 'danger', 'an entry does not follow from the one'],
    ['broken, when it was whole', { sound: false }, 'danger', 'up to entry 48,333, when it was checked on 28-Nov-2026'],
    ['not walked yet', { whole: null }, 'warning', 'has come to entry 200 of 48,350'],
    ['not walked yet, but noted', { whole: null }, 'warning', 'was noted on 28-Nov-2026 at 09:00, at entry 48,349.'],
    ['walked long ago', { whole: { at: '2026-11-20T03:10:00Z', to: 1 } }, 'warning', 'more than a week ago'],
    [
      'walked while there was nothing',
      { whole: { at: '2026-11-28T03:10:00Z', to: 0 } },
      'good',
      'It held nothing yet. 48,350 entries',
    ],
    [
      'noted where it was walked to',
      { noted: { at: '2026-11-28T03:10:00Z', to: 48_333 } },
      'good',
      'ends was noted on 28-',
    ],
    ['noted never', { noted: null }, 'good', 'has not been noted yet'],
    ['noted long ago', { noted: { at: '2026-11-28T07:00:00Z', to: 1 } }, 'good', 'That should be done every hour'],
    ['noted inside alone', { outside: false }, 'good', 'whoever owns the database could change both'],
  ])('%s', (_how, change, look, words) => {
    const state = { ...KEPT, ...change } as AuditState;
    expect([chainWords(state, NOW).look, said(state)]).toEqual([look, expect.stringContaining(words)]);
  });

  it('says of a broken one nothing that could be read as sound', () => {
    expect(said({ ...KEPT, sound: false, problem: 'row 301 was altered' })).not.toMatch(/Nothing had been|was noted/);
  });

  const ARCHIVE = { to: 40_000, here: true, checkedAt: '2026-11-28T04:00:00Z', fault: null } as const;
  const FAULT = {
    problem: 'the segment audit-000000000005-000000000008.segment is not the file that was sealed',
    since: '2026-11-28T04:10:00Z',
    altered: true,
    parts: 1,
  } as const;

  it.each<readonly [string, Kept['archive'], string, readonly string[]]>([
    [
      'whole',
      ARCHIVE,
      'good',
      ['Entries up to 40,000 lie in the archive; each of its files was as it was sealed on 28-'],
    ],
    ['not yet looked at', { ...ARCHIVE, checkedAt: null }, 'good', ['is being checked for the first time']],
    ['on another machine', { ...ARCHIVE, here: false, checkedAt: null }, 'good', ['it is checked where it lies']],
    [
      'forged: above all else, by name and with the date, and what is known of the rest below it',
      { ...ARCHIVE, fault: FAULT },
      'danger',
      [
        'The archived record of who looked has been changed\nA check found on 28-Nov-2026 at 04:10: the segment audit-',
        'somebody may have tried to change who looked',
        'The rest: The record of who looked was last checked from end to end on 28-Nov-2026 at 03:10.',
      ],
    ],
    [
      'gone',
      { ...ARCHIVE, fault: { ...FAULT, altered: false, parts: 2 } },
      'warning',
      ['A part of the archived record of who looked is missing', 'one of 2 files of the archive with a fault'],
    ],
  ])('its archive %s', (_how, archive, look, words) => {
    const state: AuditState = { ...KEPT, ...(archive === undefined ? {} : { archive }) };
    expect(chainWords(state, NOW).look).toBe(look);
    for (const sentence of words) expect(said(state)).toContain(sentence);
    if (look !== 'good') expect(said(state)).not.toMatch(/each of its files was/);
  });

  it('in memory alone: that it is not kept here', () => {
    expect(said({ kept: false, entries: 1 })).toMatch(/not kept here[\s\S]*on record \(1 entry\)/);
  });
});

describe('a source system, in words', () => {
  it('by its last answer; who went away says nothing of it; a person whom it does not know is an answer', () => {
    expect(
      [
        source('a', 'answered'),
        source('b', 'nobody', 'unreachable'),
        source('c', 'abandoned', 'too-slow'),
        source('d', 'bad-answer', 'answered'),
        source('e', 'abandoned'),
        source('f'),
        { ...source('g', 'answered'), enabled: false },
      ].map(standingOf),
    ).toEqual(['answers', 'answers', 'fails', 'fails', 'not-asked', 'not-asked', 'off']);
    expect(oftenWords(source('a', 'answered', 'too-slow', 'abandoned', 'nobody'))).toBe('2 of the last 3 times');
    expect([source('a'), source('a', 'answered')].map(oftenWords)).toEqual(['', '']);
  });

  it('those that failed come first and are named', () => {
    const all = [source('a', 'answered'), source('b'), source('c', 'unreachable')];
    expect(inOrder(all).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(sourcesWords(all)).toBe('When last asked, 1 of 3 did not answer: c.');
    expect(sourcesWords([source('a', 'answered'), source('b')])).toBe('Each that was asked answered.');
    expect(sourcesWords([source('b')])).toBe('No system has been asked yet.');
  });
});

describe('the screen', () => {
  beforeEach(() => {
    startAfresh();
    signInAs('privacy-officer');
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('shows both, each on its own: where one cannot be read the other stands', async () => {
    let fails = true;
    answerWith({
      'GET /api/audit/state': () => (fails ? [503, { error: { code: 'closed', message: 'x' } }] : [200, KEPT]),
      'GET /api/providers': () => [200, { providers: [source('Northgate', 'too-slow', 'answered')] }],
    });
    show(<ServiceChecks />);
    const table = await screen.findByRole('table');
    expect(within(table).getByRole('rowheader').textContent).toContain('Northgate');
    expect(within(table).getByText('Did not answer')).toBeTruthy();
    expect(within(table).getByText(/answered 1 of the last 2 times/)).toBeTruthy();
    expect(await screen.findByText('This could not be read')).toBeTruthy();
    fails = false;
    screen.getByRole('button', { name: 'Try again' }).click();
    expect(await screen.findByText(/checked from end to end on/)).toBeTruthy();
  });
});
