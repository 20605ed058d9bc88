/**
 * Which operations can be known again by a month or a year alone, because nobody has two of them in that time?
 * INVARIANT: an examination, a transfusion or an injection may be done twice in a month: none of those stands here.
 */

/** Of a pair of organs or limbs: the side must be said by both, and be the same. */
const ONCE_A_SIDE: ReadonlySet<string> = new Set([
  'hip replacement',
  'hip hemiarthroplasty',
  'knee replacement',
  'unicompartmental knee replacement',
  'shoulder replacement',
  'cataract operation',
  'mastectomy',
  'nephrectomy',
  'cochlear implant',
  'amputation above knee',
  'amputation below knee',
]);

const ONCE: ReadonlySet<string> = new Set([
  'appendicectomy',
  'cholecystectomy',
  'hysterectomy',
  'tonsillectomy',
  'adenotonsillectomy',
  'splenectomy',
  'radical prostatectomy',
  'coronary artery bypass',
  'right hemicolectomy',
  'total colectomy',
  'panproctocolectomy',
  'total gastrectomy',
  'oesophagectomy',
  'pancreaticoduodenectomy',
  'cystectomy',
  'sleeve gastrectomy',
  'gastric bypass',
  'vasectomy',
]);

/** Twice in a year may be, twice in a month hardly. */
const SELDOM: ReadonlySet<string> = new Set([
  'CRT pacemaker insertion',
  'pacemaker insertion',
  'defibrillator insertion',
  'loop recorder insertion',
  'caesarean section',
  'aortic valve replacement',
  'mitral valve replacement',
  'anterior resection',
]);

/** Also by courses over weeks, which one side dates by their months. */
const SELDOM_A_SIDE: ReadonlySet<string> = new Set(['radiotherapy', 'inguinal hernia repair', 'carpal tunnel release']);

/** Courses over a region, which their name does not tell. */
export const isRegional = (operation: string | null): boolean => operation === 'radiotherapy';

export const isSided = (operation: string): boolean => ONCE_A_SIDE.has(operation) || SELDOM_A_SIDE.has(operation);

/** The coarsest precision by which it is known again; null: by its day alone. */
export function knownBy(operation: string | null): 'year' | 'month' | null {
  if (operation === null) return null;
  if (ONCE.has(operation) || ONCE_A_SIDE.has(operation)) return 'year';
  return SELDOM.has(operation) || SELDOM_A_SIDE.has(operation) ? 'month' : null;
}
