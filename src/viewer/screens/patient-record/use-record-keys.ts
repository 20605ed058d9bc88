/**
 * Which keys work anywhere in the record? `/` to search, `?` for help, Esc to close the entry. Never while something is
 * being typed, save Esc.
 */
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useDialogs } from '../../open-record/dialogs';
import { useReading, type ViewId } from '../../open-record/reading';
import { focusRow } from '../../open-record/focus';

/** One key for each view. */
const VIEWS: Readonly<Record<string, ViewId>> = { t: 'timeline', r: 'results', m: 'medicines', c: 'changed' };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);

export function useRecordKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        useDialogs.getState().dialog !== null
      )
        return;
      if (event.key === 'Escape') {
        const { opened, view, show, closeEntry } = useReading.getState();
        if (opened === null && view !== 'timeline') show('timeline');
        if (opened === null) return;
        closeEntry();
        focusRow(opened);
        return;
      }
      if (isTyping(event.target)) return;
      if (event.key === '/') {
        event.preventDefault();
        if (useReading.getState().view !== 'timeline')
          flushSync(() => {
            useReading.getState().show('timeline');
          });
        document.querySelector<HTMLInputElement>('#record-search')?.focus();
      } else if (event.key in VIEWS) {
        useReading.getState().show(VIEWS[event.key] ?? 'timeline');
      } else if (event.key === '?') {
        event.preventDefault();
        useDialogs.getState().show({ kind: 'help' });
      }
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      useDialogs.getState().close();
    };
  }, []);
}
