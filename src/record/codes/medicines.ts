/**
 * Which names are the same medicine? Brands, older names and combinations of common UK medicines. Each row is a fact that
 * anybody can look up in the NHS dictionary of medicines and devices (dm+d) or the British National Formulary; no text of theirs is copied.
 * `generic | brands and other names`, and for a combination `generic = ingredient + ingredient | brands`.
 */
const ROWS = `
acamprosate | campral
aciclovir | zovirax, acyclovir
adalimumab | humira, amgevita, hyrimoz, imraldi, yuflyma
alendronic acid | fosamax, alendronate, sodium alendronate
alfuzosin | xatral
allopurinol | zyloric
alogliptin | vipidia
amiloride | amilamont
amiodarone | cordarone
amitriptyline | elavil
amlodipine | istin, amlostin
amoxicillin | amoxil, amoxycillin
anastrozole | arimidex
apixaban | eliquis
aripiprazole | abilify
aspirin | acetylsalicylic acid, nu-seals, disprin
atenolol | tenormin
atomoxetine | strattera
atorvastatin | lipitor
azathioprine | imuran, azapress
azithromycin | zithromax
baclofen | lioresal
beclometasone | clenil modulite, clenil, qvar, soprobec, beclomethasone, kelhale
bendroflumethiazide | aprinox, neo-naclex, bendrofluazide
betahistine | serc
bisoprolol | cardicor, emcor
bumetanide | burinex
buprenorphine | butrans, butec, transtec, temgesic, subutex, sevodyne
bupropion | zyban
budesonide | pulmicort, budelin, entocort, budenofalk
calcium carbonate | calcichew, adcal
candesartan | amias
captopril | capoten
carbamazepine | tegretol
carbimazole | neomercazole
carbocisteine | mucodyne
carvedilol | eucardic
cefalexin | keflex, cephalexin
cefuroxime | zinnat, zinacef
celecoxib | celebrex
cetirizine | zirtek, piriteze
chloramphenicol | chloromycetin
chlorphenamine | piriton, chlorpheniramine
chlorpromazine | largactil
ciclosporin | neoral, sandimmun, cyclosporin, cyclosporine, capimune, capsorin, deximune
cinacalcet | mimpara
ciprofloxacin | ciproxin
citalopram | cipramil
clarithromycin | klaricid
clindamycin | dalacin
clobazam | frisium, perizam
clobetasone | eumovate
clobetasol | dermovate
clomipramine | anafranil
clonazepam | rivotril
clonidine | catapres
clopidogrel | plavix
clotrimazole | canesten
clozapine | clozaril, denzapine, zaponex
codeine | codeine
colchicine | colgout
colecalciferol | fultium-d3, invita d3, desunin, thorens, stexerol-d3, cholecalciferol, vitamin d3, plenachol
cyanocobalamin | cytamen
cyclizine | valoid
dabigatran | pradaxa
dalteparin | fragmin
dapagliflozin | forxiga
denosumab | prolia, xgeva
desogestrel | cerazette, cerelle
dexamethasone | decadron
diazepam | valium
diclofenac | voltarol
digoxin | lanoxin
dihydrocodeine | df 118, dhc continus
diltiazem | tildiem, adizem, slozem, angitil, viazem
dipyridamole | persantin
docusate | dioctyl, docusol
domperidone | motilium
donepezil | aricept
doxazosin | cardura
doxycycline | vibramycin
dulaglutide | trulicity
duloxetine | cymbalta, yentreve
dutasteride | avodart
edoxaban | lixiana
empagliflozin | jardiance
enalapril | innovace
enoxaparin | clexane, inhixa, arovi, ledraxen
entacapone | comtess
eplerenone | inspra
adrenaline | epinephrine, epipen, jext, emerade
ergocalciferol | vitamin d2
erythromycin | erythroped
escitalopram | cipralex
esomeprazole | nexium
estradiol | evorel, estradot, oestrogel, elleste solo, oestradiol, vagifem
eslicarbazepine | zebinix
ethosuximide | zarontin
etoricoxib | arcoxia
exenatide | byetta, bydureon
ezetimibe | ezetrol
felodipine | plendil
fentanyl | durogesic, matrifen, mezolar, fencino, actiq, abstral
ferrous fumarate | fersamal, galfer
ferrous sulfate | ferrograd, ferrous sulphate
fexofenadine | telfast
finasteride | proscar
flecainide | tambocor
flucloxacillin | floxapen
fluconazole | diflucan
fluoxetine | prozac
fludrocortisone | florinef
flupentixol | depixol, fluanxol
fluticasone propionate | flixotide, flixonase
fluticasone furoate | avamys
folic acid | folate, preconceive
fosfomycin | monuril
furosemide | lasix, frusol, frusemide
gabapentin | neurontin
galantamine | reminyl
gliclazide | diamicron, zicron
glimepiride | amaryl
glyceryl trinitrate | nitrolingual, glytrin, gtn, nitroglycerin
glycopyrronium | seebri
goserelin | zoladex
haloperidol | haldol, serenace
hydrocortisone | hydrocortone, plenadren
hydroxocobalamin | neo-cytamen, vitamin b12
hydroxycarbamide | hydrea, hydroxyurea
hydroxychloroquine | plaquenil, quinoric
hydroxyzine | atarax
hyoscine butylbromide | buscopan
ibuprofen | brufen, nurofen, calprofen
imipramine | tofranil
indapamide | natrilix
indometacin | indocid, indomethacin
insulin aspart | novorapid, fiasp, trurapi
insulin degludec | tresiba
insulin detemir | levemir
insulin glargine | lantus, toujeo, abasaglar, semglee
insulin glulisine | apidra
insulin lispro | humalog, lyumjev
ipratropium | atrovent
irbesartan | aprovel
isosorbide mononitrate | imdur, monomax, ismo, elantan, isotard, chemydur
itraconazole | sporanox
ivabradine | procoralan
ketoconazole | nizoral
labetalol | trandate
lacosamide | vimpat
lactulose | duphalac
lamotrigine | lamictal
lansoprazole | zoton
latanoprost | xalatan, monopost
leflunomide | arava
lercanidipine | zanidip
letrozole | femara
leuprorelin | prostap
levetiracetam | keppra, desitrend
levocetirizine | xyzal
levofloxacin | tavanic
levonorgestrel | mirena, jaydess, kyleena, levonelle
levothyroxine | eltroxin, thyroxine, l-thyroxine
lidocaine | lignocaine, versatis
linagliptin | trajenta
liothyronine | tertroxin
liraglutide | victoza, saxenda
lisinopril | zestril, carace
lithium carbonate | priadel, camcolit, liskonum
lithium citrate | li-liquid
lofepramine | gamanil
loperamide | imodium
loratadine | clarityn
lorazepam | ativan
losartan | cozaar
macrogol | movicol, laxido, cosmocol, macrogol 3350, polyethylene glycol, macrogol compound, macrogol compound npf
mebeverine | colofac
medroxyprogesterone | depo-provera, provera
melatonin | circadin, slenyto
meloxicam | mobic
memantine | ebixa
mesalazine | asacol, pentasa, octasa, salofalk, mezavant, mesalamine
metformin | glucophage, bolamyn, sukkarto, glucient
methadone | physeptone, methadose
methotrexate | maxtrex, metoject, jylamvo
methylphenidate | concerta, ritalin, equasym, medikinet, xaggitin, delmosart
metoclopramide | maxolon
metolazone | xaqua
metoprolol | lopresor, betaloc
metronidazole | flagyl
mirabegron | betmiga
mirtazapine | zispin
mometasone | nasonex, elocon
montelukast | singulair
morphine | oramorph, mst continus, zomorph, sevredol, mxl
moxonidine | physiotens
mycophenolate mofetil | cellcept
mycophenolic acid | myfortic
naltrexone | adepend
naproxen | naprosyn
nebivolol | nebilet
nicorandil | ikorel
nicotine | nicorette, nicotinell, niquitin
nifedipine | adalat, coracten, adipine, tensipine
nitrofurantoin | macrobid, macrodantin
norethisterone | primolut n, utovlan
nortriptyline | allegron
nystatin | nystan
olanzapine | zyprexa
olmesartan | olmetec
omeprazole | losec, mepradec
ondansetron | zofran
orlistat | xenical, alli
oseltamivir | tamiflu
oxcarbazepine | trileptal
oxybutynin | ditropan, lyrinel, kentera
oxycodone | oxycontin, oxynorm, longtec, shortec
oxytetracycline | terramycin
paliperidone | xeplion, trevicta
pantoprazole | protium
paracetamol | panadol, calpol, acetaminophen
paroxetine | seroxat
perampanel | fycompa
perindopril | coversyl
phenobarbital | phenobarbitone
phenoxymethylpenicillin | penicillin v, penicillin vk
phenytoin | epanutin
pioglitazone | actos
pramipexole | mirapexin
prasugrel | efient
pravastatin | lipostat
prednisolone | deltacortril, pevanti, deltastab
pregabalin | lyrica, alzain
primidone | mysoline
prochlorperazine | stemetil, buccastem
procyclidine | kemadrin, arpicolin
promethazine | phenergan, avomine
propranolol | inderal, bedranol
propylthiouracil | ptu
pyridostigmine | mestinon
quetiapine | seroquel, biquelle, zaluron, atrolak
quinine | qualaquin
ramipril | tritace
ranitidine | zantac
ranolazine | ranexa
rasagiline | azilect
rifaximin | targaxan, xifaxanta
riluzole | rilutek
risedronate | actonel, risedronate sodium
risperidone | risperdal
rivaroxaban | xarelto
rivastigmine | exelon
rizatriptan | maxalt
ropinirole | requip, adartrel
rosuvastatin | crestor
rufinamide | inovelon
salbutamol | ventolin, salamol, airomir, albuterol, easyhaler salbutamol
salmeterol | serevent
semaglutide | ozempic, rybelsus, wegovy
senna | senokot, sennosides
sertraline | lustral
sevelamer | renvela, renagel
sildenafil | viagra, revatio
simvastatin | zocor
sitagliptin | januvia
sodium valproate | epilim, episenta, epival, valproate, valproic acid
solifenacin | vesicare
sotalol | sotacor, beta-cardone
spironolactone | aldactone
sulfasalazine | salazopyrin, sulphasalazine
sumatriptan | imigran
tacrolimus | prograf, advagraf, adoport, envarsus, dailiport
tadalafil | cialis
tamoxifen | nolvadex
tamsulosin | flomaxtra, contiflo, pamsvax, flomax
terbinafine | lamisil
terbutaline | bricanyl
teriflunomide | aubagio
theophylline | uniphyllin, slo-phyllin, nuelin
aminophylline | phyllocontin
thiamine | vitamin b1, benerva
ticagrelor | brilique
timolol | timoptol
tinzaparin | innohep
tiotropium | spiriva, braltus
tirzepatide | mounjaro
tolterodine | detrusitol, neditol
topiramate | topamax
torasemide | torem
tramadol | zydol, zamadol, marol, tramulief
tranexamic acid | cyklokapron
trazodone | molipaxin
trimethoprim | trimopan
trospium | regurin
umeclidinium | incruse
ursodeoxycholic acid | ursofalk, destolit
valsartan | diovan
vancomycin | vancocin
varenicline | champix
venlafaxine | efexor, effexor, venlablue, vensir
verapamil | securon, cordilox
vigabatrin | sabril
vortioxetine | brintellix
warfarin | marevan, coumadin
zolmitriptan | zomig
zolpidem | stilnoct
zonisamide | zonegran
zopiclone | zimovane
zuclopenthixol | clopixol
co-amoxiclav = amoxicillin + clavulanic acid | augmentin
co-codamol = codeine + paracetamol | solpadol, kapake, zapain, tylex
co-dydramol = dihydrocodeine + paracetamol | remedeine
co-beneldopa = benserazide + levodopa | madopar
co-careldopa = carbidopa + levodopa | sinemet, half sinemet, caramet, lecado
co-trimoxazole = sulfamethoxazole + trimethoprim | septrin, bactrim
co-amilofruse = amiloride + furosemide | frumil
co-danthramer = dantron + poloxamer | danthramer
stalevo = carbidopa + entacapone + levodopa | sastravi
beclometasone/formoterol = beclometasone + formoterol | fostair, luforbec
beclometasone/formoterol/glycopyrronium = beclometasone + formoterol + glycopyrronium | trimbow
budesonide/formoterol = budesonide + formoterol | symbicort, duoresp, fobumix
fluticasone propionate/salmeterol = fluticasone propionate + salmeterol | seretide, sirdupla, airflusal, sereflo, fusacomb
fluticasone furoate/vilanterol = fluticasone furoate + vilanterol | relvar
fluticasone furoate/umeclidinium/vilanterol = fluticasone furoate + umeclidinium + vilanterol | trelegy
umeclidinium/vilanterol = umeclidinium + vilanterol | anoro
olodaterol/tiotropium = olodaterol + tiotropium | spiolto
sacubitril/valsartan = sacubitril + valsartan | entresto
calcium carbonate/colecalciferol = calcium carbonate + colecalciferol | adcal d3, adcal-d3, calceos, accrete d3, evacal d3, calcichew d3
ethinylestradiol/levonorgestrel = ethinylestradiol + levonorgestrel | microgynon, rigevidon, ovranette
piperacillin/tazobactam = piperacillin + tazobactam | tazocin
losartan/hydrochlorothiazide = hydrochlorothiazide + losartan | cozaar-comp
sodium alginate/potassium bicarbonate = potassium bicarbonate + sodium alginate | gaviscon advance
metformin/sitagliptin = metformin + sitagliptin | janumet
dapagliflozin/metformin = dapagliflozin + metformin | xigduo
buprenorphine/naloxone = buprenorphine + naloxone | suboxone
naloxone/oxycodone = naloxone + oxycodone | targinact
dorzolamide/timolol = dorzolamide + timolol | cosopt
latanoprost/timolol = latanoprost + timolol | xalacom
`;

/** Medicines whose brand or product matters clinically: joined only on the same product. Source: RECORD.md; MHRA advice on antiepileptic drugs; BNF on lithium, ciclosporin, tacrolimus, theophylline. */
export const PRODUCT_CRITICAL: ReadonlySet<string> = new Set([
  'lithium carbonate', 'lithium citrate', 'lithium', 'ciclosporin', 'tacrolimus', 'theophylline', 'aminophylline',
  'phenytoin', 'carbamazepine', 'phenobarbital', 'primidone', 'sodium valproate', 'lamotrigine', 'perampanel', 'rufinamide',
  'clobazam', 'clonazepam', 'oxcarbazepine', 'eslicarbazepine', 'zonisamide', 'topiramate', 'levetiracetam', 'lacosamide',
  'ethosuximide', 'vigabatrin', 'tiagabine', 'brivaracetam',
]);

/** Salt words that leave the same medicine behind when they follow its name. */
export const SALTS: ReadonlySet<string> = new Set([
  'hydrochloride', 'hcl', 'dihydrochloride', 'monohydrate', 'dihydrate', 'trihydrate', 'hemihydrate', 'anhydrous', 'besilate',
  'besylate', 'mesilate', 'mesylate', 'maleate', 'tartrate', 'succinate', 'fumarate', 'hemifumarate', 'sulfate', 'sulphate', 'phosphate',
  'citrate', 'acetate', 'hydrobromide', 'bromide', 'sodium', 'disodium', 'potassium', 'calcium', 'magnesium', 'erbumine', 'arginine', 'medoxomil', 'cilexetil',
  'etexilate', 'axetil', 'bisulfate', 'hydrogen', 'furoate', 'dipropionate', 'propionate', 'oxalate', 'nitrate', 'tosylate',
  'tosilate', 'gluconate', 'lactate', 'pamoate', 'embonate', 'decanoate', 'stearate', 'estolate', 'ethylsuccinate', 'xinafoate',
  'trometamol', 'tromethamine', 'diethylamine', 'bromhydrate', 'chloride', 'trihydrochloride', 'monohydrochloride', 'proxetil',
]);

/** Names that stop being the same medicine when their last word goes: the salt is the medicine. */
export const SALT_MATTERS: ReadonlySet<string> = new Set([
  'lithium', 'ferrous', 'ferric', 'iron', 'sodium', 'potassium', 'calcium', 'magnesium', 'aluminium', 'zinc', 'ammonium', 'fluticasone',
  'betamethasone', 'hydrocortisone', 'insulin', 'hyoscine', 'mycophenolate', 'medroxyprogesterone', 'testosterone', 'nandrolone', 'flupentixol',
  'zuclopenthixol', 'fluphenazine', 'haloperidol', 'clobetasol', 'clobetasone', 'silver', 'selenium', 'benzyl', 'barium', 'bismuth', 'glyceryl', 'isosorbide',
]);

interface MedicineRow {
  readonly generic: string;
  readonly ingredients: readonly string[];
  readonly brands: readonly string[];
}

const split = (text: string, by: string): readonly string[] => text.split(by).map((part) => part.trim()).filter((part) => part !== '');

export const MEDICINES: readonly MedicineRow[] = split(ROWS, '\n').map((line) => {
  const [name = '', brands = ''] = line.split('|');
  const [generic = '', ingredients] = split(name, '=');
  return { generic, ingredients: ingredients === undefined ? [generic] : split(ingredients, '+'), brands: split(brands, ',') };
});
