/**
 * Which codes name the same long-term condition? Only where SNOMED CT, ICD-10 and Read v2 mean one and the same concept:
 * a broader or narrower code is another row, or has none, and stays apart.
 * Source: SNOMED CT UK edition concept ids; WHO ICD-10 (5th edition as used in the NHS); Read v2 five-byte codes.
 */
import type { CodeableConcept } from 'fhir/r4';
import { ICD10, READ_V2, SNOMED } from '../../../domain/code-systems';
import { codingsOf, conceptText } from '../../fhir/concept';
import { phraseKey } from '../../fhir/wording';

export interface LongTermCondition {
  readonly name: string;
  readonly snomed: readonly string[];
  readonly icd10?: readonly string[];
  readonly read?: readonly string[];
  /** Other wordings and abbreviations of exactly this condition. */
  readonly also?: readonly string[];
}

/** Codes are written without dots. */
export const LONG_TERM_CONDITIONS: readonly LongTermCondition[] = [
  { name: 'Type 2 diabetes mellitus', snomed: ['44054006'], icd10: ['E11', 'E119'], read: ['C10F'], also: ['Type 2 diabetes', 'Type II diabetes mellitus', 'Diabetes mellitus type 2', 'Diabetes mellitus type II', 'T2DM', 'Non-insulin-dependent diabetes mellitus'] },
  { name: 'Type 1 diabetes mellitus', snomed: ['46635009'], icd10: ['E10', 'E109'], read: ['C10E'], also: ['Type 1 diabetes', 'Type I diabetes mellitus', 'Diabetes mellitus type 1', 'T1DM', 'Insulin-dependent diabetes mellitus'] },
  { name: 'Diabetes mellitus', snomed: ['73211009'], read: ['C10'], also: ['Diabetes'] },
  { name: 'Essential hypertension', snomed: ['59621000'], icd10: ['I10'], read: ['G20'], also: ['Essential (primary) hypertension', 'Primary hypertension'] },
  { name: 'Hypertension', snomed: ['38341003'], icd10: ['I10'], read: ['G2'], also: ['Hypertensive disorder', 'Hypertensive disease', 'High blood pressure', 'HTN'] },
  { name: 'Atrial fibrillation', snomed: ['49436004'], icd10: ['I48', 'I489'], read: ['G5730'], also: ['AF', 'AF - Atrial fibrillation'] },
  { name: 'Heart failure', snomed: ['84114007'], icd10: ['I509', 'I50'], read: ['G58'], also: ['Cardiac failure', 'HF', 'Heart failure, unspecified'] },
  { name: 'Congestive heart failure', snomed: ['42343007'], icd10: ['I500'], read: ['G580'], also: ['Congestive cardiac failure', 'CCF', 'CHF'] },
  { name: 'Ischaemic heart disease', snomed: ['414545008'], icd10: ['I259'], read: ['G3'], also: ['IHD', 'Ischemic heart disease', 'Chronic ischaemic heart disease, unspecified'] },
  { name: 'Coronary artery disease', snomed: ['53741008'], also: ['Coronary arteriosclerosis', 'Coronary heart disease', 'CHD', 'CAD'] },
  { name: 'Angina', snomed: ['194828000'], icd10: ['I209'], read: ['G33'], also: ['Angina pectoris'] },
  { name: 'Peripheral arterial disease', snomed: ['399957001'], also: ['PAD', 'Peripheral arterial occlusive disease'] },
  { name: 'Abdominal aortic aneurysm', snomed: ['233985008'], also: ['AAA'] },
  { name: 'Asthma', snomed: ['195967001'], icd10: ['J45', 'J459'], read: ['H33'], also: ['Asthma, unspecified', 'Bronchial asthma'] },
  { name: 'Chronic obstructive pulmonary disease', snomed: ['13645005'], icd10: ['J449', 'J44'], read: ['H3'], also: ['COPD', 'Chronic obstructive lung disease', 'Chronic obstructive airways disease', 'COAD'] },
  { name: 'Bronchiectasis', snomed: ['12295008'], icd10: ['J47'], read: ['H34'] },
  { name: 'Idiopathic pulmonary fibrosis', snomed: ['700250006'], also: ['IPF'] },
  { name: 'Obstructive sleep apnoea', snomed: ['78275009'], also: ['OSA', 'Obstructive sleep apnea', 'Obstructive sleep apnoea syndrome'] },
  { name: 'Cystic fibrosis', snomed: ['190905008'], icd10: ['E84', 'E849'], read: ['C370'] },
  { name: 'Hypothyroidism', snomed: ['40930008'], icd10: ['E039'], also: ['Underactive thyroid', 'Hypothyroid'] },
  { name: 'Hyperthyroidism', snomed: ['34486009'], icd10: ['E059'], also: ['Thyrotoxicosis', 'Overactive thyroid'] },
  { name: 'Graves disease', snomed: ['353295004'], also: ["Graves' disease"] },
  { name: 'Addison disease', snomed: ['363732003'], also: ["Addison's disease"] },
  { name: 'Chronic kidney disease', snomed: ['709044004'], icd10: ['N189', 'N18'], also: ['CKD'] },
  { name: 'Chronic kidney disease stage 3', snomed: ['433144002'], icd10: ['N183'], read: ['1Z12'], also: ['CKD stage 3', 'CKD 3'] },
  { name: 'Chronic kidney disease stage 3A', snomed: ['700378005'], read: ['1Z15'], also: ['CKD stage 3A', 'CKD 3A'] },
  { name: 'Chronic kidney disease stage 3B', snomed: ['700379002'], read: ['1Z16'], also: ['CKD stage 3B', 'CKD 3B'] },
  { name: 'Chronic kidney disease stage 4', snomed: ['431857002'], icd10: ['N184'], read: ['1Z13'], also: ['CKD stage 4', 'CKD 4'] },
  { name: 'Chronic kidney disease stage 5', snomed: ['433146000'], icd10: ['N185'], read: ['1Z14'], also: ['CKD stage 5', 'CKD 5'] },
  { name: 'Epilepsy', snomed: ['84757009'], icd10: ['G40', 'G409'], read: ['F25'], also: ['Epilepsy, unspecified'] },
  { name: 'Parkinson disease', snomed: ['49049000'], icd10: ['G20'], read: ['F12'], also: ["Parkinson's disease", 'Parkinsons disease'] },
  { name: 'Multiple sclerosis', snomed: ['24700007'], icd10: ['G35'], read: ['F20'], also: ['MS - Multiple sclerosis', 'Disseminated sclerosis'] },
  { name: 'Motor neurone disease', snomed: ['37340000'], also: ['MND', 'Motor neuron disease'] },
  { name: 'Huntington disease', snomed: ['58756001'], icd10: ['G10'], also: ["Huntington's disease", "Huntington's chorea"] },
  { name: 'Myasthenia gravis', snomed: ['91637004'], icd10: ['G700'] },
  { name: 'Migraine', snomed: ['37796009'], icd10: ['G43', 'G439'], read: ['F26'] },
  { name: 'Dementia', snomed: ['52448006'], icd10: ['F03'], also: ['Unspecified dementia'] },
  { name: 'Alzheimer disease', snomed: ['26929004'], icd10: ['G309', 'G30'], read: ['F110'], also: ["Alzheimer's disease", 'Alzheimers disease'] },
  { name: 'Vascular dementia', snomed: ['429998004'], icd10: ['F01', 'F019'] },
  { name: 'Schizophrenia', snomed: ['58214004'], icd10: ['F20', 'F209'], read: ['E10'] },
  { name: 'Bipolar disorder', snomed: ['13746004'], icd10: ['F31', 'F319'], also: ['Bipolar affective disorder'] },
  { name: 'Depression', snomed: ['35489007'], icd10: ['F329'], read: ['E2B'], also: ['Depressive disorder'] },
  { name: 'Anxiety disorder', snomed: ['197480006'], icd10: ['F419'], also: ['Anxiety disorder, unspecified'] },
  { name: 'Autism spectrum disorder', snomed: ['35919005'], also: ['Autistic spectrum disorder', 'ASD - Autism spectrum disorder'] },
  { name: 'Autistic disorder', snomed: ['408856003'], also: ['Autism'] },
  { name: 'Attention deficit hyperactivity disorder', snomed: ['406506008'], also: ['ADHD'] },
  { name: 'Learning disability', snomed: ['110359009'], also: ['Intellectual disability', 'Learning disabilities'] },
  { name: 'Rheumatoid arthritis', snomed: ['69896004'], icd10: ['M069'], read: ['N040'], also: ['RA - Rheumatoid arthritis'] },
  { name: 'Osteoarthritis', snomed: ['396275006'], icd10: ['M199'], read: ['N05'], also: ['OA - Osteoarthritis', 'Degenerative joint disease'] },
  { name: 'Osteoporosis', snomed: ['64859006'], icd10: ['M819'], read: ['N330'] },
  { name: 'Polymyalgia rheumatica', snomed: ['65323003'], icd10: ['M353'], read: ['N20'], also: ['PMR'] },
  { name: 'Systemic lupus erythematosus', snomed: ['55464009'], icd10: ['M329'], also: ['SLE'] },
  { name: 'Ankylosing spondylitis', snomed: ['9631008'], icd10: ['M45'], read: ['N100'] },
  { name: 'Gout', snomed: ['90560007'], icd10: ['M109'], read: ['C34'] },
  { name: 'Fibromyalgia', snomed: ['203082005'], icd10: ['M797'] },
  { name: 'Psoriasis', snomed: ['9014002'], icd10: ['L409'] },
  { name: 'Crohn disease', snomed: ['34000006'], icd10: ['K509'], read: ['J40'], also: ["Crohn's disease", 'Crohns disease'] },
  { name: 'Ulcerative colitis', snomed: ['64766004'], icd10: ['K519'] },
  { name: 'Coeliac disease', snomed: ['396331005'], icd10: ['K900'], read: ['J690'], also: ['Celiac disease'] },
  { name: 'Irritable bowel syndrome', snomed: ['10743008'], icd10: ['K589'], also: ['IBS'] },
  { name: 'Gastro-oesophageal reflux disease', snomed: ['235595009'], icd10: ['K219'], also: ['GORD', 'Gastroesophageal reflux disease', 'GERD'] },
  { name: 'Cirrhosis of liver', snomed: ['19943007'], icd10: ['K746'], also: ['Liver cirrhosis', 'Hepatic cirrhosis'] },
  { name: 'Hyperlipidaemia', snomed: ['55822004'], icd10: ['E785'], also: ['Hyperlipidemia'] },
  { name: 'Hypercholesterolaemia', snomed: ['13644009'], icd10: ['E780'], also: ['Hypercholesterolemia'] },
  { name: 'Familial hypercholesterolaemia', snomed: ['398036000'], also: ['Familial hypercholesterolemia'] },
  { name: 'Glaucoma', snomed: ['23986001'], icd10: ['H409'], read: ['F45'] },
  { name: 'Macular degeneration', snomed: ['267718000'], also: ['Age-related macular degeneration', 'AMD'] },
  { name: 'Benign prostatic hyperplasia', snomed: ['266569009'], icd10: ['N40'], also: ['BPH', 'Benign prostatic hypertrophy'] },
  { name: 'Sickle cell disease', snomed: ['417357006'] },
  { name: 'Haemophilia A', snomed: ['28293008'], icd10: ['D66'], also: ['Hemophilia A', 'Hereditary factor VIII deficiency'] },
  { name: 'Breast cancer', snomed: ['254837009'], icd10: ['C509'], also: ['Malignant neoplasm of breast', 'Malignant tumour of breast'] },
  { name: 'Prostate cancer', snomed: ['399068003'], icd10: ['C61'], also: ['Malignant neoplasm of prostate', 'Malignant tumour of prostate'] },
];

/**
 * Conditions told by their name alone: whatever code a provider gives with the name, they last, so that two onsets do not make two of them.
 * Each is listed under its own name and no broader one.
 */
export const TOLD_BY_NAME: readonly (readonly string[])[] = [
  ['Endometriosis'], ['Polycystic ovary syndrome', 'PCOS', 'Polycystic ovaries syndrome', 'Polycystic ovarian syndrome'], ['Vasculitis'],
  ['Giant cell arteritis', 'Temporal arteritis', 'GCA'], ['Sarcoidosis'], ['Scleroderma', 'Systemic sclerosis'],
  ['Sjogren syndrome', "Sjögren's syndrome", "Sjogren's syndrome", 'Sicca syndrome'], ['Psoriatic arthritis', 'Psoriatic arthropathy'],
  ['Chronic fatigue syndrome', 'ME - Myalgic encephalomyelitis', 'Myalgic encephalomyelitis', 'CFS'], ['Pernicious anaemia', 'Pernicious anemia'],
  ['Chronic liver disease'],
  ['Non-alcoholic fatty liver disease', 'NAFLD', 'Nonalcoholic fatty liver disease', 'Metabolic dysfunction-associated steatotic liver disease'],
  ['Primary biliary cholangitis', 'Primary biliary cirrhosis', 'PBC'], ['Primary sclerosing cholangitis', 'PSC'],
  ['Inflammatory bowel disease', 'IBD'], ['Diverticular disease', 'Diverticular disease of colon', 'Diverticulosis'],
  ['Barrett oesophagus', "Barrett's oesophagus", "Barrett's esophagus", 'Barretts oesophagus'], ['Chronic pancreatitis'],
  ['Aortic stenosis', 'Aortic valve stenosis'], ['Mitral regurgitation', 'Mitral valve regurgitation'], ['Cardiomyopathy'],
  ['Hypertrophic cardiomyopathy', 'HCM', 'HOCM'], ['Dilated cardiomyopathy'], ['Pulmonary hypertension'], ['Interstitial lung disease', 'ILD'],
  ['Emphysema'], ['Chronic bronchitis'], ['Alpha-1 antitrypsin deficiency'],
  ['Polycystic kidney disease', 'Autosomal dominant polycystic kidney disease', 'ADPKD'], ['IgA nephropathy'], ['Cerebral palsy'], ['Spina bifida'],
  ['Down syndrome', "Down's syndrome", 'Trisomy 21'], ['Turner syndrome', "Turner's syndrome"], ['Marfan syndrome', "Marfan's syndrome"],
  ['Ehlers-Danlos syndrome', 'EDS'], ['Neurofibromatosis type 1', 'NF1'], ['Muscular dystrophy'], ['Duchenne muscular dystrophy'],
  ['Essential tremor'], ['Restless legs syndrome'], ['Narcolepsy'], ['Trigeminal neuralgia'], ['Peripheral neuropathy'], ['Diabetic retinopathy'],
  ['Diabetic neuropathy'], ['Diabetic nephropathy'], ['Hearing loss', 'Hearing impairment'], ['Tinnitus'],
  ['Meniere disease', "Meniere's disease", "Ménière's disease"], ['Hypoparathyroidism'], ['Primary hyperparathyroidism'], ['Hyperparathyroidism'],
  ['Hypopituitarism'], ['Cushing syndrome', "Cushing's syndrome"], ['Acromegaly'], ['Obesity'], ['Osteopenia'], ['Vitiligo'],
  ['Hidradenitis suppurativa'], ['Rosacea'], ['Lymphoedema', 'Lymphedema'], ['Multiple myeloma', 'Myeloma'],
  ['Chronic lymphocytic leukaemia', 'CLL', 'Chronic lymphocytic leukemia'], ['Chronic myeloid leukaemia', 'CML', 'Chronic myeloid leukemia'],
  ['Beta thalassaemia', 'Beta thalassemia', 'Thalassaemia major'], ['Haemophilia B', 'Hemophilia B'],
  ['Von Willebrand disease', "Von Willebrand's disease"], ['Antiphospholipid syndrome'], ['Factor V Leiden mutation', 'Factor V Leiden'],
  ['Haemochromatosis', 'Hemochromatosis', 'Hereditary haemochromatosis'], ['Wilson disease', "Wilson's disease"],
  ['Post-traumatic stress disorder', 'PTSD'], ['Obsessive compulsive disorder', 'OCD', 'Obsessive-compulsive disorder'], ['Schizoaffective disorder'],
  ['Anorexia nervosa'], ['Bulimia nervosa'], ['Emotionally unstable personality disorder', 'EUPD', 'Borderline personality disorder'], ['Dyslexia'],
  ['Lewy body dementia', 'Dementia with Lewy bodies', 'DLB'], ['Frontotemporal dementia'], ['Spinal stenosis'], ['Cervical spondylosis'],
  ['Overactive bladder', 'OAB'], ['Stress incontinence', 'Stress incontinence of urine'],
];

const read = (code: string): string => code.slice(0, 5).replace(/\.+$/, '');
/** ICD-10 as the NHS writes it: `I48X` is `I48`, dots do not matter. */
const icd = (code: string): string => code.toUpperCase().replace(/[.\s]/g, '').replace(/X$/, '');

/** A code so written that equal codes are equal text; null where the system is not said. */
export function codeKey(system: string | undefined, code: unknown): string | null {
  const text = code === undefined || code === null ? '' : String(code).trim();
  if (text === '' || system === undefined) return null;
  if (system === SNOMED) return `sct|${text}`;
  if (system === ICD10 || system === 'http://hl7.org/fhir/sid/icd-10-uk') return `icd|${icd(text)}`;
  if (system === READ_V2) return `read|${read(text)}`;
  return `${system}|${text}`;
}

const BY_CODE = new Map<string, readonly string[]>();
const BY_PHRASE = new Map<string, readonly string[]>();
const NOTHING: readonly string[] = [];
for (const { name, snomed, icd10 = [], read: readCodes = [], also = [] } of LONG_TERM_CONDITIONS) {
  const codes = [...snomed.map((code) => `sct|${code}`), ...icd10.map((code) => `icd|${code}`), ...readCodes.map((code) => `read|${code}`)];
  for (const code of codes) BY_CODE.set(code, [...(BY_CODE.get(code) ?? NOTHING), name]);
  for (const words of [name, ...also]) BY_PHRASE.set(phraseKey(words), [name]);
}
const LASTING = new Map<string, readonly string[]>(TOLD_BY_NAME.flatMap((names) => names.map((words) => [phraseKey(words), [names[0] ?? words]] as const)));

export const conceptCodes = (concept: CodeableConcept | undefined): readonly string[] =>
  codingsOf(concept).flatMap(({ system, code }) => codeKey(system, code) ?? []);

/**
 * The long-term conditions a concept may name, almost always one: ICD-10 I10 is the code of both hypertension and essential
 * hypertension, which themselves stay apart. Empty where it names none. A listed code decides before words. Words decide where no SNOMED CT or
 * ICD-10 code has said something else; a Read term is its code's own wording, so there the words may speak.
 */
export function longTermOf(concept: CodeableConcept | undefined): readonly string[] {
  const codes = conceptCodes(concept);
  for (const code of codes) {
    const known = BY_CODE.get(code);
    if (known !== undefined) return known;
  }
  const text = conceptText(concept);
  if (text === null) return NOTHING;
  const phrase = phraseKey(text);
  if (codes.some((code) => /^(?:sct|icd)\|/.test(code))) return LASTING.get(phrase) ?? NOTHING;
  return BY_PHRASE.get(phrase) ?? LASTING.get(phrase) ?? NOTHING;
}
