/** What does a tab do when another tells it something? Every word against every state. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectOf, readWord, type Effect, type Here, type TabWord } from './tab-words';

const HERE: Here = { phase: 'signed-in', session: 's1', user: 'u1', answeredAt: 1000, record: 'r1' };
const STATES = {
  'this session': HERE,
  'no record': { ...HERE, record: null },
  'another session': { ...HERE, session: 's2', user: 'u2' },
  'no marks': { ...HERE, session: null, user: null, record: null },
  nobody: { phase: 'nobody' },
  checking: { phase: 'checking' },
} satisfies Readonly<Record<string, Here>>;

const left = (why: 'signed-out' | 'ended' | 'role', heardAt: number | null = null): TabWord => ({
  kind: 'left',
  session: 's1',
  why,
  heardAt,
});

const TABLE: readonly (readonly [
  name: string,
  word: TabWord,
  effects: Readonly<Record<keyof typeof STATES, Effect>>,
])[] = [
  [
    'a sign-out',
    left('signed-out'),
    {
      'this session': 'signed-out-elsewhere',
      'no record': 'signed-out-elsewhere',
      'another session': 'nothing',
      'no marks': 'nothing',
      nobody: 'look',
      checking: 'ask-again',
    },
  ],
  [
    'a change of role',
    left('role'),
    {
      'this session': 'role-elsewhere',
      'no record': 'role-elsewhere',
      'another session': 'nothing',
      'no marks': 'nothing',
      nobody: 'look',
      checking: 'ask-again',
    },
  ],
  [
    'an end that the gateway told',
    left('ended'),
    {
      'this session': 'ended',
      'no record': 'ended',
      'another session': 'nothing',
      'no marks': 'nothing',
      nobody: 'look',
      checking: 'ask-again',
    },
  ],
  [
    'an idle end of a tab that knew all this one knows',
    left('ended', 1000),
    {
      'this session': 'ended',
      'no record': 'ended',
      'another session': 'nothing',
      'no marks': 'nothing',
      nobody: 'look',
      checking: 'ask-again',
    },
  ],
  [
    'an idle end of a tab that had not heard of the work here',
    left('ended', 999),
    {
      'this session': 'nothing',
      'no record': 'nothing',
      'another session': 'nothing',
      'no marks': 'nothing',
      nobody: 'look',
      checking: 'ask-again',
    },
  ],
  [
    'this session, read again',
    { kind: 'signed-in', session: 's1', user: 'u1' },
    {
      'this session': 'nothing',
      'no record': 'nothing',
      'another session': 'another-user',
      'no marks': 'another-user',
      nobody: 'look',
      checking: 'ask-again',
    },
  ],
  [
    'the same user’s new session',
    { kind: 'signed-in', session: 's9', user: 'u1' },
    {
      'this session': 'signed-in-elsewhere',
      'no record': 'signed-in-elsewhere',
      'another session': 'another-user',
      'no marks': 'another-user',
      nobody: 'look',
      checking: 'ask-again',
    },
  ],
  [
    'another user’s session',
    { kind: 'signed-in', session: 's9', user: 'u9' },
    {
      'this session': 'another-user',
      'no record': 'another-user',
      'another session': 'another-user',
      'no marks': 'another-user',
      nobody: 'look',
      checking: 'ask-again',
    },
  ],
  [
    'an answer to this session',
    { kind: 'answered', session: 's1', at: 2000 },
    {
      'this session': 'hear',
      'no record': 'hear',
      'another session': 'nothing',
      'no marks': 'nothing',
      nobody: 'nothing',
      checking: 'nothing',
    },
  ],
  [
    'the record closed',
    { kind: 'closed', record: 'r1' },
    {
      'this session': 'close-record',
      'no record': 'nothing',
      'another session': 'close-record',
      'no marks': 'nothing',
      nobody: 'nothing',
      checking: 'nothing',
    },
  ],
  [
    'another record closed',
    { kind: 'closed', record: 'r2' },
    {
      'this session': 'nothing',
      'no record': 'nothing',
      'another session': 'nothing',
      'no marks': 'nothing',
      nobody: 'nothing',
      checking: 'nothing',
    },
  ],
];

describe('a word of another tab', () => {
  it.each(
    TABLE.flatMap(([name, word, effects]) =>
      Object.entries(effects).map(([where, effect]) => [name, where as keyof typeof STATES, word, effect] as const),
    ),
  )('%s, told where there is %s', (_, where, word, effect) => {
    expect(effectOf(word, STATES[where])).toBe(effect);
  });

  it('is read as it was told, and whatever else comes is no word', () => {
    for (const [, word] of TABLE) expect(readWord(structuredClone(word))).toEqual(word);
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(readWord(data)).toBeNull();
      }),
    );
    for (const data of [
      { kind: 'closed' },
      { kind: 'left', session: 's1', why: 'bored', heardAt: null },
      { kind: 'left', session: 's1', why: 'ended' },
      { kind: 'answered', session: 's1', at: 'now' },
      { kind: 'signed-in', session: 's1' },
    ])
      expect(readWord(data)).toBeNull();
  });

  it('carries nothing that it need not: what came beside is dropped', () => {
    expect(readWord({ kind: 'closed', record: 'r1', nhsNumber: '9990123454' })).toEqual({
      kind: 'closed',
      record: 'r1',
    });
  });
});
