/**
 * By which sections' rules is the record read just now? First by those of allergies, then of alerts too, then by all:
 * they are fetched once the first stand on the screen.
 */
import { create } from 'zustand';
import type { SectionRegistry } from '../../record/build';
import type { recentResults } from '../../record/recent-results';
import { FIRST_RULES } from '../../record/registry-first';
import type { previousInWords } from '../../record/trends';
import './first-tables';

interface ResultsOverTime {
  readonly recentResults: typeof recentResults;
  readonly previousInWords: typeof previousInWords;
}

interface ReadBy {
  readonly rules: SectionRegistry;
  /** How often other tables of meaning were laid meanwhile: each time the record is read anew. */
  readonly layings: number;
  /** Null until results can be read at all. */
  readonly overTime: ResultsOverTime | null;
}

export const useSectionRules = create<ReadBy>()(() => ({ rules: FIRST_RULES, layings: 0, overTime: null }));

/** To be called when other tables were laid under an open record. */
export const readAnew = (): void => {
  useSectionRules.setState(({ layings }) => ({ layings: layings + 1 }));
};

/** Fetches the rules of alerts; where all are here already, nothing changes. Rejects when they could not be fetched. */
export async function fetchAlertRules(): Promise<void> {
  const [{ ALERT_RULES }] = await Promise.all([import('../../record/registry-alerts'), import('./class-table')]);
  if (useSectionRules.getState().rules === FIRST_RULES) useSectionRules.setState({ rules: ALERT_RULES });
}

/**
 * Fetches the rules of every section; from then on each record is read by all of them at once. Rejects when they could
 * not be fetched.
 */
export async function fetchSectionRules(): Promise<void> {
  const { SECTION_RULES, RESULTS_OVER_TIME } = await import('./all-sections');
  useSectionRules.setState({ rules: SECTION_RULES, overTime: RESULTS_OVER_TIME });
}
