/** A side of the body, as the record says it. */
export type Side = 'left' | 'right' | 'both';

/** Sides by their code. Source: SNOMED CT, descendants of 182353008 | Side (qualifier value). */
export const SIDE_CODES: Readonly<Record<string, Side>> = {
  '7771000': 'left',
  '24028007': 'right',
  '51440002': 'both',
};
