/**
 * How can a view of the record be linked to? By its shape alone, after the #: which sections, which dates, list or
 * lanes.
 */
import { parseDate } from '../../domain/dates';
import { SECTIONS, type SectionId } from '../../domain/sections';
import { NO_FILTER, useReading, type Reading } from './reading';

type View = Pick<Reading, 'filter' | 'shape'>;

const isSection = (word: string): word is SectionId => SECTIONS.some((section) => section === word);
const dayOf = (text: string | null): string =>
  text !== null && ['day', 'year'].includes(parseDate(text)?.precision ?? '') ? text : '';

/** What an address asks for; anything else in it is left alone and unread. */
export function viewOfHash(hash: string): View {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    filter: {
      ...NO_FILTER,
      sections: (asked.get('sections') ?? '').split(',').filter(isSection),
      from: dayOf(asked.get('from')),
      to: dayOf(asked.get('to')),
    },
    shape: asked.get('shape') === 'lanes' ? 'lanes' : 'list',
  };
}

/**
 * The address of a view; empty for the plain list.
 * INVARIANT: nothing of the person's: no entry, no words that were sought, no provider, no number.
 */
export function hashOfView({ filter, shape }: View): string {
  const parts = [
    ...(shape === 'lanes' ? ['shape=lanes'] : []),
    ...(filter.sections.length > 0 ? [`sections=${filter.sections.join(',')}`] : []),
    ...(filter.from !== '' ? [`from=${filter.from}`] : []),
    ...(filter.to !== '' ? [`to=${filter.to}`] : []),
  ];
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}

/** What this page was opened with: kept until a record is, since that takes signing in and finding the person first. */
let asked: string | null = typeof location === 'undefined' ? null : location.hash;

/**
 * Shows the view that the address asked for, once, and from then on keeps the address to what is shown; returns how to
 * stop.
 */
export function followView(): () => void {
  const hash = location.hash === '' ? (asked ?? '') : location.hash;
  asked = null;
  useReading.setState(viewOfHash(hash));
  const write = ({ filter, shape }: View): void => {
    const wanted = hashOfView({ filter, shape });
    if (wanted !== location.hash) history.replaceState(history.state, '', `${location.pathname}${wanted}`);
  };
  write(useReading.getState());
  const onHash = (): void => {
    useReading.setState(viewOfHash(location.hash));
  };
  window.addEventListener('hashchange', onHash);
  const stop = useReading.subscribe((state, before) => {
    if (state.filter !== before.filter || state.shape !== before.shape) write(state);
  });
  return () => {
    stop();
    window.removeEventListener('hashchange', onHash);
    // The next person's record begins unnarrowed.
    if (location.hash !== '') history.replaceState(null, '', location.pathname);
  };
}
