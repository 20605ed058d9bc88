/** What stands in the files that a config names? What cannot be read is collected, each at its place in the config. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { whereNotJson } from './json-keys';

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

interface Files {
  readonly problems: string[];
  read(place: string, file: string): string;
  readJson(place: string, file: string): unknown;
}

/** What a file is that is no JSON, so that somebody knows how to save it; empty where nothing is known of it. */
function whatItIs(text: string): string {
  if (text.includes('\0')) return ': it is UTF-16; save it as UTF-8';
  if (text.startsWith('<')) return ': it is XML; save it as JSON';
  if (/^[^{[\n]*[,;\t]/.test(text)) return ': it is a table (CSV); save it as a FHIR ValueSet in JSON';
  return '';
}

/** Reads what the config names, collecting what cannot be read instead of stopping at the first. */
export function filesFrom(base: string): Files {
  const problems: string[] = [];
  const read = (place: string, file: string): string | null => {
    try {
      return readFileSync(resolve(base, file), 'utf8');
    } catch (error) {
      problems.push(`${place}: cannot read ${file}: ${messageOf(error)}`);
      return null;
    }
  };
  const readJson = (place: string, file: string): unknown => {
    const text = read(place, file);
    if (text === null) return null;
    if (text.trim() === '') {
      problems.push(`${place}: ${file} is empty`);
      return null;
    }
    try {
      return JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch {
      const bare = text.replace(/^\uFEFF/, '');
      // where, and not what stands there: a file that is no list of codes may be anything, a key too
      problems.push(`${place}: ${file} is not JSON${whatItIs(bare) || ` from ${whereNotJson(bare)} on`}`);
      return null;
    }
  };
  return { problems, read: (place, file) => read(place, file) ?? '', readJson };
}
