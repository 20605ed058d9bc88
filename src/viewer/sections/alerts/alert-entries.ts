/** Which needs and plans stand apart from the other alerts, and how are the providers of a decision named? */
import { useMemo } from 'react';
import { rankAlerts, type RankedAlerts } from '../../../record/alert-ranks';
import { listOf } from '../../open-record/absence-words';
import type { RecordOnScreen } from '../../open-record/record-context';

/** The ranked alerts of the record as it stands. */
export const useRankedAlerts = ({ record }: Pick<RecordOnScreen, 'record'>): RankedAlerts =>
  useMemo(() => rankAlerts(record.entries), [record]);

/** “Northgate, Eastfield and Brookway”, in the order of the coverage strip. */
export const namesIn =
  ({ inOrder, briefNameOf }: Pick<RecordOnScreen, 'inOrder' | 'briefNameOf'>) =>
  (providers: readonly string[]): string =>
    listOf(inOrder(providers).map(briefNameOf));

/** Where the card of alerts is found from the banner. */
export const ALERTS_HEADING = 'wp-alerts-heading';

/** Providers of which nobody knows whether they hold a decision about treatment: they did not answer. */
export const notChecked = ({
  states,
  briefNameOf,
}: Pick<RecordOnScreen, 'states' | 'briefNameOf'>): readonly string[] =>
  states.flatMap(({ state, provider }) =>
    state === 'failed' || state === 'identity-not-confirmed' ? [briefNameOf(provider.id)] : [],
  );
