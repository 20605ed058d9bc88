/** Which is the last day that a request may mean? Nobody asks for a data set of more than a few years on. */
const YEARS_ON = 5;

/** An ISO day, by which a year of two digits is read. */
export const latestDay = (): string => `${String(new Date().getFullYear() + YEARS_ON)}-12-31`;
