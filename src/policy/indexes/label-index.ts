/**
 * What does a security label say? The labels of exclusions and caps; unknown ones of the two label systems restrict.
 */
import { capMark, exclusionMark } from '../marks';
import type { PolicyTables } from '../tables';
import { familyOf } from './code-family';
import type { CodeIndex, Switches } from './code-index';

export interface LabelIndex {
  readonly label: CodeIndex['label'];
  /**
   * What a label says that stands as an ordinary coding. Other codes of its system are no labels there: a class of
   * encounter, say.
   */
  named(family: 'label' | 'confidentiality', code: string): number;
}

export function createLabelIndex(on: Switches, tables: PolicyTables): LabelIndex {
  const restricted = capMark('restricted');
  const { ordinaryConfidentiality } = tables;
  const labels = new Map<string, number>(Object.keys(tables.harmlessLabels).map((code) => [code, 0]));
  const add = (code: string, marks: number) => labels.set(code, (labels.get(code) ?? 0) | marks);
  for (const { id, labels: codes } of tables.exclusions)
    for (const code of codes) add(code, on.exclusions.has(id) ? exclusionMark(id) : 0);
  for (const row of tables.labelCaps) for (const code of row.labels) add(code, capMark(row.label));

  const known = (code: string | undefined): number | undefined =>
    code === undefined ? undefined : (labels.get(code) ?? labels.get(code.trim().toUpperCase()));
  const isOrdinary = (code: string | undefined): boolean =>
    code !== undefined && ordinaryConfidentiality.includes(code);
  return {
    label(system, code) {
      const family = familyOf(system);
      if (family === 'label') return known(code) ?? restricted;
      if (family === 'confidentiality') return isOrdinary(code) ? 0 : restricted;
      // A tag without a system may be either: what both know as harmless is, anything else is restricted or what it
      // says.
      if (family === 'none') return isOrdinary(code) ? 0 : (known(code) ?? restricted);
      return 0;
    },
    named: (family, code) => (family === 'label' ? (known(code) ?? 0) : /^[RV]$/i.test(code) ? restricted : 0),
  };
}
