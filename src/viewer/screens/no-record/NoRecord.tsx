/** Why is there no record? Fetched when that is to be said: most people are found. */
import { Suspense, type ComponentProps } from 'react';
import { later } from '../../navigation/later';
import type { NoRecordScreen } from './NoRecordScreen';

const Screen = later(async () => (await import('./NoRecordScreen')).NoRecordScreen);

export function NoRecord(props: ComponentProps<typeof NoRecordScreen>) {
  return (
    <Suspense fallback={<p role="status" aria-busy="true" className="wp-page wp-loading" />}>
      <Screen.Part {...props} />
    </Suspense>
  );
}
