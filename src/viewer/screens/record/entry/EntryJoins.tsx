/** Why do these sources stand on one line? Each rule once, with everybody it joined. */
import type { JoinReason } from '../../../../record/entry';
import { listOf } from '../../../record/absence-words';

/** "same medicine: amlodipine, from A and B" and "…, from A and C" are one reason for A, B and C. */
export function foldJoins(joins: readonly JoinReason[]): readonly string[] {
  const folded = new Map<string, Set<string>>();
  for (const { text } of joins) {
    const [, why = text, names = ''] = /^(.*), from (.+)$/.exec(text) ?? [];
    const known = folded.get(why) ?? new Set<string>();
    for (const name of names.split(/ and |, /)) if (name !== '') known.add(name);
    folded.set(why, known);
  }
  return [...folded].map(([why, names]) => (names.size === 0 ? why : `${why}, from ${listOf([...names])}`));
}

export function EntryJoins({ joins }: { readonly joins: readonly JoinReason[] }) {
  if (joins.length === 0) return null;
  return (
    <div className="wp-entry__part">
      <h3>Why joined</h3>
      <ul className="wp-lines wp-source">
        {foldJoins(joins).map((text) => <li key={text}>{text.charAt(0).toUpperCase()}{text.slice(1)}.</li>)}
      </ul>
    </div>
  );
}
