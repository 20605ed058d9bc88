/**
 * Measurements that are asked for less often than those of analytes.ts, in the same shape: key | molar mass | charge |
 * LOINC | SNOMED CT | names.
 * Sources: LOINC identifiers; molar masses in g/mol from IUPAC standard atomic weights. A specimen other than blood, a
 * posture and a time stand in the key.
 */
export const FURTHER_ROWS = `
mean platelet volume|||32623-1,28542-9||mean platelet volume,mpv,platelet mean volume
nucleated red cells|||771-6||nucleated red cells,nucleated red cell count,nucleated red blood cells,nrbc,nrbcs,nucleated rbc,nucleated red blood cell count,nucleated erythrocytes,nrbc count
immature granulocytes|||||immature granulocytes,immature granulocyte count,immature grans
neutrophil percentage|||770-8||neutrophils %,neutrophil %,neutrophil percentage,neutrophils percentage,neutrophils percent,neutrophils/100 leukocytes,% neutrophils,neut %,percent neutrophils
lymphocyte percentage|||736-9||lymphocytes %,lymphocyte %,lymphocyte percentage,lymphocytes percentage,lymphocytes percent,lymphocytes/100 leukocytes,% lymphocytes,lymph %,percent lymphocytes
monocyte percentage|||5905-5||monocytes %,monocyte %,monocyte percentage,monocytes percentage,monocytes percent,monocytes/100 leukocytes,% monocytes,mono %,percent monocytes
eosinophil percentage|||713-8||eosinophils %,eosinophil %,eosinophil percentage,eosinophils percentage,eosinophils percent,eosinophils/100 leukocytes,% eosinophils,eos %,percent eosinophils
basophil percentage|||706-2||basophils %,basophil %,basophil percentage,basophils percentage,basophils percent,basophils/100 leukocytes,% basophils,baso %,percent basophils
reticulocyte percentage|||17849-1||reticulocytes %,reticulocyte %,reticulocyte percentage,retic %,reticulocytes/100 erythrocytes,% reticulocytes
red cell distribution width sd|||21000-5||rdw-sd,rdw sd,red cell distribution width sd,red cell distribution width - sd
plasma viscosity|||||plasma viscosity,viscosity plasma,pv plasma viscosity
haptoglobin|||4542-7||haptoglobin,haptoglobins
methaemoglobin|||2614-6||methaemoglobin,methemoglobin,met hb,methb,methaemoglobin percentage
carboxyhaemoglobin|||20563-3||carboxyhaemoglobin,carboxyhemoglobin,carboxy hb,cohb
haemoglobin a2|||4551-8||haemoglobin a2,hemoglobin a2,hba2,hb a2
haemoglobin f|||4576-5||haemoglobin f,hemoglobin f,hbf,hb f,fetal haemoglobin,foetal haemoglobin,fetal hemoglobin
direct antiglobulin test|||1007-4||direct antiglobulin test,direct coombs,direct coombs test,dat,direct anti-globulin test
antibody screen|||890-4||red cell antibody screen,blood group antibody screen,indirect antiglobulin test,indirect coombs,indirect coombs test
erythropoietin|||15061-5||erythropoietin,epo
unsaturated iron binding capacity|||2501-5||unsaturated iron binding capacity,uibc
red cell folate|||2282-2||red cell folate,rbc folate,erythrocyte folate
active vitamin b12|||||active vitamin b12,active b12,holotranscobalamin
thrombin time|||3243-3||thrombin time,thrombin clotting time
aptt ratio|||||aptt ratio,aptr,activated partial thromboplastin time ratio,aptt ratio aptr
antithrombin|||3174-0||antithrombin,antithrombin iii,antithrombin activity,antithrombin iii activity,at3
factor viii|||3209-4||factor viii,factor 8,factor viii activity,factor viii assay,fviii,fviii:c,factor viii:c,coagulation factor viii
factor ix|||3187-2||factor ix,factor 9,factor ix activity,factor ix assay,coagulation factor ix
von willebrand antigen|||27816-8||von willebrand factor antigen,vwf antigen,vwf:ag,vwf ag,von willebrand antigen
lupus anticoagulant|||||lupus anticoagulant,lupus anticoagulant screen
anticardiolipin igg|||||anticardiolipin igg,cardiolipin igg,anti-cardiolipin igg,cardiolipin igg antibody,anticardiolipin antibody igg,cardiolipin ab igg
anticardiolipin igm|||||anticardiolipin igm,cardiolipin igm,anti-cardiolipin igm,cardiolipin igm antibody,anticardiolipin antibody igm,cardiolipin ab igm
anti-xa|||||anti-xa,anti xa,anti-xa level,anti factor xa,anti-factor xa,heparin anti-xa,anti-xa activity
anion gap|||33037-3,1863-0||anion gap
osmolality|||2692-2||serum osmolality,osmolality,plasma osmolality,serum osmo
angiotensin converting enzyme|||2742-5||angiotensin converting enzyme,serum ace,angiotensin-converting enzyme,serum angiotensin converting enzyme,ace serum
ammonia|17.031||22763-7,16362-6||ammonia,plasma ammonia,blood ammonia,nh3
homocysteine|135.18||13965-9||homocysteine,plasma homocysteine,total homocysteine
methylmalonic acid|||13964-2||methylmalonic acid,methylmalonate,mma
copper|63.546||5631-7||copper,serum copper
zinc|65.38||5763-8||zinc,serum zinc,plasma zinc
selenium|78.971||5724-0||selenium,serum selenium
lead|207.2||5671-3||lead blood,blood lead,blood lead level,lead whole blood
caeruloplasmin|||2064-4||caeruloplasmin,ceruloplasmin
alpha-1 antitrypsin|||1825-9||alpha-1 antitrypsin,alpha 1 antitrypsin,a1at,alpha-1-antitrypsin,aat
vitamin a|286.45||2923-1||vitamin a,retinol
vitamin e|430.71||1823-4||vitamin e,alpha tocopherol,alpha-tocopherol
apolipoprotein a1|||1869-7||apolipoprotein a1,apolipoprotein a-i,apo a1,apoa1,apolipoprotein a-1
apolipoprotein b|||1884-6||apolipoprotein b,apo b,apob,apolipoprotein b-100
vldl cholesterol|386.65||13458-5||vldl cholesterol,vldl,cholesterol in vldl,very low density lipoprotein cholesterol,vldl cholesterol calculated
ketones|104.10||6873-4||beta-hydroxybutyrate,beta hydroxybutyrate,3-hydroxybutyrate,blood ketones,blood ketone,b-hydroxybutyrate
bile acids|||14628-2||bile acids,serum bile acids,total bile acids
ck-mb|||13969-1||ck-mb,ckmb,ck mb,creatine kinase mb,creatine kinase-mb,ck-mb mass
myoglobin|||2639-3||myoglobin,serum myoglobin
prealbumin|||14338-8||prealbumin,pre-albumin,transthyretin
fructosamine|||15069-8||fructosamine
cystatin c|||33863-2||cystatin c
c-peptide|||1986-9||c-peptide,c peptide
insulin|||20448-7||insulin,serum insulin,insulin level
aldolase|||1761-6||aldolase
beta-2 microglobulin|||1952-1||beta-2 microglobulin,beta 2 microglobulin,b2 microglobulin,b2m,beta-2-microglobulin
unconjugated bilirubin|584.66||1971-1||unconjugated bilirubin,indirect bilirubin,bilirubin.indirect,bili indirect
albumin globulin ratio|||1759-0||albumin/globulin ratio,albumin/globulin,a/g ratio,albumin globulin ratio
urea creatinine ratio|||3097-3||urea nitrogen/creatinine ratio,bun/creatinine ratio,bun/creat ratio,bun/creatinine,urea nitrogen/creatinine
glucose 2 hours after load|180.156||1518-0||glucose 2 hour post 75 g glucose,glucose 2 hours post 75g glucose,2 hour glucose,120 minute glucose,glucose 120 min,glucose 120 minutes,glucose 2 hours,2 hour ogtt glucose,2 hr glucose
total t3|650.97||3053-6||total t3,total triiodothyronine
acth|||2141-0||acth,adrenocorticotropic hormone,adrenocorticotrophic hormone,plasma acth,corticotropin
morning cortisol|362.46||9813-7||morning cortisol,cortisol am,9am cortisol,cortisol 9am,cortisol 09 00,am cortisol,0900 cortisol,cortisol morning
aldosterone|360.44||1763-2||aldosterone,plasma aldosterone
renin activity|||2915-7||renin activity,plasma renin activity,pra
aldosterone renin ratio|||||aldosterone renin ratio,aldosterone/renin ratio,aldosterone/renin,arr
growth hormone|||2963-7||growth hormone,somatotropin,human growth hormone
igf-1|||2484-4||igf-1,igf1,igf 1,insulin-like growth factor 1,insulin like growth factor 1,igf-i,somatomedin c,insulin-like growth factor-1
17-hydroxyprogesterone|330.46||1668-3||17-hydroxyprogesterone,17 hydroxyprogesterone,17-ohp,17 ohp,17-oh progesterone,17-alpha-hydroxyprogesterone
androstenedione|286.41||1854-9||androstenedione
free testosterone|288.42||2991-8||free testosterone,testosterone free,calculated free testosterone
calcitonin|||1992-7||calcitonin
gastrin|||2333-3||gastrin,fasting gastrin
thyroglobulin|||3013-0||thyroglobulin
thyroglobulin antibody|||8098-6||thyroglobulin antibody,anti-thyroglobulin,thyroglobulin antibodies,anti-thyroglobulin antibody,thyroglobulin ab,tgab,anti-thyroglobulin antibodies
tsh receptor antibody|||5385-0||tsh receptor antibody,trab,tsh receptor antibodies,tsh receptor ab,thyrotropin receptor antibody,thyroid stimulating hormone receptor antibody,anti-tsh receptor antibody
plasma metanephrine|||||plasma metanephrine,metanephrine plasma,plasma free metanephrine
plasma normetanephrine|||||plasma normetanephrine,normetanephrine plasma,plasma free normetanephrine
ca 15-3|||6875-9||CA 15-3,ca 15-3,ca15-3,ca 153,ca153,cancer antigen 15-3
ca 27-29|||17842-6||CA 27.29,ca 27.29,ca27.29,ca 27-29,cancer antigen 27.29
free psa|||10886-0||free psa,free prostate specific antigen,psa free
free psa ratio|||12841-3||free/total psa ratio,free psa ratio,psa free/total,free psa %,percent free psa,free/total psa,% free psa
chromogranin a|||9811-1||chromogranin a,cga
he4|||||he4,human epididymis protein 4,he4 human epididymis protein 4
kappa free light chains|||36916-5||kappa free light chains,kappa light chains free,free kappa light chains,serum free kappa,kappa flc,free kappa
lambda free light chains|||33944-0||lambda free light chains,lambda light chains free,free lambda light chains,serum free lambda,lambda flc,free lambda
kappa lambda ratio|||48378-4||kappa/lambda ratio,kappa lambda ratio,kappa/lambda free light chain ratio,free light chain ratio,kappa/lambda flc ratio,flc ratio
paraprotein|||||paraprotein,monoclonal protein,m protein,m-protein,monoclonal band,paraprotein concentration
total ige|||19113-0||total ige,ige,immunoglobulin e,serum ige
complement c3|||4485-9||complement c3,c3,c3 complement,c3 complement component
complement c4|||4498-2||complement c4,c4,c4 complement,c4 complement component
ds dna antibody|||||dsdna antibody,ds-dna antibody,anti-dsdna,anti-ds dna,double stranded dna antibody,anti double stranded dna antibody,dna double stranded antibody,dsdna antibodies,anti-dsdna antibody,ds dna antibodies,dsdna ab,anti-dsdna antibodies
pr3 anca|||||pr3 antibody,pr3 anca,proteinase 3 antibody,anti-pr3,anti-proteinase 3 antibody,pr3 antibodies,pr3-anca,anti-pr3 antibody
mpo anca|||||mpo antibody,mpo anca,myeloperoxidase antibody,anti-mpo,anti-myeloperoxidase antibody,mpo antibodies,mpo-anca,anti-mpo antibody
gbm antibody|||||gbm antibody,anti-gbm,glomerular basement membrane antibody,anti-gbm antibody,anti-glomerular basement membrane antibody,gbm antibodies
gastric parietal cell antibody|||||gastric parietal cell antibody,parietal cell antibody,anti-parietal cell antibody,gpc antibody,gastric parietal cell antibodies,parietal cell antibodies
intrinsic factor antibody|||||intrinsic factor antibody,intrinsic factor antibodies,anti-intrinsic factor antibody,anti-intrinsic factor
mitochondrial antibody|||||mitochondrial antibody,anti-mitochondrial antibody,ama,antimitochondrial antibody,mitochondrial antibodies,anti-mitochondrial antibodies
smooth muscle antibody|||||smooth muscle antibody,anti-smooth muscle antibody,asma,smooth muscle antibodies,anti-smooth muscle antibodies
gad antibody|||||gad antibody,gad antibodies,anti-gad,glutamic acid decarboxylase antibody,gad65 antibody,anti-gad antibody,gad-65 antibody,anti-gad antibodies
acetylcholine receptor antibody|||||acetylcholine receptor antibody,achr antibody,anti-acetylcholine receptor antibody,acetylcholine receptor antibodies,achr antibodies,anti-achr antibody
endomysial antibody iga|||||endomysial antibody iga,iga endomysial antibody,anti-endomysial iga,iga anti-endomysial antibody,endomysial iga
antistreptolysin o|||5370-2||antistreptolysin o,aso,asot,aso titre,anti-streptolysin o,anti-streptolysin o titre,aso titer,antistreptolysin o titre
tryptase|||21582-2||tryptase,mast cell tryptase,serum tryptase
hla-b27|||||hla-b27,hla b27,hla-b27 antigen
hepatitis b surface antigen|||5196-1,5195-3||hepatitis b surface antigen,hbsag,hep b surface antigen,hepatitis b virus surface antigen,hbs ag
hepatitis b core antibody|||13952-7||hepatitis b core antibody,anti-hbc,hep b core antibody,hbcab,hepatitis b core total antibody,hepatitis b virus core antibody,anti-hbc total
hepatitis c antibody|||16128-1||hepatitis c antibody,hcv antibody,anti-hcv,hep c antibody,hepatitis c virus antibody,hcv ab
rubella igg|||8014-3||rubella igg,rubella igg antibody,rubella virus igg antibody,rubella antibody igg,rubella ab igg
varicella zoster igg|||8047-3||varicella zoster igg,vzv igg,varicella zoster virus igg antibody,varicella zoster antibody igg,varicella igg,vzv igg antibody
helicobacter stool antigen|||17780-8||helicobacter pylori stool antigen,h pylori stool antigen,h. pylori stool antigen,helicobacter pylori faecal antigen,helicobacter pylori antigen stool,h pylori antigen stool
helicobacter breath test|||||helicobacter pylori breath test,h pylori breath test,urea breath test,h. pylori breath test,13c urea breath test
phenytoin|252.27||3968-5||phenytoin,phenytoin level,serum phenytoin
carbamazepine|236.27||3432-2||carbamazepine,carbamazepine level,serum carbamazepine
valproate|144.21||4086-5||valproate,valproic acid,sodium valproate,valproate level,valproic acid level
phenobarbital|232.24||3948-7||phenobarbital,phenobarbitone,phenobarbital level
lamotrigine|256.09||6948-4||lamotrigine,lamotrigine level
levetiracetam|170.21||30471-7||levetiracetam,levetiracetam level
theophylline|180.16||4049-3||theophylline,theophylline level,aminophylline level,serum theophylline
vancomycin|||20578-1||vancomycin,vancomycin level,vancomycin random,random vancomycin,vancomycin assay
vancomycin trough|||4092-3||vancomycin trough,vancomycin trough level,trough vancomycin,vancomycin pre-dose level,vancomycin pre dose,pre-dose vancomycin
gentamicin|||35668-3||gentamicin,gentamicin level,random gentamicin,gentamicin random,gentamicin assay
gentamicin trough|||3665-7||gentamicin trough,gentamicin trough level,trough gentamicin,gentamicin pre-dose level,gentamicin pre dose,pre-dose gentamicin
ciclosporin|||3520-4||ciclosporin,cyclosporine,cyclosporin,ciclosporin level,cyclosporine level,cyclosporin a,ciclosporin a
tacrolimus|||11253-2||tacrolimus,tacrolimus level,fk506,blood tacrolimus
sirolimus|||29247-4||sirolimus,sirolimus level,rapamycin level
paracetamol|151.16||3298-7||paracetamol,acetaminophen,paracetamol level,acetaminophen level,serum paracetamol
salicylate|138.12||4024-6||salicylate,salicylates,salicylate level,salicylate lvl,serum salicylate
ethanol|46.07||5643-2||ethanol,blood alcohol,alcohol level,ethanol level,serum ethanol,serum alcohol,plasma ethanol,blood ethanol,blood alcohol level,alcohol ethanol
clozapine|326.82||6896-5||clozapine,clozapine level,serum clozapine
norclozapine|||||norclozapine,norclozapine level,desmethylclozapine
thiopurine methyltransferase|||||thiopurine methyltransferase,tpmt,tpmt activity,thiopurine methyl transferase,thiopurine s-methyltransferase
6-thioguanine nucleotides|||||6-thioguanine nucleotides,thioguanine nucleotides,6-tgn,6tgn,tgn,6 thioguanine nucleotides
infliximab level|||||infliximab level,infliximab drug level,infliximab trough,infliximab trough level
adalimumab level|||||adalimumab level,adalimumab drug level,adalimumab trough,adalimumab trough level
urine sodium|22.990|1|2955-3||urine sodium,sodium urine,urinary sodium,random urine sodium,urine sodium level,sodium random urine,sodium ur
urine potassium|39.098|1|2828-2||urine potassium,potassium urine,urinary potassium,random urine potassium,urine potassium level,potassium random urine,potassium ur
urine chloride|35.453|1|2078-4||urine chloride,chloride urine,urinary chloride,random urine chloride,urine chloride level,chloride ur
urine creatinine|113.12||2161-8,14683-7||urine creatinine,creatinine urine,urinary creatinine,random urine creatinine,urine creatinine level,creatinine random urine,creatinine ur
urine calcium|40.078||17862-4||urine calcium,calcium urine,urinary calcium,random urine calcium,urine calcium level
urine osmolality|||2695-5||urine osmolality,osmolality urine,urinary osmolality,osmolality ur
urine protein|||2888-6||urine protein,protein urine,urinary protein,random urine protein,urine total protein,urine protein level
24 hour urine protein|||2889-4||24 hour urine protein,24h urine protein,24 hr urine protein,protein 24 hour urine,urine protein 24 hour,urine 24 hour protein
creatinine clearance|||2164-2||creatinine clearance,crcl
urine ph|||5803-2,2756-5||urine ph,ph urine,urine dipstick ph,urinalysis ph,ph of urine,urine dipstick for ph
urine specific gravity|||5811-5,2965-2||urine specific gravity,specific gravity urine,specific gravity,urinalysis specific gravity,specific gravity of urine,urine sg
urine ketones|||2514-8,5797-6||urine ketones,ketones urine,urine dipstick ketones,urinalysis ketones,urine ketone test,urine dipstick for ketones
urine nitrite|||5802-4||urine nitrite,nitrite urine,urine nitrites,nitrites urine,urine dipstick nitrite,urinalysis nitrite,urine dipstick for nitrite,urine nitrite test
urine leucocyte esterase|||5799-2||urine leucocyte esterase,urine leukocyte esterase,leucocyte esterase,leukocyte esterase,urine dipstick leucocytes,urinalysis leucocytes,leukocyte esterase urine,urine dipstick for leucocytes
csf glucose|180.156||2342-4||csf glucose,glucose csf,cerebrospinal fluid glucose,glucose cerebrospinal fluid,glucose cerebral spinal fluid,csf glucose level,glucose in csf
csf protein|||2880-3||csf protein,protein csf,cerebrospinal fluid protein,protein cerebrospinal fluid,csf total protein,csf protein level,protein in csf
csf lactate|90.08||2520-5||csf lactate,lactate csf,cerebrospinal fluid lactate
csf white cell count|||806-0||csf white cell count,csf wbc,csf wcc,wbc csf,csf white blood cell count,csf white cells,csf leucocyte count
csf red cell count|||||csf red cell count,csf rbc,rbc csf,csf red blood cell count,csf red cells
faecal elastase|||||faecal elastase,fecal elastase,stool elastase,faecal elastase 1,pancreatic elastase faecal,pancreatic elastase stool,elastase faecal
arterial ph|||2744-1||arterial ph,ph arterial,ph of arterial blood,arterial blood ph,ph arterial blood,abg ph
arterial pco2|||2019-8||arterial pco2,pco2 arterial,paco2,arterial carbon dioxide partial pressure,arterial blood pco2,pco2 arterial blood,abg pco2
arterial po2|||2703-7||arterial po2,po2 arterial,pao2,arterial oxygen partial pressure,arterial blood po2,po2 arterial blood,abg po2
arterial bicarbonate|||1960-4||arterial bicarbonate,bicarbonate arterial,arterial hco3,hco3 arterial,arterial blood bicarbonate,abg bicarbonate
arterial base excess|||1925-7||arterial base excess,base excess arterial,arterial blood base excess,abg base excess
venous ph|||2746-6||venous ph,ph venous,venous blood ph,ph venous blood,vbg ph,ph of venous blood
venous pco2|||2021-4||venous pco2,pco2 venous,venous blood pco2,pco2 venous blood,vbg pco2
venous po2|||2705-2||venous po2,po2 venous,venous blood po2,po2 venous blood,vbg po2
mean arterial pressure|||8478-0||mean arterial pressure,mean blood pressure,map,mean arterial blood pressure,map mean arterial pressure
standing systolic|||8460-8||standing systolic blood pressure,systolic blood pressure standing,standing systolic,lying to standing systolic blood pressure,systolic bp standing
standing diastolic|||8454-1||standing diastolic blood pressure,diastolic blood pressure standing,standing diastolic,diastolic bp standing
lying systolic|||||lying systolic blood pressure,systolic blood pressure lying,supine systolic blood pressure,systolic blood pressure supine,lying systolic
lying diastolic|||8455-8||lying diastolic blood pressure,diastolic blood pressure lying,supine diastolic blood pressure,diastolic blood pressure supine,lying diastolic
waist circumference|||8280-0,56086-2||waist circumference,waist size,o/e - waist circumference,waist measurement,o/e waist circumference
body surface area|||3140-1||body surface area,bsa
birth weight|||8339-4||birth weight,birthweight,weight at birth
inspired oxygen|||||fraction of inspired oxygen,fio2,inspired oxygen concentration,inhaled oxygen concentration,inspired oxygen fraction
oxygen flow rate|||3151-8||oxygen flow rate,inhaled oxygen flow rate,o2 flow rate
central venous pressure|||60985-9||central venous pressure,cvp
fev1|||20150-9||fev1,forced expiratory volume in 1 second,forced expired volume in 1 second,fev 1,forced expiratory volume in one second
fvc|||19868-9||fvc,forced vital capacity
fev1 fvc ratio|||19926-5||fev1/fvc ratio,fev1/fvc,fev1/fvc percent
phq-9 score|||44261-6||phq-9,phq9,phq-9 score,phq 9 score,patient health questionnaire 9,patient health questionnaire 9 score,phq-9 total score,patient health questionnaire-9 score,phq-9 patient health questionnaire 9,patient health questionnaire phq-9 score,patient health questionnaire-9
gad-7 score|||70274-6||gad-7,gad7,gad-7 score,gad 7 score,generalised anxiety disorder 7,generalized anxiety disorder 7,generalised anxiety disorder 7 item score,gad-7 total score,generalised anxiety disorder-7 score
audit score|||75626-2||audit score,alcohol use disorders identification test,alcohol use disorders identification test score,audit total score,alcohol use disorder identification test score
audit-c score|||75624-7||audit-c,audit c,audit-c score,audit c score,alcohol use disorders identification test c,alcohol use disorders identification test consumption questionnaire,audit-c total score,alcohol use disorder identification test consumption questionnaire score
mmse score|||72106-8||mini mental state examination,mmse,mmse score,mini-mental state examination,mini-mental state examination score,mini mental state examination score,mmse total score
moca score|||72172-0||montreal cognitive assessment,moca,moca score,montreal cognitive assessment score,moca total score
6cit score|||||6cit,six item cognitive impairment test,6-cit,6cit score,6-item cognitive impairment test,six item cognitive impairment test score
amts score|||||abbreviated mental test,abbreviated mental test score,amts,amt score,amts score
apgar at 1 minute|||9272-6||apgar at 1 minute,apgar score at 1 minute,1 minute apgar,apgar 1 minute,1 minute apgar score,apgar score 1 minute,apgar 1 min
apgar at 5 minutes|||9274-2||apgar at 5 minutes,apgar score at 5 minutes,5 minute apgar,apgar 5 minutes,apgar 5 minute,5 minute apgar score,apgar score 5 minutes,apgar 5 min
apgar at 10 minutes|||9271-8||apgar at 10 minutes,apgar score at 10 minutes,10 minute apgar,apgar 10 minutes,apgar 10 minute,10 minute apgar score,apgar score 10 minutes
cha2ds2-vasc score|||||cha2ds2-vasc,cha2ds2-vasc score,cha2ds2 vasc,cha2ds2vasc,chads-vasc,chads2-vasc,cha2ds2vasc score,cha2ds2 vasc score
has-bled score|||||has-bled,has bled,hasbled,has-bled score,has bled score,hasbled score
clinical frailty score|||||clinical frailty scale,rockwood clinical frailty scale,rockwood frailty score,rockwood score,clinical frailty scale score,clinical frailty score,rockwood frailty scale,canadian study of health and aging clinical frailty scale score
waterlow score|||||waterlow,waterlow score,waterlow pressure ulcer score,waterlow pressure sore score,waterlow pressure ulcer risk score
braden score|||38227-5||braden,braden score,braden scale,braden scale score,braden total score,braden assessment score
must score|||||malnutrition universal screening tool,malnutrition universal screening tool score,must score,must malnutrition universal screening tool,must total score
barthel score|||96761-2||barthel index,barthel score,barthel index score,barthel activities of daily living index,barthel adl index
nihss score|||70182-1||nihss,nih stroke scale,nihss score,national institutes of health stroke scale,national institutes of health stroke scale score,nih stroke score,nihss total score,nih stroke scale score,nih stroke scale total score
mrc dyspnoea scale|||||mrc dyspnoea scale,mrc breathlessness scale,medical research council dyspnoea scale,mrc dyspnea scale,medical research council breathlessness scale,mrc dyspnoea score,mrc dyspnoea grade
ecog performance status|||89247-1||ecog performance status,ecog,ecog score,eastern cooperative oncology group performance status,ecog performance status grade,ecog performance status score
karnofsky score|||89243-0||karnofsky,karnofsky performance status,karnofsky score,karnofsky performance scale,karnofsky performance status score,karnofsky performance score
modified rankin score|||||modified rankin scale,modified rankin score,mrs modified rankin scale,modified rankin scale score
morse fall score|||59460-6||morse fall scale,morse fall score,morse falls scale,fall risk total morse fall scale,morse fall scale score
curb-65 score|||||curb-65,curb65,curb-65 score,curb 65 score,curb65 score,curb 65
`;
