/** What do the sources disagree about? Every value beside the providers that say it; none is preferred. */
import type { Conflict } from '../../record/entry';
import { useRecordOnScreen } from '../open-record/record-context';

/** Providers by the value they give, in the order in which the values come. */
export function providersByValue({ values }: Conflict): ReadonlyMap<string, readonly string[]> {
  const byValue = new Map<string, string[]>();
  for (const { provider, value } of values) {
    const known = byValue.get(value);
    if (known === undefined) byValue.set(value, [provider]);
    else if (!known.includes(provider)) known.push(provider);
  }
  return byValue;
}

export function ConflictWords({ conflict }: { readonly conflict: Conflict }) {
  const { briefNameOf, inOrder } = useRecordOnScreen();
  const order = inOrder(conflict.values.map(({ provider }) => provider));
  const byValue = [...providersByValue(conflict)].sort(
    ([, a], [, b]) => order.indexOf(inOrder(a)[0] ?? '') - order.indexOf(inOrder(b)[0] ?? ''),
  );
  const field = `${conflict.field.charAt(0).toUpperCase()}${conflict.field.slice(1)}`;
  return (
    <>
      {field} differs:{' '}
      {byValue.map(([value, providers], index) => (
        <span key={value}>
          {index > 0 && ' · '}
          {inOrder(providers).map(briefNameOf).join(', ')} <b className="wp-nowrap">{value}</b>
        </span>
      ))}
    </>
  );
}
