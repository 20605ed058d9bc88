/** How far do marks reach along references? From container to content, never back: a fixed point, linear in the number of references. Source: POLICY 3 and 5. */
import { CAPPED, EXCLUDED, GENDER, HORMONE, DOOR_CODE } from '../policy/marks';

/** An encounter hands on its caps too; a container hands on exclusions; kin (courses of one drug, twins) also what a name tells. */
export type Reach = 'caps-too' | 'exclusions' | 'kin';

const CARRIES: Readonly<Record<Reach, number>> = {
  exclusions: EXCLUDED & ~DOOR_CODE,
  'caps-too': (EXCLUDED & ~DOOR_CODE) | CAPPED,
  kin: (EXCLUDED & ~DOOR_CODE) | HORMONE,
};

/** Edges held in flat arrays: twenty thousand resources bring as many references. */
export interface Edges {
  add(from: number, to: number, reach: Reach | 'twin'): void;
  /** Brings `marks` to the fixed point, starting from every node that has any. */
  spread(marks: Int32Array): void;
  /** As `spread`, for the nodes given. */
  spreadFrom(marks: Int32Array, starts: readonly number[]): void;
}

export function createEdges(size: number): Edges {
  const first = new Int32Array(size).fill(-1);
  const next: number[] = [];
  const target: number[] = [];
  const carries: number[] = [];

  const run = (marks: Int32Array, waiting: number[]) => {
    for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
      const own = marks[from] ?? 0;
      for (let edge = first[from] ?? -1; edge >= 0; edge = next[edge] ?? -1) {
        const to = target[edge] ?? 0;
        const had = marks[to] ?? 0;
        const has = had | (own & (carries[edge] ?? 0));
        if (has === had) continue;
        marks[to] = has;
        waiting.push(to);
      }
    }
  };

  return {
    add(from, to, reach) {
      next.push(first[from] ?? -1);
      target.push(to);
      carries.push(reach === 'twin' ? EXCLUDED | CAPPED | HORMONE : CARRIES[reach]);
      first[from] = target.length - 1;
    },
    spread(marks) {
      const waiting: number[] = [];
      for (let i = 0; i < marks.length; i += 1) if ((marks[i] ?? 0) & (EXCLUDED | CAPPED | HORMONE)) waiting.push(i);
      run(marks, waiting);
    },
    spreadFrom(marks, starts) {
      run(marks, [...starts]);
    },
  };
}

/** True where a listed hormone is given for a gender-set indication. */
export const isGenderHormone = (drug: number, indication: number): boolean => (drug & HORMONE) !== 0 && (indication & GENDER) !== 0;
