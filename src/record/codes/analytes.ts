/**
 * Which codes and names mean the same measurement, and which molar mass turns its mass into an amount of substance?
 * Sources: LOINC and SNOMED CT identifiers; molar masses in g/mol from IUPAC standard atomic weights. Only listed analytes are ever converted.
 */

export interface Analyte {
  readonly key: string;
  /** g/mol; absent where mass and substance units must not be converted. */
  readonly molarMass?: number;
  /** Charge of a monovalent ion: meq/L is mmol/L. */
  readonly charge?: 1;
}

/** key | molar mass | charge | LOINC codes | SNOMED CT codes | names */
const ROWS = `
sodium|22.990|1|2951-2,2947-0|1000661000000107,104934005|serum sodium,sodium,plasma sodium,serum sodium level,na
potassium|39.098|1|2823-3,6298-4|1000651000000109,59573005|serum potassium,potassium,plasma potassium,serum potassium level,k
chloride|35.453|1|2075-0||serum chloride,chloride,plasma chloride
bicarbonate|61.017|1|1963-8||serum bicarbonate,bicarbonate
lithium|6.94|1|14334-7,3719-2||serum lithium,lithium,lithium level,serum lithium level
creatinine|113.12||2160-0,14682-9|1000731000000107|serum creatinine,creatinine,plasma creatinine,serum creatinine level
urea|60.056||22664-7||serum urea,urea,plasma urea,serum urea level
urea|28.014||3094-0||urea nitrogen,bun,blood urea nitrogen
glucose|180.156||2345-7,14749-6,15074-8,2339-0||glucose,plasma glucose,serum glucose,blood glucose,plasma glucose level
fasting glucose|180.156||1558-6,14771-0||fasting glucose,fasting plasma glucose,plasma fasting glucose level
hba1c|||59261-8,4548-4,17856-6|999791000000106|hba1c,haemoglobin a1c,haemoglobin a1c level ifcc standardised,haemoglobin a1c ifcc,hba1c ifcc,haemoglobin a1c level - ifcc standardised
cholesterol|386.65||2093-3,14647-2|1005671000000105|total cholesterol,cholesterol,serum cholesterol,serum cholesterol level,serum total cholesterol level
hdl cholesterol|386.65||2085-9,14646-4||hdl cholesterol,hdl,serum hdl cholesterol level
ldl cholesterol|386.65||13457-7,2089-1,22748-8||ldl cholesterol,ldl,serum ldl cholesterol level
triglycerides|885.4||2571-8,14927-8||triglycerides,triglyceride,serum triglycerides,serum triglycerides level
bilirubin|584.66||1975-2,14631-6||total bilirubin,bilirubin,serum bilirubin,serum bilirubin level,serum total bilirubin level
albumin|||1751-7|1000821000000103|serum albumin,albumin,serum albumin level
alt|||1742-6||alanine aminotransferase,alt,serum alt,alanine transaminase
ast|||1920-8||aspartate aminotransferase,ast
alp|||6768-6||alkaline phosphatase,alp,serum alkaline phosphatase
ggt|||2324-2||gamma glutamyl transferase,gamma gt,ggt
calcium|40.078||17861-6,2000-8||serum calcium,calcium,total calcium
adjusted calcium|40.078||29265-6||adjusted calcium,corrected calcium,serum adjusted calcium level
phosphate|30.974||2777-1,14879-1||phosphate,serum phosphate,inorganic phosphate
magnesium|24.305||19123-9,2601-3||magnesium,serum magnesium
urate|168.11||3084-1,14933-6||urate,uric acid,serum urate
iron|55.845||2498-4,14798-3||iron,serum iron
lactate|90.08||2524-7,32693-4||lactate,plasma lactate
free t4|776.87||3024-7,14920-3||free t4,free thyroxine,serum free t4 level
free t3|650.97||3051-0,14928-6||free t3,serum free t3 level
tsh|||3016-3,11580-8|1022791000000101|tsh,thyroid stimulating hormone,serum tsh level
testosterone|288.42||2986-8,14913-8||testosterone,serum testosterone
cortisol|362.46||2143-6,14675-3||cortisol,serum cortisol
vitamin b12|1355.37||2132-9,14685-6||vitamin b12,serum vitamin b12,b12
folate|441.4||2284-8,14732-2||folate,serum folate
vitamin d|400.64||1989-3,14635-7||vitamin d,25-hydroxyvitamin d,total 25-hydroxyvitamin d level
digoxin|780.94||10535-3,14698-5||digoxin level,serum digoxin
ferritin|||2276-4||ferritin,serum ferritin,serum ferritin level
crp|||1988-5||c reactive protein,c-reactive protein,crp,serum crp,serum c reactive protein level
haemoglobin|||718-7,59260-0|1022431000000105|haemoglobin,haemoglobin estimation,haemoglobin concentration,hemoglobin,hb
white cell count|||6690-2,26464-8|1022541000000102|white cell count,total white cell count,white blood cell count,wbc,leukocytes,total white blood count
platelets|||777-3,26515-7|1022651000000100|platelet count,platelets,plt
mcv|||787-2,30428-7||mean corpuscular volume,mean cell volume,mcv
neutrophils|||751-8,26499-4||neutrophil count,neutrophils
lymphocytes|||731-0,26474-7||lymphocyte count,lymphocytes
inr|||6301-6,34714-6||inr,international normalised ratio,international normalized ratio
egfr|||33914-3,62238-1,98979-8,77147-7|1020291000000106,1107411000000104|egfr,egfr using creatinine ckd-epi per 1.73 square metres,glomerular filtration rate,estimated gfr,estimated glomerular filtration rate,egfr using ckd-epi,gfr calculated
troponin t|||67151-1,6598-7||troponin t,high sensitivity troponin t
d dimer|||48065-7,48066-5||d-dimer,d dimer
blood pressure|||85354-9,55284-4|75367002|blood pressure,blood pressure panel,bp,o/e - blood pressure reading
systolic|||8480-6|72313002,271649006|systolic blood pressure,systolic,systolic arterial pressure
diastolic|||8462-4|1091811000000102,271650006|diastolic blood pressure,diastolic,diastolic arterial pressure
heart rate|||8867-4|364075005,78564009|heart rate,pulse rate,pulse
respiratory rate|||9279-1|86290005|respiratory rate,respirations
temperature|||8310-5|386725007,276885007|body temperature,temperature,core body temperature
oxygen saturation|||2708-6,59408-5|431314004,103228002|oxygen saturation,spo2,peripheral oxygen saturation,oxygen saturation in arterial blood
weight|||29463-7,3141-9|27113001|body weight,weight,o/e - weight
height|||8302-2|50373000|body height,height,o/e - height,standing height
bmi|||39156-5|60621009|body mass index,bmi,bmi body mass index
news2|||||news2,national early warning score 2,news2 score
`;

const BY_CODE = new Map<string, Analyte>();
const BY_NAME = new Map<string, Analyte>();

for (const line of ROWS.split('\n')) {
  if (line === '') continue;
  const [key = '', mass = '', charge = '', loinc = '', snomed = '', names = ''] = line.split('|');
  const analyte: Analyte = { key, ...(mass === '' ? {} : { molarMass: Number(mass) }), ...(charge === '1' ? { charge: 1 as const } : {}) };
  for (const code of [...loinc.split(','), ...snomed.split(',')]) if (code !== '') BY_CODE.set(code, analyte);
  for (const name of names.split(',')) if (name !== '') BY_NAME.set(name, analyte);
}

/** The measurement that a LOINC or SNOMED CT code means; undefined when the map does not know it. */
export const analyteOfCode = (code: string): Analyte | undefined => BY_CODE.get(code);

/** `serum alt level` is `alt`; a specimen other than blood is part of the name and stays. */
const bareName = (name: string): string => name.replace(/^(?:serum|plasma|s|p)[ -]+/, '').replace(/ (?:level|concentration|measurement|estimation)$/, '').replace(/^hb a1c/, 'hba1c');

/** The measurement that a plain lower-case name means. */
export const analyteOfName = (name: string): Analyte | undefined => BY_NAME.get(name) ?? BY_NAME.get(bareName(name));
