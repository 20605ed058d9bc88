/** How are the exclusions shown: what is never shared, and by which codes, words and medicines it is known? */
import type { Policy } from '../policy';
import type { ExclusionId } from '../tables/exclusions';
import { asWritten } from '../tables/lexicon';
import { MISTYPED, MISTYPED_MEDICINES } from '../tables/mistyped';
import { setsNamedIn } from '../tables/word-sets';
import { yesNo, type TableDescription } from './described-table';

/** “the shipped seed alone: not complete”, or how many lists were loaded. */
function listOf(policy: Policy, id: ExclusionId, category: string): string {
  if (policy.seedOnly.includes(id)) return 'the shipped seed alone: not complete';
  const loaded = policy.valueSets.filter((set) => set.category === category);
  return loaded.length === 0
    ? 'none needed: known by the setting of its provider'
    : `the shipped seed and ${loaded.map(({ count }) => `${String(count)} codes`).join(', ')} loaded`;
}

function listsAbout({ seedOnly, valueSetsWaiver: waiver }: Policy): string {
  const lists =
    seedOnly.length === 0
      ? 'Every category has its list.'
      : 'A category that has the shipped seed alone does not recognise what is coded outside it.';
  return waiver === null
    ? lists
    : `${lists} Running without the lists was signed for by ${waiver.signedBy} on ${waiver.signedOn}.`;
}

const LETTERS: Readonly<Record<Policy['readableDocuments'], string>> = {
  passages: 'In force: these lines are cut, and a letter in which a word tells after that is withheld whole.',
  any: 'Not in force: a letter in which any word tells is withheld whole.',
  metadata: 'Not in force: letters are not judged by their words.',
};

const lettersAbout = ({ readableDocuments, readableDocumentsWaiver: waiver }: Policy): string =>
  `${LETTERS[readableDocuments]}${waiver === null ? '' : ` Signed for by ${waiver.signedBy} on ${waiver.signedOn}.`} ` +
  'Each goes with its heading and any value, whatever it says.';

export const EXCLUSION_TABLES: readonly TableDescription[] = [
  {
    id: 'exclusions',
    title: 'Never shared, with anybody',
    about: 'No role and no emergency opens these.',
    columns: ['Id', 'Category', 'In force', 'Settings never asked', 'Labels', 'Why', 'Hazard'],
    rows: ({ tables, exclusions }) =>
      tables.exclusions.map((row) => [
        row.id,
        row.category,
        yesNo(exclusions.has(row.id)),
        row.settings.join(', '),
        row.labels.join(', '),
        row.why,
        row.hazard,
      ]),
  },
  {
    id: 'exclusion-medicines',
    title: 'Medicines that tell of an exclusion',
    about: 'Each has a switch of its own.',
    columns: ['Id', 'Exclusion', 'In force', 'Why', 'Hazard'],
    rows: ({ tables, medicines }) =>
      tables.medicineSwitches.map((row) => [
        row.id,
        row.exclusion,
        yesNo(medicines.has(row.exclusion)),
        row.why,
        row.hazard,
      ]),
  },
  {
    id: 'exclusion-codes',
    title: 'Codes of the exclusions',
    about: 'The shipped seed; value sets add to it.',
    columns: ['Exclusion', 'System', 'Codes', 'Not', 'Why'],
    rows: ({ tables }) =>
      tables.exclusionCodes.map((row) => [
        row.exclusion,
        row.family,
        [...(row.codes ?? []), ...(row.prefixes ?? []).map((prefix) => `${prefix}…`)].join(', '),
        (row.except ?? []).join(', '),
        row.why,
      ]),
  },
  {
    id: 'medicine-names',
    title: 'Medicine names of the exclusions',
    about: 'Whole words, in the names of medicines of any code system.',
    columns: ['Exclusion', 'Names', 'Unless', 'Near misses that pass', 'Why'],
    rows: ({ tables }) =>
      tables.medicines.map((row) => [
        row.exclusion,
        row.names.join(', '),
        (row.unless ?? []).join(', '),
        row.nearMisses.join('; '),
        row.why,
      ]),
  },
  {
    id: 'hormones',
    title: 'Hormones that count only with a gender indication',
    about: 'ATC codes; given for anything else they are shown.',
    columns: ['Code'],
    rows: ({ tables }) => tables.hormones.map((code) => [`${code}…`]),
  },
  {
    id: 'lexicon',
    title: 'Words of the exclusions',
    about:
      'Withhold what they name, whatever code stands beside them, and a document whose content is text; cut ' +
      'free text everywhere. Some tell in the name of a concept alone. A name in curly brackets is a word set ' +
      'below: any of its words may stand there.',
    columns: ['Exclusion', 'Read in', 'Terms', 'Near misses that pass', 'Why'],
    rows: ({ tables }) =>
      tables.lexicon.map((row) => [
        row.exclusion,
        row.namesOnly ? 'names' : 'all',
        asWritten(row).join(', '),
        row.nearMisses.join('; '),
        row.why,
      ]),
  },
  {
    id: 'word-sets',
    title: 'Word sets of these terms',
    about:
      'Words that many terms share, written once: a term names a set in curly brackets, where any of its words may ' +
      'stand. A word added to a set is found in every such sentence.',
    columns: ['Id', 'Words', 'Named by', 'Why', 'Hazard', 'Source'],
    rows: ({ tables }) =>
      tables.wordSets.map(({ id, words, why, hazard, source }) => [
        `{${id}}`,
        words.join(', '),
        [
          ...tables.lexicon.filter((row) => asWritten(row).some((term) => setsNamedIn(term).includes(id))),
          ...tables.wordSets.filter((set) => set.words.some((word) => setsNamedIn(word).includes(id))),
        ]
          .map((row) => row.id)
          .join(', '),
        why,
        hazard,
        source,
      ]),
  },
  {
    id: 'mistyped',
    title: 'Words that are known when they are mistyped',
    about:
      'With one letter too many, too few or wrong, or two that changed places, they are read as they were meant, ' +
      'beside what is written. So are the names of the medicines above that have eight letters or more.',
    columns: ['Id', 'Exclusion', 'Words', 'Words of their own', 'Why', 'Hazard'],
    rows: () =>
      MISTYPED.map(({ id, exclusion, words, others, why, hazard }) => [
        id,
        exclusion,
        words.join(', '),
        others.join(', '),
        why,
        hazard,
      ]),
  },
  {
    id: 'mistyped-medicines',
    title: 'Medicines that are known as they are written alone',
    about: 'And words of their own that look like the name of one.',
    columns: ['Id', 'Names', 'Words of their own', 'Why', 'Hazard'],
    rows: () =>
      MISTYPED_MEDICINES.map(({ id, names, others, why, hazard }) => [
        id,
        names.join(', '),
        others.join(', '),
        why,
        hazard,
      ]),
  },
  {
    id: 'own-concepts',
    title: 'What a resource is',
    about:
      'Words that tell in these elements withhold the whole resource, whatever code stands beside them. In any ' +
      'other element they are cut with their code. A code alone in “Named by”, which no table knows, withholds ' +
      'too while a list is not complete.',
    columns: ['Id', 'Type', 'Named by', 'Said by', 'Because of', 'Titles', 'Why', 'Hazard'],
    rows: ({ tables }) =>
      tables.ownConcepts.map(({ id, type, names = '', says = '', because = '', titles = '', why, hazard }) => [
        id,
        type,
        names,
        says,
        because,
        titles,
        why,
        hazard,
      ]),
  },
  {
    id: 'near-misses',
    title: 'Near misses by their codes',
    about: 'These words tell of nothing beside these codes; anything added to them does.',
    columns: ['Id', 'Exclusion', 'Codes', 'Words', 'Why', 'Hazard'],
    rows: ({ tables }) =>
      tables.nearMisses.map((row) => [
        row.id,
        row.exclusion,
        row.codes.join(', '),
        row.words.join('; '),
        row.why,
        row.hazard,
      ]),
  },
  {
    id: 'routine-lines',
    title: 'Routine lines that are cut out of everybody’s letters',
    about: lettersAbout,
    columns: [
      'Id',
      'Exclusion',
      'Begins with',
      'Before a mark alone',
      'Asks about',
      'Stays',
      'Why',
      'Hazard',
      'Source',
    ],
    rows: ({ tables }) =>
      tables.routineLines.map((row) => [
        row.id,
        row.exclusion,
        row.headings.join(', '),
        row.bare.join(', '),
        row.questions.join(', '),
        row.nearMisses.join('; '),
        row.why,
        row.hazard,
        row.source,
      ]),
  },
  {
    id: 'routine-words',
    title: 'How a routine line is read',
    about: 'Words that stand in it, end it, or go on with it.',
    columns: ['What', 'Words'],
    rows: ({ tables }) => [
      ['Words of a value', tables.routineValues.join(', ')],
      ['Begin an answer on the next line', tables.routineAnswers.join(', ')],
      ['Say more on the next line', tables.routineFollows.join(', ')],
      ['Say more on the next line where an answer follows', tables.routineResults.join(', ')],
      ['Headings at which a value ends', tables.otherHeadings.join(', ')],
      ['Lists in which one item may be routine', tables.routineLists.join(', ')],
      ['Tested together with what is routine', tables.routineCompanions.join(', ')],
    ],
  },
  {
    id: 'known-vocabularies',
    title: 'Vocabularies whose codes need no words',
    about: 'A code alone of any other system is released only where a table knows it, while a list is not complete.',
    columns: ['Address begins', 'Names', 'Why'],
    rows: ({ tables }) => tables.knownVocabularies.map((row) => [row.below, row.names, row.why]),
  },
  {
    id: 'lists',
    title: 'Lists of codes in force',
    about: listsAbout,
    columns: ['Id', 'Category', 'List'],
    rows: (policy) =>
      policy.tables.exclusions
        .filter(({ id }) => policy.exclusions.has(id))
        .map(({ id, category }) => [id, category, listOf(policy, id, category)]),
  },
  {
    id: 'door-codes',
    title: 'Door and key-safe codes',
    about: 'Never pass, in any text.',
    columns: ['Id', 'Terms', 'Why', 'Hazard'],
    rows: ({ tables: { doorCodes, doorCodeTerms } }) => [
      [doorCodes.id, doorCodeTerms.join(', '), doorCodes.why, doorCodes.hazard],
    ],
  },
];
