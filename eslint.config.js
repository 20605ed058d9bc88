import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'public/', 'coverage/', '.data/', '**/*.cjs'] },
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
    files: ['src/domain/**', 'src/stu3/**', 'src/gateway/**', 'src/record/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Only intake asks, through the port it is given.' },
        { name: 'Date', message: 'The clock is passed in; parse dates with src/domain/dates, write instants with src/domain/instant.' },
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Randomness is passed in.' }],
    },
  },
  { files: ['src/domain/dates.ts', 'src/domain/dates/**', 'src/domain/instant.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['**/*.tsx'], plugins: { 'react-hooks': reactHooks }, rules: { ...reactHooks.configs.recommended.rules } },
  { files: ['server/**', 'tests/**', 'bench/**'], rules: { 'no-console': 'off' } },
);
