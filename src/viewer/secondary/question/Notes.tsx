/** How many figures are withheld, by which rules that can be, and how every figure is made. */
import type { Answer } from '../../../secondary/shapes/answer';
import { isWithheld } from '../words/figures';
import { FIGURE_RULES, WITHHELD_RULES } from '../words/rules';

/** Rows of which a figure is withheld. */
export const withheldOf = ({ rows }: Pick<Answer, 'rows'>): number =>
  rows.filter(({ population, outcome }) => isWithheld(population) || isWithheld(outcome)).length;

function Rules({ rules }: { readonly rules: readonly { readonly id: string; readonly says: string }[] }) {
  return (
    <dl className="wg-rules">
      {rules.map(({ id, says }) => (
        <div key={id}>
          <dt>{id}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
}

export function WithheldBy({ answer }: { readonly answer: Pick<Answer, 'rows'> | null }) {
  return (
    <section className="wg-note" aria-labelledby="withheld-by">
      <h2 className="wg-head" id="withheld-by">
        Withheld
        {answer === null ? null : (
          <span className="wp-quiet">
            {' '}
            {withheldOf(answer)} of {answer.rows.length} groups (30 % at most)
          </span>
        )}
      </h2>
      <p>A figure bears one mark whatever the reason, so that the mark tells nothing. The reasons can be:</p>
      <Rules rules={WITHHELD_RULES} />
    </section>
  );
}

/** `asked`: how many answers this request has had. */
export function HowMade({ asked }: { readonly asked: number | null }) {
  return (
    <section className="wg-note" aria-labelledby="how-made">
      <h2 className="wg-head" id="how-made">
        How the figures are made
      </h2>
      <Rules rules={FIGURE_RULES} />
      <p className="wp-quiet">
        Intervals: 95 %, Wilson, from rounded counts.{asked === null ? '' : ` Asked so far: ${String(asked)} of 40.`}
      </p>
    </section>
  );
}
