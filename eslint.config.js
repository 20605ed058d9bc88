import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What reads a page once, as it happens to be just then. */
const READS = [
  'innerText',
  'textContent',
  'allInnerTexts',
  'allTextContents',
  'inputValue',
  'getAttribute',
  'boundingBox',
  'count',
  'all',
  'isVisible',
  'isHidden',
  'isEnabled',
  'isDisabled',
  'isChecked',
  'isEditable',
  'evaluate',
  'evaluateAll',
  'evaluateHandle',
  'screenshot',
  'content',
  'title',
].join('|');
/** Where that is right: each reads until what it reads is there, or stays. */
const WAITING =
  ':matches(CallExpression[callee.name=/^(atRest|still)$/], ' +
  'CallExpression[callee.object.name="expect"][callee.property.name="poll"])';
const WHEN =
  'A busy machine is slower than this: read in atRest or still of tests/e2e/waiting, or again and again in ' +
  'expect.poll.';
const WAITS_BY_TIME = [
  {
    selector: 'CallExpression[callee.property.name=/^(waitForTimeout|\\$|\\$\\$|\\$eval|\\$\\$eval)$/]',
    message: 'Wait for what is on the screen, never for a time: see tests/e2e/waiting.',
  },
  {
    selector: 'CallExpression[callee.name=/^(setTimeout|setInterval)$/]',
    message: 'Wait for what is on the screen, never for a time: see tests/e2e/waiting.',
  },
  {
    selector: 'CallExpression[callee.object.name="vi"][callee.property.name=/^(waitFor|waitUntil)$/]',
    message:
      'It gives up after a second, which a busy machine needs: waitFor of the testing library waits as long as ' +
      'the test may.',
  },
];

/** The form of every source: short enough to be read at once. A test may be longer, and its title is one sentence. */
const WIDTH = { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true };
const SOURCE_FORM = {
  'max-lines': ['error', { max: 300 }],
  'max-len': ['error', WIDTH],
  complexity: ['error', 20],
  'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
};
const TEST_FORM = {
  'max-lines': ['error', { max: 450 }],
  'max-len': ['error', { ...WIDTH, ignorePattern: '^\\s*(it|test|describe)\\(' }],
  complexity: 'off',
  'max-lines-per-function': 'off',
};
const FORM_OFF = { 'max-lines': 'off', 'max-len': 'off', complexity: 'off', 'max-lines-per-function': 'off' };

/** Tables: a row is one line, and a table as long as what it lists. */
const TABLES = [
  'src/gateway/redact/full-shapes.ts',
  'src/gateway/intake/clean/shapes.ts',
  'server/config-schema.ts',
  'fhir-fixtures/**',
  'src/viewer/gallery/examples.ts',
  'tests/worded-allergies.test.ts',
  'src/record/codes/conditions.test.ts',
  'src/record/sections/medications/sent-names.test.ts',
  'src/policy/cases/places.ts',
  // texts that are printed or sent as they stand
  'server/timeline/arguments.ts',
  'tests/kits/notices.ts',
  'tests/e2e/letters.test.ts',
];

/** Longer or more branched than the rule, each for its own reason. */
const EXCEPTIONS = [
  // what each statement says has run in databases that exist: not a character of one is changed
  'server/database/migrations.ts',
  // each is one walk through one running gateway, whose session the cases share
  'tests/gateway/attacks.test.ts',
  'tests/gateway/suite.ts',
];

export default defineConfig(
  { ignores: ['dist/', 'dist-secondary/', 'node_modules/', 'public/', 'coverage/', '.data/', '.cache/', '**/*.cjs'] },
  tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-dynamic-delete': 'off',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  {
    files: [
      'src/domain/**',
      'src/forms/**',
      'src/policy/**',
      'src/letters/**',
      'src/terminology/**',
      'src/stu3/**',
      'src/gateway/**',
      'src/record/**',
      'src/secondary/**',
    ],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Only intake asks, through the port it is given.' },
        {
          name: 'Date',
          message: 'The clock is passed in; parse dates with src/domain/dates, write instants with src/domain/instant.',
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is passed in.' },
      ],
    },
  },
  {
    files: ['src/domain/dates.ts', 'src/domain/dates/**', 'src/domain/instant.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  { files: ['**/*.tsx'], plugins: { 'react-hooks': reactHooks }, rules: { ...reactHooks.configs.recommended.rules } },
  { files: ['server/**', 'tests/**', 'bench/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.test.ts', '**/*.test.tsx'], rules: { 'no-restricted-syntax': ['error', ...WAITS_BY_TIME] } },
  {
    files: ['tests/e2e/**'],
    // The ways of waiting themselves, what they read by in the page, and what makes answers late on purpose.
    ignores: ['tests/e2e/waiting.ts', 'tests/e2e/in-page.ts', 'tests/e2e/slow.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...WAITS_BY_TIME,
        {
          selector:
            `CallExpression[callee.object.name!="Promise"][callee.property.name=/^(${READS})$/]` + `:not(${WAITING} *)`,
          message: WHEN,
        },
        {
          selector: `CallExpression[callee.object.name="page"][callee.property.name="url"]:not(${WAITING} *)`,
          message: WHEN,
        },
      ],
    },
  },
  { files: ['**/*.{ts,tsx,js}'], rules: SOURCE_FORM },
  { files: ['**/*.test.{ts,tsx}', 'tests/**'], rules: TEST_FORM },
  { files: [...TABLES, ...EXCEPTIONS], rules: FORM_OFF },
);
