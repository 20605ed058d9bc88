/** Has this code been judged already? A memory for codes met before, which odd data cannot fill. */

export type JudgeCode = (system: string | undefined, code: string) => number;

/** Cleared when it grows beyond this. */
const REMEMBERED = 50_000;

export function remembering(judge: JudgeCode): JudgeCode {
  const memory = new Map<string, Map<string, number>>();
  let size = 0;
  return (system, code) => {
    let codes = memory.get(system ?? '');
    if (codes === undefined) memory.set(system ?? '', (codes = new Map()));
    const known = codes.get(code);
    if (known !== undefined) return known;
    const marks = judge(system, code);
    if (++size > REMEMBERED) {
      memory.clear();
      size = 0;
    } else codes.set(code, marks);
    return marks;
  };
}
