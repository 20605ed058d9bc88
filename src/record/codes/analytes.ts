/**
 * Which codes and names mean the same measurement, and which molar mass turns its mass into an amount of substance?
 * Sources: LOINC and SNOMED CT identifiers; molar masses in g/mol from IUPAC standard atomic weights. Only listed
 * analytes are ever converted.
 */
import { plainText } from '../fhir/concept';
import { remembered } from '../../domain/remembered';
import { LONGEST_NAME, phraseKey } from '../fhir/wording';
import { FURTHER_ROWS } from './further-analytes';

export interface Analyte {
  readonly key: string;
  /** g/mol; absent where mass and substance units must not be converted. */
  readonly molarMass?: number;
  /** Charge of a monovalent ion: meq/L is mmol/L. */
  readonly charge?: 1;
  readonly names: readonly string[];
}

/** key | molar mass | charge | LOINC codes | SNOMED CT codes | names */
const ROWS = `
sodium|22.990|1|2951-2,2947-0|1000661000000107,104934005,25197003|serum sodium,sodium,plasma sodium,serum sodium level,na,na+
potassium|39.098|1|2823-3,6298-4|1000651000000109,59573005|serum potassium,potassium,plasma potassium,serum potassium level,k,k+
chloride|35.453|1|2075-0,2069-3||serum chloride,chloride,plasma chloride,cl,serum chloride level
bicarbonate|61.017|1|1963-8,1959-6||serum bicarbonate,bicarbonate,hco3,hco3-,serum bicarbonate level,total co2,co2
lithium|6.94|1|14334-7,3719-2||serum lithium,lithium,lithium level,serum lithium level
creatinine|113.12||2160-0,14682-9,38483-4|1000731000000107,113075003|serum creatinine,creatinine,plasma creatinine,serum creatinine level,creat,creat serum
urea|60.056||22664-7,3091-6||serum urea,urea,plasma urea,serum urea level
urea|28.014||3094-0,6299-2,14937-7|105011006|urea nitrogen,bun,blood urea nitrogen
glucose|180.156||2345-7,14749-6,15074-8,2339-0|1010671000000102,33747003|glucose,plasma glucose,serum glucose,blood glucose,plasma glucose level,blood sugar,random glucose,random blood glucose,random plasma glucose,random glucose level,gluc,glu
fasting glucose|180.156||1558-6,14771-0,76629-5|271062006|fasting glucose,fasting plasma glucose,plasma fasting glucose level,fasting blood glucose
capillary glucose|180.156||41653-7,14743-9,32016-8||capillary glucose,capillary blood glucose,finger prick glucose,cbg,blood glucose by glucometer
hba1c|||59261-8,4548-4,17856-6|999791000000106,43396009|HbA1c,hba1c,haemoglobin a1c,haemoglobin a1c level ifcc standardised,haemoglobin a1c ifcc,hba1c ifcc,haemoglobin a1c level - ifcc standardised,hemoglobin a1c,hemoglobin a1c/hemoglobin.total,hemoglobin a1c/hemoglobin.total in blood,glycated haemoglobin,glycated hemoglobin,glycosylated haemoglobin,hba1c dcct,hba1c level - ifcc standardised
cholesterol|386.65||2093-3,14647-2|1005671000000105,77068002|total cholesterol,cholesterol,serum cholesterol,serum cholesterol level,serum total cholesterol level,cholesterol total
hdl cholesterol|386.65||2085-9,14646-4|1005681000000107,28036006|hdl cholesterol,hdl,serum hdl cholesterol level,cholesterol in hdl,cholesterol hdl,hdl-c,high density lipoprotein cholesterol
ldl cholesterol|386.65||13457-7,2089-1,18262-6,22748-8,39469-2|1022191000000100,113079009|ldl cholesterol,ldl,serum ldl cholesterol level,cholesterol in ldl,cholesterol ldl,ldl-c,low density lipoprotein cholesterol,calculated ldl cholesterol
non-hdl cholesterol|386.65||43396-1,70204-3||non-hdl cholesterol,non hdl cholesterol,cholesterol non hdl,non high density lipoprotein cholesterol
triglycerides|885.4||2571-8,14927-8|1005691000000109,14740000|triglycerides,triglyceride,serum triglycerides,serum triglycerides level
bilirubin|584.66||1975-2,14631-6|302787001|total bilirubin,bilirubin,serum bilirubin,serum bilirubin level,serum total bilirubin level,bilirubin.total,bilirubin total,bili total,total bili,bili,t bili
conjugated bilirubin|584.66||1968-7,14629-0||conjugated bilirubin,direct bilirubin,bilirubin.direct,bili direct,direct bili
albumin|||1751-7,61151-7,61152-5|1000821000000103,104485008|serum albumin,albumin,serum albumin level,alb
total protein|||2885-2||total protein,serum total protein,protein total
alt|||1742-6,1743-4,1744-2|1018251000000107,1013211000000103,34608000|alanine aminotransferase,alt,serum alt,alanine transaminase,sgpt,alt/sgpt,alanine aminotransferase level,serum gpt level,gpt
ast|||1920-8,30239-8|45896001|aspartate aminotransferase,ast,aspartate transaminase,sgot,ast serum,serum got level,got,aspartate aminotransferase level
alp|||6768-6|1000621000000104|alkaline phosphatase,alp,serum alkaline phosphatase,alk phos
ggt|||2324-2||gamma glutamyl transferase,gamma gt,ggt,gamma-glutamyl transferase,gamma glutamyltransferase,serum gamma gt,gamma glutamyl transpeptidase,gamma-gt
lactate dehydrogenase|||2532-0,14804-9||lactate dehydrogenase,ldh
creatine kinase|||2157-6||creatine kinase,ck,cpk,creatine phosphokinase,ck total,total ck
amylase|||1798-8||amylase
lipase|||3040-3||lipase
calcium|40.078||17861-6,2000-8|71878006|serum calcium,calcium,total calcium,ca,ca2+
ionised calcium|40.078||1995-0,1994-3||ionised calcium,ionized calcium
adjusted calcium|40.078||29265-6||adjusted calcium,corrected calcium,serum adjusted calcium level,serum adjusted calcium concentration,calcium adjusted,adj calcium,adj ca,corrected ca
phosphate|30.974||2777-1,14879-1||phosphate,serum phosphate,inorganic phosphate,phosphorus,po4,phos,serum inorganic phosphate,serum phosphate level
magnesium|24.305||19123-9,2601-3|104866001|magnesium,serum magnesium,mg,mg2+,serum magnesium level,magnesium lvl
urate|168.11||3084-1,14933-6||urate,uric acid,serum urate,serum uric acid
iron|55.845||2498-4,14798-3||Iron,iron,serum iron
iron binding capacity|55.845||2500-7,14800-7||total iron binding capacity,iron binding capacity,tibc
transferrin saturation|||2502-3||transferrin saturation,iron saturation,saturation of iron binding capacity,percentage iron saturation,tsat
transferrin|||3034-6||transferrin
lactate|90.08||2524-7,32693-4||lactate,plasma lactate,lactic acid,lactate venous
free t4|776.87||3024-7,14920-3||free t4,free thyroxine,serum free t4 level,ft4,thyroxine t4 free,t4 free
free t3|650.97||3051-0,14928-6||free t3,serum free t3 level,ft3,triiodothyronine t3 free,free triiodothyronine,t3 free
total t4|776.87||3026-2,14921-1||total t4,total thyroxine
tsh|||3016-3,11580-8,11579-0|1022791000000101,61167004|tsh,thyroid stimulating hormone,serum tsh level,thyrotropin
testosterone|288.42||2986-8,14913-8||testosterone,serum testosterone
cortisol|362.46||2143-6,14675-3||cortisol,serum cortisol,random cortisol
oestradiol|272.38||2243-4,14715-7||oestradiol,estradiol
progesterone|314.46||2839-9,14890-8||progesterone
prolactin|||2842-3||prolactin
fsh|||15067-2||follicle stimulating hormone,fsh
lh|||10501-5||luteinising hormone,luteinizing hormone,lh
shbg|||13967-5||sex hormone binding globulin,shbg
parathyroid hormone|9425||2731-8||parathyroid hormone,pth,parathyrin.intact,intact parathyroid hormone,intact pth
vitamin b12|1355.37||2132-9||vitamin b12,serum vitamin b12,b12,cobalamin,cobalamins,serum b12,b12 level
folate|441.4||2284-8,14732-2||folate,serum folate,folic acid
vitamin d|400.64||1989-3,14635-7,62292-8||vitamin d,25-hydroxy vitamin d,25-hydroxyvitamin d level,total 25-hydroxy vitamin d,25-hydroxycholecalciferol,calcidiol,25-hydroxyvitamin d,total 25-hydroxyvitamin d level,25-oh vitamin d,25 oh vitamin d,25 hydroxyvitamin d,25-hydroxyvitamin d3,vitamin d total,25-hydroxy vitamin d3,25-oh vitamin d3,vitamin d 25-oh,vitamin d3
digoxin|780.94||10535-3,14698-5||digoxin level,serum digoxin
ferritin|445000||2276-4,20567-4|489004|ferritin,serum ferritin,serum ferritin level
crp|||1988-5|1001371000000100,999651000000107,55235003|c reactive protein,c-reactive protein,crp,serum crp,serum c reactive protein level
high sensitivity crp|||30522-7||high sensitivity crp,high sensitivity c reactive protein,hs-crp,hscrp
procalcitonin|||33959-8||procalcitonin
esr|||4537-7,30341-2||erythrocyte sedimentation rate,esr
haemoglobin|16114||718-7,59260-0,20509-6|1022431000000105|haemoglobin,haemoglobin estimation,haemoglobin concentration,hemoglobin,hb,hgb,haemoglobin hb,total haemoglobin
haematocrit|||4544-3,20570-8||haematocrit,hematocrit,hct,packed cell volume,pcv,haematocrit - pcv
red cell count|||789-8,26453-1|14089001|red cell count,red blood cell count,rbc,erythrocytes,red blood cells,red blood count,rcc
white cell count|||6690-2,26464-8,804-5|1022541000000102,767002|white cell count,total white cell count,white blood cell count,wbc,wcc,leukocytes,total white blood count,white cells,white blood cells,white blood count,leucocytes,total leucocyte count,leucocyte count
platelets|||777-3,26515-7,778-1|1022651000000100,61928009|platelet count,platelets,plt,plts
mcv|||787-2,30428-7||mean corpuscular volume,mean cell volume,mcv
mch|||785-6,28539-5||mean corpuscular haemoglobin,mean cell haemoglobin,mean corpuscular hemoglobin,mch,mean corpusc. haemoglobin,mean corpusc haemoglobin,mean cell hb
mchc|||786-4,28540-3||mean corpuscular haemoglobin concentration,mean cell haemoglobin concentration,mchc,mean corpusc. hb. conc.,mean corpusc hb conc,mean corpuscular hb conc
rdw|||788-0,30385-9||red cell distribution width,red blood cell distribution width,rdw,red blood cell distribut width,red cell distribut width
neutrophils|||751-8,26499-4||neutrophil count,neutrophils,neut,neuts,polymorphs
lymphocytes|||731-0,26474-7||lymphocyte count,lymphocytes,lymph,lymphs
monocytes|||742-7,26484-6||monocyte count,monocytes,mono,monos
eosinophils|||711-2,26449-9||eosinophil count,eosinophils,eos,eosin
basophils|||704-7,26444-0||basophil count,basophils,baso,basos
inr|||6301-6,34714-6,38875-1||INR,inr,international normalised ratio,international normalized ratio
prothrombin time|||5902-2,5964-2||prothrombin time,pt
aptt|||3173-2,14979-9||activated partial thromboplastin time,aptt
fibrinogen|||3255-7||fibrinogen,clauss fibrinogen,fibrinogen clauss,derived fibrinogen
egfr|||33914-3,62238-1,98979-8,77147-7,48642-3,69405-9|1020291000000106,1107411000000104,1011481000000105|eGFR,egfr,egfr using creatinine ckd-epi per 1.73 square metres,glomerular filtration rate,estimated gfr,estimated glomerular filtration rate,egfr using ckd-epi,gfr calculated,glomerular filtration rate calculated,gfr,egfrcreat ckd-epi
troponin t|||67151-1,6598-7||troponin t,high sensitivity troponin t,troponin t hs,hs troponin t,high-sensitivity troponin t,hstnt,hs-tnt,tnt,troponin t high sensitivity,troponin t.cardiac,hs-troponin t,cardiac troponin t,hs-ctnt,ctnt
troponin i|||89579-7,10839-9,42757-5||troponin i,high sensitivity troponin i,troponin i hs,hs troponin i,high-sensitivity troponin i,hstni,hs-tni,tni,troponin i high sensitivity,troponin i.cardiac,hs-troponin i,cardiac troponin i,hs-ctni,ctni
nt-probnp|8457||33762-6,71425-3,83107-3||NT-proBNP,nt-probnp,nt pro bnp,n-terminal pro-brain natriuretic peptide,n-terminal pro-bnp,n-terminal pro b-type natriuretic peptide,natriuretic peptide.b prohormone n-terminal
bnp|3464||30934-4,42637-9||bnp,brain natriuretic peptide,b-type natriuretic peptide,plasma b natriuretic peptide,b natriuretic peptide
d dimer|||48065-7||d-dimer,d dimer
d dimer ddu|||48066-5||
psa|||2857-1||prostate specific antigen,psa,psa - prostate specific antigen
albumin creatinine ratio|||9318-7,14959-1,32294-1||albumin creatinine ratio,urine albumin creatinine ratio,albumin/creatinine ratio,acr,urine albumin/creatinine ratio,urine acr,albumin/creatinine
blood group|||882-1||ABO and Rh group,blood group,abo and rh group,abo rh group,abo and rhd group,abo and rhesus group,blood group and rhesus,abo and rh blood group
cholesterol hdl ratio|||9830-1||Cholesterol/HDL ratio,cholesterol hdl ratio,cholesterol/hdl ratio,total cholesterol hdl ratio,serum cholesterol/hdl ratio,cholesterol.total/cholesterol in hdl,chol/hdl ratio
protein creatinine ratio|||2890-2,34366-5||urine protein creatinine ratio,protein creatinine ratio,urine protein/creatinine ratio,protein/creatinine ratio,upcr,urine pcr
reticulocytes|||60474-4||reticulocyte count,reticulocytes,retics
globulin|||10834-0||globulin,serum globulin
immunoglobulin g|||2465-3||immunoglobulin g,igg,serum igg,total igg
immunoglobulin a|||2458-8||immunoglobulin a,iga,serum iga,total iga
immunoglobulin m|||2472-9||immunoglobulin m,igm,serum igm,total igm
carcinoembryonic antigen|||2039-6||carcinoembryonic antigen,cea
alpha fetoprotein|||1834-1||alpha fetoprotein,alpha-fetoprotein,afp
ca 125|||10334-1||CA 125,ca 125,ca125,ca-125,cancer antigen 125
ca 19-9|||24108-3||CA 19-9,ca 19-9,ca19-9,ca 199
anti-ttg iga|||31017-7||tissue transglutaminase iga,tissue transglutaminase iga antibody,ttg iga,iga ttg,anti-tissue transglutaminase iga,tissue transglutaminase antibody iga
thyroid peroxidase antibody|||8099-4||thyroid peroxidase antibody,tpo antibody,tpo antibodies,anti-tpo,anti-tpo antibodies,anti-thyroid peroxidase antibody,thyroid peroxidase ab
antinuclear antibody|||8061-4||antinuclear antibody,anti-nuclear antibody,ana,antinuclear antibodies,anti nuclear antibody
anti-ccp|||32218-0||anti-ccp antibodies,anti-ccp,anti-ccp antibody,ccp antibodies,anti-cyclic citrullinated peptide antibody,cyclic citrullinated peptide antibody
urine albumin|||1754-1||urine albumin,urine microalbumin,albumin urine,microalbumin urine
lipoprotein a|||10835-7,43583-4||Lipoprotein(a),lp a,lipoprotein a,lpa
dhea sulphate|||2191-5||DHEA sulphate,dhea sulphate,dheas,dhea-s,dehydroepiandrosterone sulphate
rheumatoid factor|||11572-5||rheumatoid factor,rf
faecal immunochemical test|||58453-2||faecal immunochemical test,quantitative faecal immunochemical test,fit,faecal immunochemical test fit,qfit,faecal haemoglobin,fit faecal immunochemical test
faecal calprotectin|||38445-3||faecal calprotectin,calprotectin,stool calprotectin,calprotectin faecal
blood pressure|||85354-9,55284-4|75367002|blood pressure,blood pressure panel,bp,o/e - blood pressure reading,blood pressure systolic and diastolic,blood pressure reading
systolic|||8480-6|72313002,271649006|systolic blood pressure,systolic,systolic arterial pressure,systolic bp
diastolic|||8462-4|1091811000000102,271650006|diastolic blood pressure,diastolic,diastolic arterial pressure,diastolic bp
heart rate|||8867-4|364075005,78564009|heart rate,pulse rate,pulse,hr,pulse regular,heart beat
respiratory rate|||9279-1|86290005|respiratory rate,respirations,respiration rate,resp rate,rr,respiratory frequency
temperature|||8310-5,8331-1|386725007,276885007|body temperature,temperature,core body temperature,oral temperature,temp
oxygen saturation|||2708-6,59408-5|431314004,103228002|oxygen saturation,spo2,peripheral oxygen saturation,oxygen saturation in arterial blood,oxygen saturation in arterial blood by pulse oximetry,blood oxygen saturation,sao2
weight|||29463-7,3141-9|27113001|body weight,weight,o/e - weight
height|||8302-2,3137-7|50373000|body height,height,o/e - height,standing height
bmi|||39156-5|60621009|body mass index,bmi,bmi body mass index,body mass index bmi,body mass index - observation,body mass index bmi ratio
peak flow|||33452-4||peak expiratory flow rate,peak flow,pefr
glasgow coma score|||9269-2||glasgow coma scale,glasgow coma score,gcs,glasgow coma score total
head circumference|||9843-4,8287-5||head circumference
sars-cov-2 rna|||94500-6,94309-2,94845-5||SARS-CoV-2 RNA,sars-cov-2 rna,sars-cov-2 pcr,covid-19 pcr,sars cov 2 rna,sars-cov-2 covid-19 rna
news2||||1104051000000101|news2,national early warning score 2,news2 score,news2 total score,royal college of physicians news2 national early warning score 2 total score
`;

const BY_CODE = new Map<string, Analyte>();
const BY_NAME = new Map<string, Analyte>();
const BY_WORDS = new Map<string, Analyte>();

/**
 * A single letter that comparing words passes over (protein S, side left) tells one test from another: such a name is
 * known only as it stands.
 */
const LOSES_A_LETTER = /(?:^| )[slr](?: |$)/;

for (const line of [...ROWS.split('\n'), ...FURTHER_ROWS.split('\n')]) {
  if (line === '') continue;
  const [key = '', mass = '', charge = '', loinc = '', snomed = '', names = ''] = line.split('|');
  const analyte: Analyte = {
    key,
    ...(mass === '' ? {} : { molarMass: Number(mass) }),
    ...(charge === '1' ? { charge: 1 as const } : {}),
    names: names.split(','),
  };
  for (const code of [...loinc.split(','), ...snomed.split(',')]) if (code !== '') BY_CODE.set(code, analyte);
  for (const name of names.split(',')) {
    if (name === '') continue;
    BY_NAME.set(name, analyte);
    if (!LOSES_A_LETTER.test(name)) BY_WORDS.set(phraseKey(name), analyte);
  }
}

/** The measurement that a LOINC or SNOMED CT code means; undefined when the map does not know it. */
export const analyteOfCode = (code: string): Analyte | undefined => BY_CODE.get(code);

/**
 * An estimate of the filtration rate, by whichever formula its long name tells; not one that was measured, nor the
 * receptor of that abbreviation.
 */
const ESTIMATED_GFR =
  /^(?!.*\b(?:mutation|gene|receptor|exon|variant)s?\b)(?:e-?gfr\b|gfr calculated\b|estimated (?:gfr|glomerular filtration rate)\b|.*\begfr\b)/;

/**
 * What a laboratory's or LOINC's long name adds: how it is counted, and that it is of blood. A specimen other than
 * blood is part of the name and stays.
 */
const LONG =
  /(?: (?:moles|mass|substance|units|enzymatic activity|catalytic activity|arbitrary|entitic|volume|presence)?(?:\/?(?:volume|area|mass|moles))?(?: concentration| fraction)?)?(?: in| of)? (?:serum or plasma|serum plasma|serum\/plasma|serum|plasma|venous blood|whole blood|blood)(?: or (?:serum|plasma))?(?: by [a-z ]+)?$/;

/** `serum alt level` is `alt`, `potassium moles/volume in serum or plasma` is `potassium`. */
const bareName = (name: string): string =>
  name
    .replace(LONG, '')
    .replace(/^(?:serum|plasma|blood|venous|s|p)[ -]+/, '')
    .replace(/ (?:level|lvl|concentration|measurement|estimation|result|test|detection|assay)s?$/, '')
    .replace(/ (?:serum|plasma) /, ' ')
    .replace(/^absolute | absolute(?= count$|$)/, '')
    .replace(/^(?:hb a1c|hba1c level)/, 'hba1c');

/** The measurement that a plain lower-case name means. */
export const analyteOfName = (name: string): Analyte | undefined => BY_NAME.get(name) ?? named(name) ?? undefined;

const named = remembered((name): Analyte | null => {
  if (name.length > LONGEST_NAME) return null;
  // "INR - international normalised ratio": an abbreviation and its words, where both mean one thing.
  const [short, words, ...more] = name.split(' - ').map((part) => part.trim());
  if (words !== undefined && more.length === 0) {
    const [left, right] = [analyteOfName(short ?? ''), analyteOfName(words)];
    if (left !== undefined && left.key === right?.key) return left;
  }
  if (ESTIMATED_GFR.test(name)) return BY_NAME.get('egfr') ?? null;
  const bare = bareName(name);
  return (
    BY_NAME.get(bare) ??
    BY_NAME.get(bare.replace(/\.total$| total$|^total /, '')) ??
    turned(bare) ??
    withAbbreviation(bare)
  );
});

/**
 * What in brackets tells one test from another, and must not be passed over: the specimen, the time, the form that was
 * measured.
 */
const TELLS =
  /urin|csf|cerebro|fluid|capill|arter|cord|fast|random|post|pre\b|adjust|correct|ioni[sz]|free|direct|conjug|sensitiv|\bhs\b|24|left|right|stool|fa?ec|sputum|swab|gene|mutation|ig[gaem]\b|quant|antibod|antigen|total|absolute|^[a-e]$|%/i;

/**
 * `Creatinine (XE2q5)`, `Potassium (K)`: the name without brackets that only spell it again; the same name where they
 * tell more.
 */
export const withoutBrackets = (name: string): string =>
  name.length > LONGEST_NAME
    ? name
    : name.replace(/\s*[([]([^()[\]]*)[)\]]/g, (whole, inside: string) => (TELLS.test(inside) ? whole : ' ')).trim();

/**
 * The words of a test that no row lists, for comparing: without brackets, how it is counted and that it is of blood;
 * empty where nothing is left.
 */
export const testPhrase = remembered((name): string =>
  name.length > LONGEST_NAME
    ? plainText(name)
    : phraseKey(
        bareName(plainText(withoutBrackets(name)))
          .replace(/ counts?$|^total /g, '')
          .replaceAll('/', ' '),
      ),
);

/**
 * `albumin creatinine ratio urine`, `vitamin d 25-hydroxy`: the same words in another order, or spelt the American way.
 */
const turned = (name: string): Analyte | null => BY_WORDS.get(phraseKey(name)) ?? null;

/** `mean corpuscular volume mcv`: an abbreviation behind its words, or before them, where both mean one thing. */
function withAbbreviation(name: string): Analyte | null {
  const words = name.split(' ');
  if (words.length < 3) return null;
  for (const [short, long] of [
    [words.at(-1), words.slice(0, -1)],
    [words[0], words.slice(1)],
  ] as const) {
    const known = BY_NAME.get(short ?? '');
    if (known !== undefined && BY_NAME.get(long.join(' '))?.key === known.key) return known;
  }
  return null;
}

/** A name for a code that was sent without any: the first of those the measurement is known by. */
export const nameOfAnalyte = ({ key, names }: Analyte): string => {
  const name = names[0] ?? key;
  return name.length <= 4 && name === name.toLowerCase()
    ? name.toUpperCase()
    : name.charAt(0).toUpperCase() + name.slice(1);
};
