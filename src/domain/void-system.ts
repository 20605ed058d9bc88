/** Which systems have codes for a value that is not there, and name nothing? Source: HL7 terminology. */

const VOID = /(?:data-absent-reason|NullFlavor)$/i;

/** HL7's codes for a value that is not there, in every version's address. */
export const isVoidSystem = (system: unknown): boolean => typeof system === 'string' && VOID.test(system);
