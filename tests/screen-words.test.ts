/** Is no sentence left that clinicians were not served by? What it was replaced by stands beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '..', 'src');

/** [what stood on a screen, what stands there now, or why it is gone] */
const REPLACED: readonly (readonly [string, string])[] = [
  ['conflict: see', 'Eastfield disagrees – view'],
  ['Not every provider could say', 'checking, 0 of 7 replied; Northgate did not reply'],
  ['No provider that answered says anything', 'No allergy information from the providers that replied'],
  ['answered; nothing to show here.`', '6 replied, nothing to show'],
  ['Not supplied by', '1 does not share this (Brookway)'],
  ['Not included: ${names} (did not answer)', '✕ Northgate not included (did not answer)'],
  ['says that confidential items are held back here', 'has withheld confidential items'],
  ['A saved letter is yours to protect', 'If you save it, keep it secure and delete it when you have finished'],
  ['A file that has left cannot be called back', 'Once saved, the file is outside this system'],
  ['Report a wrong entry or join', 'Report a mistake'],
  ['The sources do not belong together', 'These records should not have been combined'],
  ['Nobody is known with', 'No one matches this NHS number and date of birth. Check both'],
  ['ask the person and treat what you find', 'do not wait for this record. Ask the person or those with them'],
  ['Reports of something wrong', 'Reported mistakes'],
  ['to go on where you were', 'Sign in again. You will need to find the person again'],
  ['You open a record only for somebody', 'Only open records of people in your care'],
  ['parts of this record that your role does not usually see', 'what emergency access opens for the role, in words'],
  ['Checking with the gateway', 'Looking up…'],
  ['unfold a long day', 'show all of a long day'],
];

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(SOURCES, name), 'utf8') }));

describe('what the screens say', () => {
  it.each(REPLACED)('“%s” is “%s”', (before) => {
    const inViewer = files.filter(({ name }) => name.startsWith('viewer/') || name.startsWith('domain/'));
    expect(inViewer.filter(({ text }) => text.includes(before)).map(({ name }) => name)).toEqual([]);
  });
});
