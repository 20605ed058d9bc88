/** Letters without what is written above and below them, and in their compatibility forms: “kürtaj” is “kurtaj”. */
export const withoutAccents = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');
