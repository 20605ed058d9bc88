/** Whose words can be sought: only of letters that were opened, under this access and this view. */
import { describe, expect, it } from 'vitest';
import type { OpenedRecord, RecordView } from '../../domain/api';
import type { Entry } from '../../record/entry';
import { closeOpenRecord } from '../state/close-record';
import { keepLetterWords, letterWordsKey, useLetterWords } from '../state/letter-words';
import { useOpenRecord, type OpenRecord } from '../state/open-record';
import { openedLetters } from './opened-letters';
import { recordKey } from './provider-queries';

const letter = (id: string): Entry =>
  ({
    id,
    section: 'documents',
    detail: { section: 'documents', binary: `Binary/${id}` },
    sources: [
      {
        provider: 'northgate',
        part: 'main',
        resource: { resourceType: 'DocumentReference', content: [{ attachment: { url: `Binary/${id}` } }] },
      },
    ],
  }) as unknown as Entry;
const ASKED = recordKey('a1', 'role');
const opens = (access: string): void => {
  const record = { access, view: { emergency: null } } as OpenedRecord;
  useOpenRecord.getState().setOpen({ record, purpose: 'care', reason: null } as unknown as OpenRecord);
};
const kept = (asked: readonly string[]) =>
  new Map([[letterWordsKey(asked, 'northgate', 'Binary/one'), 'wears a hearing aid']]);

describe('the words of letters', () => {
  it('are those of the letters that were opened', () => {
    const { words, unopened } = openedLetters([letter('one'), letter('two')], kept(ASKED), ASKED);
    expect([...words]).toEqual([['one', 'wears a hearing aid']]);
    expect(unopened).toBe(1);
  });

  it.each([
    ['another access', recordKey('a2', 'role')],
    ['another view', recordKey('a1', 'emergency')],
  ])('are not those that were given under %s', (_, asked) => {
    expect(openedLetters([letter('one')], kept(asked), ASKED).words.size).toBe(0);
  });

  it.each<[what: string, then: RecordView['emergency'], left: number]>([
    ['stay while an emergency is renewed', { endsAt: '2026-11-25T11:00:00Z' }, 1],
    ['go when an emergency ends', null, 0],
  ])('%s', (_what, then, left) => {
    const view = (emergency: RecordView['emergency']) => ({ emergency }) as RecordView;
    const record = { access: 'a1', view: view({ endsAt: '2026-11-25T10:00:00Z' }) } as OpenedRecord;
    useOpenRecord.getState().setOpen({ record, purpose: 'care', reason: null } as unknown as OpenRecord);
    keepLetterWords(letterWordsKey(recordKey('a1', 'emergency'), 'northgate', 'Binary/one'), 'wears a hearing aid');
    useOpenRecord.getState().setView(view(then));
    expect(useLetterWords.getState().words.size).toBe(left);
    closeOpenRecord();
  });

  it('go with the record, and none are kept after it', () => {
    opens('a1');
    keepLetterWords(letterWordsKey(ASKED, 'northgate', 'Binary/one'), 'wears a hearing aid');
    expect(useLetterWords.getState().words.size).toBe(1);
    closeOpenRecord();
    expect(useLetterWords.getState().words.size).toBe(0);
    keepLetterWords(letterWordsKey(ASKED, 'northgate', 'Binary/one'), 'wears a hearing aid');
    expect(useLetterWords.getState().words.size).toBe(0);
  });

  it('go as another record is opened', () => {
    opens('a1');
    keepLetterWords(letterWordsKey(ASKED, 'northgate', 'Binary/one'), 'wears a hearing aid');
    opens('a2');
    expect(useLetterWords.getState().words.size).toBe(0);
    closeOpenRecord();
  });
});
