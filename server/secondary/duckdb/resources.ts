/** Of what shape are the resources of a type in a file, and which file holds those alone? */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../../src/domain/json';
import { done, type Outcome } from '../../../src/secondary/views/outcome';
import { emptyShape, see, type Shape } from '../../../src/secondary/views/shape';
import { eachLine, parsed } from '../lines';

export interface Found {
  readonly shape: Shape;
  /** The file itself where it holds nothing else. */
  readonly path: string;
}

/** Looks through a file once; where types are mixed, those of this one are written into `folder`. */
export function resourcesIn(file: string, type: string, folder: string): Outcome<Found> {
  const shape = emptyShape();
  let others = 0;
  const looked = eachLine(file, (line) => {
    const resource = parsed(line);
    if (!isObject(resource)) return 'it holds no resource';
    if (resource['resourceType'] === type) see(shape, resource);
    else others += 1;
    return null;
  });
  if (!looked.ok) return looked;
  if (others === 0 && looked.value > 0) return done({ shape, path: file });
  const path = join(folder, `${type}.ndjson`);
  const sorted = sortedOut(file, type, path);
  return sorted.ok ? done({ shape, path }) : sorted;
}

function sortedOut(file: string, type: string, path: string): Outcome<number> {
  const out = openSync(path, 'w', 0o600);
  try {
    return eachLine(file, (line) => {
      const resource = parsed(line);
      if (isObject(resource) && resource['resourceType'] === type) writeSync(out, `${line}\n`);
      return null;
    });
  } finally {
    closeSync(out);
  }
}
