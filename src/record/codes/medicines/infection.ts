/**
 * Which names are the same medicine: infection? Rows as `rows.ts` explains; facts of the BNF and of dm+d product names,
 * no text of theirs.
 */
export const INFECTION = `
abacavir | ziagen
aciclovir ~ acyclovir | zovirax
amikacin | amikin
amoxicillin ~ amoxycillin | amoxil
amphotericin ~ amphotericin b, liposomal amphotericin | ambisome, fungizone, fungilin
ampicillin | penbritin
anidulafungin | ecalta
artemether/lumefantrine = artemether + lumefantrine | riamet
atovaquone | wellvone
atovaquone/proguanil = atovaquone + proguanil | malarone, maloff
azithromycin | zithromax, azyter, clamelle
aztreonam | azactam, cayston
benzathine benzylpenicillin ~ benzathine penicillin | extencilline, lentocilin
benzylpenicillin ~ penicillin g | crystapen
bictegravir/emtricitabine/tenofovir = bictegravir + emtricitabine + tenofovir | biktarvy
caspofungin | cancidas
cefaclor | distaclor
cefadroxil | baxan
cefalexin ~ cephalexin | keflex, ceporex
cefiderocol | fetcroja
cefixime | suprax
cefotaxime | claforan
cefradine ~ cephradine | velosef, nicef
ceftazidime | fortum
ceftriaxone | rocephin
cefuroxime | zinnat, zinacef
chloramphenicol | chloromycetin, brochlor, optrex infected eyes
chloroquine | avloclor, nivaquine
ciprofloxacin | ciproxin, ciloxan, cetraxal
clarithromycin | klaricid
clindamycin | dalacin, dalacin c, dalacin t, zindaclin
colistimethate ~ colistimethate sodium, colistin | colomycin, promixin, colobreathe
daptomycin | cubicin
darunavir | prezista
dolutegravir | tivicay
doxycycline | vibramycin, vibramycin-d, efracea, periostat
efavirenz | sustiva
entecavir | baraclude
ertapenem | invanz
erythromycin | erythroped, erymax, erythrocin, stiemycin, erythroped a
famciclovir | famvir
fidaxomicin | dificlir
flucloxacillin | floxapen
fluconazole | diflucan
flucytosine | ancotil
fosfomycin | monuril
fusidic acid ~ sodium fusidate, fusidate | fucidin, fucithalmic*
ganciclovir | cymevene, virgan
gentamicin | cidomycin, genticin
imipenem/cilastatin = cilastatin + imipenem | primaxin
itraconazole | sporanox
ivermectin | soolantra
ketoconazole | nizoral
lamivudine | epivir, zeffix
levofloxacin | tavanic, quinsair
linezolid | zyvox
lymecycline | tetralysal
mebendazole | vermox, ovex
mefloquine | lariam
meropenem | meronem
methenamine ~ methenamine hippurate, hexamine | hiprex
metronidazole | flagyl, rozex, metrogel, zidoval, acea, metrosa, anabact
miconazole | daktarin, loramyc
micafungin | mycamine
minocycline | minocin, acnamino, sebomin
molnupiravir | lagevrio
moxifloxacin | avelox, moxivig
mupirocin | bactroban
nevirapine | viramune
nirmatrelvir/ritonavir = nirmatrelvir + ritonavir | paxlovid
nitrofurantoin | macrobid*, macrodantin, furadantin, genfura
nystatin | nystan
ofloxacin | tarivid, exocin
oseltamivir | tamiflu
oxytetracycline | terramycin
permethrin | lyclear
phenoxymethylpenicillin ~ penicillin v, penicillin vk, pen v | apsin
piperacillin/tazobactam = piperacillin + tazobactam ~ pip-taz, piptaz, pip/taz | tazocin
pivmecillinam | selexid
posaconazole | noxafil
proguanil | paludrine
pyrazinamide | zinamide
quinine ~ quinine sulfate, quinine bisulfate, quinine sulphate | qualaquin
raltegravir | isentress
remdesivir | veklury
rifabutin | mycobutin
rifampicin ~ rifampin | rifadin, rimactane
rifampicin/isoniazid = isoniazid + rifampicin | rifinah
rifampicin/isoniazid/pyrazinamide = isoniazid + pyrazinamide + rifampicin | rifater
rifampicin/isoniazid/pyrazinamide/ethambutol = ethambutol + isoniazid + pyrazinamide + rifampicin | voractiv
ritonavir | norvir
silver sulfadiazine ~ silver sulphadiazine | flamazine
sofosbuvir | sovaldi
teicoplanin | targocid
temocillin | negaban
tenofovir ~ tenofovir disoproxil, tenofovir alafenamide | viread, vemlidy
terbinafine | lamisil
tigecycline | tygacil
tinidazole | fasigyn
tobramycin | tobi, tobravisc, bramitob
trimethoprim | trimopan, monotrim
valaciclovir ~ valacyclovir | valtrex
valganciclovir | valcyte
vancomycin | vancocin
voriconazole | vfend
zanamivir | relenza
zidovudine | retrovir
clavulanic acid ~ clavulanate, potassium clavulanate, clavulanate potassium
sulfamethoxazole ~ sulphamethoxazole, sulfamethoxazol
tazobactam ~ tazobactam sodium
co-amoxiclav = amoxicillin + clavulanic acid | augmentin, augmentin duo, augmentin-duo
co-fluampicil = ampicillin + flucloxacillin | magnapen
co-trimoxazole = sulfamethoxazole + trimethoprim | septrin, bactrim, septrin forte
ceftazidime/avibactam = avibactam + ceftazidime | zavicefta
ceftolozane/tazobactam = ceftolozane + tazobactam | zerbaxa
ticarcillin/clavulanic acid = clavulanic acid + ticarcillin | timentin
emtricitabine/tenofovir = emtricitabine + tenofovir | truvada, descovy
`;
