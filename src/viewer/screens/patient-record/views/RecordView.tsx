/** Which view of the record fills the page in the place of summary and timeline? */
import '../../../open-record/all-tables';
import type { ViewId } from '../../../open-record/reading';
import { MedicinesView } from './MedicinesView';
import { ResultsView } from './ResultsView';

export function RecordView({ view }: { readonly view: Exclude<ViewId, 'timeline'> }) {
  return view === 'results' ? <ResultsView /> : <MedicinesView />;
}
