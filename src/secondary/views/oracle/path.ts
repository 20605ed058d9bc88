/** What does a path give of a JSON value? A closure, made once a view; readable before fast, for it is the oracle. */
import { isObject } from '../../../domain/json';
import type { Path, Sum } from '../path/ast';
import { boundaryOf } from './boundary';
import { compared } from './compare';
import { referenceKey, resourceKey } from './keys';
import { NOTHING, type Run, type Values } from './run';

export type Ask = (focus: Values, run: Run) => Values;

/** True, false, or null where there is nothing; a problem where it is anything else. */
export function truth(values: Values, run: Run): boolean | null {
  const [value] = values;
  if (values.length === 0) return null;
  if (values.length === 1 && typeof value === 'boolean') return value;
  run.fails('true or false is expected, and a path gives something else');
  return null;
}

function memberOf(name: string, focus: Values, run: Run): Values {
  const found: unknown[] = [];
  for (const holder of focus) {
    if (!isObject(holder)) return run.fails(`“${name}” is asked of a simple value`);
    const value = Object.hasOwn(holder, name) ? holder[name] : undefined;
    if (!Array.isArray(value)) {
      if (value !== undefined && value !== null) found.push(value);
      continue;
    }
    for (const item of value as readonly unknown[]) {
      if (Array.isArray(item)) return run.fails(`“${name}” is a list of lists`);
      if (item !== undefined && item !== null) found.push(item);
    }
  }
  return found;
}

const SUMS: Readonly<Record<Sum, (a: number, b: number) => number | null>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? null : a / b),
};

function summed(how: Sum, left: Values, right: Values, run: Run): Values {
  if (left.length === 0 || right.length === 0) return NOTHING;
  const [a, b] = [left[0], right[0]];
  if (left.length > 1 || right.length > 1 || typeof a !== 'number' || typeof b !== 'number')
    return run.fails(`“${how}” is of two numbers`);
  const value = SUMS[how](a, b);
  // The decimals of a database have one nought: -1 times 0 is no -0.
  return value === null ? NOTHING : [value + 0];
}

function joined(values: Values, by: string, run: Run): Values {
  if (values.every((value) => typeof value === 'string')) return [values.join(by)];
  return run.fails('join() is of texts');
}

/** Three-valued: false and anything is false, true or anything is true, whatever is not known. */
function both(how: 'and' | 'or', left: Ask, right: Ask): Ask {
  const deciding = how === 'or';
  return (focus, run) => {
    const a = truth(left(focus, run), run);
    if (a === deciding) return [deciding];
    const b = truth(right(focus, run), run);
    if (b === deciding) return [deciding];
    return a === null || b === null ? NOTHING : [!deciding];
  };
}

function whereOf(of: Ask, by: Ask): Ask {
  return (focus, run) => of(focus, run).filter((value) => truth(by([value], run), run) === true);
}

/** The path as a function of its focus. */
export function askOf(path: Path): Ask {
  switch (path.op) {
    case 'this':
      return (focus) => focus;
    case 'literal': {
      const value = [path.value];
      return () => value;
    }
    case 'row-index':
      return (_, run) => [run.rowIndex];
    case 'resource-key':
      return (_, run) => resourceKey(run);
    case 'both':
      return both(path.how, askOf(path.left), askOf(path.right));
    case 'compare': {
      const [left, right] = [askOf(path.left), askOf(path.right)];
      return (focus, run) => compared(path.how, left(focus, run), right(focus, run), path.moments, run);
    }
    case 'sum': {
      const [left, right] = [askOf(path.left), askOf(path.right)];
      return (focus, run) => summed(path.how, left(focus, run), right(focus, run), run);
    }
    default:
      return askOfOne(path);
  }
}

type OfOne = Exclude<Path, { op: 'this' | 'literal' | 'row-index' | 'resource-key' | 'both' | 'compare' | 'sum' }>;

function askOfOne(path: OfOne): Ask {
  const of = askOf(path.of);
  switch (path.op) {
    case 'member':
      return (focus, run) => memberOf(path.name, of(focus, run), run);
    case 'where':
      return whereOf(of, askOf(path.by));
    case 'exists':
      return (focus, run) => [of(focus, run).length > 0];
    case 'empty':
      return (focus, run) => [of(focus, run).length === 0];
    case 'not':
      return (focus, run) => {
        const value = truth(of(focus, run), run);
        return value === null ? NOTHING : [!value];
      };
    case 'at':
      return (focus, run) => of(focus, run).slice(path.index, path.index + 1);
    case 'join':
      return (focus, run) => joined(of(focus, run), path.by, run);
    case 'reference-key':
      return (focus, run) => referenceKey(of(focus, run), path.type, run);
    case 'boundary':
      return (focus, run) => boundaryOf(of(focus, run), path.side, path.type, run);
  }
}
