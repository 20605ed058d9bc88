/** Which view of the record fills the page in the place of summary and timeline? */
import '../../../open-record/all-tables';
import type { ViewId } from '../../../open-record/reading';
import { ChangedView } from '../changed/ChangedView';
import { MedicinesView } from './MedicinesView';
import { ResultsView } from './ResultsView';

const VIEWS = { results: <ResultsView />, medicines: <MedicinesView />, changed: <ChangedView /> } as const;

export function RecordView({ view }: { readonly view: Exclude<ViewId, 'timeline'> }) {
  return <>{VIEWS[view]}</>;
}
