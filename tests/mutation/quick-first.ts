/**
 * In which order are the tests asked? The quick ones first: a mutant that one of them finds need not wait for the
 * properties.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take a second or more, the slowest last. */
const SLOW = [
  'cases.test.ts',
  'places.test.ts',
  'decide.test.ts',
  'answers.test.ts',
  'linear.test.ts',
  'release.test.ts',
  'every-element.test.ts',
];
/** `MUTATION_FIRST=/redact/` asks those beside the files in question before all others. */
const FIRST = process.env['MUTATION_FIRST'] ?? '/gateway/';
const rank = ({ moduleId }: TestSpecification): number =>
  SLOW.findIndex((name) => moduleId.endsWith(`/${name}`)) * 2 + (moduleId.includes(FIRST) ? 0 : 1);

export class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId)));
  }
}
