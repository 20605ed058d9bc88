/** One row that differs: what stood there, what stands there now, and whose view it may change. */
import type { RowChange } from '../../../../domain/policy';
import { roleName } from '../../../../domain/roles';
import { Tag, type TagLook } from '../../../components/Tag';

const LOOKS: Readonly<Record<RowChange['change'], TagLook>> = { added: 'good', removed: 'danger', changed: 'warning' };

/** `everybody`: how many roles there are whose view any change may touch. */
export function ChangeOfRow({
  change: { row, change, cells, roles },
  everybody,
}: {
  readonly change: RowChange;
  readonly everybody: number;
}) {
  const who =
    roles.length === 0
      ? 'Nobody’s view changes'
      : roles.length === everybody && everybody > 3
        ? 'May change the view of every role'
        : `May change the view of: ${roles.map((role) => roleName(role)).join(', ')}`;
  return (
    <li className="wp-changes__row">
      <p>
        <Tag look={LOOKS[change]}>{change}</Tag> <b>{row}</b> <span className="wp-quiet">{who}</span>
      </p>
      <dl className="wp-facts">
        {cells
          .filter(({ before, after }) => (before ?? '') !== row && (after ?? '') !== row)
          .map(({ column, before, after }) => (
            <div key={column} className="wp-facts__pair">
              <dt>{column}</dt>
              <dd>
                {before !== null && before !== '' && <del>{before}</del>}{' '}
                {after !== null && after !== '' && <ins>{after}</ins>}
                {change === 'changed' && (after ?? '') === '' && <span className="wp-quiet"> (now empty)</span>}
              </dd>
            </div>
          ))}
      </dl>
    </li>
  );
}
