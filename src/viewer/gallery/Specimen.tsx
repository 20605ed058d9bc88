/** One example under the rule that it shows. */
import type { ReactNode } from 'react';

export function Specimen({ rule, children }: { readonly rule: string; readonly children: ReactNode }) {
  return (
    <figure className="wp-gallery__one" aria-label={rule}>
      <figcaption className="wp-quiet">{rule}</figcaption>
      {children}
    </figure>
  );
}
