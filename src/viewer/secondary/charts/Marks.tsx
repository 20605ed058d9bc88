/** One row of a dot plot: the share as a dot with its interval, a band, or nothing; and the axis above the rows. */
import type { AnswerRow } from '../../../secondary/shapes/answer';
import { drawnOf } from './figures';
import { at, type Scale } from './scale';
import { wholePercent } from './intervals';

interface PlotRowProps {
  readonly row: Pick<AnswerRow, 'population' | 'outcome' | 'percent'> & Partial<Pick<AnswerRow, 'stands'>>;
  readonly scale: Scale;
  /** The share of all that is shown: a dashed line through every row. */
  readonly whole: number | null;
}

const HEIGHT = 28;
const MIDDLE = HEIGHT / 2;

function Grid({ scale, whole }: Omit<PlotRowProps, 'row'>) {
  return (
    <>
      {scale.marks.map((mark) => (
        <line key={mark} className="wg-plot__grid" x1={at(scale, mark)} x2={at(scale, mark)} y1="0" y2={HEIGHT} />
      ))}
      {whole === null ? null : (
        <line className="wg-plot__whole" x1={at(scale, whole)} x2={at(scale, whole)} y1="0" y2={HEIGHT} />
      )}
    </>
  );
}

function Drawing({ row, scale }: Omit<PlotRowProps, 'whole'>) {
  const drawn = drawnOf(row);
  if (drawn.kind === 'withheld') return null;
  if (drawn.kind === 'band')
    return (
      <line className="wg-plot__band" x1={at(scale, drawn.from)} x2={at(scale, scale.to)} y1={MIDDLE} y2={MIDDLE} />
    );
  const { share, interval } = drawn;
  const [low, high] = [at(scale, interval.low), at(scale, interval.high)];
  const named = row.stands === 'above' || row.stands === 'below';
  return (
    <>
      <line className="wg-plot__reach" x1={low} x2={high} y1={MIDDLE} y2={MIDDLE} />
      <line className="wg-plot__reach" x1={low} x2={low} y1={MIDDLE - 4} y2={MIDDLE + 4} />
      <line className="wg-plot__reach" x1={high} x2={high} y1={MIDDLE - 4} y2={MIDDLE + 4} />
      {named ? (
        <svg x={at(scale, share)} y={MIDDLE} overflow="visible">
          <path className="wg-plot__named" d="M0-7l7 7-7 7-7-7z" />
        </svg>
      ) : (
        <circle className="wg-plot__dot" cx={at(scale, share)} cy={MIDDLE} r="5" />
      )}
    </>
  );
}

/** Hidden from assistive technology: the same figures stand in the row's cells. */
export function PlotRow({ row, scale, whole }: PlotRowProps) {
  return (
    <svg className="wg-plot" height={HEIGHT} aria-hidden="true" focusable="false">
      <Grid scale={scale} whole={whole} />
      <Drawing row={row} scale={scale} />
    </svg>
  );
}

const anchorOf = (index: number, all: number): 'start' | 'middle' | 'end' =>
  index === 0 ? 'start' : index === all - 1 ? 'end' : 'middle';

export function PlotAxis({ scale }: { readonly scale: Scale }) {
  return (
    <svg className="wg-plot wg-plot--axis" height="16" aria-hidden="true" focusable="false">
      {scale.marks.map((mark, index) => (
        <text key={mark} x={at(scale, mark)} y="12" textAnchor={anchorOf(index, scale.marks.length)}>
          {wholePercent(mark)} %
        </text>
      ))}
    </svg>
  );
}
