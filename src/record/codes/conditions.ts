/**
 * Which codes name the same long-term condition? Only where SNOMED CT, ICD-10 and Read v2 mean one and the same
 * concept:
 * a broader or narrower code is another row, or has none, and stays apart.
 * Source: SNOMED CT UK edition concept ids; WHO ICD-10 (5th edition as used in the NHS); Read v2 five-byte codes.
 */
export interface LongTermCondition {
  readonly name: string;
  readonly snomed: readonly string[];
  readonly icd10: readonly string[];
  readonly read: readonly string[];
  /** Other wordings and abbreviations of exactly this condition. */
  readonly also: readonly string[];
  /**
   * Told by its name alone: whatever code a provider gives with the name, it lasts, so that two onsets do not make two
   * of it.
   */
  readonly byName: boolean;
}

/** name | SNOMED CT | ICD-10 | Read v2 | other wordings | `*` where told by name; codes without dots. */
const ROWS = `
Type 2 diabetes mellitus|44054006|E11 E119|C10F|Type 2 diabetes, Type II diabetes mellitus, Diabetes mellitus type 2, Diabetes mellitus type II, T2DM, Non-insulin-dependent diabetes mellitus, DM type 2, DM2, Type II DM, Type 2 DM, T2 diabetes mellitus, NIDDM, Type II diabetes
Type 1 diabetes mellitus|46635009|E10 E109|C10E|Type 1 diabetes, Type I diabetes mellitus, Diabetes mellitus type 1, T1DM, Insulin-dependent diabetes mellitus, DM type 1, Type 1 DM, IDDM, Type I diabetes
Diabetes mellitus|73211009||C10|Diabetes, DM
Essential hypertension|59621000|I10|G20|Essential (primary) hypertension, Primary hypertension
Hypertension|38341003|I10|G2|Hypertensive disorder, Hypertensive disease, High blood pressure, HTN, Systemic hypertension, Arterial hypertension, Hypertension NOS, Systemic arterial hypertension, Raised blood pressure disorder
Atrial fibrillation|49436004|I48 I489|G5730|AF, AF - Atrial fibrillation
Heart failure|84114007|I509 I50|G58|Cardiac failure, HF
Congestive heart failure|42343007|I500|G580|Congestive cardiac failure, CCF, CHF
Ischaemic heart disease|414545008|I259|G3|IHD, Ischemic heart disease
Coronary artery disease|53741008|||Coronary arteriosclerosis, Coronary artery atherosclerosis, Coronary atherosclerosis, Coronary heart disease, CHD, CAD
Angina|194828000|I209|G33|Angina pectoris
Peripheral arterial disease|399957001|||PAD, Peripheral arterial occlusive disease, Peripheral artery disease
Abdominal aortic aneurysm|233985008|I714||AAA
Asthma|195967001|J45 J459|H33|Bronchial asthma, Asthma disorder
Chronic obstructive pulmonary disease|13645005|J449 J44|H3|COPD, Chronic obstructive lung disease, Chronic obstructive airways disease, COAD, Chronic obstructive airway disease
Bronchiectasis|12295008|J47|H34|
Idiopathic pulmonary fibrosis|700250006|||IPF
Obstructive sleep apnoea|78275009|G473||OSA, Obstructive sleep apnea, Obstructive sleep apnoea syndrome
Cystic fibrosis|190905008|E84 E849|C370|
Hypothyroidism|40930008|E039|C04|Underactive thyroid, Hypothyroid
Hyperthyroidism|34486009|E059||Thyrotoxicosis, Overactive thyroid
Graves disease|353295004|||Graves' disease
Addison disease|363732003|||Addison's disease
Chronic kidney disease|709044004|N189 N18||CKD, Chronic renal disease
Chronic kidney disease stage 3|433144002|N183|1Z12|CKD stage 3, CKD 3, CKD3, CKD stage 3 (moderate), CKD stage G3
Chronic kidney disease stage 3A|700378005||1Z15|CKD stage 3A, CKD 3A, CKD3a, CKD G3a, CKD stage G3a
Chronic kidney disease stage 3B|700379002||1Z16|CKD stage 3B, CKD 3B, CKD3b, CKD G3b, CKD stage G3b
Chronic kidney disease stage 4|431857002|N184|1Z13|CKD stage 4, CKD 4, CKD4
Chronic kidney disease stage 5|433146000|N185|1Z14|CKD stage 5, CKD 5, CKD5
Epilepsy|84757009|G40 G409|F25|
Parkinson disease|49049000|G20|F12|Parkinson's disease, Parkinsons disease
Multiple sclerosis|24700007|G35|F20|MS - Multiple sclerosis, Disseminated sclerosis
Motor neurone disease|37340000|G122||MND, Motor neuron disease
Huntington disease|58756001|G10||Huntington's disease, Huntington's chorea
Myasthenia gravis|91637004|G700||
Migraine|37796009|G43 G439|F26|
Dementia|52448006|F03||Unspecified dementia
Alzheimer disease|26929004|G309 G30|F110|Alzheimer's disease, Alzheimers disease
Dementia in Alzheimer disease||F009 F00|Eu00|Dementia in Alzheimer's disease, Alzheimer's dementia, Alzheimers dementia, Dementia of the Alzheimer type, Dementia of Alzheimer type
Vascular dementia|429998004|F01 F019||
Schizophrenia|58214004|F20 F209|E10|
Bipolar disorder|13746004|F31 F319||Bipolar affective disorder
Depression|35489007|F329|E2B|Depressive disorder, Depressive illness
Generalised anxiety disorder|21897009|F411||GAD, Generalized anxiety disorder
Mixed anxiety and depressive disorder|231504006|F412||Mixed anxiety and depression, Anxiety with depression
Anxiety disorder|197480006|F419||Anxiety
Autism spectrum disorder|35919005|||Autistic spectrum disorder, ASD - Autism spectrum disorder
Autistic disorder|408856003|||Autism
Attention deficit hyperactivity disorder|406506008|F900||ADHD
Learning disability|110359009|||Intellectual disability, Learning disabilities
Rheumatoid arthritis|69896004|M069|N040|RA - Rheumatoid arthritis, RA
Osteoarthritis of knee|239873007|M179||Knee osteoarthritis, OA knee, Gonarthrosis, Osteoarthritis of the knee
Osteoarthritis of hip|239872002|M169||Hip osteoarthritis, OA hip, Coxarthrosis, Osteoarthritis of the hip
Osteoarthritis|396275006|M199|N05|OA - Osteoarthritis, Degenerative joint disease, OA
Osteoporosis|64859006|M819|N330|
Polymyalgia rheumatica|65323003|M353|N20|PMR
Systemic lupus erythematosus|55464009|M329||SLE
Ankylosing spondylitis|9631008|M45|N100|
Gout|90560007|M109|C34|
Fibromyalgia|203082005|M797||
Psoriasis|9014002|L409|M161|
Crohn disease|34000006|K509|J40|Crohn's disease, Crohns disease
Ulcerative colitis|64766004|K519||UC
Coeliac disease|396331005|K900|J690|Celiac disease, Gluten enteropathy, Gluten-sensitive enteropathy
Irritable bowel syndrome|10743008|K589||IBS
Gastro-oesophageal reflux disease|235595009|K219||GORD, Gastroesophageal reflux disease, GERD, Gastro-oesophageal reflux, Gastro-oesophageal reflux disease without oesophagitis
Cirrhosis of liver|19943007|K746||Liver cirrhosis, Hepatic cirrhosis
Hyperlipidaemia|55822004|E785||Hyperlipidemia
Hypercholesterolaemia|13644009|E780||Hypercholesterolemia
Familial hypercholesterolaemia|398036000|||Familial hypercholesterolemia
Primary open angle glaucoma|77075001|H401||POAG, Open angle glaucoma, Chronic open angle glaucoma
Glaucoma|23986001|H409|F45|
Cataract|193570009|H269|F46|
Macular degeneration|267718000|||Age-related macular degeneration, AMD
Benign prostatic hyperplasia|266569009|N40||BPH, Benign prostatic hypertrophy, Benign enlargement of prostate, Hyperplasia of prostate
Sickle cell disease|417357006|||
Haemophilia A|28293008|D66||Hemophilia A, Hereditary factor VIII deficiency
Breast cancer|254837009|C509||Malignant neoplasm of breast, Malignant tumour of breast, Carcinoma of breast, Ca breast
Prostate cancer|399068003|C61|B46|Malignant neoplasm of prostate, Malignant tumour of prostate, Carcinoma of prostate, Ca prostate
Endometriosis|129103003|N809|||*
Polycystic ovary syndrome|69878008|E282||PCOS, Polycystic ovaries, Polycystic ovaries syndrome, Polycystic ovarian syndrome|*
Vasculitis|||||*
Giant cell arteritis|414341000|M316||Temporal arteritis, GCA|*
Sarcoidosis|31541009|D869|||*
Scleroderma|89155008|M349||Systemic sclerosis|*
Sjogren syndrome|83901003|M350||Sjögren's syndrome, Sjogren's syndrome, Sicca syndrome|*
Psoriatic arthritis|33339001 156370009|L405||Psoriatic arthropathy, Arthropathic psoriasis|*
Chronic fatigue syndrome|52702003|G933||ME - Myalgic encephalomyelitis, Myalgic encephalomyelitis, CFS|*
Pernicious anaemia|84027009|D510||Pernicious anemia|*
Chronic liver disease|||||*
Non-alcoholic fatty liver disease|197315008|K760||Fatty liver, Hepatic steatosis, NAFLD, Nonalcoholic fatty liver disease, Metabolic dysfunction-associated steatotic liver disease|*
Primary biliary cholangitis|31712002|K743||Primary biliary cirrhosis, PBC|*
Primary sclerosing cholangitis|197441003|||PSC|*
Inflammatory bowel disease|24526004|||IBD|*
Diverticular disease||K579||Diverticular disease of colon, Diverticulosis|*
Barrett oesophagus|302914006|K227||Barrett's oesophagus, Barrett's esophagus, Barretts oesophagus|*
Chronic pancreatitis|235494005||||*
Aortic stenosis|60573004|I350||Aortic valve stenosis|*
Mitral regurgitation|48724000|I340||Mitral valve regurgitation|*
Cardiomyopathy|85898001|I429|||*
Hypertrophic cardiomyopathy|233873004|||HCM, HOCM|*
Dilated cardiomyopathy|195021004|I420|||*
Pulmonary hypertension|70995007||||*
Interstitial lung disease|233703007|J849||ILD|*
Emphysema|87433001|J439|H32||*
Chronic bronchitis|63480004|J42|H31||*
Alpha-1 antitrypsin deficiency|30188007||||*
Polycystic kidney disease||||Autosomal dominant polycystic kidney disease, ADPKD|*
IgA nephropathy|236407003||||*
Cerebral palsy|128188000|G809|||*
Spina bifida|67531005|Q059|||*
Down syndrome|41040004|Q909||Down's syndrome, Trisomy 21|*
Turner syndrome|38804009|Q969||Turner's syndrome|*
Marfan syndrome|19346006|Q874||Marfan's syndrome|*
Ehlers-Danlos syndrome|398114001|Q796||EDS|*
Neurofibromatosis type 1|92824003|||NF1|*
Muscular dystrophy|73297009|G710|||*
Duchenne muscular dystrophy|76670001||||*
Essential tremor|609558009|G250|||*
Restless legs syndrome|32914008|||Restless legs|*
Narcolepsy|60380001||||*
Trigeminal neuralgia|31681005|G500|||*
Peripheral neuropathy|302226006|G629||Polyneuropathy|*
Diabetic retinopathy|4855003|||Retinopathy due to diabetes, Retinopathy due to diabetes mellitus|*
Diabetic neuropathy|230572002||||*
Diabetic nephropathy|127013003||||*
Hearing loss|15188001|||Hearing impairment|*
Tinnitus|60862001|H931|||*
Meniere disease|13445001|H810||Meniere's disease, Ménière's disease|*
Hypoparathyroidism|36976004|E209|||*
Primary hyperparathyroidism|36348003|E210|||*
Hyperparathyroidism|66999008|E213|||*
Hypopituitarism|74728003|E230|||*
Cushing syndrome|47270006|E249||Cushing's syndrome|*
Acromegaly|74107003||||*
Obesity|414916001|E669|||*
Osteopenia|312894000||||*
Vitiligo|56727007|L80|||*
Hidradenitis suppurativa|59393003|L732|||*
Rosacea|398909004|L719||Acne rosacea|*
Lymphoedema|234097001|I890||Lymphedema|*
Multiple myeloma|109989006|C900||Myeloma|*
Chronic lymphocytic leukaemia|92814006|C911||CLL, Chronic lymphocytic leukemia|*
Chronic myeloid leukaemia|92818009|||CML, Chronic myeloid leukemia|*
Beta thalassaemia||||Beta thalassemia, Thalassaemia major|*
Haemophilia B|41788008|D67||Hemophilia B|*
Von Willebrand disease|128105004|D680||Von Willebrand's disease|*
Antiphospholipid syndrome|26843008||||*
Factor V Leiden mutation|307091009|||Factor V Leiden|*
Haemochromatosis|399187006|||Hemochromatosis, Hereditary haemochromatosis|*
Wilson disease|88518009|||Wilson's disease|*
Post-traumatic stress disorder|47505003|F431||PTSD|*
Obsessive compulsive disorder|191736004|F429||OCD, Obsessive-compulsive disorder|*
Schizoaffective disorder|68890003|F259|||*
Anorexia nervosa|56882008|F500|||*
Bulimia nervosa|78004001|F502|||*
Emotionally unstable personality disorder|20010003|F603||EUPD, Borderline personality disorder|*
Dyslexia|59770006||||*
Lewy body dementia|80098002 312991009|||Dementia with Lewy bodies, DLB|*
Frontotemporal dementia|230270009||||*
Spinal stenosis|76107001|M480|||*
Cervical spondylosis|||||*
Overactive bladder||||OAB|*
Stress incontinence||||Stress incontinence of urine|*
Paroxysmal atrial fibrillation|282825002|I480||PAF
Persistent atrial fibrillation|440059007|I481||
Permanent atrial fibrillation|440028005|||
Atrial flutter|5370000|||
Heart failure with reduced ejection fraction|703272007|||HFrEF
Heart failure with preserved ejection fraction|446221000|||HFpEF
Left ventricular systolic dysfunction|134401001|||LVSD
Peripheral vascular disease|400047006|I739||PVD
Mitral stenosis|79619009|||Mitral valve stenosis
Aortic regurgitation|60234000|I351||Aortic valve regurgitation
Chronic kidney disease stage 1|431855005|N181|1Z10|CKD stage 1, CKD1, CKD 1
Chronic kidney disease stage 2|431856006|N182|1Z11|CKD stage 2, CKD2, CKD 2
Chronic hepatitis B|61977001|||
Chronic hepatitis C|128302006|B182||
Vitamin B12 deficiency|190634004|||B12 deficiency
Vitamin D deficiency|34713006|E559||
Atopic dermatitis|24079001|L209|M111|Atopic eczema, Atopic dermatitis/eczema, Atopic dermatitis and eczema
Eczema|43116000|L309||
Allergic rhinitis|61582004|J304||
Hiatus hernia|84089009|K449||Hiatal hernia
Prediabetes|714628002|||Pre-diabetes, Non-diabetic hyperglycaemia
Impaired glucose tolerance|9414007|||IGT
Lung cancer|363358000|C349||Malignant neoplasm of lung, Malignant tumour of lung, Carcinoma of lung, Ca lung
Colon cancer|363406005|C189||Malignant neoplasm of colon, Malignant tumour of colon, Carcinoma of colon
Rectal cancer|363351006|C20||Malignant neoplasm of rectum, Malignant tumour of rectum, Carcinoma of rectum
Bladder cancer|399326009|C679||Malignant neoplasm of bladder, Malignant tumour of urinary bladder, Malignant neoplasm of urinary bladder
Ovarian cancer|363443007|C56||Malignant neoplasm of ovary, Malignant tumour of ovary
Malignant melanoma|372244006|C439||Melanoma
Pancreatic cancer|363418001|C259||Malignant neoplasm of pancreas, Malignant tumour of pancreas
Oesophageal cancer|363402007|C159||Malignant neoplasm of oesophagus, Malignant tumour of oesophagus
Gastric cancer|363349007|C169||Malignant neoplasm of stomach, Malignant tumour of stomach, Stomach cancer
Thyroid cancer|363478007|C73||Malignant neoplasm of thyroid gland, Malignant tumour of thyroid gland
Non-Hodgkin lymphoma|118601006|C859||Non-Hodgkin's lymphoma, NHL
Hodgkin lymphoma|118599009|C819||Hodgkin's disease, Hodgkin disease, Hodgkin's lymphoma
Uterine fibroids|95315005|D259||Fibroid uterus, Uterine leiomyoma, Leiomyoma of uterus, Fibroids, Uterine fibroid
Lichen sclerosus||L900||Lichen sclerosus et atrophicus, LSA
Sensorineural hearing loss|60700002|H905||Sensorineural deafness, SNHL
Postnatal depression||F530||Postpartum depression, PND
Peptic ulcer|13200003|K279||Peptic ulcer disease, PUD
Raynaud phenomenon||||Raynaud's disease, Raynaud's phenomenon, Raynaud's syndrome, Raynaud disease
Supraventricular tachycardia|6456007|I471||SVT
Complete heart block|27885002|I442||Third degree heart block, Complete atrioventricular block, CHB, Atrioventricular block complete
Myelodysplastic syndrome|109995007|D469||MDS
Monoclonal gammopathy||||MGUS, Monoclonal gammopathy of undetermined significance, Monoclonal gammopathy of uncertain significance
Hypogonadism||||
Erectile dysfunction||||Impotence
Presbyacusis||||Age-related hearing loss, Presbycusis
Dupuytren contracture||M720||Dupuytren's contracture, Dupuytren's disease
Actinic keratosis||L570||Solar keratosis, Actinic keratoses
Lumbar spinal stenosis||||Spinal stenosis of lumbar region, Lumbar canal stenosis
Nasal polyps||J339||Nasal polyp, Polyp of nasal cavity, Nasal polyposis
Scoliosis|298382003|||Scoliosis deformity of spine
Carpal tunnel syndrome|57406009|G560||CTS, Carpal tunnel syndrome of wrist
Migraine with aura|4473006|G431||Classical migraine
Migraine without aura|56097005|G430||Common migraine
Secondary hyperparathyroidism|||||*
Bone metastases|94222008|C795||Secondary malignant neoplasm of bone, Bone metastasis, Metastasis to bone, Metastatic malignant neoplasm to bone, Secondary malignant neoplasm of bone and bone marrow, Bony metastases
Liver metastases|94381002|C787||Secondary malignant neoplasm of liver, Liver metastasis, Metastasis to liver, Metastatic malignant neoplasm to liver
Lung metastases|94391008|C780||Secondary malignant neoplasm of lung, Lung metastasis, Metastasis to lung, Pulmonary metastases
Brain metastases|94225005|C793||Secondary malignant neoplasm of brain, Brain metastasis, Metastasis to brain, Cerebral metastases
Alcohol dependence|66590003|F102|E23|Alcohol dependence syndrome
Nicotine dependence|56294008|F172||Tobacco dependence
Venous leg ulcer||||Venous ulcer of leg, Varicose ulcer of leg
Chronic pain|82423001|||Chronic pain syndrome
`;

const parts = (text: string, between: string): readonly string[] => text.split(between).filter((part) => part !== '');

export const LONG_TERM_CONDITIONS: readonly LongTermCondition[] = parts(ROWS, '\n').map((line) => {
  const [name = '', snomed = '', icd10 = '', read = '', also = '', byName = ''] = line.split('|');
  return {
    name,
    snomed: parts(snomed, ' '),
    icd10: parts(icd10, ' '),
    read: parts(read, ' '),
    also: parts(also, ', '),
    byName: byName === '*',
  };
});
