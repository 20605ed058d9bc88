/** Is a thing found by whatever people call it, through a slip of the finger, and never by what it is not? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../domain/dates';
import { isOneSlipOf } from '../../domain/one-slip';
import { fileOf, readRows, TERM_TABLES } from '../../terminology/tables';
import type { Entry } from '../entry';
import { buildSearchIndex, searchEntries } from '../search';
import { withinDays } from '../within-days';
import { knownTerms } from './known-terms';
import { soughtBy } from './sought';
import { meantBy } from './typing-error';

const entry = (title: string, id = title): Entry =>
  ({
    id,
    title,
    section: 'documents',
    summary: null,
    status: null,
    tag: null,
    code: null,
    detail: { section: 'documents', author: null },
  }) as unknown as Entry;

const found = (query: string, ...titles: readonly string[]): readonly string[] => [
  ...(searchEntries(buildSearchIndex(titles.map((title) => entry(title))), query) ?? []),
];

/** What is typed, what it finds, and what it must not find. */
const FOUND: readonly (readonly [typed: string, finds: readonly string[], not?: readonly string[]])[] = [
  ['kidney', ['Chronic renal failure', 'CKD stage 3', 'eGFR 41', 'Diabetic nephropathy'], ['Asthma']],
  ['renal', ['Kidney stone'], ['Adrenal mass']],
  ['U&E', ['Serum potassium', 'Urea and electrolytes', 'Serum creatinine'], ['Haemoglobin', 'Unstable angina']],
  ['u&es', ['Serum sodium']],
  ['heart attack', ['Acute myocardial infarction', 'Old MI', 'NSTEMI'], ['Migraine', 'Heartburn']],
  ['MI', ['Heart attack in 2012', 'Inferior myocardial infarction'], ['Migraine', 'Midazolam']],
  ['BP', ['Blood pressure 128/74', 'Essential hypertension'], ['Blood glucose']],
  ['water tablet', ['Furosemide 40 mg', 'bumetanide', 'Diuretic review'], ['Amlodipine']],
  ['penicilin', ['Allergy to penicillin', 'amoxicillin'], ['Penicillamine']],
  ['dementia', ['Alzheimer’s disease', 'Memory clinic letter', 'donepezil'], ['Depression']],
  ['sugar', ['Glucose 8.1', 'HbA1c', 'BM 12'], ['Sodium']],
  ['stroke', ['CVA 2019', 'Cerebral infarction'], ['Heart failure']],
  ['mini stroke', ['TIA', 'Transient ischaemic attack'], ['Tiagabine']],
  ['AF', ['Atrial fibrillation', 'PAF'], ['Aftercare', 'African origin']],
  ['COPD', ['Chronic obstructive pulmonary disease', 'Emphysema'], ['Colonoscopy']],
  ['CCF', ['Congestive heart failure', 'Heart failure'], ['Heart murmur']],
  ['blood thinner', ['warfarin', 'Apixaban 5 mg'], ['Aspirin']],
  ['FBC', ['Full blood count', 'Haemoglobin', 'Platelets'], ['Sodium']],
  ['LFT', ['Liver function tests', 'Bilirubin', 'ALT'], ['Alteplase']],
  ['warts', ['Verruca', 'Viral wart'], ['Stewart']],
  ['piles', ['Haemorrhoids']],
  ['jab', ['Influenza vaccination']],
  ['falls', ['Found on floor', 'Recurrent fall'], ['Fallopian tube']],
  ['bed sore', ['Pressure ulcer, category 2']],
  ['zimmer', ['Walking frame']],
  ['carer', ['Personal assistant five hours a week']],
  ['OT', ['Occupational therapy assessment'], ['Otitis media']],
  ['DNAR', ['Do not attempt CPR'], []],
  ['LPA', ['Lasting power of attorney']],
  ['waterworks', ['Urinary frequency', 'Bladder scan'], ['Kidney stone']],
  ['TSH', ['Thyroid stimulating hormone 4.1', 'Thyrotropin']],
  ['ESR', ['Erythrocyte sedimentation rate']],
  ['sertralin', ['Sertraline 50 mg']],
  ['thiazide', ['Bendroflumethiazide 2.5 mg', 'Indapamide'], ['Furosemide']],
  ['hep b', ['Hepatitis B vaccine'], ['Hepatitis C antibody']],
  ['lungs', ['Pulmonary fibrosis', 'COPD', 'Chest X-ray'], ['Heart failure']],
  ['eyes', ['Ophthalmology clinic', 'Cataract, left eye', 'Glaucoma']],
  ['amputation', ['Below knee stump care', 'Amputee clinic']],
  ['transplant', ['Renal transplantation', 'Tacrolimus 1 mg'], ['Skin graft']],
  ['side effects', ['Adverse reaction to statin', 'Drug intolerance']],
  ['amoxicillin', ['Allergy to penicillin', 'Amoxicillin 500 mg'], ['Penicillamine', 'Cefalexin']],
  ['Augmentin', ['Allergy to penicillin', 'Co-amoxiclav 625 mg'], ['Penicillamine']],
  ['ibuprofen', ['Non-steroidal anti-inflammatory drug allergy'], ['Paracetamol']],
  ['apixaban 5mg', ['Apixaban 5 mg', 'Apixaban 5mg tablets'], ['Apixaban 2.5 mg']],
  ['40mg furosemide', ['Furosemide 40 mg'], ['Furosemide 20 mg']],
  ['B12', ['Vitamin B12'], []],
  ['dosette box', ['Blister pack weekly']],
  ['cxr', ['Chest X-ray']],
  ['sob', ['Breathlessness on exertion', 'Dyspnoea']],
  ['lasix', ['furosemide 40 mg']],
  ['statin', ['Atorvastatin 20 mg'], ['Nystatin']],
  ['low mood', ['Depressive episode', 'sertraline']],
  ['swallowing', ['Dysphagia'], ['Dysphasia']],
  ['hypo', ['Hypoglycaemia']],
  ['discharge summary', ['Discharge letter'], ['Discharged from clinic']],
  ['T1DM', ['Type 1 diabetes mellitus'], ['Type 2 diabetes mellitus']],
  // several things at once
  ['kidney bp', ['Hypertension in renal disease'], ['Renal stone', 'Blood pressure']],
  ['ramipril 5 mg', ['Ramipril 5 mg'], ['Magnesium', 'Ramipril 10 mg']],
];

describe('what is typed finds what it names', () => {
  it.each(FOUND.map(([typed, finds, not = []]) => ({ typed, finds, not })))('$typed', ({ typed, finds, not }) => {
    expect(found(typed, ...finds, ...not)).toEqual(finds);
  });
});

it('a contact is found as next of kin is sought, whatever the relationship', () => {
  const of = (kind: string, title: string): Entry =>
    ({ ...entry(title), section: 'alerts', detail: { section: 'alerts', kind } }) as unknown as Entry;
  const index = buildSearchIndex([of('contact', 'Daughter: Ann Example'), of('flag', 'Risk of falls')]);
  expect([...(searchEntries(index, 'NOK') ?? [])]).toEqual(['Daughter: Ann Example']);
});

/** A slip, and the word that was meant. */
const SLIPS: readonly (readonly [typed: string, meant: string])[] = [
  ['penicilin', 'penicillin'],
  ['pencillin', 'penicillin'],
  ['amlodpine', 'amlodipine'],
  ['warfrin', 'warfarin'],
  ['rampiril', 'ramipril'],
  ['metfromin', 'metformin'],
  ['furosimide', 'furosemide'],
  ['omeprozole', 'omeprazole'],
  ['salbutomol', 'salbutamol'],
  ['levothyroxin', 'levothyroxine'],
  ['astma', 'asthma'],
  ['diabets', 'diabetes'],
  ['dementa', 'dementia'],
  ['pnuemonia', 'pneumonia'],
  ['hemoglobin', 'haemoglobin'],
  ['anemia', 'anaemia'],
  ['alergy', 'allergy'],
  ['cholestrol', 'cholesterol'],
  ['arthrits', 'arthritis'],
  ['safegaurding', 'safeguarding'],
  ['depresion', 'depression'],
  ['insuline', 'insulin'],
  ['fracure', 'fracture'],
];

describe('a slip of the finger', () => {
  it.each(SLIPS)('%s is taken for %s, and told', (typed, meant) => {
    expect(found(typed, `History of ${meant}`)).toHaveLength(1);
    const { further = [] } = soughtBy(typed) ?? {};
    // a word that is still being typed needs none
    if (!meant.startsWith(typed)) expect(further[0]).toBe(meant);
  });

  it.each([
    'house',
    'nurse',
    'council',
    'daughter',
    'hospital',
    'Northgate',
    'Parkside',
    'discharge',
    'letter',
    'today',
  ])('%s is none', (word) => {
    expect(meantBy(word.toLowerCase())).toEqual({ also: [], unsure: [] });
  });

  it('is not looked for in words of four letters, numbers and codes', () => {
    for (const word of ['hart', 'pian', '44054006', 'e1190']) expect(meantBy(word).also).toEqual([]);
  });

  it('between two things that differ is of neither: both are offered', () => {
    expect(meantBy('dysphaxia')).toEqual({ also: [], unsure: ['dysphagia', 'dysphasia', 'dyspraxia'] });
    expect(found('dysphaxia', 'Dysphagia', 'Dysphasia')).toEqual([]);
  });

  it('is one letter more, less, other, or two changed about', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 0, maxLength: 5 }).map((all) => all.join(''));
    const slipsOf = (word: string): ReadonlySet<string> => {
      const all = new Set<string>();
      for (let at = 0; at <= word.length; at += 1) {
        const [before, after] = [word.slice(0, at), word.slice(at)];
        for (const letter of 'abc') {
          all.add(before + letter + after);
          if (after !== '') all.add(before + letter + after.slice(1));
        }
        if (after !== '') all.add(before + after.slice(1));
        if (after.length > 1) all.add(`${before}${after[1] ?? ''}${after[0] ?? ''}${after.slice(2)}`);
      }
      all.delete(word);
      return all;
    };
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(isOneSlipOf(one, other)).toBe(slipsOf(one).has(other));
      }),
      { numRuns: 500 },
    );
  });
});

const NOT_ROWS = TERM_TABLES.flatMap((name) => {
  const read = readRows(name, readFileSync(join(import.meta.dirname, '../../terminology', fileOf(name)), 'utf8'));
  if (!read.ok) throw new Error(read.problem.problem);
  const exact = read.rows.filter(({ relation }) => relation === 'exact');
  return read.rows
    .filter(({ relation }) => relation === 'not')
    .map((row) => ({
      of: row['concept_id'] ?? '',
      term: row['term'] ?? '',
      names: exact.filter((one) => one['concept_id'] === row['concept_id']).map((one) => one['term'] ?? ''),
    }));
}).filter(({ term }) => /^[a-z]{5,}$/i.test(term));

describe('what a table says is another thing', () => {
  it('is more than a few', () => {
    expect(NOT_ROWS.length).toBeGreaterThan(60);
  });

  it.each(NOT_ROWS)('$term is no slip of $of', ({ term }) => {
    expect(meantBy(term.toLowerCase())).toEqual({ also: [], unsure: [] });
  });

  it('is never reached by any slip of the other’s name', () => {
    const { words, brandWords } = knownTerms();
    const pairs = NOT_ROWS.flatMap(({ term, names }) =>
      names.filter((one) => /^[a-z]{5,}$/i.test(one)).map((name) => [term.toLowerCase(), name.toLowerCase()] as const),
    );
    const slip = fc.tuple(fc.constantFrom(...pairs), fc.nat(), fc.constantFrom(...'aeinrst'), fc.nat(2));
    fc.assert(
      fc.property(slip, ([[one, other], where, letter, kind]) => {
        const at = where % one.length;
        const typed = one.slice(0, at) + (kind === 2 ? '' : letter) + one.slice(kind === 0 ? at : at + 1);
        if (words.has(typed) || brandWords.has(typed) || isOneSlipOf(typed, other)) return;
        expect(meantBy(typed).also).not.toContain(other);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is found', () => {
  const titles = fc.array(fc.constantFrom(...FOUND.flatMap(([typed, finds, not = []]) => [typed, ...finds, ...not])), {
    maxLength: 12,
  });
  const queries = fc.oneof(
    fc.constantFrom(...FOUND.map(([typed]) => typed), ...SLIPS.map(([typed]) => typed)),
    fc.string(),
  );

  it('is of what was released, and whether an entry is found hangs on itself alone', () => {
    fc.assert(
      fc.property(titles, titles, queries, (some, others, query) => {
        const all = [...some, ...others].map((title, at) => entry(title, String(at)));
        const together = searchEntries(buildSearchIndex(all), query);
        const alone = searchEntries(buildSearchIndex(all.slice(0, some.length)), query);
        if (together === null || alone === null) {
          expect(alone).toBe(together);
          return;
        }
        expect([...alone]).toEqual([...together].filter((id) => Number(id) < some.length));
      }),
    );
  });

  it('is no less than by the words that were typed, save where they are an abbreviation', () => {
    fc.assert(
      fc.property(titles, fc.constantFrom('kidney', 'heart', 'blood', 'tab', 'pressure', 'dis'), (some, query) => {
        const matching = found(query, ...new Set(some));
        for (const title of some)
          if (
            title
              .toLowerCase()
              .split(/\W+/)
              .some((word) => word.startsWith(query))
          )
            expect(matching).toContain(title);
      }),
    );
  });
});

describe('a year or a month that is typed', () => {
  const dated = (title: string, text: string, end: string | null = null): Entry =>
    ({ ...entry(title), date: parseDate(text), end: parseDate(end) }) as unknown as Entry;
  const HELD = [
    dated('Asthma review', '2019-05-02'),
    dated('Potassium 4.1', '2019-12-31T23:30:00Z'),
    dated('Potassium 4.6', '2021-03-01'),
    dated('Gout', '2020'),
    dated('Heart attack in 2019', '2022-01-01'),
    dated('Care package', '2018-01-01', '2020-06-30'),
    dated('Undated note', ''),
  ];
  const seek = (query: string) => [...(searchEntries(buildSearchIndex(HELD), query) ?? [])];
  it.each([
    ['2019', ['Heart attack in 2019', 'Asthma review', 'Potassium 4.1', 'Care package']],
    ['May 2019', ['Asthma review', 'Care package']],
    ['Mar 2020', ['Gout', 'Care package']],
    ['since 2021', ['Potassium 4.6', 'Heart attack in 2019']],
    ['potassium since 2020', ['Potassium 4.6']],
    ['potassium 2019', ['Potassium 4.1']],
    ['before 2019', ['Care package']],
    ['1987', []],
  ])('%s finds what is dated then, and what holds the words', (query, found) => {
    expect(seek(query).toSorted()).toEqual(found.toSorted());
  });

  it('finds by date whatever the day filter finds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1990, max: 2030 }), (year, month) => {
        const held = dated('x', `${String(year)}-0${String((month % 9) + 1)}`);
        const within = withinDays('2005', '2015')(held);
        expect(searchEntries(buildSearchIndex([held]), '2005 to 2015')?.has('x')).toBe(within);
      }),
    );
  });
});

it('finds an entry by further words that it is given, and no other', () => {
  const index = buildSearchIndex(
    [entry('Discharge summary'), entry('Clinic letter')],
    new Map([['Clinic letter', 'wears a hearing aid']]),
  );
  expect([...(searchEntries(index, 'hearing') ?? [])]).toEqual(['Clinic letter']);
});
