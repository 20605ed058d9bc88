/**
 * How far do marks reach along references? From container to content, never back: a fixed point, linear in the number
 * of references. Source: POLICY 3 and 5.
 */
import { BARE_CODE, CAPPED, DOOR_CODE, EXCLUDED, GENDER, HORMONE } from '../../policy/marks';

/**
 * An encounter hands on its caps too; a container hands on exclusions; kin (courses of one drug, twins) also what a
 * name tells; a product also
 * that it has no name, since what refers to it has no other.
 */
export type Reach = 'caps-too' | 'exclusions' | 'kin' | 'product';

/** What a resource is withheld for and nothing else with it. */
const ALONE = DOOR_CODE | BARE_CODE;

const CARRIES: Readonly<Record<Reach | 'twin', number>> = {
  exclusions: EXCLUDED & ~ALONE,
  'caps-too': (EXCLUDED & ~ALONE) | CAPPED,
  kin: (EXCLUDED & ~ALONE) | HORMONE,
  product: (EXCLUDED & ~DOOR_CODE) | HORMONE,
  twin: EXCLUDED | CAPPED | HORMONE,
};

/** Edges held in flat arrays: twenty thousand resources bring as many references. */
export interface Edges {
  add(from: number, to: number, reach: Reach | 'twin'): void;
  /** Brings `marks` to the fixed point. */
  spread(marks: Int32Array): void;
}

export function createEdges(size: number): Edges {
  /** Per node its last edge, per edge the one before it; 0 is none. */
  const last = new Int32Array(size);
  const before = [0];
  const target = [0];
  const carries = [0];

  return {
    add(from, to, reach) {
      before.push(last[from] ?? 0);
      target.push(to);
      last[from] = carries.push(CARRIES[reach]) - 1;
    },
    spread(marks) {
      const waiting = [...marks.keys()];
      for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
        const own = marks[from] ?? 0;
        for (let edge = last[from] ?? 0; edge > 0; edge = before[edge] ?? 0) {
          const to = target[edge] ?? 0;
          const had = marks[to] ?? 0;
          const has = had | (own & (carries[edge] ?? 0));
          if (has === had) continue;
          marks[to] = has;
          waiting.push(to);
        }
      }
    },
  };
}

/** True where a listed hormone is given for a gender-set indication. */
export const isGenderHormone = (drug: number, indication: number): boolean =>
  (drug & HORMONE) !== 0 && (indication & GENDER) !== 0;
