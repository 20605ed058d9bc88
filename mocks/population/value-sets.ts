/**
 * Which lists of codes does the config load, so that no category is known by the shipped seed alone? Short ones: what
 * the made-up people have, and the national reference sets by their own ids. A real instance loads the whole lists.
 */
interface List {
  readonly category: string;
  readonly codes: readonly string[];
}

const LISTS: readonly List[] = [
  { category: 'sexual-health', codes: ['999004381000000103', '86406008', '8098009'] },
  { category: 'fertility', codes: ['999004371000000100', '8619003'] },
  { category: 'termination', codes: ['999004361000000107', '714812005'] },
  { category: 'gender', codes: ['999004351000000109', '93461009'] },
  { category: 'domestic-violence', codes: ['412732008', '706893006'] },
  { category: 'criminal-record', codes: ['266948004'] },
];

const fileOf = (category: string): string => `value-sets/${category}.json`;

/** For the config's `policy`; paths stand beside this file. */
export const POLICY = {
  valueSets: LISTS.map(({ category }) => ({ file: fileOf(category), category })),
};

/** Path and content of each file. */
export const VALUE_SET_FILES: readonly (readonly [path: string, content: object])[] = LISTS.map(
  ({ category, codes }) => [
    fileOf(category),
    {
      resourceType: 'ValueSet',
      status: 'active',
      compose: { include: [{ system: 'http://snomed.info/sct', concept: codes.map((code) => ({ code })) }] },
    },
  ],
);
