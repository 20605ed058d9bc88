/** What does a config file hold, as JSON in which no key stands twice? */
import { readFileSync } from 'node:fs';
import { messageOf } from './config-named-files';
import { doubledKeys, whereNotJson } from './json-keys';

export type ConfigJson =
  { readonly ok: true; readonly given: unknown } | { readonly ok: false; readonly problems: readonly string[] };

const refused = (...problems: string[]): ConfigJson & { readonly ok: false } => ({ ok: false, problems });

/** Unreadable, not JSON and a doubled key each come back as a sentence. */
export function readConfigJson(path: string): ConfigJson {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return refused(`cannot read the config file ${path}: ${messageOf(error)}`);
  }
  text = text.replace(/^\uFEFF/, '');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return refused(`the config file ${path} is not JSON from ${whereNotJson(text)} on`);
  }
  const twice = doubledKeys(text);
  return twice.length > 0 ? refused(...twice.map((key) => `${key}: is given twice`)) : { ok: true, given };
}
