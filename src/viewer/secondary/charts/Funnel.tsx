/**
 * Which practices stand beyond what chance gives, for their size? Shares against the number on the register, between
 * the limits of 95 % and 99.8 %. Never a league table: what is near the middle is not ranked.
 */
import type { Answer, AnswerRow } from '../../../secondary/shapes/answer';
import { drawnOf, shareOfWhole } from './figures';
import { limits, wholePercent, Z_95, Z_998 } from './intervals';
import { placeOn, scaleFor, type Scale } from './scale';
import { count } from '../words/figures';

const WIDTH = 720;
const HEIGHT = 320;
const FRAME = { left: 46, right: 12, top: 12, bottom: 40 };
const STEPS = 160;

interface FunnelProps {
  readonly answer: Pick<Answer, 'rows' | 'total'>;
  readonly caption: string;
}

interface Axes {
  readonly x: (people: number) => number;
  readonly y: (share: number) => number;
  readonly most: number;
  readonly scale: Scale;
}

/** The next round number, so that the axis ends on one. */
const roundUp = (value: number): number => {
  const step = 10 ** Math.max(1, Math.floor(Math.log10(Math.max(1, value))));
  return Math.ceil(value / (step / 2)) * (step / 2);
};

function axesOf(rows: readonly AnswerRow[], whole: number): Axes {
  const drawn = rows.map(drawnOf);
  const sizes = drawn.flatMap((one) => (one.kind === 'withheld' || one.population === null ? [] : [one.population]));
  const most = roundUp(Math.max(20, ...sizes));
  const shares = drawn.flatMap((one) => (one.kind === 'point' ? [one.share] : one.kind === 'band' ? [1] : []));
  const smallest = Math.min(...sizes, most);
  const outer = limits(whole, smallest, Z_998) ?? { low: 0, high: 1 };
  const scale = scaleFor([...shares, outer.low, outer.high]);
  return {
    most,
    scale,
    x: (people) => FRAME.left + (people / most) * (WIDTH - FRAME.left - FRAME.right),
    y: (share) => HEIGHT - FRAME.bottom - (placeOn(scale, share) / 100) * (HEIGHT - FRAME.top - FRAME.bottom),
  };
}

const point = (axes: Axes, people: number, share: number): string =>
  `${axes.x(people).toFixed(1)} ${axes.y(share).toFixed(1)}`;

/** One limit from the smallest to the largest group, closer where it bends; only where it lies on the drawing. */
function limitPath(axes: Axes, whole: number, z: number, side: 'low' | 'high'): string {
  return Array.from({ length: STEPS }, (_, step) => axes.most * ((step + 1) / STEPS) ** 2)
    .flatMap((people) => {
      const limit = limits(whole, people, z)?.[side] ?? whole;
      return limit > axes.scale.from && limit < axes.scale.to ? [point(axes, people, limit)] : [];
    })
    .map((at, index) => `${index === 0 ? 'M' : 'L'}${at}`)
    .join('');
}

function Axis({ axes }: { readonly axes: Axes }) {
  const sizes = [0, axes.most / 2, axes.most];
  const bottom = HEIGHT - FRAME.bottom;
  return (
    <g className="wg-funnel__axis">
      {axes.scale.marks.map((mark) => (
        <g key={mark}>
          <line x1={FRAME.left} x2={WIDTH - FRAME.right} y1={axes.y(mark)} y2={axes.y(mark)} />
          <text x={FRAME.left - 6} y={axes.y(mark) + 4} textAnchor="end">
            {wholePercent(mark)} %
          </text>
        </g>
      ))}
      {sizes.map((people, index) => (
        <text
          key={people}
          x={axes.x(people)}
          y={bottom + 16}
          textAnchor={index === 0 ? 'start' : index === 2 ? 'end' : 'middle'}
        >
          {count(people)}
        </text>
      ))}
      <text x={(WIDTH + FRAME.left) / 2} y={HEIGHT - 6} textAnchor="middle">
        People on the register
      </text>
    </g>
  );
}

function Practice({ row, axes }: { readonly row: AnswerRow; readonly axes: Axes }) {
  const drawn = drawnOf(row);
  if (drawn.kind === 'withheld' || drawn.population === null) return null;
  const x = axes.x(drawn.population);
  if (drawn.kind === 'band')
    return <line className="wg-plot__band" x1={x} x2={x} y1={axes.y(drawn.from)} y2={axes.y(axes.scale.to)} />;
  const y = axes.y(drawn.share);
  return row.stands === 'above' || row.stands === 'below' ? (
    <path className="wg-plot__named" d={`M${x.toFixed(1)} ${(y - 7).toFixed(1)}l7 7-7 7-7-7z`} />
  ) : (
    <circle className="wg-plot__dot" cx={x} cy={y} r="5" />
  );
}

/** Hidden from assistive technology: it stands above the table of the same figures. */
export function Funnel({ answer, caption }: FunnelProps) {
  const whole = shareOfWhole(answer.total);
  if (whole === null) return null;
  const axes = axesOf(answer.rows, whole);
  return (
    <figure className="wg-funnel">
      <figcaption>
        {caption}. Dashed: all shown, {wholePercent(whole)} %. Inner lines hold 95 % and outer lines 99.8 % of what
        chance gives for the size. A bar from 85 % up: “at least 85 %”.
      </figcaption>
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} aria-hidden="true" focusable="false">
        <Axis axes={axes} />
        <line
          className="wg-plot__whole"
          x1={FRAME.left}
          x2={WIDTH - FRAME.right}
          y1={axes.y(whole)}
          y2={axes.y(whole)}
        />
        {(['low', 'high'] as const).map((side) => (
          <g key={side}>
            <path className="wg-funnel__inner" d={limitPath(axes, whole, Z_95, side)} />
            <path className="wg-funnel__outer" d={limitPath(axes, whole, Z_998, side)} />
          </g>
        ))}
        {answer.rows.map((row) => (
          <Practice key={JSON.stringify(row.by)} row={row} axes={axes} />
        ))}
      </svg>
    </figure>
  );
}
