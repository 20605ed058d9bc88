/** Does every routine line go with any value, and nothing that is not one? */
import { describe, expect, it } from 'vitest';
import { SHIPPED_TABLES } from '../tables';
import { EXCLUSION_IDS } from '../tables/exclusions';
import { createRoutineLines } from './routine-line-index';

const index = createRoutineLines(new Set(EXCLUSION_IDS), SHIPPED_TABLES);

describe('a row of routine lines', () => {
  it.each(SHIPPED_TABLES.routineLines.map((row) => [row.id, row] as const))(
    '%s cuts each example whole, and no near miss',
    (_id, { examples, nearMisses }) => {
      expect(examples.map((line) => [line, index.read(line).left])).toEqual(examples.map((line) => [line, '']));
      expect(nearMisses.map((line) => [line, index.read(line)])).toEqual(
        nearMisses.map((line) => [line, { left: line, cut: false, open: false }]),
      );
    },
  );
});
