/**
 * Two providers, two wordings of one test, operation, vaccine or allergen, all else alike: do they become one line? A
 * row for each pair; what must stay apart stands in near-misses.
 */
import { describe, expect, it } from 'vitest';
import { linesOf, NAMED } from './named';

const RESULTS = `
MPV | Mean platelet volume
Neutrophils/100 leukocytes in Blood by Automated count | Neutrophils %
NRBC | Nucleated red blood cells
Serum ACE | Angiotensin converting enzyme
IGF-1 | Insulin-like growth factor 1
Thyrotropin receptor antibody | TRAb
CA 15-3 | Cancer antigen 15-3
Ceruloplasmin | Serum caeruloplasmin
Indirect bilirubin | Unconjugated bilirubin
Acetaminophen level | Paracetamol level
Cyclosporine | Ciclosporin level
Valproic acid | Sodium valproate
Vancomycin trough | Vancomycin pre-dose level
Sodium, urine | Random urine sodium
Urine leukocyte esterase | Leucocyte esterase
CSF protein | Protein, CSF
PaCO2 | pCO2 arterial
dsDNA antibodies | Anti-double stranded DNA antibody
Anti-HCV | Hepatitis C antibody
HBsAg | Hepatitis B surface antigen
DAT | Direct Coombs test
Mean arterial pressure | MAP
PHQ-9 | Patient Health Questionnaire 9 score
Rockwood score | Clinical Frailty Scale
Apgar score at 5 minutes | 5 minute Apgar
`;

const PROCEDURES = `
TOE | Transesophageal echocardiogram
ICD insertion | Implantation of cardioverter defibrillator
TAVI | Transcatheter aortic valve replacement
EVAR | Endovascular repair of abdominal aortic aneurysm
Thoracentesis | Pleural aspiration
TURBT | Transurethral resection of bladder tumor
JJ stent insertion | Ureteral stent placement
Whipple's procedure | Pancreaticoduodenectomy
Reversal of ileostomy | Closure of ileostomy
Esophageal dilation | Oesophageal dilatation
LLETZ | Loop electrosurgical excision procedure
Renal biopsy | Needle biopsy of kidney
CT thorax abdomen and pelvis | CT CAP
CT KUB | CT of kidneys ureters and bladder
USS renal tract | Renal ultrasound
CXR | Plain chest X-ray
V/Q scan | Lung ventilation and perfusion scan
Fibroscan | Transient elastography
Third molar extraction | Removal of wisdom tooth
Polysomnography | Sleep study
`;

const IMMUNISATIONS = `
Prevnar 13 | Pneumococcal conjugate vaccine
Pneumococcal 13-valent conjugate vaccine | PCV13
Fluzone High-Dose | Influenza vaccine
RotaTeq | Rotavirus vaccine
Tenivac | Td vaccine
Pediarix | DTaP-HepB-IPV
Pentacel | 5-in-1
ActHIB | Haemophilus influenzae type b vaccine
Recombivax HB | Hepatitis B vaccine
Quadracel | 4-in-1 pre-school booster
Oxford AstraZeneca | COVID-19 vaccine
Teenage booster | Td/IPV
`;

const ALLERGIES = `
PPIs | Proton pump inhibitors
SSRIs | Selective serotonin reuptake inhibitors
Sulphites | Sulfite
MSG | Monosodium glutamate
Allergy to eggplant | Aubergine
Crustacean shellfish | Crustaceans
Alpha-gal | Galactose-alpha-1,3-galactose
Silver birch pollen | Birch tree pollen
Yellow jacket sting | Yellow jacket venom
Polyethylene glycol | Macrogol
Tylenol | Paracetamol
Levaquin | Levofloxacin
Balsam of Peru | Myroxylon pereirae
COVID jab | COVID-19 vaccine
Zosyn | Tazocin
`;

const CASES: readonly (readonly [section: keyof typeof NAMED, rows: string])[] = [
  ['results', RESULTS],
  ['procedures', PROCEDURES],
  ['immunisations', IMMUNISATIONS],
  ['allergies', ALLERGIES],
];

describe.each(CASES)('%s', (section, rows) => {
  it.each(
    rows
      .trim()
      .split('\n')
      .map((row) => row.split(' | ') as [string, string]),
  )('%s is %s', (a, b) => {
    expect(linesOf(NAMED[section](a), NAMED[section](b))).toBe(1);
  });
});

const loinc = (code: string): object => ({
  ...NAMED.results(''),
  code: { coding: [{ system: 'http://loinc.org', code }] },
});
const opcs = (code: string): object => ({
  ...NAMED.procedures(''),
  code: { coding: [{ system: 'https://fhir.hl7.org.uk/Id/opcs-4', code }] },
});

describe('a code beside words', () => {
  it.each([
    ['2955-3', 'Urine sodium'],
    ['2342-4', 'CSF glucose'],
    ['6875-9', 'CA 15-3'],
    ['1988-5', 'CRP'],
    ['44261-6', 'PHQ-9 score'],
    ['2744-1', 'Arterial pH'],
  ])('LOINC %s is %s', (code, text) => {
    expect(linesOf(loinc(code), NAMED.results(text))).toBe(1);
  });

  it.each([
    ['2955-3', 'Sodium'],
    ['2342-4', 'Glucose'],
    ['10886-0', 'PSA'],
    ['1968-7', 'Bilirubin'],
  ])('LOINC %s is not %s', (code, text) => {
    expect(linesOf(loinc(code), NAMED.results(text))).toBe(2);
  });

  it.each([
    ['U20.2', 'TOE'],
    ['M42.1', 'TURBT'],
    ['J56.1', "Whipple's procedure"],
    ['G75.3', 'Reversal of ileostomy'],
    ['H33.5', "Hartmann's procedure"],
  ])('OPCS-4 %s is %s', (code, text) => {
    expect(linesOf(opcs(code), NAMED.procedures(text))).toBe(1);
  });

  it.each([
    ['U20.2', 'Transthoracic echocardiogram'],
    ['H33.5', 'Anterior resection'],
    ['M29.3', 'Ureteric stent insertion'],
  ])('OPCS-4 %s is not %s', (code, text) => {
    expect(linesOf(opcs(code), NAMED.procedures(text))).toBe(2);
  });
});
