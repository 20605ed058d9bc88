/**
 * How is a text marked that must never leave? Every text of every resource holds this word, so that finding it anywhere
 * behind the boundary tells that something was carried over that nobody declared.
 */
export const CANARY = 'canary7q';

export const sung = (words: string): string => `${words} ${CANARY}`;
