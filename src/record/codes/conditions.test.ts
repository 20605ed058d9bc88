/**
 * The same problem as two providers write it, SNOMED CT with its name at one, ICD-10 or words at the other: is it one
 * line? A row for each pair. Source: RECORD, problems.
 */
import type { CodeableConcept, FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { ICD10, SNOMED } from '../../domain/code-systems';
import { phraseKey } from '../fhir/wording';
import { buildRecord } from '../record';

import { acuteConditions, commonConditions, longTermConditions } from './conditions';

/** First a SNOMED CT name, then what the other says: an ICD-10 code before a colon, or words alone. */
const PAIRS = `
Sinus node dysfunction | I49.5: Sick sinus syndrome
First degree atrioventricular block | 1st degree heart block
Aneurysm of thoracic aorta | I71.2: Thoracic aortic aneurysm, without mention of rupture
Mitral valve regurgitation | I34.0: Mitral (valve) insufficiency
Postural hypotension | I95.1: Orthostatic hypotension
Ventricular premature beats | Ventricular ectopics
Patent foramen ovale | PFO
Acute exacerbation of chronic obstructive airways disease | J44.1: Chronic obstructive pulmonary disease with acute exacerbation, unspecified
Infective exacerbation of chronic obstructive pulmonary disease | Infective exacerbation of COPD
Cryptogenic fibrosing alveolitis | Idiopathic pulmonary fibrosis
Extrinsic allergic alveolitis | J67.9: Hypersensitivity pneumonitis due to unspecified organic dust
Type II respiratory failure | Type 2 respiratory failure
Pertussis | A37.9: Whooping cough, unspecified
Choledocholithiasis | K80.5: Calculus of bile duct without cholangitis or cholecystitis
Acute biliary pancreatitis | K85.1: Biliary acute pancreatitis
Diverticulosis of large intestine | K57.3: Diverticular disease of large intestine without perforation or abscess
Alcohol-related liver disease | K70.9: Alcoholic liver disease, unspecified
Nonalcoholic steatohepatitis | NASH
Anal fissure | K60.2: Fissure in ano
Rectal haemorrhage | K62.5: Haemorrhage of anus and rectum
Clostridioides difficile infection | A04.7: Enterocolitis due to Clostridium difficile
Ureteric colic | N23: Unspecified renal colic
Cryptorchidism | Q53.9: Undescended testicle, unspecified
Transplanted kidney present | Z94.0: Kidney transplant status
Ketoacidosis due to diabetes mellitus | DKA
Hashimoto thyroiditis | E06.3: Autoimmune thyroiditis
Primary adrenocortical insufficiency | Addison's disease
Subarachnoid hemorrhage | I60.9: SAH
Pseudotumor cerebri | G93.2: Benign intracranial hypertension
Tension-type headache | G44.2: Tension headache
Non-epileptic attack disorder | F44.5: Dissociative convulsions
Social anxiety disorder | F40.1: Social phobias
Gilles de la Tourette syndrome | Tourette's syndrome
Wegener's granulomatosis | Granulomatosis with polyangiitis (GPA)
Osteitis deformans | M88.9: Paget disease of bone, unspecified
Medial epicondylitis | Golfer's elbow
Radial styloid tenosynovitis | M65.4: De Quervain's disease
Popliteal cyst | M71.2: Baker's cyst
Bunion | M20.1: Hallux valgus (acquired)
Prolapsed lumbar intervertebral disc | Slipped lumbar disc
Psoriasis vulgaris | Plaque psoriasis
Stasis dermatitis | Varicose eczema
Onychomycosis | B35.1: Tinea unguium
Decubitus ulcer | Pressure sore
Basal cell carcinoma of skin | BCC
Meibomian cyst | H00.1: Chalazion
Myopia | Short-sightedness
Acoustic neuroma | Vestibular schwannoma
Seasonal allergic rhinitis | Hay fever
Peritonsillar abscess | Quinsy
Glandular fever | B27.9: Infectious mononucleosis, unspecified
Immune thrombocytopenia | D69.3: Idiopathic thrombocytopenic purpura
Malignant tumour of kidney | C64: Malignant neoplasm of kidney, except renal pelvis
Hepatocellular carcinoma | C22.0: Liver cell carcinoma
Malignant tumour of cervix | C53.9: Malignant neoplasm: Cervix uteri, unspecified
Abruptio placentae | Placental abruption
Febrile seizure | R56.0: Febrile convulsions
Erythema infectiosum | Slapped cheek syndrome
Recurrent falls | R29.6: Tendency to fall, not elsewhere classified
Fracture of proximal end of humerus | S42.2: Fracture of upper end of humerus
Fracture of os calcis | S92.0: Fracture of calcaneus
Fracture of nasal bones | Broken nose
Rupture of anterior cruciate ligament | ACL tear
Fracture of left clavicle | Broken left collarbone
`
  .trim()
  .split('\n')
  .map((row) => row.split(' | ') as [string, string]);

/** SNOMED CT ids that no table lists, so that the name has to do it. */
const snomed = (display: string): CodeableConcept => ({ coding: [{ system: SNOMED, code: '999000000000', display }] });
const other = (said: string): CodeableConcept => {
  const [, code, display] = /^([A-Z]\d\d(?:\.\d)?): (.+)$/.exec(said) ?? [];
  return code === undefined || display === undefined ? { text: said } : { coding: [{ system: ICD10, code, display }] };
};

function lines(...named: readonly (readonly [CodeableConcept, string])[]): number {
  const providers = named.map(([code, onsetDateTime], at) => ({
    state: 'answered' as const,
    provider: { id: String(at), name: String(at), setting: 'acute' as const },
    coverage: [],
    warnings: [],
    retrievedAt: '',
    resources: [
      { resourceType: 'Condition', id: 'c', code, onsetDateTime, subject: { reference: 'Patient/p' } },
    ] as unknown as readonly FhirResource[],
  }));
  return buildRecord({ providers, now: Date.UTC(2026, 10, 25) }).entries.length;
}

describe('a common problem', () => {
  it.each(PAIRS)('%s and %s are one', (name, said) => {
    expect(lines([snomed(name), '2026-01-02'], [other(said), '2026-01-05'])).toBe(1);
  });

  it('is one years apart where it lasts, and two where it may come again', () => {
    expect(lines([snomed('Osteitis deformans'), '2011-02-03'], [other("Paget's disease of bone"), '2019-02-03'])).toBe(
      1,
    );
    expect(lines([snomed('Febrile seizure'), '2011-02-03'], [other('Febrile convulsion'), '2019-02-03'])).toBe(2);
  });

  it('of one side is not that of the other', () => {
    expect(
      lines([snomed('Broken left collarbone'), '2026-01-02'], [other('Fracture of right clavicle'), '2026-01-02']),
    ).toBe(2);
  });
});

describe('the tables of conditions', () => {
  it('name each wording in one row only', () => {
    const seen = new Map<string, string>();
    const rows = [
      ...longTermConditions().map(({ name, also }) => ({ name, kind: 'lasts', names: [name, ...also] })),
      ...acuteConditions().map(({ name, names }) => ({ name, kind: 'may come again', names })),
      ...commonConditions().map(({ name, lasts, names }) => ({
        name,
        kind: lasts ? 'lasts' : 'may come again',
        names,
      })),
    ];
    const twice = rows.flatMap(({ name, kind, names }) =>
      names.flatMap((words) => {
        const key = phraseKey(words);
        const row = `${name}, ${kind}`;
        const before = seen.get(key) ?? row;
        seen.set(key, row);
        return before === row ? [] : [`${words}: ${before} | ${row}`];
      }),
    );
    expect(twice).toEqual([]);
  });

  it('name each ICD-10 code of a common condition in one row only', () => {
    const listed = [
      ...longTermConditions().flatMap(({ name, icd10 }) => icd10.map((code) => [code, name] as const)),
      ...acuteConditions().flatMap(({ name, codes }) =>
        codes.filter((code) => code.startsWith('icd|')).map((code) => [code.slice(4), name] as const),
      ),
      ...commonConditions().flatMap(({ name, icd10 }) => icd10.map((code) => [code, name] as const)),
    ];
    const twice = commonConditions().flatMap(({ name, icd10 }) =>
      icd10
        .filter((code) => listed.some(([one, row]) => one === code && row !== name))
        .map((code) => `${code} ${name}`),
    );
    expect(twice).toEqual([]);
    expect(
      commonConditions()
        .flatMap(({ icd10 }) => icd10)
        .filter((code) => !/^[A-Z]\d{2,3}$/.test(code)),
    ).toEqual([]);
  });
});
