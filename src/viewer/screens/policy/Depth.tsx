/** F, S, B or N in a cell, as a word with a shade behind it; the word carries the meaning. */
const WORDS: Readonly<Record<string, string>> = { F: 'Full', S: 'Summary', B: 'Emergency', N: 'None' };

export const isDepth = (text: string): boolean => /^[FSBN]°?$/.test(text);

export function Depth({ text }: { readonly text: string }) {
  const letter = text.slice(0, 1);
  return (
    <span className={`wp-depth wp-depth--${letter.toLowerCase()}`}>
      {WORDS[letter]}
      {text.slice(1)}
    </span>
  );
}
