// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_FILTER, useReading } from './reading';
import { followView, hashOfView, viewOfHash } from './view-address';

describe('the address of a view', () => {
  it('holds the shape of the view, and comes back as the same view', () => {
    const view = {
      filter: { ...NO_FILTER, sections: ['results', 'care-plans'] as const, from: '2024-01-01', to: '2024-12-31' },
      shape: 'lanes' as const,
    };
    expect(hashOfView(view)).toBe('#shape=lanes&sections=results,care-plans&from=2024-01-01&to=2024-12-31');
    expect(viewOfHash(hashOfView(view))).toEqual(view);
    expect(hashOfView({ filter: NO_FILTER, shape: 'list' })).toBe('');
  });

  it('holds nothing of the person’s: no search, no provider, no entry', () => {
    const { filter } = viewOfHash('#sections=results');
    expect(hashOfView({ filter: { ...filter, provider: 'hiv-clinic' }, shape: 'list' })).toBe('#sections=results');
  });

  it.each(['', '#', '#sections=nonsense,<script>', '#from=yesterday&to=1961-04-93', '#shape=other&lens=9990123454'])(
    '%s is the plain list',
    (hash) => {
      expect(viewOfHash(hash)).toEqual({ filter: NO_FILTER, shape: 'list' });
    },
  );
});

describe('an open record', () => {
  let stop = (): void => undefined;
  beforeEach(() => {
    history.replaceState(null, '', '/record#sections=problems');
    stop = followView();
  });
  afterEach(() => {
    stop();
    useReading.getState().forget();
  });

  it('begins with the view that the address asks for, and keeps the address to what is shown', () => {
    expect(useReading.getState().filter.sections).toEqual(['problems']);
    useReading.getState().setSearch('haemoglobin');
    useReading.getState().setShape('lanes');
    expect(location.hash).toBe('#shape=lanes&sections=problems');
    useReading.getState().showAll();
    useReading.getState().setShape('list');
    expect(location.hash).toBe('');
    expect(history.state).toBeNull();
  });

  it('leaves no view to the next person’s', () => {
    stop();
    expect(location.hash).toBe('');
    stop = followView();
    expect(useReading.getState().filter).toEqual(NO_FILTER);
  });
});
