import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { ChangesAnswer } from '../../domain/api';
import type { Entry, ProviderState, WholeRecord } from '../../record/entry';
import { changedEntries, whatsNew } from './whats-new';

const SINCE = '2026-11-22T14:02:00Z';
const EARLIER = '2026-11-01T09:00:00Z';

const entry = (id: string, ...sources: readonly string[]): Entry =>
  ({
    id,
    section: 'problems',
    sources: sources.map((source) => ({ provider: source.split(' ')[0], reference: source.split(' ')[1] })),
  }) as unknown as Entry;
const recordOf = (...entries: readonly Entry[]): WholeRecord => ({
  entries,
  absences: [],
  warnings: [],
  allergyLabel: 'Allergies unavailable',
});
const told = (
  id: string,
  changes: Partial<ChangesAnswer['providers'][number]> = {},
): ChangesAnswer['providers'][number] => ({ id, since: SINCE, added: [], changed: [], withdrawn: [], ...changes });
const holding = (id: string, ...resources: readonly FhirResource[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: 'gp' },
  resources,
  coverage: [],
  warnings: [],
  retrievedAt: SINCE,
});
const condition = (id: string, text: string): FhirResource => ({
  resourceType: 'Condition',
  id,
  subject: {},
  code: { text },
});

const kinds = (answer: readonly ChangesAnswer['providers'][number][], ...entries: readonly Entry[]): unknown =>
  Object.fromEntries(
    [...whatsNew({ providers: answer }, recordOf(...entries), []).entries].map(([id, { kind }]) => [id, kind]),
  );

describe('what is new on this screen', () => {
  it.each([
    ['new where every source is', [told('n', { added: ['X/1'] })], 'new'],
    ['changed where a source now says something else', [told('n', { changed: ['X/1'] })], 'changed'],
    ['withdrawn where its source is, should it still stand', [told('n', { withdrawn: ['X/1'] })], 'withdrawn'],
    ['nothing at the first opening', [told('n', { since: null, added: ['X/1'] })], undefined],
    ['nothing by another provider’s reference of the same name', [told('p', { added: ['X/1'] })], undefined],
  ])('an entry is %s', (_, answer, kind) => {
    expect(kinds(answer, entry('a', 'n X/1'))).toEqual(kind === undefined ? {} : { a: kind });
  });

  it('calls an entry changed, not new, where a source joins what was there before', () => {
    expect(kinds([told('n', { added: ['X/1'] }), told('p')], entry('a', 'n X/1', 'p X/9'))).toEqual({ a: 'changed' });
    expect(kinds([told('n', { added: ['X/1'] }), told('p', { added: ['X/9'] })], entry('a', 'n X/1', 'p X/9'))).toEqual(
      { a: 'new' },
    );
  });

  it('counts only what is on the screen', () => {
    const news = whatsNew(
      { providers: [told('n', { added: ['Practitioner/1', 'X/1'], withdrawn: ['Condition/gone'] })] },
      recordOf(entry('a', 'n X/1')),
      [holding('n')],
    );
    expect([...news.entries.keys()]).toEqual(['a']);
    expect(news.withdrawn).toEqual([]);
  });

  it('names what was entered in error by what the released resource says, since it has left the timeline', () => {
    const news = whatsNew({ providers: [told('n', { withdrawn: ['Condition/1', 'Basic/2'] })] }, recordOf(), [
      holding('n', condition('1', 'Asthma'), { resourceType: 'Basic', id: '2', code: {} }, condition('3', 'Gout')),
      holding('p', condition('1', 'Cough')),
    ]);
    expect(news.withdrawn.map(({ provider, title }) => [provider, title])).toEqual([
      ['n', 'Asthma'],
      ['n', 'basic'],
    ]);
  });

  it('says since the last opening, and who could not be compared with it', () => {
    const news = whatsNew(
      { providers: [told('n', { since: EARLIER }), told('p'), told('q', { since: null })] },
      recordOf(),
      [],
    );
    expect(news.since).toBe(SINCE);
    expect(news.notCompared).toEqual(['q']);
    expect(whatsNew({ providers: [told('q', { since: null })] }, recordOf(), [])).toMatchObject({
      since: null,
      notCompared: [],
    });
  });

  it('tells apart what came from elsewhere than the reader’s own organisation', () => {
    const news = whatsNew(
      { providers: [told('own', { added: ['X/1', 'X/2'] }), told('n', { changed: ['X/3'] })] },
      recordOf(entry('a', 'own X/1'), entry('b', 'own X/2', 'n X/3')),
      [],
    );
    expect([...changedEntries(news, null)]).toEqual(['a', 'b']);
    expect([...changedEntries(news, 'own')]).toEqual(['b']);
  });
});
