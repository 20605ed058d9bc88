/** A button in the NHS style; `text` looks like a link but acts. */
import type { ButtonHTMLAttributes } from 'react';

type Look = 'primary' | 'secondary' | 'warning' | 'text';

const LOOKS: Readonly<Record<Look, string>> = {
  primary: 'nhsuk-button',
  secondary: 'nhsuk-button nhsuk-button--secondary',
  warning: 'nhsuk-button nhsuk-button--warning',
  text: 'wp-text-button',
};

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look;
  readonly small?: boolean;
  /** While true the button says so, stays focusable, and does nothing: nothing is sent twice. */
  readonly busy?: boolean;
}

export function Button({
  look = 'primary',
  small = false,
  busy = false,
  className,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const classes = [LOOKS[look], small && look !== 'text' ? 'wp-button--small' : '', className ?? '']
    .filter(Boolean)
    .join(' ');
  return (
    <button
      {...rest}
      type={type}
      className={classes}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
