/**
 * Which codes and words name the same condition of the kind that comes and goes? The onsets must still agree before two
 * become one.
 * A row for each: name | SNOMED CT | ICD-10 | Read v2 | other wordings. Codes without dots; a code that two rows list
 * is of either.
 * Source: SNOMED CT UK edition concept ids; WHO ICD-10 (5th edition as used in the NHS); Read v2 five-byte codes.
 */
export interface AcuteCondition {
  readonly name: string;
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

const ROWS = `
Urinary tract infection|68566005|N390|K190|UTI, Urinary tract infectious disease, Infection of urinary tract
Lower urinary tract infection|4009004|||Lower UTI, Cystitis, Acute cystitis
Pneumonia|233604007|J189|H26|
Community acquired pneumonia|385093006|||CAP - Community acquired pneumonia
Lower respiratory tract infection|50417007|J22|H06z0|LRTI, Chest infection, Lower respiratory infection, Unspecified acute lower respiratory infection, Acute lower respiratory tract infection
Upper respiratory tract infection|54150009|J069|H05z|URTI, Upper respiratory infection, Acute upper respiratory infection, Acute upper respiratory tract infection
Acute bronchitis|10509002|J209||
Bronchiolitis|4120002|J219||Acute bronchiolitis
Croup|71186008|J050||Acute obstructive laryngitis
Influenza|6142004|||Flu, Influenza-like illness
COVID-19|840539006|U071||COVID, Coronavirus disease 2019, Covid-19 infection, Disease caused by SARS-CoV-2
Tonsillitis|90176007|||
Acute tonsillitis|17741008|J039||
Otitis media|65363002|H669||
Acute sinusitis|15805002|J019||
Conjunctivitis|9826008|H109||
Sepsis|91302008|A419||Septicaemia, Septic disorder
Cellulitis|128045006|L039||
Gastroenteritis|25374005|A09 A099||
Shingles|4740000|B029||Herpes zoster
Chickenpox|38907003|B019||Varicella
Impetigo|48277006|L010||
Scabies|128869009|B86||
Deep vein thrombosis|128053003|I802||DVT, Deep venous thrombosis, DVT - Deep vein thrombosis
Deep vein thrombosis of leg|404223003|I802||Deep vein thrombosis of lower limb, DVT leg, DVT of leg, Deep venous thrombosis of leg, Deep venous thrombosis of lower limb, Deep venous thrombosis of lower extremity, Deep vein thrombosis of lower extremity, Leg deep vein thrombosis
Pulmonary embolism|59282003|I269|G401|PE, Pulmonary embolus, Pulmonary thromboembolism, PE - Pulmonary embolism, Pulmonary embolism without mention of acute cor pulmonale
Stroke|230690007|I64|G66|CVA, Cerebrovascular accident, Stroke and cerebrovascular accident, Stroke not specified as haemorrhage or infarction
Cerebral infarction|432504007|I639||Ischaemic stroke, Cerebral infarct
Transient ischaemic attack|266257000|G459|G65|TIA, Transient cerebral ischaemia, Transient cerebral ischaemic attack
Myocardial infarction|22298006|I219||MI, Heart attack
Acute myocardial infarction|57054005|I219|G30|Acute MI, AMI
Acute coronary syndrome|394659003|I249||ACS
NSTEMI|401314000|I214||Non-ST elevation myocardial infarction, Acute non-ST segment elevation myocardial infarction, Non-ST segment elevation myocardial infarction
STEMI|401303003|||ST elevation myocardial infarction, Acute ST segment elevation myocardial infarction, ST segment elevation myocardial infarction
Cardiac arrest|410429000|I469||
Fracture of neck of femur|5913000|S720||NOF fracture, Hip fracture, Fracture of hip, Femoral neck fracture, NOF
Fracture of distal radius|263199001|S525||Distal radius fracture, Fracture of distal end of radius, Fracture of lower end of radius, Wrist fracture
Head injury|82271004|S099||Injury of head
Concussion|110030002|S060||Concussion injury of brain
Acute kidney injury|14669001|N179||AKI, Acute renal failure, Acute renal failure syndrome, Acute kidney failure
Acute appendicitis|85189001|K358 K359||Appendicitis
Acute pancreatitis|197456007|K859||
Acute cholecystitis|65275009|K810||
Gallstones||K802||Cholelithiasis, Gallbladder calculus, Calculus of gallbladder without cholecystitis
Kidney stone|95570007|N200||Renal calculus, Renal stone, Nephrolithiasis, Calculus of kidney
Ureteric stone|31054009|N201||Ureteric calculus, Calculus of ureter, Ureteral stone
Gastrointestinal haemorrhage|74474003|K922||GI bleed, Gastrointestinal bleeding, GI haemorrhage
Pneumothorax|36118008|J939||
Pleural effusion|60046008|J90||
Iron deficiency anaemia|87522002|D509|D00|IDA, Iron deficiency anemia
Anaemia|271737000|D649||Anemia
Delirium|2776000|F059||Acute confusional state
Urinary retention|267064002|R33||Retention of urine
Haematuria|34436003|R31||Blood in urine
Syncope|271594007|R55||Syncope and collapse
Seizure|91175000|R568||Fit, Convulsion
Chest pain|29857009|R074||
Abdominal pain|21522001|R104||
Headache|25064002|R51||
Low back pain|279039007|M545||Lumbago, Lower back pain
Sciatica|23056005|M543||
Breathlessness|267036007|R060||Dyspnoea, Shortness of breath, SOB
Palpitations|80313002|R002||
Constipation|14760008|K590||
Diarrhoea|62315008|||
Insomnia|193462001|G470||
Dehydration|34095006|E86||Volume depletion
Hyponatraemia|89627008|E871||
Hyperkalaemia|14140009|E875||
Hypokalaemia|43339004|E876||
Hypoglycaemia|302866003|E162||
Anaphylaxis|39579001|T782||Anaphylactic shock, Anaphylactic reaction
Inguinal hernia|396232000|K409||
Haemorrhoids|70153002|K649||Piles
Varicose veins of leg||I839||Varicose veins, Varicose veins of lower extremities, Varicose veins of lower limb
Plantar fasciitis|202882003|M722||
Frozen shoulder|399114005|M750||Adhesive capsulitis of shoulder
Tennis elbow|202855006|M771||Lateral epicondylitis
Bell palsy|193093009|G510||Bell's palsy
Benign paroxysmal positional vertigo|111541001|H811||BPPV, Benign paroxysmal vertigo
Miscarriage|17369002|O039||Spontaneous abortion
Pre-eclampsia|398254007|O149||
Gestational diabetes|11687002|O244||Gestational diabetes mellitus, GDM, Diabetes mellitus arising in pregnancy
Fracture of clavicle|58150001|S420||Clavicle fracture
Fracture of rib|33737001|S223||Rib fracture
Fracture of shaft of tibia||S822||Tibial shaft fracture
Fracture of ankle|16114001|||Ankle fracture
`;

const parts = (text: string, between: string): readonly string[] => text.split(between).filter((part) => part !== '');

export const ACUTE_CONDITIONS: readonly AcuteCondition[] = parts(ROWS, '\n').map((line) => {
  const [name = '', snomed = '', icd10 = '', read = '', also = ''] = line.split('|');
  const codes = [
    ...parts(snomed, ' ').map((code) => `sct|${code}`),
    ...parts(icd10, ' ').map((code) => `icd|${code}`),
    ...parts(read, ' ').map((code) => `read|${code}`),
  ];
  return { name, codes, names: [name, ...parts(also, ', ')] };
});
