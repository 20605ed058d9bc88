/**
 * What does Back close? What was opened last over the record: a dialog, an entry, a view; only then the record is left.
 * Each has a step of its own in the browser's history.
 */
import { useDialogs } from './dialogs';
import { focusRow } from './focus';
import { useReading } from './reading';
import { hashOfView } from './view-address';

type Layer = 'view' | 'entry' | 'dialog';

/** How many steps above the record’s first this one is. INVARIANT: a step holds that number and nothing else. */
const stepNow = (): number => {
  const state: unknown = history.state;
  return typeof state === 'number' ? state : 0;
};

function openLayers(): readonly Layer[] {
  const { view, opened } = useReading.getState();
  return [
    ...(view === 'timeline' ? [] : (['view'] as const)),
    ...(opened === null ? [] : (['entry'] as const)),
    ...(useDialogs.getState().dialog === null ? [] : (['dialog'] as const)),
  ];
}

function close(layer: Layer): void {
  const { opened, show, closeEntry } = useReading.getState();
  if (layer === 'dialog') useDialogs.getState().close();
  else if (layer === 'view') show('timeline');
  else if (opened !== null) {
    closeEntry();
    focusRow(opened);
  }
}

/**
 * Follows what is opened and closed from now on; returns how to stop. What is closed on the page leaves its step to
 * whatever is opened next; with nothing open Back leaves the record at once, however many such steps there are.
 */
export function followBack(path: string): () => void {
  let at = stepNow();
  let layers: readonly Layer[] = [];
  const note = (): void => {
    const open = openLayers();
    layers = [...layers.filter((one) => open.includes(one)), ...open.filter((one) => !layers.includes(one))];
    while (at < layers.length) {
      at += 1;
      history.pushState(at, '', location.href);
    }
  };
  const onBack = (): void => {
    if (location.pathname !== path) return;
    const before = at;
    at = stepNow();
    if (at >= before) return;
    if (layers.length === 0) {
      history.go(-(at + 1));
      return;
    }
    // a filter that was chosen since the step was made stays
    history.replaceState(at, '', `${path}${hashOfView(useReading.getState())}`);
    do close(layers.at(-1) ?? 'entry');
    while (layers.length > at);
  };
  note();
  const stops = [useReading.subscribe(note), useDialogs.subscribe(note)];
  window.addEventListener('popstate', onBack);
  return () => {
    for (const stop of stops) stop();
    window.removeEventListener('popstate', onBack);
  };
}
