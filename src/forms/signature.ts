/** Is a name, or a signature, that of a person whom demographics know? */

/** How names are compared: letters and digits alone, without accents, in lower case. */
export const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

export interface Named {
  readonly family: string;
  readonly given: string;
}

/**
 * Is this signature the person’s own? It holds their family name and the first letter of a given name, as demographics
 * or the form have them.
 */
export function signsAs(names: readonly Named[], signature: string): boolean {
  const words = signature
    .split(/[\s,.]+/u)
    .map(plain)
    .filter(Boolean);
  const joined = words.join('');
  return names.some(({ family, given }) => {
    const initial = plain(given).charAt(0);
    const last = plain(family);
    if (last === '' || !joined.includes(last)) return false;
    const rest = joined.replace(last, '');
    return (
      initial === '' || rest.startsWith(initial) || words.some((word) => word !== last && word.startsWith(initial))
    );
  });
}
