/**
 * Which results do clinicians look at first? The order of the summary among results that are out of range, and among
 * those that are in it: what may harm within hours stands before what is followed over months.
 * A test that no row names stands after those that are named.
 */
interface Row {
  readonly tests: readonly string[];
  readonly why: string;
}

/** Keys of `analytes.csv`, the most pressing first. */
export const LOOKED_AT_FIRST: readonly Row[] = [
  { tests: ['news2'], why: 'how ill the person is now; decides who is called (RCP, NEWS2)' },
  { tests: ['potassium'], why: 'too high or too low stops the heart, and common medicines move it' },
  { tests: ['creatinine', 'egfr'], why: 'the dose of most medicines rests on the kidney' },
  { tests: ['haemoglobin'], why: 'bleeding, before an operation or under an anticoagulant' },
  { tests: ['sodium'], why: 'confusion and fits; moved by diuretics and antidepressants' },
  { tests: ['inr', 'anti-xa'], why: 'bleeds or clots under treatment' },
  {
    tests: ['troponin t', 'high sensitivity troponin t', 'troponin i', 'high sensitivity troponin i'],
    why: 'damage to the heart',
  },
  { tests: ['lactate', 'arterial ph'], why: 'shock and sepsis' },
  { tests: ['glucose', 'capillary glucose', 'fasting glucose', 'ketones'], why: 'too low harms within minutes' },
  { tests: ['lithium', 'digoxin', 'clozapine'], why: 'a level with a narrow margin' },
  { tests: ['white cell count', 'neutrophils'], why: 'infection; too few under treatment' },
  { tests: ['platelets'], why: 'bleeding' },
  { tests: ['crp', 'high sensitivity crp', 'procalcitonin'], why: 'infection, and whether it is treated' },
  { tests: ['d dimer'], why: 'a clot, in its setting' },
  { tests: ['nt-probnp', 'bnp'], why: 'heart failure' },
  { tests: ['adjusted calcium', 'calcium', 'magnesium'], why: 'rhythm and confusion' },
  { tests: ['bilirubin', 'alt', 'alp', 'albumin', 'ggt', 'ast'], why: 'the liver, and what harms it' },
  {
    tests: ['oxygen saturation', 'respiratory rate', 'systolic', 'blood pressure', 'heart rate', 'temperature'],
    why: 'observations, each by itself less than NEWS2',
  },
  { tests: ['urea'], why: 'read beside creatinine' },
  { tests: ['hba1c'], why: 'diabetes over three months' },
  { tests: ['tsh', 'free t4'], why: 'the thyroid, over months' },
  { tests: ['ferritin', 'vitamin b12', 'folate', 'mcv'], why: 'why haemoglobin is low' },
  { tests: ['albumin creatinine ratio'], why: 'the kidney, over years' },
  { tests: ['psa'], why: 'followed over months' },
  {
    tests: ['cholesterol', 'non-hdl cholesterol', 'ldl cholesterol', 'hdl cholesterol', 'triglycerides'],
    why: 'risk over years',
  },
  { tests: ['weight'], why: 'dose and fluid; seldom urgent by itself' },
];

const RANKS: ReadonlyMap<string, number> = new Map(
  LOOKED_AT_FIRST.flatMap(({ tests }, rank) => tests.map((test) => [test, rank] as const)),
);

/** Its place among the rows; after all of them for a test that no row names. */
export const rankOf = (analyte: string | undefined): number => RANKS.get(analyte ?? '') ?? LOOKED_AT_FIRST.length;
