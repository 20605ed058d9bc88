/** The word of a flag beside what is said already: null where that has it, as "Below low reference limit" has Low. */
export const flagBeside = (flag: string | null, said: readonly (string | null)[]): string | null =>
  flag === null || said.some((one) => one !== null && new RegExp(`\\b${flag}\\b`, 'i').test(one)) ? null : flag;
