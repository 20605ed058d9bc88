/**
 * Which names are the same medicine: mind, nerves and pain? Rows as `rows.ts` explains; facts of the BNF and of dm+d
 * product names, no text of theirs.
 */
export const NERVOUS_SYSTEM = `
acamprosate | campral
agomelatine | valdoxan
almotriptan | almogran
alprazolam | xanax
amantadine | symmetrel, trilasym
amisulpride | solian
amitriptyline | elavil
apomorphine | apo-go
aripiprazole | abilify, abilify maintena
asenapine | sycrest
atomoxetine | strattera, atomaid
baclofen | lioresal, lyflex
botulinum toxin type a | botox, dysport, xeomin
brivaracetam | briviact
bromocriptine | parlodel
buprenorphine | butrans, butec, transtec, temgesic, subutex, sevodyne, hapoctasin, panitaz, reletrans, bupeaze, bunov, carlosafine, espranor, buvidal, relevtec, prefibin, rebrikel, natzon, tephine, bupramyl
bupropion | zyban
buspirone | buspar
cabergoline | dostinex, cabaser
cannabidiol | epidyolex
carbamazepine | tegretol, curatil, carbagen
cariprazine | reagila
cenobamate | ontozry
chloral hydrate ~ cloral betaine | welldorm
chlordiazepoxide | librium
chlorpromazine | largactil
citalopram | cipramil
clobazam | frisium, perizam, tapclob
clomethiazole | heminevrin
clomipramine | anafranil
clonazepam | rivotril
clozapine | clozaril, denzapine, zaponex
codeine ~ codeine phosphate
dantrolene | dantrium
dexamfetamine ~ dexamphetamine | amfexa, dexedrine
diazepam | valium, stesolid, diazemuls
dihydrocodeine | df 118, df118 forte, dhc continus*
disulfiram | antabuse
donepezil | aricept
dosulepin ~ dothiepin | prothiaden
doxepin | sinepin, xepin
duloxetine | cymbalta, yentreve, duciltia, depalta
eletriptan | relpax
entacapone | comtess
erenumab | aimovig
fremanezumab | ajovy
galcanezumab | emgality
rimegepant | vydura
escitalopram | cipralex
eslicarbazepine | zebinix
ethosuximide | zarontin
fentanyl | durogesic, durogesic dtrans, matrifen, mezolar, fencino, actiq, abstral, effentora, fentalis, osmanil, opiodur, victanyl, yemex, instanyl, pecfent, tilofyl, mylafent
fluoxetine | prozac, prozep, olena
flupentixol ~ flupenthixol, flupentixol decanoate | depixol, fluanxol, psytixol
fluvoxamine | faverin
frovatriptan | migard
gabapentin | neurontin
galantamine | reminyl, gatalin*, gazylan*, galsya*, luventa*, acumor*
guanfacine | intuniv
haloperidol ~ haloperidol decanoate | haldol, serenace, haldol decanoate
hydromorphone | palladone
imipramine | tofranil
lacosamide | vimpat
lamotrigine | lamictal
levetiracetam | keppra, desitrend
lisdexamfetamine | elvanse, elvanse adult
lithium carbonate | priadel*, camcolit*, liskonum*
lithium citrate | li-liquid, priadel liquid
lofepramine | gamanil, lomont
lofexidine | britlofex
lorazepam | ativan
lurasidone | latuda
melatonin | circadin*, slenyto*, ceyesto, adaflex
memantine | ebixa, valios
meptazinol | meptid
methadone | physeptone, methadose
methylphenidate | concerta*, ritalin, equasym, medikinet, xaggitin*, delmosart*, tranquilyn, matoride*, xenidate*, affenid*, meflynate*, focusim*, concerta xl*, equasym xl*, medikinet xl*
midazolam | buccolam, epistatus, hypnovel
mirtazapine | zispin
moclobemide | manerix
modafinil | provigil
morphine ~ morphine sulfate, morphine sulphate | oramorph, mst continus*, zomorph*, sevredol, mxl*, morphgesic*, filnarine*, actimorph, mst*
nalmefene | selincro
naloxone | prenoxad, nyxoid
naltrexone | adepend, nalorex
naratriptan | naramig
nicotine | nicorette, nicotinell, niquitin, nicassist, nicorette invisipatch
nitrazepam | mogadon
nortriptyline | allegron
olanzapine | zyprexa, zalasta, zyprexa velotab, zypadhera
opicapone | ongentys
oxcarbazepine | trileptal
oxycodone | oxycontin*, oxynorm, longtec*, shortec, oxypro*, reltebon*, lynlor, oxyact*, ixyldone*, carexil*, renocontin*, leveraxo*, oxeltra*, abtard*, candox*, onexila*, oxylan*, zomestine*
paliperidone | xeplion, trevicta, invega, byannli
paracetamol ~ acetaminophen | panadol, calpol, perfalgan, alvedon, medinol, disprol, mandanol
paroxetine | seroxat
perampanel | fycompa
pethidine ~ meperidine
phenelzine | nardil
phenobarbital ~ phenobarbitone
phenytoin | epanutin
pitolisant | wakix
pizotifen | sanomigran
pramipexole | mirapexin, pipexus*, oprymea
pregabalin | lyrica, alzain, axalid, rewisca, lecaent
primidone | mysoline
procyclidine | kemadrin, arpicolin
pyridostigmine | mestinon
quetiapine | seroquel, biquelle*, zaluron*, atrolak*, sondate*, mintreleq*, brancico*, tenprolide*, seotiapim*, zaquieel*, psyquet*
rasagiline | azilect
reboxetine | edronax
riluzole | rilutek, teglutik
risperidone | risperdal, risperdal consta, okedi
rivastigmine | exelon, nimvastid, almuriva, prometax, alzest, erastig
rizatriptan | maxalt
ropinirole | requip, adartrel, ipinnia*, repinex*, ralnea*, raponer*, eppinix*, ropiqual*
rotigotine | neupro
rufinamide | inovelon
safinamide | xadago
selegiline | eldepryl, zelapar
sertraline | lustral
sodium oxybate | xyrem
sodium valproate ~ valproate, valproic acid, valproate semisodium, semisodium valproate | epilim, episenta*, epival, depakote, convulex, belvo, dyzantil, epilim chrono*, epilim chronosphere*
stiripentol | diacomit
sulpiride | dolmatil
sumatriptan | imigran
tapentadol | palexia, ationdo*
tetrabenazine | xenazine
tiagabine | gabitril
tizanidine | zanaflex
tolcapone | tasmar
topiramate | topamax
tramadol | zydol, zamadol, marol*, tramulief*, maxitram*, mabron*, tradorec*, zeridame, invodol*, tramquel, brimisol*, oldaram
trazodone | molipaxin
trifluoperazine | stelazine
trihexyphenidyl ~ benzhexol | broflex
trimipramine | surmontil
varenicline | champix
venlafaxine | efexor, effexor, venlablue*, vensir*, venlalic*, politid*, alventa*, tonpular*, majoven*, depefex*, vencarm*, foraven*, venaxx, viepax*, winfex*, amphero*, sunveniz*
vigabatrin | sabril, kigabeq
vortioxetine | brintellix
zolmitriptan | zomig
zolpidem | stilnoct
zonisamide | zonegran
zopiclone | zimovane
zuclopenthixol ~ zuclopenthixol decanoate | clopixol
dimethyl fumarate | tecfidera
fampridine | fampyra
fingolimod | gilenya
glatiramer | copaxone, brabio
interferon beta-1a | avonex, rebif
natalizumab | tysabri
ocrelizumab | ocrevus
teriflunomide | aubagio
co-codamol = codeine + paracetamol | solpadol, kapake, zapain, tylex, codipar, paracodol, migraleve yellow, emcozin
co-dydramol = dihydrocodeine + paracetamol | remedeine, remedeine forte, paramol
co-codaprin = aspirin + codeine
co-proxamol = dextropropoxyphene + paracetamol
paracetamol/tramadol = paracetamol + tramadol | tramacet
paracetamol/caffeine = caffeine + paracetamol | panadol extra
paracetamol/ibuprofen = ibuprofen + paracetamol | nuromol, combogesic
paracetamol/metoclopramide = metoclopramide + paracetamol | paramax
levodopa ~ l-dopa
co-beneldopa = benserazide + levodopa | madopar
co-careldopa = carbidopa + levodopa | sinemet, half sinemet, caramet, lecado, duodopa, sinemet plus, half sinemet cr, apodespan
co-careldopa/entacapone = carbidopa + entacapone + levodopa ~ levodopa/carbidopa/entacapone, carbidopa/levodopa/entacapone | stalevo, sastravi, stanek
foslevodopa/foscarbidopa = foscarbidopa + foslevodopa | produodopa
buprenorphine/naloxone = buprenorphine + naloxone | suboxone, zubsolv
naloxone/oxycodone = naloxone + oxycodone | targinact*, myloxifin*
cannabinoids = cannabidiol + dronabinol ~ nabiximols | sativex
betahistine | serc
`;
