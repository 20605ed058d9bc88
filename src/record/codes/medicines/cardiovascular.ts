/**
 * Which names are the same medicine: heart and circulation? Rows as `rows.ts` explains; facts of the BNF and of dm+d
 * product names, no text of theirs.
 */
export const CARDIOVASCULAR = `
acetazolamide | diamox, eytazox
aliskiren | rasilez
amiloride | amilamont
amiodarone | cordarone
amlodipine | istin, amlostin
apixaban | eliquis
aspirin ~ acetylsalicylic acid | nu-seals, disprin, caprin, micropirin, resprin
atenolol | tenormin
atorvastatin | lipitor
bendroflumethiazide ~ bendrofluazide | aprinox, neo-naclex
bezafibrate | bezalip, fibrazate
bisoprolol | cardicor, emcor, congescor
bosentan | tracleer, stayveer
bumetanide | burinex
candesartan | amias
captopril | capoten, noyada
carvedilol | eucardic
celiprolol | celectol
chlortalidone ~ chlorthalidone | hygroton
cilostazol | pletal
clonidine | catapres, dixarit
clopidogrel | plavix, grepid
colesevelam | cholestagel
colestyramine ~ cholestyramine | questran, questran light
dabigatran | pradaxa
dalteparin | fragmin
digoxin | lanoxin, lanoxin-pg
diltiazem | tildiem, adizem*, slozem*, angitil*, viazem*, dilzem*, zemtard*, kenzem*, dilcardia*, retalzem*
dipyridamole | persantin, attia
disopyramide | rythmodan
doxazosin | cardura, doxadura*, raporsin*
dronedarone | multaq
edoxaban | lixiana
enalapril | innovace
enoxaparin | clexane, inhixa, arovi, ledraxen, enoxaparin becat
eplerenone | inspra
eprosartan | teveten
evolocumab | repatha
alirocumab | praluent
inclisiran | leqvio
bempedoic acid | nilemdo
ezetimibe | ezetrol
felodipine | plendil, cardioplen, felendil, folpik, neofel, parmid, vascalpha, pinefeld, felotens, keloc, delofine
fenofibrate | lipantil, supralip
flecainide | tambocor
fondaparinux | arixtra
fosinopril | staril
furosemide ~ frusemide | lasix, frusol, diuresal
gemfibrozil | lopid
glyceryl trinitrate ~ gtn, nitroglycerin, trinitrin | nitrolingual, glytrin, nitromin, coro-nitro, nitronal, rectogesic, deponit, minitran, transiderm-nitro, percutol, suscard, nitrocine, nitrolingual pumpspray
guanethidine | ismelin
heparin ~ heparin sodium, unfractionated heparin, heparin calcium | monoparin, multiparin, calciparine
hydralazine | apresoline
hydrochlorothiazide ~ hctz | hydrosaluric
imidapril | tanatril
indapamide | natrilix, indipam, tensaid, alkapamid, cardide, rawel, ethibide
irbesartan | aprovel, ifirmasta
isosorbide dinitrate ~ isdn | isoket, isoket retard*, sorbid, angitak
isosorbide mononitrate ~ ismn, isosorbide-5-mononitrate, isosorbide 5-mononitrate | imdur*, monomax*, ismo, elantan, isotard*, chemydur*, monosorb*, monomil*, modisal*, isib*, relosorb*, tardisc*, carmil*, nyzamac*, monigen*, trangina*, zemon*, cibral*, dynamin, isodur*, xismox*
ivabradine | procoralan
labetalol | trandate
lacidipine | motens, molap
lercanidipine | zanidip
lisinopril | zestril, carace
losartan | cozaar
macitentan | opsumit
methyldopa | aldomet
metolazone | xaqua, zaroxolyn
metoprolol | lopresor, betaloc
mexiletine | namuscla
midodrine | bramox
minoxidil | loniten, regaine
moxonidine | physiotens
nadolol | corgard
nebivolol | nebilet, hypoloc
nicardipine | cardene
nicorandil | ikorel
nicotinic acid | niaspan*
nifedipine | adalat, coracten*, adipine*, tensipine*, nifedipress*, fortipine*, valni*, nimodrel*, coracten xl*, adanif*, hypolar*, nifopress*, calchan*, dexipress*
nimodipine | nimotop
olmesartan | olmetec
oxprenolol | trasicor
pentoxifylline ~ oxpentifylline | trental
perindopril | coversyl, coversyl arginine
phenindione | dindevan
prasugrel | efient
pravastatin | lipostat
prazosin | hypovase
propafenone | arythmol
propranolol | inderal, inderal-la*, half inderal*, half-inderal*, bedranol, beta-prograne*, half beta-prograne*, slo-pro*, syprol
quinapril | accupro, quinil
ramipril | tritace
ranolazine | ranexa
riociguat | adempas
rivaroxaban | xarelto
rosuvastatin | crestor
selexipag | uptravi
simvastatin | zocor, simvador
sotalol | sotacor, beta-cardone
spironolactone | aldactone
tadalafil | cialis, adcirca
telmisartan | micardis, tolura
terazosin | hytrin
ticagrelor | brilique
timolol | timoptol, timoptol-la, tiopex, eysano, betim
tinzaparin | innohep
tolvaptan | jinarc, samsca
torasemide | torem
trandolapril | gopten
tranexamic acid | cyklokapron
triamterene | dytac
valsartan | diovan
verapamil | securon, cordilox, half securon*, univer*, verapress*, vertab*, zolvera
vericiguat | verquvo
warfarin | marevan, coumadin
xipamide | diurexan
adrenaline ~ epinephrine | epipen, epipen jr, jext, emerade
noradrenaline ~ norepinephrine
adenosine | adenocor, adenoscan
esmolol | brevibloc
milrinone | primacor
alteplase | actilyse
tenecteplase | metalyse
bivalirudin | angiox
argatroban | exembol
iloprost | ventavis, ilomedin
amlodipine/valsartan = amlodipine + valsartan | exforge
amlodipine/olmesartan = amlodipine + olmesartan | sevikar
amlodipine/hydrochlorothiazide/olmesartan = amlodipine + hydrochlorothiazide + olmesartan | sevikar hct
amlodipine/perindopril = amlodipine + perindopril | coveram
atenolol/chlortalidone = atenolol + chlortalidone ~ co-tenidone | tenoretic, tenoret, tenoret 50
atenolol/nifedipine = atenolol + nifedipine | beta-adalat, tenif
co-amilofruse = amiloride + furosemide | frumil, frumil ls, frumil forte
co-amilozide = amiloride + hydrochlorothiazide | moduretic, moduret, moduret 25
co-triamterzide = hydrochlorothiazide + triamterene | dyazide
triamterene/chlortalidone = chlortalidone + triamterene | kalspare
co-flumactone = hydroflumethiazide + spironolactone | aldactide, aldactide 25, aldactide 50
spironolactone/furosemide = furosemide + spironolactone | lasilactone
captopril/hydrochlorothiazide = captopril + hydrochlorothiazide ~ co-zidocapt | capozide
enalapril/hydrochlorothiazide = enalapril + hydrochlorothiazide | innozide
lisinopril/hydrochlorothiazide = hydrochlorothiazide + lisinopril | zestoretic, carace plus, lisoretic
quinapril/hydrochlorothiazide = hydrochlorothiazide + quinapril | accuretic
perindopril/indapamide = indapamide + perindopril | coversyl plus, coversyl arginine plus
irbesartan/hydrochlorothiazide = hydrochlorothiazide + irbesartan | coaprovel
losartan/hydrochlorothiazide = hydrochlorothiazide + losartan | cozaar-comp, cozaar comp
olmesartan/hydrochlorothiazide = hydrochlorothiazide + olmesartan | olmetec plus
telmisartan/hydrochlorothiazide = hydrochlorothiazide + telmisartan | micardisplus, tolucombi
valsartan/hydrochlorothiazide = hydrochlorothiazide + valsartan | co-diovan
sacubitril/valsartan = sacubitril + valsartan | entresto
ezetimibe/simvastatin = ezetimibe + simvastatin | inegy
ezetimibe/atorvastatin = atorvastatin + ezetimibe
ezetimibe/bempedoic acid = bempedoic acid + ezetimibe | nustendi
aspirin/dipyridamole = aspirin + dipyridamole | asasantin, asasantin retard*
bisoprolol/aspirin = aspirin + bisoprolol
isosorbide mononitrate/aspirin = aspirin + isosorbide mononitrate | imazin, imazin xl*
omega-3-acid ethyl esters ~ omega-3-acid ethyl esters 90, omega 3-acid ethyl esters, omega-3 | omacor, prestylon, teromeg
icosapent ethyl ~ icosapent | vazkepa
`;
