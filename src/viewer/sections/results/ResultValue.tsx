/** How is a measured value written? Never by colour alone: an abnormal one carries its word. */
import type { Entry } from '../../../record/entry';
import { flagBeside } from '../../../record/sections/results/flag-beside';

interface ResultValueProps {
  readonly entry: Entry;
  /** On the first screen the range stands only beside what is out of it. */
  readonly brief?: boolean;
}

export function ResultValue({ entry, brief = false }: ResultValueProps) {
  const { detail } = entry;
  if (detail.section !== 'results') return null;
  const value = [
    detail.value,
    detail.value !== null && detail.unit !== null && !detail.value.includes(detail.unit) ? detail.unit : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
  const flag = flagBeside(detail.flag, [value, detail.finding]);
  const isNews = (part: { readonly name: string; readonly value: string }) =>
    !value.includes(`${part.name} ${part.value}`);
  return (
    <>
      {value !== '' && (
        <b className={detail.flag === null ? 'wp-result' : 'wp-result wp-result--out'}>
          {value}
          {detail.finding !== null && ` ${detail.finding}`}
          {flag !== null && ` ${flag}`}
        </b>
      )}
      {value === '' && flag !== null && <b className="wp-result wp-result--out">{flag}</b>}
      {detail.components.filter(isNews).map((component) => (
        <span key={component.name} className="wp-row-rest">
          {' '}
          {component.name} <b>{component.value}</b>
        </span>
      ))}
      {value === '' && detail.components.length === 0 ? (
        <span className="wp-row-rest">{entry.summary}</span>
      ) : (
        detail.remark !== null && <span className="wp-row-rest"> {detail.remark}</span>
      )}
      {detail.range !== null && (!brief || detail.worst !== null) && (
        <span className="wp-row-rest"> ({detail.range})</span>
      )}
    </>
  );
}
