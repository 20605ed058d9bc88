/**
 * Operations and examinations beside those of operations.ts, in the same shape: name | SNOMED CT | OPCS-4 | wordings in
 * full.
 * Source: OPCS Classification of Interventions and Procedures version 4; where a code is not exact, the words stand
 * alone.
 */
export const FURTHER_ROWS = `
transoesophageal echocardiography||U202|Transoesophageal echocardiogram, Transesophageal echocardiogram, Transoesophageal echocardiography, TOE, TEE, TOE - transoesophageal echocardiogram
stress echocardiography||U205|Stress echocardiogram, Stress echocardiography, Dobutamine stress echocardiogram, Stress echo, Dobutamine stress echo, DSE
electrocardiography|||Electrocardiogram, ECG, EKG, 12 lead ECG, 12-lead electrocardiogram, Electrocardiography, Standard ECG, ECG 12 lead, Resting ECG
exercise test||U194|Exercise tolerance test, Exercise ECG, ETT, Treadmill test, Exercise electrocardiogram, Exercise stress test, Treadmill exercise test
ambulatory electrocardiography|||Ambulatory ECG, Holter monitor, Holter monitoring, 24 hour ECG, 24 hour tape, Ambulatory electrocardiogram, 24 hour ambulatory ECG, Holter, 24 hour Holter monitor, Ambulatory ECG monitoring
ambulatory blood pressure monitoring|||Ambulatory blood pressure monitoring, ABPM, 24 hour ambulatory blood pressure monitoring, 24 hour blood pressure monitoring, 24 hour BP monitor
loop recorder insertion|||Implantable loop recorder insertion, Insertion of implantable loop recorder, Insertion of loop recorder, Implantation of loop recorder, ILR insertion, Insertion of Reveal device
defibrillator insertion||K59|Insertion of implantable cardioverter defibrillator, ICD insertion, Implantation of cardioverter defibrillator, ICD implantation, Insertion of ICD, Implantable cardioverter defibrillator insertion, AICD implantation
atrial fibrillation ablation|||Ablation of atrial fibrillation, AF ablation, Atrial fibrillation ablation, Pulmonary vein isolation, Catheter ablation of atrial fibrillation
atrial flutter ablation|||Atrial flutter ablation, Ablation of atrial flutter, Flutter ablation, Catheter ablation of atrial flutter, Cavotricuspid isthmus ablation
transcatheter aortic valve implantation|||TAVI, TAVR, Transcatheter aortic valve implantation, Transcatheter aortic valve replacement, Transcatheter implantation of aortic valve
mitral valve repair|||Mitral valve repair, Repair of mitral valve, Mitral valvuloplasty
endovascular aortic aneurysm repair||L27|EVAR, Endovascular aneurysm repair, Endovascular repair of abdominal aortic aneurysm, Endovascular aortic aneurysm repair, Endovascular stenting of abdominal aortic aneurysm
femoropopliteal bypass|||Femoropopliteal bypass, Femoral-popliteal bypass, Fem-pop bypass, Bypass of femoral artery by anastomosis to popliteal artery
femoral angioplasty||L631|Femoral angioplasty, Angioplasty of femoral artery, Percutaneous transluminal angioplasty of femoral artery
vena cava filter insertion||L791|IVC filter insertion, Insertion of IVC filter, Insertion of inferior vena cava filter, Insertion of filter into vena cava, Inferior vena cava filter placement
arteriovenous fistula creation||L742|Creation of arteriovenous fistula, AV fistula creation, Formation of arteriovenous fistula, AV fistula formation, Arteriovenous fistula creation, Creation of AV fistula
PICC insertion|||PICC insertion, PICC line insertion, Insertion of PICC line, Insertion of PICC, Insertion of peripherally inserted central catheter, PICC placement, PICC line placement
toe amputation||X11|Amputation of toe, Toe amputation
adenoidectomy||E201|Adenoidectomy, Excision of adenoids, Removal of adenoids, Total adenoidectomy, Excision of adenoid
sinus surgery|||Functional endoscopic sinus surgery, FESS, Endoscopic sinus surgery
nasal cautery||E051|Cautery of nose, Nasal cautery, Cauterisation of nose, Cauterisation of internal nose, Cauterization of nose, Cautery of nasal septum
nasendoscopy|||Nasendoscopy, Nasoendoscopy, Flexible nasendoscopy, Nasal endoscopy, FNE, Flexible nasal endoscopy, Fibreoptic nasendoscopy
pleural aspiration||T123|Pleural aspiration, Aspiration of pleural cavity, Thoracocentesis, Thoracentesis, Pleural tap, Aspiration of pleural effusion
paracentesis||T461|Paracentesis, Abdominal paracentesis, Ascitic drain insertion, Ascitic tap, Drainage of ascites, Paracentesis of ascites, Paracentesis abdominis for ascites, Ascitic drainage
lung lobectomy||E543|Lobectomy of lung, Lung lobectomy, Pulmonary lobectomy
pneumonectomy||E541|Pneumonectomy, Total pneumonectomy
tracheal intubation|||Endotracheal intubation, Tracheal intubation, Intubation of trachea, Orotracheal intubation, ET intubation
shoulder replacement||W96 W97 W98|Total shoulder replacement, Shoulder replacement, Total shoulder arthroplasty, Replacement of shoulder joint, Total prosthetic replacement of shoulder joint, Reverse shoulder replacement, Shoulder arthroplasty, Reverse total shoulder arthroplasty
unicompartmental knee replacement|||Unicompartmental knee replacement, Partial knee replacement, Unicondylar knee replacement, Unicompartmental knee arthroplasty, UKR, Unicondylar knee arthroplasty
shoulder arthroscopy|||Shoulder arthroscopy, Arthroscopy of shoulder, Diagnostic arthroscopy of shoulder
hip arthroscopy|||Hip arthroscopy, Arthroscopy of hip
subacromial decompression||O291|Subacromial decompression, Arthroscopic subacromial decompression, Subacromial decompression of shoulder, Acromioplasty, ASD shoulder
rotator cuff repair||T791|Rotator cuff repair, Repair of rotator cuff, Repair of rotator cuff of shoulder, Plastic repair of rotator cuff of shoulder, Arthroscopic rotator cuff repair
knee meniscectomy||W82|Meniscectomy, Arthroscopic meniscectomy, Meniscectomy of knee, Partial meniscectomy, Arthroscopic partial meniscectomy, Knee meniscectomy, Excision of meniscus
trigger finger release|||Trigger finger release, Release of trigger finger
Dupuytren's fasciectomy||T521|Dupuytren's fasciectomy, Palmar fasciectomy, Dupuytren's contracture release, Fasciectomy for Dupuytren's contracture, Dupuytren fasciectomy, Surgery for Dupuytren's contracture, Release of Dupuytren's contracture
ganglion excision||T59|Excision of ganglion, Ganglion excision, Ganglionectomy, Removal of ganglion
cubital tunnel release|||Cubital tunnel release, Ulnar nerve decompression at elbow, Decompression of ulnar nerve at elbow, Release of cubital tunnel, Cubital tunnel decompression
Achilles tendon repair|||Achilles tendon repair, Repair of Achilles tendon, Repair of tendo achillis
distal radius fixation|||ORIF distal radius, Open reduction and internal fixation of distal radius, Open reduction and internal fixation of fracture of distal radius, ORIF of distal radius fracture, Internal fixation of distal radius, Open reduction internal fixation of distal radius
ankle fracture fixation|||ORIF ankle, Open reduction and internal fixation of ankle, Open reduction and internal fixation of fracture of ankle, ORIF of ankle fracture, Ankle fracture fixation, Open reduction internal fixation of ankle
lumbar decompression||V25|Lumbar decompression, Lumbar laminectomy, Decompression of lumbar spine, Laminectomy of lumbar spine, Lumbar spinal decompression
lumbar fusion|||Lumbar fusion, Lumbar spinal fusion, Fusion of lumbar spine, Lumbar spine fusion
epidural injection||A521|Lumbar epidural injection, Lumbar epidural steroid injection, Therapeutic lumbar epidural injection
facet joint injection||V544|Facet joint injection, Facet injection, Injection of facet joint, Injection around spinal facet of spine, Facet joint block, Spinal facet joint injection
knee injection|||Injection of knee joint, Knee injection, Knee joint injection, Intra-articular injection of knee, Steroid injection of knee, Corticosteroid injection of knee, Steroid injection into knee joint, Injection of steroid into knee joint, Knee steroid injection
shoulder injection|||Injection of shoulder joint, Shoulder injection, Shoulder joint injection, Intra-articular injection of shoulder, Steroid injection of shoulder, Corticosteroid injection of shoulder, Steroid injection into shoulder joint, Shoulder steroid injection
ventriculoperitoneal shunt||A124|Ventriculoperitoneal shunt, VP shunt, VP shunt insertion, Insertion of ventriculoperitoneal shunt, Creation of ventriculoperitoneal shunt, Insertion of VP shunt
burr hole evacuation|||Burr hole evacuation of subdural haematoma, Burr hole drainage of subdural haematoma, Evacuation of subdural haematoma by burr hole, Burr holes for subdural haematoma
electroencephalography|||EEG, Electroencephalogram, Electroencephalography, Routine EEG
nerve conduction studies|||Nerve conduction studies, NCS, Nerve conduction study, Nerve conduction test, Nerve conduction tests
sleep study|||Sleep study, Polysomnography, PSG, Overnight sleep study, Polysomnogram, Sleep studies
total gastrectomy||G27|Total gastrectomy, Total excision of stomach
partial gastrectomy||G28|Partial gastrectomy, Partial excision of stomach, Subtotal gastrectomy, Distal gastrectomy
sleeve gastrectomy||G285|Sleeve gastrectomy, Laparoscopic sleeve gastrectomy, Gastric sleeve, Gastric sleeve operation
gastric bypass|||Gastric bypass, Roux-en-Y gastric bypass, RYGB, Laparoscopic gastric bypass, Laparoscopic Roux-en-Y gastric bypass
fundoplication|||Fundoplication, Nissen fundoplication, Laparoscopic Nissen fundoplication, Laparoscopic fundoplication, Antireflux operation
oesophagectomy|||Oesophagectomy, Esophagectomy, Excision of oesophagus, Ivor Lewis oesophagectomy, Total excision of oesophagus
oesophageal dilatation|||Oesophageal dilatation, Dilatation of oesophagus, Esophageal dilation, Dilation of esophagus, Endoscopic dilatation of oesophagus, Balloon dilatation of oesophagus, Oesophageal balloon dilatation
endoscopic ultrasound|||Endoscopic ultrasound, EUS, Endoscopic ultrasonography, Endoscopic ultrasound scan, Endoscopic ultrasound examination
capsule endoscopy|||Capsule endoscopy, Video capsule endoscopy, Wireless capsule endoscopy, Small bowel capsule endoscopy
total colectomy||H05|Total colectomy, Total excision of colon
panproctocolectomy||H04|Panproctocolectomy, Proctocolectomy, Total proctocolectomy, Total excision of colon and rectum
Hartmann's procedure||H335|Hartmann's procedure, Hartmann procedure, Hartmann's operation, Hartmanns procedure, Rectosigmoidectomy and closure of rectal stump and exteriorisation of bowel, Hartmann resection
abdominoperineal resection||H331|Abdominoperineal resection, Abdominoperineal excision of rectum, APR, AP resection, Abdominoperineal excision of rectum and end colostomy, Abdominoperineal resection of rectum
ileostomy closure||G753|Closure of ileostomy, Reversal of ileostomy, Ileostomy reversal, Ileostomy closure
ileostomy formation||G74|Formation of ileostomy, Creation of ileostomy, Ileostomy formation, Ileostomy creation
colostomy closure||H154|Closure of colostomy, Reversal of colostomy, Colostomy reversal, Colostomy closure
colostomy formation|||Formation of colostomy, Creation of colostomy, Colostomy formation, Colostomy creation
adhesiolysis||T413 T423|Adhesiolysis, Division of adhesions, Division of adhesions of peritoneum, Lysis of adhesions, Freeing of adhesions of peritoneum, Division of peritoneal adhesions, Laparoscopic adhesiolysis, Lysis of peritoneal adhesions
laparotomy||T30|Laparotomy, Exploratory laparotomy, Opening of abdomen
pilonidal sinus excision||H59|Excision of pilonidal sinus, Pilonidal sinus excision, Pilonidal cystectomy, Excision of pilonidal cyst
perianal abscess drainage||H582|Drainage of perianal abscess, Incision and drainage of perianal abscess, I&D perianal abscess, Perianal abscess drainage, Perianal abscess incision and drainage
haemorrhoid banding||H524|Banding of haemorrhoids, Haemorrhoid banding, Rubber band ligation of haemorrhoid, Rubber band ligation of haemorrhoids, Hemorrhoid banding, Hemorrhoid rubber band ligation, Haemorrhoidal banding
lateral sphincterotomy|||Lateral sphincterotomy, Lateral internal sphincterotomy, Lateral sphincterotomy of anus, Lateral anal sphincterotomy
pancreaticoduodenectomy||J56|Whipple's procedure, Whipple procedure, Pancreaticoduodenectomy, Excision of head of pancreas, Pancreatoduodenectomy, Whipples procedure, Whipple operation
liver resection||J02|Liver resection, Hepatic resection, Partial hepatectomy, Resection of liver, Partial excision of liver
hydrocele repair||N11|Hydrocele repair, Repair of hydrocele, Hydrocelectomy, Operation on hydrocele, Operations on hydrocele sac
orchidopexy||N08 N09|Orchidopexy, Orchiopexy
ureteric stent insertion||M292|Ureteric stent insertion, Insertion of ureteric stent, JJ stent insertion, Ureteral stent insertion, Insertion of JJ stent, Double J stent insertion, Endoscopic insertion of tubal prosthesis into ureter, Ureteral stent placement, Insertion of ureteral stent
ureteric stent removal||M293|Ureteric stent removal, Removal of ureteric stent, JJ stent removal, Removal of JJ stent, Ureteral stent removal, Endoscopic removal of tubal prosthesis from ureter, Removal of ureteral stent
ureteroscopy|||Ureteroscopy, Flexible ureteroscopy, Diagnostic ureteroscopy
percutaneous nephrolithotomy|||Percutaneous nephrolithotomy, PCNL, Percutaneous nephrolithotripsy
nephrostomy insertion|||Nephrostomy insertion, Insertion of nephrostomy, Percutaneous nephrostomy, Insertion of nephrostomy tube, Percutaneous insertion of nephrostomy tube, Nephrostomy tube insertion
bladder tumour resection||M421|TURBT, Transurethral resection of bladder tumour, TURBT - Transurethral resection of bladder tumour, Endoscopic resection of lesion of bladder, Transurethral resection of bladder tumor
cystectomy||M34|Cystectomy, Radical cystectomy, Total cystectomy, Total excision of bladder
urinary catheterisation|||Urinary catheterisation, Urethral catheterisation, Bladder catheterisation, Insertion of urinary catheter, Urinary catheterization, Catheterisation of bladder, Insertion of urethral catheter, Urethral catheterisation of bladder, Insertion of Foley catheter, Urinary catheter insertion, Foley catheter insertion
suprapubic catheter insertion|||Suprapubic catheter insertion, Insertion of suprapubic catheter, Suprapubic catheterisation, SPC insertion, Suprapubic catheterization
urodynamics|||Urodynamics, Urodynamic studies, Urodynamic study, Urodynamic assessment
renal biopsy|||Renal biopsy, Kidney biopsy, Biopsy of kidney, Percutaneous renal biopsy, Needle biopsy of kidney, Percutaneous kidney biopsy
lung biopsy|||Lung biopsy, Biopsy of lung, Percutaneous lung biopsy, CT guided lung biopsy
breast biopsy|||Breast biopsy, Biopsy of breast, Core biopsy of breast, Core needle biopsy of breast, Breast core biopsy
axillary clearance||T852|Axillary clearance, Axillary lymph node clearance, Axillary node clearance, Axillary lymph node dissection, Block dissection of axillary lymph nodes, ALND, Axillary dissection
large loop excision|||LLETZ, Large loop excision of transformation zone, LEEP, Loop electrosurgical excision procedure, Large loop excision of transformation zone of cervix
myomectomy|||Myomectomy, Open myomectomy, Excision of fibroid, Excision of uterine fibroid
endometrial ablation|||Endometrial ablation, Ablation of endometrium, Novasure ablation
forceps delivery||R21|Forceps delivery, Forceps cephalic delivery, Delivery by forceps
ventouse delivery||R22|Ventouse delivery, Vacuum delivery, Ventouse extraction, Vacuum extraction delivery, Vacuum assisted delivery, Vacuum extraction
vaginal delivery||R24|Normal delivery, Spontaneous vaginal delivery, SVD, Normal vaginal delivery, NVD, Normal vertex delivery
split skin graft||S35|Split skin graft, Split thickness skin graft, Split thickness skin autograft, Split autograft of skin, SSG, STSG
Mohs surgery||S05|Mohs surgery, Mohs micrographic surgery, Mohs micrographic excision, Microscopically controlled excision of lesion of skin
skin curettage||S08|Curettage of lesion of skin, Curettage of skin lesion, Curettage and cautery of skin lesion, Curettage and cautery of lesion of skin, Skin lesion curettage
skin cryotherapy|||Cryotherapy to skin lesion, Cryotherapy of skin lesion, Cryotherapy to lesion of skin, Cryosurgery of skin lesion, Cryotherapy skin lesion
skin biopsy|||Skin biopsy, Biopsy of skin, Punch biopsy of skin, Skin punch biopsy, Biopsy of skin lesion, Biopsy of lesion of skin
toenail avulsion|||Avulsion of toenail, Toenail avulsion, Avulsion of nail of toe, Toenail removal, Removal of toenail
posterior capsulotomy||C733|YAG capsulotomy, YAG laser capsulotomy, Posterior capsulotomy, Capsulotomy of posterior lens capsule, YAG laser posterior capsulotomy, Laser posterior capsulotomy, Nd:YAG laser capsulotomy
laser iridotomy|||Laser iridotomy, Laser peripheral iridotomy, YAG laser iridotomy, YAG iridotomy, Peripheral laser iridotomy
panretinal photocoagulation|||Panretinal photocoagulation, PRP laser, Panretinal laser photocoagulation, Pan retinal photocoagulation, Panretinal laser photocoagulation to lesion of retina
squint surgery|||Squint surgery, Strabismus surgery, Correction of squint, Squint correction, Squint operation, Correction of strabismus
wisdom tooth extraction||F091|Extraction of wisdom tooth, Wisdom tooth extraction, Wisdom tooth removal, Removal of wisdom tooth, Surgical removal of wisdom tooth, Surgical removal of impacted wisdom tooth, Third molar extraction, Extraction of wisdom teeth, Wisdom teeth removal, Wisdom teeth extraction, Removal of wisdom teeth
myringoplasty||D14|Myringoplasty, Repair of eardrum, Tympanoplasty, Repair of tympanic membrane
mastoidectomy||D10|Mastoidectomy, Exenteration of mastoid air cells, Cortical mastoidectomy
cochlear implant||D24|Cochlear implant, Cochlear implantation, Insertion of cochlear implant, Insertion of cochlear prosthesis
parathyroidectomy||B14|Parathyroidectomy, Excision of parathyroid gland, Excision of parathyroid
adrenalectomy||B22|Adrenalectomy, Excision of adrenal gland, Laparoscopic adrenalectomy
platelet transfusion|||Platelet transfusion, Transfusion of platelets
plasma exchange|||Plasma exchange, Plasmapheresis, PLEX, Therapeutic plasma exchange, Therapeutic plasmapheresis
peritoneal dialysis|||Peritoneal dialysis, Renal dialysis by peritoneal dialysis, CAPD, Continuous ambulatory peritoneal dialysis
CT of chest|||CT chest, CT of chest, CT thorax, CT of thorax, CT scan of thorax, Computed tomography of chest, Computed tomography of thorax, Chest CT
CT of chest, abdomen and pelvis|||CT chest abdomen and pelvis, CT thorax abdomen and pelvis, CT CAP, CT TAP, CT of thorax abdomen and pelvis, CT of chest abdomen and pelvis, CT chest/abdomen/pelvis, CT thorax/abdomen/pelvis, CT chest abdomen pelvis, CT thorax abdomen pelvis, Computed tomography of chest abdomen and pelvis, Computed tomography of thorax abdomen and pelvis
CT of abdomen|||CT abdomen, CT of abdomen, Computed tomography of abdomen, Abdominal CT, CT abdominal
CT of urinary tract|||CT KUB, CT kidneys ureters and bladder, CT of kidneys ureters and bladder, CT kidney ureter bladder, Computed tomography of kidney ureter and bladder, CT renal stone, CT stone protocol
CT colonography|||CT colonography, CT colonogram, Virtual colonoscopy, CTC, CT virtual colonoscopy, Computed tomography colonography
CT coronary angiography|||CT coronary angiogram, CTCA, CT coronary angiography, Computed tomography coronary angiogram, CCTA, Coronary CT angiogram, Coronary CT angiography, CT angiogram coronary
CT of cervical spine|||CT cervical spine, CT of cervical spine, CT C-spine, CT c spine, CT neck spine, Computed tomography of cervical spine
CT of sinuses|||CT sinuses, CT of sinuses, CT paranasal sinuses, CT of paranasal sinuses, Computed tomography of paranasal sinuses
MRI of lumbar spine|||MRI lumbar spine, MRI of lumbar spine, MRI lumbosacral spine, MRI of lumbosacral spine, Magnetic resonance imaging of lumbar spine
MRI of cervical spine|||MRI cervical spine, MRI of cervical spine, MRI C-spine, MRI c spine, Magnetic resonance imaging of cervical spine
MRCP|||MRCP, Magnetic resonance cholangiopancreatography, MR cholangiopancreatography, MRI MRCP, MRI cholangiopancreatography
cardiac MRI|||Cardiac MRI, MRI heart, MRI of heart, Cardiac magnetic resonance imaging, CMR, Magnetic resonance imaging of heart, Cardiac MR, Cardiovascular magnetic resonance
MRI of prostate|||MRI prostate, MRI of prostate, Multiparametric MRI prostate, mpMRI prostate, Magnetic resonance imaging of prostate, Multiparametric MRI of prostate, mpMRI of prostate
ultrasound of urinary tract|||Ultrasound of urinary tract, Ultrasound urinary tract, US KUB, USS KUB, US renal tract, USS renal tract, Ultrasound renal tract, Ultrasound scan of renal tract, Ultrasound KUB, Ultrasonography of urinary tract, US renal, Ultrasound of kidneys, USS kidneys, Renal ultrasound, Kidney ultrasound, Ultrasound of kidney, Ultrasound of renal tract, US urinary tract, USS urinary tract
ultrasound of abdomen|||Ultrasound of abdomen, US abdomen, USS abdomen, Abdominal ultrasound, Ultrasonography of abdomen, Ultrasound abdomen, Ultrasound abdominal, Abdominal US, Abdominal USS
ultrasound of pelvis|||Ultrasound of pelvis, US pelvis, USS pelvis, Pelvic ultrasound, Ultrasonography of pelvis, Ultrasound pelvis, Pelvic US, Pelvic USS
ultrasound of neck|||Ultrasound of neck, US neck, USS neck, Neck ultrasound, Ultrasonography of neck
ultrasound of thyroid|||Ultrasound of thyroid, US thyroid, USS thyroid, Thyroid ultrasound, Ultrasonography of thyroid, Ultrasound of thyroid gland, Ultrasonography of thyroid gland
carotid ultrasound|||Carotid Doppler, Carotid ultrasound, Ultrasound of carotid artery, Carotid duplex, US carotid Doppler, USS carotid Doppler, Doppler ultrasound of carotid artery, Carotid artery Doppler, Carotid duplex ultrasound, Carotid Doppler ultrasound, Ultrasound carotid Doppler, US Doppler carotid, Ultrasound of carotid arteries
leg vein ultrasound|||Leg vein Doppler, Doppler ultrasound of leg veins, Venous Doppler of leg, US Doppler leg veins, USS Doppler leg veins, Doppler ultrasound of lower limb veins, Lower limb venous Doppler, Leg venous Doppler, Lower extremity venous Doppler, US Doppler lower limb veins, Ultrasound Doppler leg veins, Venous Doppler lower limb, Ultrasound venous Doppler of leg, Venous duplex of lower extremity, Venous Doppler ultrasound of leg
liver elastography|||Fibroscan, Transient elastography, Fibroscan of liver, Liver elastography, Transient elastography of liver, Elastography of liver, Liver fibroscan
x-ray of chest|||Chest X-ray, CXR, X-ray of chest, XR chest, Plain chest X-ray, Plain X-ray of chest, Chest radiograph, Plain chest radiograph, Radiography of chest, Chest radiography, Radiograph of chest, Plain radiograph of chest
x-ray of abdomen|||Abdominal X-ray, AXR, X-ray of abdomen, XR abdomen, Plain abdominal X-ray, Abdominal radiograph, Plain X-ray of abdomen
x-ray of pelvis|||X-ray of pelvis, XR pelvis, Pelvic X-ray, Plain X-ray of pelvis, Pelvis X-ray
x-ray of hip|||X-ray of hip, XR hip, Hip X-ray, Plain X-ray of hip
x-ray of knee|||X-ray of knee, XR knee, Knee X-ray, Plain X-ray of knee
x-ray of shoulder|||X-ray of shoulder, XR shoulder, Shoulder X-ray, Plain X-ray of shoulder
x-ray of hand|||X-ray of hand, XR hand, Hand X-ray, Plain X-ray of hand
x-ray of wrist|||X-ray of wrist, XR wrist, Wrist X-ray, Plain X-ray of wrist
x-ray of ankle|||X-ray of ankle, XR ankle, Ankle X-ray, Plain X-ray of ankle
x-ray of foot|||X-ray of foot, XR foot, Foot X-ray, Plain X-ray of foot
PET-CT|||PET-CT, PET CT, PET/CT, PET-CT scan, FDG PET-CT, Positron emission tomography with computed tomography, PET CT whole body, PET/CT scan, PET scan with CT, FDG PET/CT
bone scan|||Bone scan, Nuclear medicine bone scan, Isotope bone scan, NM bone scan, Bone scintigraphy, Radionuclide bone scan, NM bone whole body, Radioisotope bone scan, Whole body bone scan
ventilation perfusion scan|||VQ scan, V/Q scan, Ventilation perfusion scan, Lung ventilation and perfusion scan, NM lung ventilation and perfusion, Ventilation/perfusion scan, Lung ventilation perfusion scan, NM VQ scan, NM lung perfusion and ventilation
myocardial perfusion scan|||Myocardial perfusion scan, Myocardial perfusion imaging, Myocardial perfusion scintigraphy, MIBI scan, NM myocardial perfusion, Nuclear stress test, MPS scan
barium swallow|||Barium swallow, Barium swallow test, Fluoroscopy barium swallow, Contrast swallow, Esophagram, XR barium swallow, Barium swallow X-ray
`;
