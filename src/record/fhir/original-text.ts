/**
 * What was a line called before its code was lost on the way between two GP systems? The receiving system keeps the
 * name in a note, after a heading. Source: GP Connect and GP2GP, transfer-degraded codes.
 */
const HEADED = /^\s*(?:original text|allergy description)\s*:\s*(.+?)\s*$/im;

/** The name that a note keeps, or null. */
export function originalText(notes: readonly string[]): string | null {
  for (const note of notes) {
    const name = HEADED.exec(note)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}
