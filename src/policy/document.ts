/**
 * In which order, and with which words around them, are the tables printed? The sections that `POLICY n` in the code
 * cites. Prose only: what a row says stands in its table.
 */
import given from './document.json' with { type: 'json' };

export interface DocumentSection {
  /** As it stands after `## `. */
  readonly heading: string;
  readonly prose: readonly string[];
  /** Ids of the tables that follow, in their order. */
  readonly tables: readonly string[];
}

export const SECTIONS_OF_POLICY: readonly DocumentSection[] = given.sections;
