/** What was just done, in a sentence that is read out: an act that changes a list is never silent. */

/** Always rendered, so that it is read out when it comes; empty where nothing was done. */
export function Said({ children }: { readonly children: string }) {
  return (
    <p role="status" className={children === '' ? 'nhsuk-u-visually-hidden' : 'wp-notice wp-notice--good'}>
      {children}
    </p>
  );
}
