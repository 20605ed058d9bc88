/** One of several, side by side as buttons: a time, a group of tests. */
interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly chosen: T | null;
  readonly choose: (value: T) => void;
}

export function Choice<T extends string>({ label, options, chosen, choose }: ChoiceProps<T>) {
  return (
    <div className="wp-choice" role="group" aria-label={label}>
      {options.map(({ value, text }) => (
        <button
          key={value}
          type="button"
          className="wp-choice__one"
          aria-pressed={value === chosen}
          onClick={() => {
            choose(value);
          }}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
