/** Where is more of this than the first screen holds? */
import type { ReactNode } from 'react';
import { Button } from '../components/Button';
import { useReading, type ViewId } from '../open-record/reading';

export function ViewLink({ view, children }: { readonly view: ViewId; readonly children: ReactNode }) {
  const show = useReading((state) => state.show);
  return (
    <Button
      look="text"
      className="wp-card__more wp-screen-only"
      onClick={() => {
        show(view);
      }}
    >
      {children}
    </Button>
  );
}
