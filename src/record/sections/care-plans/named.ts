/**
 * Which well-known plan does a title speak of, whatever it calls it, and do two titles of it say opposite things? For
 * comparing only. Source: RECORD, care-plans.
 */
import type { PlanFact } from './read';

/** As the national codes name them, where they do (src/domain/section-of.json); the first that holds. */
const NAMED: readonly (readonly [string, RegExp])[] = [
  ['ReSPECT plan', /\bReSPECT\b|\bRESPECT (?:form|plan)\b|\brespect (?:form|plan|v ?\d)\b/],
  ['Do not attempt resuscitation', /\bDNA(?:CP)?R\b|\bdo not attempt (?:cardio\w* )?resus/i],
  ['Treatment escalation plan', /\btreatment escalation plan\b|\bTEP\b/i],
  [
    'Advance care plan',
    /\badvanced? care plan|\bACP\b|\bpreferred (?:place|priorit(?:y|ies)) (?:of|for) (?:death|dying|care)\b|\bPP[CD]\b/i,
  ],
  ['Asthma action plan', /\basthma action plan\b|\bPAAP\b/i],
  ['Holistic needs assessment', /\bholistic needs\b|\beHNA\b/i],
  ['Deprivation of liberty', /\bDoLS?\b|\bdeprivation of liberty\b/i],
];

/** The plan that the title names, as the national code would; null where it names none. */
export const namedIn = (title: string): string | null => NAMED.find(([, words]) => words.test(title))?.[0] ?? null;

/** What a plan says one of: two that each say another are two plans. */
const SAYS_ONE_OF: readonly (readonly (readonly [string, RegExp])[])[] = [
  [
    [
      'not for resuscitation',
      /\bnot for (?:cpr|resus\w*)\b|\bdna(?:cp)?r\b|\bdo not (?:attempt )?(?:cardio\w* )?resus/i,
    ],
    ['for resuscitation', /(?<!not )\bfor (?:full )?(?:cpr|resus\w*)\b|\b(?:full treatment|incl\w*) cpr\b/i],
  ],
  [
    ['home', /\b(?:at )?home\b/i],
    ['hospice', /\bhospice\b/i],
    ['hospital', /\bhospital\b/i],
  ],
  [
    ['urgent', /\burgent\b/i],
    ['standard', /\bstandard\b/i],
  ],
];

/** Of a place of death the hospice or home is what it says; of any other plan it may be who wrote it. */
const CHECKED: Readonly<Record<string, readonly number[]>> = {
  'Advance care plan': [0, 1],
  'Deprivation of liberty': [2],
};

/** True where the two say opposite things of one matter. */
export function opposite(name: string, a: PlanFact, b: PlanFact): boolean {
  const words = ({ title, description }: PlanFact) => `${title} ${description ?? ''}`;
  return (CHECKED[name] ?? [0]).some((row) => {
    const said = (fact: PlanFact) =>
      (SAYS_ONE_OF[row] ?? []).flatMap(([what, shape]) => (shape.test(words(fact)) ? [what] : []));
    const [x, y] = [said(a), said(b)];
    return x.length > 0 && y.length > 0 && !x.some((what) => y.includes(what));
  });
}
