/** What do the texts of one contribution tell? Each text is judged once; drug names and headings repeat by the thousand. */
import type { Policy } from '../policy/policy';

export interface Reading {
  /** Marks of the words in a text. */
  words(text: string): number;
  /** Marks of a medicine's name. */
  medicine(name: string): number;
}

/** Lives for one contribution and is dropped with it: patient text is never kept beyond. */
export function createReading({ text }: Policy): Reading {
  const words = new Map<string, number>();
  const medicines = new Map<string, number>();
  const remember = (memory: Map<string, number>, judge: (text: string) => number) => (value: string) => {
    const known = memory.get(value);
    if (known !== undefined) return known;
    const marks = judge(value);
    memory.set(value, marks);
    return marks;
  };
  return { words: remember(words, text.words), medicine: remember(medicines, text.medicine) };
}
