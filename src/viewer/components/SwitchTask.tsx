/** Which of a few tasks on this screen? Plain buttons, one pressed. */

interface SwitchTaskProps<Id extends string> {
  readonly label: string;
  readonly tasks: readonly { readonly id: Id; readonly label: string }[];
  readonly task: Id;
  readonly onChange: (task: Id) => void;
}

export function SwitchTask<Id extends string>({ label, tasks, task, onChange }: SwitchTaskProps<Id>) {
  return (
    <div className="wp-switch wp-screen-only" role="group" aria-label={label}>
      {tasks.map((one) => (
        <button
          key={one.id}
          type="button"
          className="wp-switch__task"
          aria-pressed={one.id === task}
          onClick={() => {
            onChange(one.id);
          }}
        >
          {one.label}
        </button>
      ))}
    </div>
  );
}
