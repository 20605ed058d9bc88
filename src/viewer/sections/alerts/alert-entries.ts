/** Which needs and plans stand apart from the other alerts, and how are the providers of a decision named? */
import { useMemo } from 'react';
import { rankAlerts, type RankedAlerts } from '../../../record/alert-ranks';
import { listOf } from '../../open-record/absence-words';
import { isShown } from '../../open-record/role-limits';
import { unheardAbout, unheardWords } from '../../open-record/unheard';
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

/** Why it is not known whether there are more decisions about treatment: who was not heard, or not in full. */
export const notChecked = ({
  opened,
  states,
  briefNameOf,
}: Pick<RecordOnScreen, 'opened' | 'states' | 'briefNameOf'>): string | null =>
  unheardWords(
    unheardAbout(
      (['alerts', 'care-plans'] as const).filter((section) => isShown(opened.view, section)),
      states,
      briefNameOf,
    ),
  );
