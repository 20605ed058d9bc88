/** What do the texts of one contribution tell? Each text is judged once; drug names and headings repeat by the thousand. */
import type { Policy } from '../policy/policy';

export interface Reading {
  /** Marks of the words in a text. */
  words(text: string): number;
  /** Marks of the words in a medicine's name. */
  lexicon(text: string): number;
  /** Marks of a medicine's name. */
  medicine(name: string): number;
  /** Marks of the medicines in the name of anything else. */
  named(name: string): number;
}

/** Lives for one contribution and is dropped with it: patient text is never kept beyond. */
export function createReading({ text }: Policy): Reading {
  const remembering = (judge: (text: string) => number) => {
    const memory = new Map<string, number>();
    return (value: string): number => {
      let marks = memory.get(value);
      if (marks === undefined) memory.set(value, (marks = judge(value)));
      return marks;
    };
  };
  return { words: remembering(text.words), lexicon: remembering(text.lexicon), medicine: remembering(text.medicine), named: remembering(text.named) };
}
