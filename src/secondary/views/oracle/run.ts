/** What does the evaluation of one resource carry along? The first thing that went wrong, and where it stands. */
import type { Json } from '../../../domain/json';

/** A collection; empty is FHIRPath's "nothing". Holds neither null nor lists. */
export type Values = readonly unknown[];

export const NOTHING: Values = [];

export interface Run {
  readonly resource: Json;
  /** `%rowIndex`: the place in what the nearest forEach or repeat runs over. */
  rowIndex: number;
  problem: string | null;
  /** Notes the first problem; the value stands for what could not be had. */
  readonly fails: (problem: string) => Values;
}

export function runOver(resource: Json): Run {
  const run: Run = {
    resource,
    rowIndex: 0,
    problem: null,
    fails: (problem) => {
      run.problem ??= problem;
      return NOTHING;
    },
  };
  return run;
}
