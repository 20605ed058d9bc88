/**
 * Which further wordings name the same condition, whatever code stands beside them: common problems of general practice
 * and hospital by specialty.
 * A row for each: name | `L` where it lasts, `E` where it may come again and the onsets must agree | ICD-10, only where
 * the code means exactly this | other wordings.
 * A row may bear the name of a row of the other two tables; it then adds wordings to that one, and what a long-term one
 * is called there stays as that table has it. A broader or narrower name is another row or none.
 * Words with a side are no use here: sides are compared apart. Source: WHO ICD-10 rubrics (5th edition as used in the
 * NHS); SNOMED CT UK preferred terms.
 */
export interface CommonCondition {
  readonly name: string;
  readonly lasts: boolean;
  readonly icd10: readonly string[];
  /** Its own name first. */
  readonly names: readonly string[];
}

const CIRCULATION = `
Heart failure|L||Heart failure, unspecified
Peripheral arterial disease|L||Peripheral arterial disease (PAD)
Acute limb ischaemia|E||Acute ischaemia of limb
Superficial vein thrombosis|E||Superficial venous thrombosis
Superficial thrombophlebitis|E||Superficial vein thrombophlebitis; Thrombophlebitis of superficial veins
Takotsubo cardiomyopathy|E||Stress cardiomyopathy; Broken heart syndrome; Apical ballooning syndrome
Sick sinus syndrome|L|I495|Sinus node dysfunction; Sinus node disease; Sinoatrial node dysfunction
First degree atrioventricular block|L|I440|First degree heart block; First degree AV block; 1st degree heart block; 1st degree AV block
Second degree atrioventricular block|L|I441|Second degree heart block; Second degree AV block; 2nd degree heart block; 2nd degree AV block
Wolff-Parkinson-White syndrome|L||WPW; WPW syndrome
Long QT syndrome|L||LQTS; Prolonged QT syndrome
Ventricular tachycardia|E|I472|VT
Ventricular ectopics|E|I493|Ventricular ectopic beats; Ventricular extrasystoles; Ventricular premature depolarisation; Ventricular premature beats; Premature ventricular contractions; PVCs
Mitral regurgitation|L||Mitral incompetence; Mitral (valve) insufficiency; Mitral valve incompetence
Aortic regurgitation|L||Aortic incompetence; Aortic (valve) insufficiency; Aortic valve insufficiency; Aortic valve incompetence
Aortic stenosis|L||Aortic (valve) stenosis
Tricuspid regurgitation|L||Tricuspid valve regurgitation; Tricuspid incompetence; Tricuspid insufficiency; Tricuspid valve insufficiency
Mitral valve prolapse|L|I341|Mitral (valve) prolapse; Prolapsing mitral valve; Floppy mitral valve
Infective endocarditis|E||IE - Infective endocarditis; Bacterial endocarditis
Acute pericarditis|E|I309|
Acute myocarditis|E|I409|
Pericardial effusion|E|I313|Pericardial effusion (noninflammatory)
Patent foramen ovale|L||PFO
Atrial septal defect|L||Interatrial septal defect
Ventricular septal defect|L|Q210|VSD; Interventricular septal defect
Tetralogy of Fallot|L|Q213|Fallot's tetralogy
Coarctation of aorta|L|Q251|Aortic coarctation
Patent ductus arteriosus|L|Q250|PDA - Patent ductus arteriosus; Persistent ductus arteriosus
Bicuspid aortic valve|L||Bicuspid aortic valve disease; Congenital bicuspid aortic valve
Thoracic aortic aneurysm|L|I712|TAA; Aneurysm of thoracic aorta; Thoracic aortic aneurysm, without mention of rupture
Abdominal aortic aneurysm|L||Aneurysm of abdominal aorta; Abdominal aortic aneurysm, without mention of rupture
Aortic dissection|E|I710|Dissection of aorta
Orthostatic hypotension|L|I951|Postural hypotension
Postural orthostatic tachycardia syndrome|L||POTS; PoTS; Postural tachycardia syndrome
Carotid artery stenosis|L||Carotid stenosis; Carotid arterial stenosis
Intermittent claudication|L||Claudication
Vasovagal syncope|E||Vasovagal attack; Vasovagal episode; Simple faint; Neurocardiogenic syncope
Unstable angina|E|I200|Unstable angina pectoris
Stable angina|L||Stable angina pectoris; Chronic stable angina
Chronic venous insufficiency|L||Venous insufficiency (chronic) (peripheral); Chronic peripheral venous insufficiency
`;

const BREATHING = `
Wheeze|E|R062|Wheezing
Cough|E|R05|
Asbestosis|L||Pulmonary asbestosis
Central sleep apnoea|L||CSA - Central sleep apnoea; Central sleep apnoea syndrome
Exacerbation of chronic obstructive pulmonary disease|E|J441|AECOPD; Acute exacerbation of COPD; Acute exacerbation of chronic obstructive pulmonary disease; Acute exacerbation of chronic obstructive airways disease; Chronic obstructive pulmonary disease with acute exacerbation, unspecified; COPD exacerbation; Exacerbation of COPD; Exacerbation of chronic obstructive airways disease
Infective exacerbation of chronic obstructive pulmonary disease|E||IECOPD; Infective exacerbation of COPD; Acute infective exacerbation of COPD; Infective exacerbation of chronic obstructive airways disease; Acute infective exacerbation of chronic obstructive pulmonary disease
Exacerbation of asthma|E||Acute exacerbation of asthma; Asthma exacerbation; Asthma attack
Acute severe asthma|E|J46|Status asthmaticus; Severe acute asthma
Aspiration pneumonia|E|J690|Pneumonitis due to food and vomit; Pneumonitis due to inhalation of food and vomit
Hospital acquired pneumonia|E||HAP; Nosocomial pneumonia
Bronchopneumonia|E|J180|
Lobar pneumonia|E|J181|
Pleural empyema|E||Empyema of pleura; Empyema thoracis; Pyothorax
Pleurisy|E|R091|
Idiopathic pulmonary fibrosis|L||Cryptogenic fibrosing alveolitis; Idiopathic fibrosing alveolitis
Hypersensitivity pneumonitis|L|J679|Extrinsic allergic alveolitis; EAA
Pulmonary tuberculosis|L||Pulmonary TB; Tuberculosis of lung; TB of lung
Haemoptysis|E|R042|Coughing up blood; Coughing blood
Type 1 respiratory failure|E||Type I respiratory failure; T1RF; Hypoxaemic respiratory failure; Hypoxic respiratory failure
Type 2 respiratory failure|E||Type II respiratory failure; T2RF; Hypercapnic respiratory failure
Obesity hypoventilation syndrome|L||Pickwickian syndrome
Whooping cough|E|A379|Pertussis
Allergic bronchopulmonary aspergillosis|L||ABPA
Vocal cord palsy|L||Vocal cord paralysis; Vocal fold palsy; Vocal fold paralysis; Paralysis of vocal cords and larynx, unspecified
`;

const GUT = `
Nausea and vomiting|E||N&V; Nausea with vomiting
Abdominal distension|E||Distended abdomen
Heartburn|E|R12|Pyrosis
Peritonitis|E|K659|
Appendix abscess|E||Appendiceal abscess; Abscess of appendix
Ascending cholangitis|E||Acute cholangitis; Acute ascending cholangitis
Common bile duct stone|E||CBD stone; Choledocholithiasis; Bile duct stone; Common bile duct calculus; Calculus of common bile duct; Bile duct calculus; Calculus of bile duct without cholangitis or cholecystitis
Gallstones|E||Gallstone; Gall stones; Cholecystolithiasis; Gallbladder stone; Gallbladder stones; Calculus of gallbladder
Cholecystitis|E|K819|
Gallstone pancreatitis|E|K851|Biliary pancreatitis; Biliary acute pancreatitis; Acute biliary pancreatitis; Acute gallstone pancreatitis
Alcoholic chronic pancreatitis|L|K860|Alcohol-induced chronic pancreatitis; Chronic alcoholic pancreatitis; Chronic pancreatitis due to alcohol
Diverticulitis of colon|E||Colonic diverticulitis; Diverticulitis of large intestine
Diverticular disease|L|K573|Diverticulosis of colon; Diverticulosis of large intestine; Diverticular disease of large intestine; Diverticular disease of large intestine without perforation or abscess; Diverticular disease of intestine; Colonic diverticular disease
Alcoholic liver disease|L|K709|ARLD; Alcohol-related liver disease; Alcohol related liver disease
Alcoholic cirrhosis of liver|L|K703|Alcoholic cirrhosis; Alcohol-related cirrhosis; Alcohol-related cirrhosis of liver; Alcoholic liver cirrhosis
Alcoholic hepatitis|E|K701|Alcohol-related hepatitis
Non-alcoholic steatohepatitis|L||NASH; Nonalcoholic steatohepatitis; Metabolic dysfunction-associated steatohepatitis; MASH
Non-alcoholic fatty liver disease|L||MASLD; Steatosis of liver; Steatotic liver disease; Fatty (change of) liver, not elsewhere classified
Autoimmune hepatitis|L|K754|AIH
Portal hypertension|L|K766|
Oesophageal varices|L||Oesophageal varix; Varices of oesophagus
Hepatic encephalopathy|E||Portosystemic encephalopathy; Porto-systemic encephalopathy; Portal-systemic encephalopathy
Ascites|E|R18|
Jaundice|E|R17|
Duodenal ulcer|E|K269|Ulcer of duodenum; Duodenal ulcer disease
Gastric ulcer|E|K259|Stomach ulcer; Ulcer of stomach
Functional dyspepsia|L|K30|Non-ulcer dyspepsia; Nonulcer dyspepsia
Indigestion|E||Dyspepsia
Gastritis|E|K297|
Duodenitis|E|K298|
Achalasia of oesophagus|L|K220|Achalasia; Achalasia of cardia; Oesophageal achalasia
Reflux oesophagitis|L|K210|Gastro-oesophageal reflux disease with oesophagitis; GORD with oesophagitis
Eosinophilic oesophagitis|L||EoE; EOE
Helicobacter pylori infection|E||H pylori infection; H. pylori infection; Helicobacter pylori gastrointestinal tract infection
Anal fissure|E|K602|Fissure in ano; Fissure of anus
Anal fistula|E|K603|Fistula in ano; Fistula-in-ano; Perianal fistula
Pilonidal sinus|E|L059|Pilonidal sinus without abscess; Pilonidal cyst without abscess; Pilonidal sinus disease
Pilonidal abscess|E|L050|Pilonidal cyst with abscess; Pilonidal sinus with abscess
Rectal bleeding|E|K625|Rectal haemorrhage; PR bleeding; PR bleed; Bleeding PR; Haemorrhage of anus and rectum; Bleeding per rectum
Melaena|E|K921|Melena
Haematemesis|E|K920|Vomiting blood; Vomiting of blood
Rectal prolapse|L|K623|Prolapse of rectum
Umbilical hernia|E|K429|
Femoral hernia|E|K419|
Small bowel obstruction|E||Small intestinal obstruction; Obstruction of small intestine; Obstruction of small bowel
Large bowel obstruction|E||LBO; Large intestinal obstruction; Obstruction of large intestine; Obstruction of large bowel
Paralytic ileus|E|K560|Adynamic ileus
Clostridioides difficile infection|E|A047|C difficile infection; C. difficile infection; Clostridium difficile infection; C diff infection; Enterocolitis due to Clostridium difficile; Clostridium difficile enterocolitis
Crohn disease|L||Regional enteritis
Bile acid malabsorption|L||Bile salt malabsorption; Bile acid diarrhoea
Exocrine pancreatic insufficiency|L||PEI; Pancreatic exocrine deficiency
Gilbert syndrome|L|E804|Gilberts syndrome
Lactose intolerance|L|E739|
Faecal incontinence|L|R15|Incontinence of faeces; Bowel incontinence
Difficulty swallowing|E|R13|Dysphagia; Swallowing difficulty; Difficulty in swallowing
Colonic polyp|L|K635|Polyp of colon; Polyp of large intestine; Large bowel polyp
Familial adenomatous polyposis|L||Familial adenomatous polyposis coli
Lynch syndrome|L||HNPCC; Hereditary non-polyposis colorectal cancer; Hereditary nonpolyposis colon cancer; Hereditary nonpolyposis colorectal cancer
Irritable bowel syndrome|L||Irritable colon
`;

const KIDNEY_AND_GLANDS = `
Microscopic haematuria|L||Microhaematuria; Non-visible haematuria; Nonvisible haematuria
Visible haematuria|E||Frank haematuria; Macroscopic haematuria; Gross haematuria
Nocturia|E||Nycturia
Proteinuria|E||Protein in urine; Isolated proteinuria
Membranous nephropathy|L||Membranous glomerulonephritis; Membranous nephritis
Focal segmental glomerulosclerosis|L||FSGS
Nephrotic syndrome|L|N049|
Renal artery stenosis|L||Stenosis of renal artery; Renal arterial stenosis
Renal colic|E|N23|Ureteric colic; Unspecified renal colic; Ureteral colic; Kidney colic
Bladder stone|E|N210|Calculus in bladder; Bladder calculus; Vesical calculus; Calculus of urinary bladder
Overactive bladder|L||Overactive bladder syndrome; OAB syndrome
Stress incontinence|L|N393|SUI; Stress urinary incontinence; Urinary stress incontinence
Urge incontinence|L||Urge incontinence of urine; Urge urinary incontinence; Urgency incontinence
Urethral stricture|L|N359|Stricture of urethra
Epididymo-orchitis|E||Epididymoorchitis; Epididymitis and orchitis
Hydrocele|L|N433|Hydrocele of testis; Hydrocele of tunica vaginalis
Varicocele|L||Scrotal varices; Scrotal varicocele; Varicocele of testis
Undescended testis|L|Q539|Cryptorchidism; Undescended testicle; Maldescent of testis
Torsion of testis|E|N44|Testicular torsion
Phimosis|E||Tight foreskin
Interstitial cystitis|L||Bladder pain syndrome; Painful bladder syndrome; Interstitial cystitis (chronic)
Peyronie disease|L||Peyronie's disease; Induration penis plastica
Simple renal cyst|L||Simple cyst of kidney
Kidney transplant recipient|L|Z940|Kidney transplant status; Renal transplant recipient; Transplanted kidney present
Type 2 diabetes mellitus|L||DM type II; Diabetes mellitus, type 2; Adult onset diabetes mellitus; Non-insulin-dependent diabetes mellitus without complications; Type 2 diabetes mellitus without complications
Type 1 diabetes mellitus|L||DM type I; Insulin-dependent diabetes mellitus without complications; Type 1 diabetes mellitus without complications
Diabetic ketoacidosis|E||DKA; Ketoacidosis due to diabetes mellitus; Diabetes mellitus with ketoacidosis; Ketoacidosis due to diabetes
Hyperosmolar hyperglycaemic state|E||HHS; Hyperosmolar hyperglycaemic syndrome; HONK; Hyperosmolar non-ketotic state
Diabetic foot ulcer|E||Diabetic foot ulceration; Foot ulcer due to diabetes mellitus; Ulcer of foot due to diabetes mellitus
Hashimoto thyroiditis|L|E063|Hashimoto's disease; Hashimotos thyroiditis; Autoimmune thyroiditis; Chronic lymphocytic thyroiditis
Multinodular goitre|L||MNG; Multi-nodular goitre
Non-toxic multinodular goitre|L|E042|Nontoxic multinodular goitre
Thyroid nodule|L||Thyroid lump; Nodule of thyroid; Nodule of thyroid gland
Solitary thyroid nodule|L|E041|Nontoxic single thyroid nodule; Single thyroid nodule
Hyperprolactinaemia|L|E221|Hyperprolactinemia; Raised prolactin
Phaeochromocytoma|L||Pheochromocytoma
Diabetes insipidus|L|E232|
Cranial diabetes insipidus|L||Arginine vasopressin deficiency; AVP-D; Central diabetes insipidus
Primary hyperaldosteronism|L||Primary aldosteronism
Adrenal insufficiency|L||Adrenocortical insufficiency; Hypoadrenalism; Adrenal failure
Addison disease|L|E271|Primary adrenocortical insufficiency; Primary adrenal insufficiency; Primary adrenal failure
Congenital adrenal hyperplasia|L||Congenital adrenogenital hyperplasia
Syndrome of inappropriate antidiuretic hormone secretion|E|E222|SIADH; Syndrome of inappropriate secretion of antidiuretic hormone; Inappropriate antidiuretic hormone secretion
Hypercalcaemia|E||Hypercalcemia; Raised serum calcium
Hypocalcaemia|E||Hypocalcemia; Low serum calcium
Hypomagnesaemia|E||Hypomagnesemia; Low magnesium
Hypernatraemia|E||Hyperosmolality and hypernatraemia; Hypernatremia; Raised sodium
Hyperkalaemia|E||Hyperkalemia; Raised potassium; High potassium
Hypokalaemia|E||Hypokalemia; Low potassium
Hyponatraemia|E||Hyponatremia; Hypo-osmolality and hyponatraemia; Low sodium
Prediabetes|L||NDH; Nondiabetic hyperglycaemia; Non diabetic hyperglycaemia
Mixed hyperlipidaemia|L|E782|Combined hyperlipidaemia; Mixed hyperlipidemia
Hypertriglyceridaemia|L||Pure hyperglyceridaemia; Hypertriglyceridemia; Pure hypertriglyceridaemia
Morbid obesity|L||Class III obesity; Class 3 obesity
Folate deficiency|L||Folic acid deficiency
`;

const NERVES_AND_MIND = `
Foot drop|L||Footdrop; Drop foot
Cervical radiculopathy|E||Cervical nerve root compression; Cervical root compression
Peripheral neuropathy|L||Polyneuropathy, unspecified
Charcot arthropathy|L||Charcot's joint; Charcot joint
Tremor|E|R251|Tremor, unspecified
Dizziness|E||Giddiness; Dizziness and giddiness
Tardive dyskinesia|L||Neuroleptic-induced tardive dyskinesia
Postpartum psychosis|E||Puerperal psychosis; Postnatal psychosis
Opioid dependence|L|F112|Opioid dependence syndrome; Opiate dependence
Self-harm|E||Deliberate self harm; DSH; Intentional self-harm; Deliberate self-harm
Subarachnoid haemorrhage|E|I609|SAH
Subdural haematoma|E||SDH; Subdural haemorrhage; Subdural hemorrhage
Extradural haematoma|E||EDH; Epidural haematoma; Extradural haemorrhage; Epidural haemorrhage
Intracerebral haemorrhage|E|I619|Intracerebral bleed; Intracerebral hemorrhage
Cerebral infarction|E||Ischemic stroke; Cerebrovascular accident due to cerebral infarction
Cerebral venous sinus thrombosis|E||CVST; Cerebral venous thrombosis; Cerebral sinus thrombosis
Cluster headache|L||Cluster headache syndrome; Migrainous neuralgia
Tension-type headache|L|G442|Tension headache; Tension type headache
Medication overuse headache|L|G444|MOH; Medication-overuse headache; Drug-induced headache, not elsewhere classified
Idiopathic intracranial hypertension|L|G932|IIH; Benign intracranial hypertension; BIH; Pseudotumor cerebri
Normal pressure hydrocephalus|L|G912|NPH; Normal-pressure hydrocephalus
Guillain-Barre syndrome|E|G610|Guillain-Barré syndrome; Guillain Barre syndrome; Guillain-Barre polyneuropathy
Chronic inflammatory demyelinating polyneuropathy|L||CIDP; Chronic inflammatory demyelinating polyradiculoneuropathy
Cauda equina syndrome|E||CES; Cauda equina compression
Spinal cord compression|E||Compression of spinal cord; Cord compression
Ulnar neuropathy|L|G562|Ulnar nerve lesion; Lesion of ulnar nerve; Ulnar nerve neuropathy; Neuropathy of ulnar nerve
Cubital tunnel syndrome|L||Ulnar nerve entrapment at elbow; Ulnar nerve compression at elbow
Meralgia paraesthetica|L|G571|Meralgia paresthetica; Lateral femoral cutaneous nerve entrapment
Postherpetic neuralgia|L||Post-herpetic neuralgia; PHN; Postzoster neuralgia; Post-zoster neuralgia
Charcot-Marie-Tooth disease|L||CMT; Hereditary motor and sensory neuropathy; HMSN; Peroneal muscular atrophy
Motor neurone disease|L||MND - Motor neurone disease
Progressive supranuclear palsy|L||Steele-Richardson-Olszewski syndrome; Progressive supranuclear ophthalmoplegia
Multiple system atrophy|L||MSA
Functional neurological disorder|L||FND; Functional neurological symptom disorder; Conversion disorder; Dissociative neurological symptom disorder
Dissociative seizures|L|F445|Non-epileptic attack disorder; NEAD; Psychogenic non-epileptic seizures; Dissociative convulsions; Nonepileptic attack disorder; PNES
Mild cognitive impairment|L|F067|MCI; Mild cognitive disorder
Bacterial meningitis|E|G009|
Viral meningitis|E|A879|
Multi-infarct dementia|L|F011|Multiinfarct dementia
Tourette syndrome|L|F952|Gilles de la Tourette syndrome; Tourette's disorder; Combined vocal and multiple motor tic disorder
Moderate depressive episode|E|F321|Moderate depression; Moderate major depression
Mild depressive episode|E|F320|Mild depression; Mild major depression
Recurrent depressive disorder|L|F339|Recurrent depression; Recurrent major depression; Recurrent depressive disorder, unspecified
Depression|L||Depressive episode, unspecified; Depressive episode
Dysthymia|L|F341|Dysthymic disorder
Bipolar disorder|L||Manic depression; Manic-depressive illness; Bipolar affective disorder, unspecified; BPAD
Panic disorder|L|F410|Panic disorder [episodic paroxysmal anxiety]; Episodic paroxysmal anxiety
Social phobia|L|F401|Social anxiety disorder; Social phobias
Agoraphobia|L|F400|
Adjustment disorder|E|F432|Adjustment disorders; Adjustment reaction
Acute stress reaction|E|F430|
Health anxiety|L||Hypochondriasis; Hypochondriacal disorder; Illness anxiety disorder
Body dysmorphic disorder|L||BDD; Dysmorphophobia
Schizophrenia|L||Schizophrenic disorder
Paranoid schizophrenia|L|F200|
Delusional disorder|L|F220|
Attention deficit hyperactivity disorder|L||Disturbance of activity and attention; Attention-deficit hyperactivity disorder
Autism spectrum disorder|L||Autistic spectrum condition; Autism spectrum condition; Autism spectrum disorder (ASD)
Asperger syndrome|L|F845|Asperger's disorder; Aspergers syndrome
Insomnia|E||Disorders of initiating and maintaining sleep [insomnias]; Sleeplessness
`;

const BONES_AND_SKIN = `
Raynaud phenomenon|L|I730|Raynauds phenomenon; Raynauds disease
Knee pain|E||Pain in knee; Gonalgia
Hip pain|E||Pain in hip; Pain of hip region
Shoulder pain|E||Pain in shoulder; Pain of shoulder region
Neck pain|E|M542|Cervicalgia
Back pain|E|M549|Dorsalgia; Backache
Joint pain|E||Arthralgia; Pain in joint
Muscle pain|E|M791|Myalgia
Ganglion|E|M674|Ganglion cyst
Itching|E|L299|Pruritus; Itch
Juvenile idiopathic arthritis|L||JIA
Axial spondyloarthritis|L||AxSpA; Axial spondyloarthropathy; axSpA
Reactive arthritis|E||Reactive arthropathy; Reactive arthropathy, unspecified
Septic arthritis|E|M009|Pyogenic arthritis; Pyogenic arthritis, unspecified
Calcium pyrophosphate deposition disease|L||CPPD; Calcium pyrophosphate arthropathy; Calcium pyrophosphate deposition
Granulomatosis with polyangiitis|L|M313|GPA; Wegener's granulomatosis; Wegener granulomatosis
Eosinophilic granulomatosis with polyangiitis|L||EGPA; Churg-Strauss syndrome
Polyarteritis nodosa|L|M300|PAN
Behcet disease|L|M352|Behcet's syndrome; Behçet's disease
Paget disease of bone|L|M889|Osteitis deformans; Paget's disease of bone
Osteomalacia|L||Adult osteomalacia; Adult osteomalacia, unspecified
Osteomyelitis|E|M869|
Rotator cuff syndrome|E|M751|Rotator cuff disorder
Rotator cuff tendinopathy|E||Rotator cuff tendinitis; Rotator cuff tendonitis
Golfer elbow|E|M770|Golfer's elbow; Golfers elbow; Medial epicondylitis
Trigger finger|E|M653|Stenosing tenosynovitis of finger; Stenosing flexor tenosynovitis of finger
De Quervain tenosynovitis|E|M654|De Quervain's disease; De Quervains tenosynovitis; Radial styloid tenosynovitis; De Quervain's tenosynovitis; Radial styloid tenosynovitis [de Quervain]
Trochanteric bursitis|E|M706|Greater trochanteric bursitis
Greater trochanteric pain syndrome|E||GTPS
Olecranon bursitis|E|M702|Student's elbow
Baker cyst|E|M712|Baker's cyst; Popliteal cyst; Synovial cyst of popliteal space [Baker]; Bakers cyst
Hallux valgus|L|M201|Bunion; Hallux valgus (acquired)
Achilles tendinopathy|E|M766|Achilles tendinitis; Achilles tendonitis
Morton neuroma|L||Morton's neuroma; Morton's metatarsalgia; Mortons neuroma
Chondromalacia patellae|L|M224|Chondromalacia of patella
Prolapsed lumbar intervertebral disc|E||Lumbar disc prolapse; Slipped lumbar disc; Lumbar disc herniation; Herniated lumbar disc; Herniation of lumbar intervertebral disc; Prolapsed lumbar disc; Lumbar intervertebral disc prolapse
Cervical spondylosis|L||Spondylosis of cervical spine; Neck spondylosis; Cervical spine spondylosis
Lumbar spondylosis|L||Spondylosis of lumbar spine; Lumbar spine spondylosis
Complex regional pain syndrome|L||CRPS
Avascular necrosis of hip|L||AVN of hip; Avascular necrosis of femoral head; Avascular necrosis of head of femur; Osteonecrosis of femoral head
Developmental dysplasia of hip|L||DDH; Developmental dysplasia of the hip; Developmental hip dysplasia
Joint hypermobility syndrome|L|M357|Hypermobility syndrome; Benign joint hypermobility syndrome
Plaque psoriasis|L|L400|Psoriasis vulgaris; Chronic plaque psoriasis
Guttate psoriasis|E|L404|
Seborrhoeic dermatitis|L|L219|Seborrhoeic eczema; Seborrheic dermatitis
Contact dermatitis|E||Contact eczema; Unspecified contact dermatitis
Allergic contact dermatitis|L|L239|Allergic contact eczema
Varicose eczema|L||Gravitational eczema; Venous eczema; Stasis dermatitis; Venous stasis dermatitis; Stasis eczema; Varicose dermatitis
Pompholyx|L|L301|Dyshidrosis; Dyshidrotic eczema; Pompholyx eczema
Acne vulgaris|L|L700|
Urticaria|E|L509|Hives; Nettle rash
Alopecia areata|L|L639|
Androgenetic alopecia|L|L649|Androgenic alopecia
Lichen planus|L|L439|
Pityriasis rosea|E|L42|
Pityriasis versicolor|E|B360|Tinea versicolor
Hyperhidrosis|L|R619|Excessive sweating
Seborrhoeic keratosis|L|L82|Seborrhoeic wart; Seborrheic keratosis; Basal cell papilloma; Seborrhoeic warts; Senile wart
Epidermoid cyst|E|L720|Epidermal cyst; Epidermal inclusion cyst; Epidermoid cyst of skin
Lipoma|L|D179|Benign lipomatous neoplasm, unspecified; Benign lipomatous neoplasm
Basal cell carcinoma|L||BCC; Rodent ulcer; Basal cell carcinoma of skin
Squamous cell carcinoma of skin|L||SCC of skin; SCC skin; Cutaneous squamous cell carcinoma
Bowen disease|L||Bowen's disease; Squamous cell carcinoma in situ of skin; SCC in situ of skin
Keloid scar|L||Keloid
Pemphigus vulgaris|L|L100|
Bullous pemphigoid|L|L120|BP - Bullous pemphigoid
Athlete foot|E|B353|Athlete's foot; Tinea pedis; Athletes foot
Fungal nail infection|E|B351|Onychomycosis; Tinea unguium; Fungal infection of nail; Tinea of nail
Ingrowing toenail|E|L600|Ingrown toenail; Ingrowing nail; Ingrown nail; Onychocryptosis; Unguis incarnatus
Head lice|E|B850|Pediculosis capitis; Head louse infestation; Pediculosis due to Pediculus humanus capitis; Infestation by head lice
Viral wart|E|B07|Viral warts; Wart due to virus
Molluscum contagiosum|E|B081|
Pressure ulcer|E||Pressure sore; Decubitus ulcer; Bedsore; Bed sore; Pressure injury; Decubitus ulcer and pressure area, unspecified
Erysipelas|E|A46|
Necrotising fasciitis|E|M726|Necrotizing fasciitis
`;

const HEAD = `
Macular degeneration|L||ARMD; Age related macular degeneration; Senile macular degeneration
Retinal detachment|E||Detachment of retina; Detached retina
Posterior vitreous detachment|E||Posterior detachment of vitreous; Posterior vitreous separation
Central retinal vein occlusion|E||CRVO; Occlusion of central retinal vein
Branch retinal vein occlusion|E||BRVO; Occlusion of branch retinal vein; Retinal branch vein occlusion
Central retinal artery occlusion|E|H341|CRAO; Occlusion of central retinal artery
Acute angle-closure glaucoma|E||AACG; Acute angle closure glaucoma; Acute closed angle glaucoma; Acute primary angle closure; Acute primary angle-closure glaucoma
Anterior uveitis|E||Iritis; Iridocyclitis
Acute anterior uveitis|E||AAU; Acute iritis; Acute iridocyclitis
Dry eye syndrome|L||Dry eyes; Dry eye disease; Dry eye
Blepharitis|E|H010|
Chalazion|E|H001|Meibomian cyst; Tarsal cyst
Stye|E||Hordeolum
Pterygium|L|H110|Pterygium of eye
Keratoconus|L|H186|
Amblyopia|L||Lazy eye; Amblyopia ex anopsia
Strabismus|L|H509|Squint
Short-sightedness|L|H521|Myopia; Short sighted; Short sight
Long-sightedness|L|H520|Hypermetropia; Hyperopia; Long sighted
Presbyopia|L|H524|
Optic neuritis|E|H46|
Subconjunctival haemorrhage|E|H113|Conjunctival haemorrhage; Subconjunctival hemorrhage
Otitis externa|E|H609|External otitis; External ear infection; Infection of external ear
Otitis media with effusion|L||OME; Glue ear; Secretory otitis media
Acute otitis media|E||AOM; Acute otitis media (disorder)
Chronic suppurative otitis media|L||CSOM; Chronic otitis media, suppurative
Cholesteatoma|L||Cholesteatoma of middle ear
Perforated tympanic membrane|E|H729|Perforated eardrum; Tympanic membrane perforation; Perforation of tympanic membrane; Ear drum perforation; Perforated ear drum; Eardrum perforation
Vestibular neuronitis|E|H812|Vestibular neuritis
Vestibular schwannoma|L||Acoustic neuroma; Acoustic schwannoma
Impacted cerumen|E|H612|Impacted ear wax; Impacted earwax; Ear wax impaction; Cerumen impaction; Impacted wax
Chronic sinusitis|L|J329|Chronic rhinosinusitis
Seasonal allergic rhinitis|L|J301|Hay fever; Hayfever; Allergic rhinitis due to pollen
Deviated nasal septum|L|J342|DNS; Deviation of nasal septum; Nasal septal deviation; Septal deviation of nose
Nosebleed|E|R040|Epistaxis; Nose bleed; Bleeding from nose
Quinsy|E|J36|Peritonsillar abscess
Infectious mononucleosis|E|B279|Glandular fever; Infective mononucleosis
Temporomandibular joint disorder|L||TMJ dysfunction; TMJ disorder; Temporomandibular joint dysfunction; Temporomandibular joint disorders; TMJD
Hand, foot and mouth disease|E|B084|HFMD; Hand foot and mouth disease; Enteroviral vesicular stomatitis with exanthem
Oral candidiasis|E|B370|Oral thrush; Candidal stomatitis; Candidiasis of mouth; Oral candida
`;

const BLOOD_AND_CANCER = `
Immune thrombocytopenia|L|D693|ITP; Idiopathic thrombocytopenic purpura; Immune thrombocytopenic purpura; Autoimmune thrombocytopenia
Polycythaemia vera|L|D45|Polycythemia vera; PRV; Polycythaemia rubra vera; Primary polycythaemia
Essential thrombocythaemia|L|D473|Essential thrombocytosis; Essential (haemorrhagic) thrombocythaemia; Essential thrombocythemia
G6PD deficiency|L||Glucose-6-phosphate dehydrogenase deficiency; Glucose 6 phosphate dehydrogenase deficiency
Hereditary spherocytosis|L|D580|Congenital spherocytosis
Autoimmune haemolytic anaemia|L||AIHA
Aplastic anaemia|L|D619|
Folate deficiency anaemia|L|D529|Folic acid deficiency anaemia
Sickle cell trait|L|D573|Haemoglobin AS; Sickle-cell trait; Haemoglobin S trait; Sickle trait
Beta thalassaemia trait|L||Beta thalassaemia minor; Beta thalassemia trait
Alpha thalassaemia trait|L||Alpha thalassaemia minor
Acute myeloid leukaemia|L|C920|Acute myeloblastic leukaemia; Acute myelogenous leukaemia; AML - Acute myeloid leukaemia
Acute lymphoblastic leukaemia|L|C910|Acute lymphocytic leukaemia; Acute lymphoid leukaemia
Chronic lymphocytic leukaemia|L||Chronic lymphocytic leukaemia of B-cell type; B-cell chronic lymphocytic leukaemia
Diffuse large B-cell lymphoma|L|C833|DLBCL; Diffuse large B cell lymphoma
Follicular lymphoma|L|C829|
Kidney cancer|L|C64|Malignant neoplasm of kidney; Malignant tumour of kidney; Cancer of kidney; Renal cancer; Malignant neoplasm of kidney, except renal pelvis
Renal cell carcinoma|L||RCC; Renal cell adenocarcinoma; Hypernephroma
Cervical cancer|L|C539|Malignant neoplasm of cervix uteri; Cancer of cervix; Malignant tumour of cervix; Carcinoma of cervix; Ca cervix; Malignant neoplasm of cervix
Endometrial cancer|L|C541|Malignant neoplasm of endometrium; Cancer of endometrium; Carcinoma of endometrium; Endometrial carcinoma
Testicular cancer|L|C629|Malignant neoplasm of testis; Cancer of testis; Malignant tumour of testis
Liver cancer|L|C229|Malignant neoplasm of liver; Cancer of liver; Malignant tumour of liver
Hepatocellular carcinoma|L|C220|HCC; Liver cell carcinoma; Hepatoma
Cholangiocarcinoma|L||Bile duct carcinoma; Carcinoma of bile duct
Laryngeal cancer|L|C329|Malignant neoplasm of larynx; Cancer of larynx; Malignant tumour of larynx; Carcinoma of larynx
Tongue cancer|L|C029|Malignant neoplasm of tongue; Cancer of tongue; Malignant tumour of tongue
Brain cancer|L|C719|Malignant neoplasm of brain; Cancer of brain; Malignant tumour of brain; Malignant brain tumour; Malignant brain neoplasm
Glioblastoma|L||GBM; Glioblastoma multiforme
Breast cancer|L||Cancer of breast; Malignant neoplasm of breast, unspecified
Bowel cancer|L||Colorectal cancer; Cancer of bowel; Colorectal carcinoma; CRC; Carcinoma of bowel; Malignant tumour of large intestine; Malignant neoplasm of large intestine; Bowel carcinoma
Lung cancer|L||Malignant neoplasm of bronchus or lung; Malignant neoplasm of bronchus and lung; Cancer of lung; Malignant neoplasm of bronchus or lung, unspecified
Bladder cancer|L||Cancer of bladder; Malignant neoplasm of bladder, unspecified; Ca bladder; Carcinoma of bladder; Bladder carcinoma
Colon cancer|L||Cancer of colon; Ca colon; Colonic cancer
Pancreatic cancer|L||Cancer of pancreas; Ca pancreas; Carcinoma of pancreas; Malignant neoplasm of pancreas, unspecified
Oesophageal cancer|L||Cancer of oesophagus; Ca oesophagus; Carcinoma of oesophagus
Gastric cancer|L||Cancer of stomach; Ca stomach; Carcinoma of stomach
Ovarian cancer|L||Cancer of ovary; Ca ovary; Carcinoma of ovary
Thyroid cancer|L||Cancer of thyroid; Carcinoma of thyroid; Malignant neoplasm of thyroid
Malignant melanoma|L||Malignant melanoma of skin; Cutaneous melanoma; Melanoma of skin; Malignant melanoma of skin, unspecified
Pleural mesothelioma|L|C450|Mesothelioma of pleura; Malignant mesothelioma of pleura; Malignant pleural mesothelioma
Carcinoma in situ of breast|L|D059|CIS of breast; Breast carcinoma in situ
Ductal carcinoma in situ of breast|L|D051|DCIS; Intraductal carcinoma in situ of breast; DCIS of breast; Intraductal carcinoma in situ; Ductal carcinoma in situ
Multiple myeloma|L||Myelomatosis; Plasma cell myeloma
`;

const WOMEN_AND_CHILDREN = `
Heavy menstrual bleeding|E||Menorrhagia; HMB; Excessive menstruation; Heavy periods
Period pain|E||Dysmenorrhoea; Dysmenorrhoea, unspecified; Painful periods; Dysmenorrhea
Postmenopausal bleeding|E|N950|PMB; Post-menopausal bleeding
Uterine fibroids|L||Leiomyoma of uterus, unspecified; Fibroid of uterus; Uterine myoma; Uterine leiomyomata
Adenomyosis|L||Endometriosis of uterus; Adenomyosis of uterus; Uterine adenomyosis
Cystocele|L|N811|Bladder prolapse; Anterior vaginal wall prolapse; Cystocoele; Prolapse of anterior vaginal wall
Rectocele|L|N816|Posterior vaginal wall prolapse; Rectocoele; Prolapse of posterior vaginal wall
Premenstrual syndrome|L||PMS; Premenstrual tension syndrome; Premenstrual tension; PMT
Atrophic vaginitis|L|N952|Postmenopausal atrophic vaginitis; Vaginal atrophy; Vulvovaginal atrophy
Polycystic ovary syndrome|L||Polycystic ovarian disease; Stein-Leventhal syndrome
Fibroadenoma of breast|L||Breast fibroadenoma; Fibroadenoma
Mastitis|E||Inflammation of breast
Gynaecomastia|L||Gynecomastia; Enlarged male breast
Hyperemesis gravidarum|E||Hyperemesis of pregnancy; HG - Hyperemesis gravidarum
Obstetric cholestasis|E||Intrahepatic cholestasis of pregnancy; ICP - Intrahepatic cholestasis of pregnancy; Cholestasis of pregnancy
Placenta praevia|E||Placenta previa; Placenta praevia (disorder)
Placental abruption|E||Abruptio placentae; Premature separation of placenta; Premature separation of placenta, unspecified; Abruption of placenta
Postpartum haemorrhage|E||Post-partum haemorrhage
Pregnancy-induced hypertension|E||PIH; Gestational hypertension; Pregnancy induced hypertension
HELLP syndrome|E||Haemolysis, elevated liver enzymes and low platelets syndrome
Postnatal depression|L||Postnatal depressive disorder; Puerperal depression
Febrile convulsion|E|R560|Febrile seizure; Febrile convulsions; Febrile fit; Febrile seizures
Intussusception|E|K561|Intussusception of intestine
Infantile hypertrophic pyloric stenosis|E|Q400|Congenital hypertrophic pyloric stenosis; Hypertrophic pyloric stenosis of infancy
Hirschsprung disease|L|Q431|Hirschsprung's disease; Congenital aganglionic megacolon; Hirschsprungs disease
Nocturnal enuresis|L||Bedwetting; Bed wetting; Bed-wetting
Talipes equinovarus|L|Q660|Clubfoot; Club foot; Congenital talipes equinovarus; CTEV
Slapped cheek syndrome|E|B083|Erythema infectiosum; Fifth disease; Erythema infectiosum [fifth disease]; Parvovirus B19 erythema infectiosum
Scarlet fever|E|A38|Scarlatina
Henoch-Schonlein purpura|E||IgA vasculitis; Henoch-Schönlein purpura
Kawasaki disease|E|M303|Mucocutaneous lymph node syndrome; Mucocutaneous lymph node syndrome [Kawasaki]; Kawasaki's disease
Perthes disease|L||Legg-Calve-Perthes disease; Perthes' disease; Juvenile osteochondrosis of head of femur; Legg-Calvé-Perthes disease
Developmental coordination disorder|L||Dyspraxia; DCD; Specific developmental disorder of motor function
Fragile X syndrome|L|Q992|Fragile X chromosome
Klinefelter syndrome|L||Klinefelter's syndrome; Klinefelters syndrome; XXY syndrome
Cows milk protein allergy|L||CMPA; Cow's milk protein allergy; Cow's milk allergy
`;

const INFECTIONS_AND_INJURIES = `
Sepsis|E||Sepsis, unspecified; Septicemia
Urosepsis|E||Sepsis of urinary tract origin; Sepsis due to urinary tract infection
COVID-19|E||Covid-19, virus identified; Disease due to SARS-CoV-2; Disease caused by severe acute respiratory syndrome coronavirus 2
Long COVID|L||Post-COVID-19 syndrome; Post COVID-19 condition; Post-COVID syndrome; Long COVID-19; Post COVID syndrome
Lyme disease|E|A692|Lyme borreliosis; Borreliosis
Malaria|E|B54|Unspecified malaria
Typhoid fever|E|A010|Typhoid; Enteric fever due to Salmonella typhi
Campylobacter enteritis|E|A045|Campylobacter gastroenteritis; Campylobacter gastrointestinal tract infection; Campylobacter food poisoning
Salmonella enteritis|E|A020|Salmonella gastroenteritis; Salmonella food poisoning
Norovirus gastroenteritis|E||Acute gastroenteropathy due to Norwalk agent; Norovirus enteritis
Measles|E|B059|Morbilli; Rubeola
Mumps|E|B269|Epidemic parotitis; Infectious parotitis
Rubella|E|B069|German measles
Acute hepatitis A|E|B159|Viral hepatitis A; Hepatitis A; Acute viral hepatitis A; Hepatitis A without hepatic coma
Shingles|E||Herpes zoster infection; Zoster; Herpes zoster without complication
Chickenpox|E||Chicken pox; Varicella infection; Varicella without complication
Cold sore|E||Herpes labialis; Herpes simplex labialis
Threadworm infection|E|B80|Enterobiasis; Threadworms; Pinworm infection; Threadworm infestation
Cutaneous abscess|E||Skin abscess; Abscess of skin
Recurrent falls|E|R296|Repeated falls; Tendency to fall; Tendency to fall, not elsewhere classified
Frailty|L||Frailty syndrome; Frail elderly
Sarcopenia|L||Age-related sarcopenia
Malnutrition|E|E46|Unspecified protein-energy malnutrition
Urinary incontinence|L|R32|Incontinence of urine; Unspecified urinary incontinence
Delirium|E||Acute confusion; Delirium, unspecified; Acute confusional syndrome
Cerebral palsy|L||Infantile cerebral palsy
Fracture of neck of femur|E||Fractured hip; Broken hip; Fractured femoral neck; Fractured NOF
Intertrochanteric fracture of femur|E||Intertrochanteric fracture of hip; Intertrochanteric femoral fracture; Intertrochanteric fracture
Pertrochanteric fracture of femur|E|S721|Pertrochanteric fracture; Pertrochanteric femoral fracture
Subtrochanteric fracture of femur|E|S722|Subtrochanteric fracture; Subtrochanteric femoral fracture
Fracture of shaft of femur|E|S723|Femoral shaft fracture; Fracture of femoral shaft
Fracture of patella|E|S820|Patella fracture; Patellar fracture; Broken kneecap
Fracture of shaft of tibia|E||Fracture of tibial shaft
Tibial plateau fracture|E||Fracture of tibial plateau
Fracture of lateral malleolus|E|S826|Lateral malleolus fracture
Fracture of medial malleolus|E|S825|Medial malleolus fracture
Bimalleolar fracture|E||Bimalleolar fracture of ankle; Bimalleolar ankle fracture
Fracture of calcaneus|E|S920|Calcaneal fracture; Heel bone fracture; Fracture of os calcis; Calcaneum fracture; Fracture of calcaneum
Fracture of metatarsal|E|S923|Metatarsal fracture; Fracture of metatarsal bone; Fracture of metatarsal bones
Fracture of scaphoid|E||Scaphoid fracture; Fracture of scaphoid bone of wrist; Fracture of navicular [scaphoid] bone of hand
Fracture of metacarpal|E||Metacarpal fracture; Fracture of metacarpal bone
Fracture of proximal humerus|E|S422|Proximal humerus fracture; Fracture of upper end of humerus; Proximal humeral fracture; Fracture of proximal end of humerus
Fracture of surgical neck of humerus|E||Surgical neck of humerus fracture
Fracture of shaft of humerus|E|S423|Humeral shaft fracture; Fracture of humeral shaft
Supracondylar fracture of humerus|E||Supracondylar humeral fracture; Supracondylar fracture of the humerus
Fracture of olecranon|E||Olecranon fracture; Fracture of olecranon process of ulna
Fracture of radial head|E||Radial head fracture; Fracture of head of radius
Colles fracture|E||Colles' fracture; Colles's fracture
Fracture of clavicle|E||Broken collarbone; Collar bone fracture; Collarbone fracture; Fractured collarbone
Fracture of rib|E||Broken rib; Rib fractured
Fracture of nasal bones|E|S022|Broken nose; Nasal fracture; Fractured nose; Fracture of nose; Nasal bone fracture
Fracture of mandible|E|S026|Mandibular fracture; Broken jaw; Mandible fracture; Fractured lower jaw
Vertebral compression fracture|E||Compression fracture of vertebra; Compression fracture of spine
Vertebral wedge fracture|E||Wedge fracture of vertebra
Fracture of pubic ramus|E||Pubic ramus fracture; Fracture of pubic rami; Pubic rami fractures
Osteoporotic fracture|E||Fragility fracture due to osteoporosis; Pathological fracture due to osteoporosis; Osteoporosis with pathological fracture, unspecified
Dislocation of shoulder|E||Shoulder dislocation; Dislocation of shoulder joint; Dislocated shoulder
Anterior cruciate ligament tear|E||ACL tear; ACL rupture; Rupture of anterior cruciate ligament; Torn ACL; Tear of anterior cruciate ligament
Medial meniscus tear|E||Tear of medial meniscus; Torn medial meniscus; Tear of medial meniscus of knee
Rupture of Achilles tendon|E||Achilles tendon rupture; Ruptured achilles; Achilles rupture
Ankle sprain|E||Sprain of ankle; Sprained ankle; Sprain and strain of ankle
Whiplash injury|E||Whiplash injury to neck; Whiplash injury of neck; Whiplash
Concussion|E||Concussive brain injury
`;

const parts = (text: string, between: string): readonly string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const COMMON_CONDITIONS: readonly CommonCondition[] = [
  CIRCULATION,
  BREATHING,
  GUT,
  KIDNEY_AND_GLANDS,
  NERVES_AND_MIND,
  BONES_AND_SKIN,
  HEAD,
  BLOOD_AND_CANCER,
  WOMEN_AND_CHILDREN,
  INFECTIONS_AND_INJURIES,
]
  .flatMap((rows) => parts(rows, '\n'))
  .map((line) => {
    const [name = '', kind = '', icd10 = '', also = ''] = line.split('|');
    return { name, lasts: kind === 'L', icd10: parts(icd10, ' '), names: [name, ...parts(also, ';')] };
  });
