/**
 * What is the whole record, made of everything that every provider has brought so far, section by section, all of them?
 */
import { buildSections, type SectionRegistry } from './build';
import type { RecordInput, WholeRecord } from './entry';
import { SECTION_RULES } from './registry';

/** As `buildSections`, by the rules of every section. */
export const buildRecord = (input: RecordInput, registry: SectionRegistry = SECTION_RULES): WholeRecord =>
  buildSections(input, registry);
