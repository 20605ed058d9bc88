/**
 * Which codes and words name an operation or examination of one kind? A kind is broader than a code: that one person
 * had two of one kind on one
 * day is possible, so that it joins only where each side has but one of that day.
 * A row for each: name | SNOMED CT | OPCS-4, three characters for all beneath | wordings in full.
 * Source: SNOMED CT UK edition concept ids; OPCS Classification of Interventions and Procedures version 4.
 */
import { FURTHER_ROWS } from './further-operations';

export interface Operation {
  readonly name: string;
  readonly snomed: readonly string[];
  readonly opcs: readonly string[];
  readonly names: readonly string[];
}

const ROWS = `
hip replacement|52734007|W37 W38 W39 W93 W94 W95|Total hip replacement, Total replacement of hip, Total replacement of hip joint, Total prosthetic replacement of hip joint, Total hip arthroplasty, Hip replacement, THR, Primary total prosthetic replacement of hip joint using cement
hip hemiarthroplasty||W46 W47 W48|Hemiarthroplasty of hip, Hip hemiarthroplasty, Prosthetic replacement of head of femur
knee replacement|609588000|W40 W41 W42|Total knee replacement, Total replacement of knee, Total replacement of knee joint, Total prosthetic replacement of knee joint, Total knee arthroplasty, Knee replacement, TKR
cataract operation|54885007 415089008|C71 C72 C74 C75|Cataract extraction, Cataract surgery, Cataract operation, Phacoemulsification of cataract, Phacoemulsification, Phaco + IOL, Extraction of cataract, Phacoemulsification of lens, Insertion of prosthetic replacement for lens, Phacoemulsification of cataract with intraocular lens implantation, Phacoemulsification with intraocular lens
colonoscopy|73761001|H20 H22|Colonoscopy, Fibreoptic colonoscopy, Diagnostic colonoscopy, Colonoscopy and biopsy, Colonoscopy with polypectomy, Diagnostic fibreoptic endoscopic examination of colon, Diagnostic endoscopic examination of colon
flexible sigmoidoscopy|44441009|H25|Flexible sigmoidoscopy, Sigmoidoscopy, Fibreoptic sigmoidoscopy, Diagnostic endoscopic examination of lower bowel using fibreoptic sigmoidoscope
gastroscopy||G45|Gastroscopy, OGD, Oesophagogastroduodenoscopy, Upper GI endoscopy, Upper gastrointestinal endoscopy, Upper gastrointestinal tract endoscopy, Diagnostic fibreoptic endoscopic examination of upper gastrointestinal tract, EGD, Esophagogastroduodenoscopy, OGD and biopsy
cholecystectomy|38102005 45595009|J18|Cholecystectomy, Laparoscopic cholecystectomy, Total cholecystectomy, Lap chole, Removal of gallbladder
appendicectomy|80146002|H01 H02|Appendicectomy, Appendectomy, Emergency appendicectomy, Laparoscopic appendicectomy, Excision of appendix, Emergency excision of appendix, Removal of appendix, Emergency excision of abnormal appendix
inguinal hernia repair|44558001|T20 T21|Inguinal hernia repair, Repair of inguinal hernia, Inguinal herniorrhaphy, Primary repair of inguinal hernia, Primary repair of inguinal hernia using insert of prosthetic material, Laparoscopic inguinal hernia repair
umbilical hernia repair||T24|Umbilical hernia repair, Repair of umbilical hernia, Primary repair of umbilical hernia
coronary artery bypass|232717009|K40 K41 K42 K43 K44 K45 K46|Coronary artery bypass graft, CABG, Coronary artery bypass grafting, Coronary artery bypass, CABG - Coronary artery bypass graft
percutaneous coronary intervention|415070008|K49 K50 K75|Percutaneous coronary intervention, PCI, Coronary angioplasty, Percutaneous transluminal coronary angioplasty, PTCA, Coronary stent insertion, PCI - Percutaneous coronary intervention, Percutaneous transluminal balloon angioplasty of coronary artery
coronary angiography|33367005|K63|Coronary angiography, Coronary angiogram, Coronary arteriography
pacemaker insertion|307280005|K60 K61|Pacemaker insertion, Insertion of pacemaker, Implantation of cardiac pacemaker, Permanent pacemaker insertion, Insertion of permanent cardiac pacemaker, Insertion of cardiac pacemaker
carpal tunnel release|47534009|A65|Carpal tunnel release, Carpal tunnel decompression, Decompression of carpal tunnel, Release of carpal tunnel, Decompression of median nerve at wrist, Decompression of median nerve, Release of entrapment of peripheral nerve at wrist
tonsillectomy|173422009|F34|Tonsillectomy, Bilateral tonsillectomy, Excision of tonsil, Bilateral dissection tonsillectomy, Removal of tonsils
caesarean section|11466000|R17 R18|Caesarean section, Cesarean section, LSCS, Lower segment caesarean section, C-section, Emergency caesarean section, Elective caesarean section, Caesarean delivery, Elective caesarean delivery, Emergency lower segment caesarean section, Lower uterine segment caesarean delivery
mastectomy||B27|Mastectomy, Simple mastectomy, Total mastectomy, Total excision of breast
breast lump excision||B28|Wide local excision of breast, Lumpectomy of breast, Lumpectomy, Wide local excision of breast lump, Excision of lesion of breast, Wide local excision of breast lesion, Breast lumpectomy, Partial mastectomy, Partial excision of breast
hysterectomy|236886002|Q07 Q08|Hysterectomy, Total abdominal hysterectomy, Vaginal hysterectomy, TAH, Abdominal hysterectomy, Abdominal excision of uterus, Total hysterectomy
prostate resection||M65|Transurethral resection of prostate, TURP, Endoscopic resection of outlet of male bladder, TURP - Transurethral resection of prostate, Endoscopic resection of prostate
cystoscopy||M45|Cystoscopy, Flexible cystoscopy, Diagnostic endoscopic examination of bladder, Fibreoptic cystoscopy
vasectomy||N17|Vasectomy, Bilateral vasectomy
grommets||D15|Grommet insertion, Insertion of grommet, Insertion of grommets, Myringotomy and insertion of grommet, Myringotomy with insertion of ventilation tube, Insertion of ventilation tube into tympanic membrane, Insertion of ventilation tube through tympanic membrane
bronchoscopy|10847001|E49 E51|Bronchoscopy, Fibreoptic bronchoscopy, Diagnostic fibreoptic endoscopic examination of lower respiratory tract, Flexible bronchoscopy
knee arthroscopy||W87|Knee arthroscopy, Arthroscopy of knee, Diagnostic arthroscopy of knee, Diagnostic endoscopic examination of knee joint, Arthroscopic examination of knee joint
skin lesion excision||S06|Excision of lesion of skin, Excision of skin lesion, Skin lesion excision, Excision biopsy of skin lesion, Excision biopsy of lesion of skin
femoral neck fixation||W24|Fixation of fracture of neck of femur, Internal fixation of fracture of neck of femur, Closed reduction of intracapsular fracture of neck of femur and fixation using nail or screw, Dynamic hip screw, DHS
kidney transplant|70536003|M01|Kidney transplant, Renal transplant, Transplant of kidney, Renal transplantation, Transplantation of kidney
thyroidectomy||B08|Thyroidectomy, Total thyroidectomy, Excision of thyroid gland
right hemicolectomy||H07|Right hemicolectomy, Excision of right hemicolon, Laparoscopic right hemicolectomy
blood transfusion|116859006|X33|Blood transfusion, Transfusion of blood product, Red cell transfusion, Transfusion of blood, Transfusion of packed red blood cells
echocardiography|40701008|U201|Echocardiography, Echocardiogram, Transthoracic echocardiography, Transthoracic echocardiogram, ECHO, TTE
CT of head||U051|CT head, CT of head, CT scan of head, Computed tomography of head, CT brain, Computed tomography of brain, CT of brain, Head CT
MRI of head||U052|MRI head, MRI of head, MRI of brain, MRI brain, Magnetic resonance imaging of head, Magnetic resonance imaging of brain
ACL reconstruction||W742|Anterior cruciate ligament reconstruction, Reconstruction of anterior cruciate ligament, Reconstruction of anterior cruciate ligament of knee, ACL reconstruction, ACL repair, ACL reconstruction knee, Reconstruction of intra-articular ligament
chest drain||T124|Insertion of intercostal chest drain, Chest drain insertion, Insertion of chest drain, Intercostal drain insertion, Insertion of tube drain into pleural cavity
carotid endarterectomy||L294 L295|Carotid endarterectomy, Endarterectomy of carotid artery, Endarterectomy of carotid artery and patch repair of carotid artery
cardioversion||X501|DC cardioversion, Direct current cardioversion, Electrical cardioversion, Cardioversion
adenotonsillectomy|||Adenotonsillectomy, Tonsillectomy and adenoidectomy, Adenoidectomy and tonsillectomy, T&A
lumbar puncture|277762005|A55|Lumbar puncture, LP, Diagnostic lumbar puncture, Diagnostic spinal puncture
circumcision||N303|Circumcision, Male circumcision
hysteroscopy||Q18|Hysteroscopy, Diagnostic hysteroscopy, Diagnostic endoscopic examination of uterus
colposcopy|||Colposcopy, Colposcopy of cervix, Colposcopic examination
laparoscopy||T43|Laparoscopy, Diagnostic laparoscopy, Diagnostic endoscopic examination of peritoneum
ERCP||J43|ERCP, Endoscopic retrograde cholangiopancreatography
PEG insertion|||PEG insertion, Insertion of PEG, Percutaneous endoscopic gastrostomy, PEG tube insertion, Insertion of percutaneous endoscopic gastrostomy tube
tracheostomy||E42|Tracheostomy, Temporary tracheostomy, Insertion of tracheostomy
incisional hernia repair||T25|Incisional hernia repair, Repair of incisional hernia, Primary repair of incisional hernia
femoral hernia repair||T22|Femoral hernia repair, Repair of femoral hernia, Primary repair of femoral hernia
haemorrhoidectomy||H51|Haemorrhoidectomy, Hemorrhoidectomy, Excision of haemorrhoid
spinal discectomy||V33|Lumbar discectomy, Microdiscectomy, Lumbar microdiscectomy, Excision of lumbar intervertebral disc, Primary excision of lumbar intervertebral disc
nephrectomy||M02|Nephrectomy, Total excision of kidney, Radical nephrectomy
radical prostatectomy||M61|Radical prostatectomy, Open excision of prostate, Robotic prostatectomy, Robot-assisted radical prostatectomy
lithotripsy||M141|Lithotripsy, ESWL, Extracorporeal shockwave lithotripsy, Extracorporeal shockwave lithotripsy of calculus of kidney
aortic valve replacement||K26|Aortic valve replacement, AVR, Replacement of aortic valve, Surgical aortic valve replacement
mitral valve replacement||K25|Mitral valve replacement, MVR, Replacement of mitral valve
amputation below knee||X095|Below knee amputation, BKA, Amputation of leg below knee, Transtibial amputation
amputation above knee||X093|Above knee amputation, AKA, Amputation of leg above knee, Transfemoral amputation
liver transplant||J01|Liver transplant, Liver transplantation, Transplantation of liver, Transplant of liver
splenectomy||J69|Splenectomy, Total splenectomy, Excision of spleen, Total excision of spleen
anterior resection||H33|Anterior resection of rectum, Anterior resection, Low anterior resection
sigmoid colectomy||H10|Sigmoid colectomy, Excision of sigmoid colon
vitrectomy||C791|Vitrectomy, Pars plana vitrectomy, Vitrectomy using pars plana approach
intravitreal injection||C794|Intravitreal injection, Injection into vitreous body, Intravitreal injection of drug
trabeculectomy||C601|Trabeculectomy
bone marrow biopsy||W365|Bone marrow biopsy, Bone marrow trephine, Bone marrow aspiration and trephine, Diagnostic extraction of bone marrow
liver biopsy|||Liver biopsy, Biopsy of liver, Percutaneous liver biopsy
prostate biopsy|||Prostate biopsy, Biopsy of prostate, Transrectal biopsy of prostate, TRUS biopsy of prostate, Transperineal prostate biopsy, Needle biopsy of prostate
electroconvulsive therapy||A83|Electroconvulsive therapy, ECT
tooth extraction||F10|Tooth extraction, Extraction of tooth, Dental extraction, Simple extraction of tooth
IUD insertion||Q121|IUD insertion, Insertion of intrauterine contraceptive device, Introduction of intrauterine contraceptive device, Coil insertion, Insertion of coil, IUS insertion, Insertion of intrauterine system
spirometry|||Spirometry, Spirometry test
DEXA scan|||DEXA scan, DXA scan, DEXA, Dual energy X-ray absorptiometry, Bone density scan, Bone densitometry
CT of abdomen and pelvis|||CT of abdomen and pelvis, CT abdomen and pelvis, CT abdomen/pelvis, CT AP, Computed tomography of abdomen and pelvis
CT pulmonary angiogram|||CT pulmonary angiogram, CTPA, CT angiography of pulmonary artery, Computed tomography angiography of pulmonary artery
MRI of spine|||MRI spine, MRI of spine, Magnetic resonance imaging of spine, MRI whole spine
MRI of knee|||MRI knee, MRI of knee, Magnetic resonance imaging of knee
mammography|71651007||Mammography, Mammogram, Bilateral mammography, Screening mammography
sentinel node biopsy|||Sentinel lymph node biopsy, Sentinel node biopsy, SLNB
varicose vein surgery||L85 L87|Varicose vein surgery, Varicose vein operation, Varicose vein stripping, Ligation of varicose vein, Varicose veins stripping
bunion surgery|||Bunionectomy, Hallux valgus correction, Bunion operation, Correction of hallux valgus, Scarf osteotomy
septoplasty||E036|Septoplasty, Septoplasty of nose, Nasal septoplasty
haemodialysis|302497006|X403|Haemodialysis, Hemodialysis, Renal dialysis by haemodialysis
`;

const parts = (text: string, between: string): readonly string[] => text.split(between).filter((part) => part !== '');

export const OPERATIONS: readonly Operation[] = [...parts(ROWS, '\n'), ...parts(FURTHER_ROWS, '\n')].map((line) => {
  const [name = '', snomed = '', opcs = '', names = ''] = line.split('|');
  return { name, snomed: parts(snomed, ' '), opcs: parts(opcs, ' '), names: parts(names, ', ') };
});
