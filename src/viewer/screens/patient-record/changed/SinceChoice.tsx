/** Since when? One of several, side by side. */
import { useReading } from '../../../open-record/reading';
import type { Asked } from './use-border';

export function SinceChoice({ asked: { choices, since } }: { readonly asked: Asked }) {
  const setSince = useReading((state) => state.setSince);
  return (
    <div className="wp-since wp-screen-only" role="group" aria-label="Since when">
      {choices.map((choice) => (
        <button
          key={choice.since}
          type="button"
          className="wp-since__one"
          aria-pressed={choice.since === since}
          onClick={() => {
            setSince(choice.since);
          }}
        >
          {choice.name}
        </button>
      ))}
    </div>
  );
}
