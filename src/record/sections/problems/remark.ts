/** What do the words of a problem say beside its name: how it is treated or measured, and of which kind it is? */
import { remembered } from '../../../domain/remembered';
import { phraseKey } from '../../fhir/wording';

/** What stands before a name on a list of them, and says no more than that it is known. */
const LEAD_IN =
  /^(?:(?:pmh|pmhx|pmhx?|dx|diagnosis)\s*[:–-]\s*|(?:known|established|diagnosed with|known to have)\s+)/i;

const PAST = /^(?:previous(?:ly)?|old|past|historic)\b/i;

/** What a condition is treated with: by the endings of medicines, and by the common words. Source: WHO INN stems. */
const STEMS =
  'thyroxine olol [aeiou]pril sartan statin formin gliptin gliflozin glutide azole cillin mycin ' +
  'mab tinib parin xaban warfarin solone sone semide thiazide dipine ipine zepine oxetine traline ' +
  'opram zepam prazole triptan triptyline azine profen trigine tracetam';
const TREATMENTS =
  'iron insulin t4 steroids? inhalers? oxygen dialysis cpap hrt ppis? doacs? apixaban lithium ' +
  'ssris? snris? antidepressants? statins? diuretics? antihypertensives? anticoagula(?:nts?|tion) biologics? dmards? ' +
  'methotrexate aspirin clopidogrel ' +
  'treatment medication meds tablets';
const TREATMENT = `(?:[a-z]*(?:${STEMS.replaceAll(' ', '|')})|${TREATMENTS.replaceAll(' ', '|')})`;

/** A day, a month or a year, as people jot it down. */
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const WHEN = String.raw`\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:${MONTH} ?)?(?:(?:19|20)\d\d|'?\d\d)`;

/**
 * Remarks that leave the condition as it is: what is done for it, who follows it, how it measured. Each is the whole of
 * what stands behind a comma, a dash, an arrow or in brackets, and is compared with the other side's about the same.
 */
const HARMLESS: readonly (readonly [about: string, words: RegExp])[] = [
  ['treatment', new RegExp(`^(?:on|(?:treated|managed|controlled) with) (?:oral |regular )?${TREATMENT}$`)],
  ['treatment', new RegExp(`^(?:diet|${TREATMENT}) then ${TREATMENT}$`)],
  ['control', /^(?:(?:diet|tablet|insulin|rate|rhythm|well|poorly)[ -](?:controlled|treated|only)|controlled)$/],
  [
    'care',
    /^(?:admitted|referred|discharged|under (?:review|follow[ -]?up)|awaiting (?:review|clinic|surgery|results)|phototherapy)$/,
  ],
  ['care', /^(?:salt|camhs|ot|physio|gp|cardiology|neurology|dermatology|respiratory|paeds|paediatrics)$/],
  [
    'measure',
    /^(?:bmi|ef|lvef|egfr|hba1c|fev1|curb[ -]?65|peak flow|phq[ -]?9|gad[ -]?7|mmse)[ :=]*[<>~]?\s*\d[\d./% -]*$/,
  ],
  [
    'proof',
    /^(?:(?:biopsy|histologically|genetically)[ -](?:proven|confirmed)|on (?:a )?(?:gfd|gluten[ -]free diet))$/,
  ],
  ['class', /^nyha (?:class )?[iv1-4]+(?:[-/ ]+[iv1-4]+)?$/],
  ['treatment', /^(?:rate control|rhythm control|doac|noac|warfarin|anticoagulated|cpap|tabs|tablets|diet)$/],
  [
    'start',
    new RegExp(
      `^(?:dx|diagnosed)(?: in)? (?:${WHEN})(?: (?:by )?(?:neurology|cardiology|respiratory|rheumatology|gp))?$`,
    ),
  ],
  // what was done for it, by its letters, and when
  [
    'operation',
    new RegExp(`^(?:dhs|orif|hemi(?:arthroplasty)?|im nail|wle|mastectomy|lumpectomy)(?: (?:on )?(?:${WHEN}))?$`),
  ],
  ['biopsy', /^(?:benign|b[25][ab]?)?(?: ?(?:bx|biopsy))$/],
];

/** Each about what it is; null where one of them is not harmless. */
function harmlessIn(remark: string): readonly string[] | null {
  const parts = remark.toLowerCase().split(/[,;]| \+ /);
  const about = parts.map((part) => HARMLESS.find(([, words]) => words.test(part.trim()))?.[0]);
  return about.includes(undefined) ? null : parts.map((part, at) => `${about[at] ?? ''}:${phraseKey(part)}`);
}

/** A remark in brackets at the end, behind a comma, a dash or an arrow: the name before it, and the remark. */
const BEHIND: readonly RegExp[] = [/^(.+?)\s*[([]([^()[\]]+)[)\]]\s*$/, /^(.+?)(?:,| [-–]+| -?->| →)\s+([^,]+)$/];

/** What was done for it stands behind an arrow. */
const ARROW = /\s*(?:-+>|→)\s*[\w ]*(?:plasty|ectomy|otomy|ostomy|graft|fixation|ORIF|DHS|PCI|CABG|surgery|repair)$/i;
const TREATED = new RegExp(`^(.+\\w) on ${TREATMENT}$`, 'i');
const ALBUMIN = /^((?:ckd|chronic kidney disease).*?) A[1-3]$/i;
/** How much of the bowel: said of one colitis, and no side of a pair. Source: Montreal classification. */
const EXTENT =
  /^((?:ulcerative colitis|u\/?c)\b)(?:,| [-–]| \()? ?(?:(?:left[- ]sided|distal|extensive|pan-?colitis|(?:montreal )?e[123]|[()\s])+)$/i;
const EXTENT_FIRST = /^(?:left[- ]sided|distal|extensive) (ulcerative colitis|u\/?c)$/i;
/** Which eye, behind what only an eye has: the side is compared apart. */
const EYE =
  /^(.*\b(?:cataracts?|glaucoma|macular degeneration|retin\w+|uveitis|iritis|keratitis|amblyopia|conjunctivitis))(?:,| [-–]| \()?(?: of| in)?(?: the)? ?(?:left|right|both|l|r|lt|rt) eyes?\)?$/i;
const HELD = /^(.*(?:ostomy|stoma|catheter|pacemaker|stent|shunt)) in situ$/i;

const ENDINGS: readonly (readonly [about: string, words: RegExp])[] = [
  ['treatment', TREATED],
  ['albumin', ALBUMIN],
  ['extent', EXTENT],
  ['extent', EXTENT_FIRST],
  ['eye', EYE],
  ['held', HELD],
];

/** Who follows it, and which eye, which is compared apart, are no two conditions. */
const NEVER_APART = new Set(['care', 'eye', 'held', 'proof']);

interface Bare {
  readonly name: string;
  readonly remarks: readonly string[];
}

const bareOf = remembered((text): Bare => {
  let name = text.replace(LEAD_IN, '').replace(ARROW, '').trim();
  const remarks: string[] = [];
  for (let left = 4; left > 0; left -= 1) {
    const before = name;
    for (const behind of BEHIND) {
      const [, held = '', remark = ''] = behind.exec(name) ?? [];
      const harmless = held === '' ? null : harmlessIn(remark);
      if (harmless === null) continue;
      remarks.push(...harmless);
      name = held;
    }
    for (const [about, words] of ENDINGS) {
      const held = words.exec(name)?.[1];
      if (held === undefined) continue;
      remarks.push(`${about}:${phraseKey(name.replace(held, ' '))}`);
      name = held;
    }
    if (name === before) break;
  }
  return phraseKey(name) === '' || PAST.test(name) ? { name: text, remarks: [] } : { name, remarks };
});

/** The name alone, without remarks that change nothing of it; the text itself where nothing is to be left out. */
export const withoutRemarks = (text: string): string => bareOf(text).name;

const aboutOf = (remark: string): string => remark.slice(0, remark.indexOf(':'));

/** INVARIANT: a remark changes nothing where the other side has none about that, or the same; else they are two. */
export function remarksDiffer(a: string, b: string): boolean {
  const [x, y] = [bareOf(a).remarks, bareOf(b).remarks];
  return x.some((remark) => {
    const about = aboutOf(remark);
    const others = y.filter((other) => aboutOf(other) === about);
    return (
      !NEVER_APART.has(about) &&
      others.length > 0 &&
      !others.includes(remark) &&
      !others.every((other) => x.includes(other))
    );
  });
}

const ENDS_WITH_DATE = /^(.{4,}?\D) (?:in )?(?:(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})$/;

/** `Wrist fracture 2019`: without the date, which only says when; for comparing beside starts that agree. */
export const withoutDate = (name: string): string => ENDS_WITH_DATE.exec(name)?.[1] ?? name;

/** Words by which what follows or goes before is not simply a kind of the same: no part of such a text names it. */
const ANOTHER_WORDS = [
  'no|not|nil|without|versus|vs|or|and|with',
  'history|h\\/o|fh|family|risk|screening|suspected|possible|probable',
  'query|ruled|excluded|previous|old|past|prev|complication|carrier',
  'vaccin\\w*|contact|exposure|fear|prophylaxis|in situ|benign|on chronic|pre[- ]?(?!school)\\w*',
  'pseudo\\w*|exacerbation|flare|recurrent|relapse',
].join('|');
const ANOTHER = new RegExp(`\\b(?:${ANOTHER_WORDS})\\b|[?&]|\\bx ?\\d\\b`, 'i');

/** Where the head of the name ends: what stands behind tells the kind, the place, the cause or the story. */
const HEAD_ENDS = /,| - | – | \(|; | (?:post|due to|secondary to|following|after|from|at) /i;
/** Where a second thing may stand: whatever follows a cause is no second thing. */
const NEXT = /,| - | – | \(|\)|; /;
const CAUSE = /\b(?:post|due to|secondary to|following|after|from)\b/i;

/** Heads that name a hundred things: which one stands behind them. */
const GENERIC = new Set(
  (
    'fracture pain injury infection cancer tumor carcinoma wound abscess laceration swelling ' +
    'ulcer bleeding burn sprain strain arthritis allergy surgery syndrome problem symptom ' +
    'lump mass cyst rash infarction failure stenosis inflammation anemia hernia palsy'
  ).split(' '),
);

/** Words of a course, an age or a degree. */
const DEGREE =
  /\b(?:acute|permanent|persistent|paroxysmal|mild|moderate|severe|essential|primary|childhood|infantile|pre-?school|adult|idiopathic|displaced|undisplaced|closed|simple|loop|non-injury)\s+/gi;
const LATE_DEGREE =
  /\s+(?:(?:stage|grade|gr|class) ?[\dIV]+[a-c]?|[CTLS]\d{1,2}|(?:left|right|both|bilateral|[LR]) (?:eye|ear)s?|\+ve|positive)$/i;

export interface Wordings {
  /** The whole name and its head, each also without degree: what it may be a kind of. */
  readonly wider: readonly string[];
  /** What stands behind the head, part by part, and may be a second thing. */
  readonly behind: readonly string[];
}

const NONE: Wordings = { wider: [], behind: [] };

/**
 * The wider conditions that the words hold: only what began at the same time may be joined by them, since a kind of it
 * may have begun at another. Empty where they say a second thing, or take something back.
 */
export function widerWordings(name: string): Wordings {
  if (ANOTHER.test(name)) return NONE;
  const head = name.split(HEAD_ENDS)[0]?.trim() ?? '';
  const found = [name, head].flatMap((one) => [one, one.replace(LATE_DEGREE, ''), bare(one)]);
  return {
    wider: [...new Set(found)].filter((one) => one !== '' && !GENERIC.has(phraseKey(one)) && phraseKey(one) !== ''),
    behind: (name.split(CAUSE)[0] ?? '')
      .split(NEXT)
      .slice(1)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  };
}

const bare = (name: string): string => name.replace(LATE_DEGREE, '').replace(DEGREE, '');
