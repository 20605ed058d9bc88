/** Which keys work anywhere in the record? `/` to search, `?` for help, Esc to close the entry. Never while something is being typed, save Esc. */
import { useEffect } from 'react';
import { useDialogs } from '../../record/dialogs';
import { useReading } from '../../record/reading';
import { focusRow } from './focus';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);

export function useRecordKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || useDialogs.getState().dialog !== null) return;
      if (event.key === 'Escape') {
        const { opened, closeEntry } = useReading.getState();
        if (opened === null) return;
        closeEntry();
        focusRow(opened);
        return;
      }
      if (isTyping(event.target)) return;
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('#record-search')?.focus();
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
