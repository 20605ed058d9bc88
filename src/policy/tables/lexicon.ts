/**
 * Which words tell of an excluded category, where there is no code to go by? Whole words, negation makes no difference
 * (“HIV not detected” tells too). Terms are regular expressions, and name word sets, as {partner}; near misses are
 * texts that must pass, and are tested. Source: POLICY 3.
 */
import { z } from 'zod';
import { exclusionId } from './exclusions';
import given from './lexicon.json' with { type: 'json' };
import { hazard, id, tableFile, terms, texts, why, type TableFile } from './table-file';
import { setProblem, setProblemIn, setsNamedIn, wordSets, writtenOut, type WordSet } from './word-sets';

const AS_WRITTEN = tableFile(
  'lexicon.json',
  {
    wordSets,
    lexicon: z.array(
      z.strictObject({
        id,
        exclusion: exclusionId,
        terms,
        /** Upper and lower case count: “AIDS” is not “aids”. */
        exactCase: z.literal(true).exactOptional(),
        /** Tells as the name of a concept alone: in a note or a letter the same words are said of other things too. */
        namesOnly: z.literal(true).exactOptional(),
        examples: texts,
        nearMisses: texts,
        why,
        hazard,
      }),
    ),
    /** Door and key-safe codes never pass, in any text. They name no sets. */
    doorCodeTerms: terms,
  },
  ({ wordSets: sets, lexicon, doorCodeTerms }, refuse) => {
    const tell = (path: readonly PropertyKey[], problem: string | null): void => {
      if (problem !== null) refuse(path, problem);
    };
    sets.forEach(({ id: name, words }, row) => {
      if (sets.findIndex((one) => one.id === name) !== row) refuse(['wordSets', row, 'id'], 'stands more than once');
      words.forEach((word, at) => {
        tell(['wordSets', row, 'words', at], setProblemIn(name, word, sets));
      });
    });
    lexicon.forEach((row, at) => {
      row.terms.forEach((term, place) => {
        tell(['lexicon', at, 'terms', place], setProblem(term, sets));
      });
    });
    doorCodeTerms.forEach((term, at) => {
      if (setsNamedIn(term).length > 0) refuse(['doorCodeTerms', at], 'names a word set; door codes have none');
    });
  },
);

type AsWritten = ReturnType<typeof AS_WRITTEN.shipped>;
export type LexiconRow = AsWritten['lexicon'][number] & {
  /** The terms as they stand in the file; absent where they name no word set, and `terms` are the same. */
  readonly written?: readonly string[];
};
export interface LexiconTables extends Omit<AsWritten, 'lexicon'> {
  readonly lexicon: readonly LexiconRow[];
}

/** The terms of a row as somebody wrote them, with the names of their sets. */
export const asWritten = ({ terms: found, written }: LexiconRow): readonly string[] => written ?? found;

/** INVARIANT: the one place where sets are written out; whoever reads `terms` reads words alone. */
const rowWrittenOut = (row: AsWritten['lexicon'][number], sets: readonly WordSet[]): LexiconRow =>
  row.terms.every((term) => setsNamedIn(term).length === 0)
    ? row
    : { ...row, terms: row.terms.map((term) => writtenOut(term, sets)), written: row.terms };

const tablesWrittenOut = (tables: AsWritten): LexiconTables => ({
  ...tables,
  lexicon: tables.lexicon.map((row) => rowWrittenOut(row, tables.wordSets)),
});

export const LEXICON_FILE: TableFile<LexiconTables> = {
  ...AS_WRITTEN,
  read: (file) => {
    const result = AS_WRITTEN.read(file);
    return result.ok ? { ok: true, tables: tablesWrittenOut(result.tables) } : result;
  },
  shipped: (file) => tablesWrittenOut(AS_WRITTEN.shipped(file)),
};

const shipped = LEXICON_FILE.shipped(given);
export const WORD_SETS = shipped.wordSets;
export const LEXICON = shipped.lexicon;
export const DOOR_CODE_TERMS = shipped.doorCodeTerms;
