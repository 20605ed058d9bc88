/**
 * Is an entry about somebody's safety at the hands of others? Then it never stands open where the person, or whoever is
 * with them, may read it: not in the banner, not in a print, not in what leaves as a file.
 * (Hazard H-39.)
 */
import { SNOMED } from '../domain/code-systems';
import type { Entry } from './entry';

/** Concerns for adults and for children, as the policy's own labels know them. SNOMED CT UK. */
const CODES: ReadonlySet<string> = new Set(['1362761000000103', '1326421000000106']);

/** Words that say it wherever they stand. */
const SAID = /safeguard|child protection|looked[- ]after child|child in need|\bmarac\b|\bidva\b|^concern recorded\b/i;

/** Words that say it of a warning; of a problem, a habit or a sign they may say something else. */
const SAID_IN_WARNING =
  /(?<!(?:substance|alcohol|drug|laxative|steroid) )\babus|\b(?:self-)?neglect|\bdomestic (?:abuse|violence)|\bvulnerable (?:adult|child)/i;

/** By the code or the words of the entry; whether it stands or is over. */
export function isSafeguarding({ code, title, section }: Pick<Entry, 'code' | 'title' | 'section'>): boolean {
  if (code?.system === SNOMED && CODES.has(code.code)) return true;
  return SAID.test(title) || (section === 'alerts' && SAID_IN_WARNING.test(title));
}

/** What stands for a concern until somebody opens it. */
export const CONCERN = 'Concern recorded – open';

/** Its title wherever nobody has opened it: a screen is read over shoulders. */
export const titleInView = (entry: Entry): string => (isSafeguarding(entry) ? CONCERN : entry.title);

/** The sender asks that the person is not told. Source: HL7 v3 ActCode NOPAT. */
export const isNotForPatient = ({ tag }: Entry): boolean => tag === 'do not tell the patient';

/** Neither printed nor exported: the paper goes where the screen does not. */
export const staysOnScreen = (entry: Entry): boolean => isSafeguarding(entry) || isNotForPatient(entry);
