/**
 * A question over the page: the browser's own modal dialog, so that focus stays inside, Esc closes, and focus goes back
 * to where it was.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly look?: 'plain' | 'warning' | 'wide';
}

/** Mounted means open: render it when it should be seen. */
export function Dialog({ title, onClose, children, look = 'plain' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={look === 'plain' ? 'wp-dialog' : `wp-dialog wp-dialog--${look}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="wp-dialog__body">
        <h2 className="wp-dialog__title" id={titleId}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
