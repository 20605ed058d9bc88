/** What is not in the data, beside what is asked for: the second list is the longer one, and stands as plainly. */

interface NotIncludedProps {
  readonly asked: readonly string[];
  readonly not: readonly string[];
}

export function NotIncluded({ asked, not }: NotIncludedProps) {
  return (
    <section className="wg-beside" aria-labelledby="asked-for">
      <div>
        <h2 className="wp-panel__title" id="asked-for">
          Asked for
        </h2>
        {asked.length === 0 ? (
          <p className="wp-quiet">Nothing yet. Choose a question and its columns.</p>
        ) : (
          <ul className="wg-list wg-list--in">
            {asked.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <h2 className="wp-panel__title">Not included</h2>
        <ul className="wg-list wg-list--out">
          {not.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
