/**
 * Where do age bands begin? The instance's, not a request's: two questions cannot differ by one edge of their own. Each
 * step of the ladder keeps the edges at which the four questions begin and end (14, 25, 65). Top-coded at 90.
 */
export const AGE_LADDER: readonly (readonly number[])[] = [
  [0, 5, 10, 14, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90],
  [0, 14, 25, 35, 45, 55, 65, 75, 85],
  [0, 14, 25, 45, 65, 85],
];

/** The band of an age in whole years by these edges: `65-69`, `90+`. */
export function ageBand(years: number, edges: readonly number[]): string {
  const at = edges.findLastIndex((edge) => edge <= years);
  const from = edges[at] ?? 0;
  const next = edges[at + 1];
  return next === undefined ? `${String(from)}+` : `${String(from)}-${String(next - 1)}`;
}
