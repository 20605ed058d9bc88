/**
 * Which names are the same medicine: skin, eye, ear, nose and mouth? Rows as `rows.ts` explains; facts of the BNF and
 * of dm+d product names, no text of theirs.
 */
export const SKIN_EYE_EAR = `
acitretin | neotigason
adapalene | differin
adapalene/benzoyl peroxide = adapalene + benzoyl peroxide | epiduo
alitretinoin | toctino
aluminium chloride ~ aluminium chloride hexahydrate | driclor, anhydrol forte
azelaic acid | skinoren, finacea
benzoyl peroxide | acnecide, panoxyl, brevoxyl
benzoyl peroxide/clindamycin = benzoyl peroxide + clindamycin | duac, duac once daily
clindamycin/tretinoin = clindamycin + tretinoin | treclin
betamethasone valerate | betnovate, bettamousse, betacap, betesil, audavate, betnovate rd, betnovate-rd
betamethasone dipropionate | diprosone
betamethasone valerate/clioquinol = betamethasone valerate + clioquinol | betnovate-c
betamethasone valerate/neomycin = betamethasone valerate + neomycin | betnovate-n
betamethasone valerate/fusidic acid = betamethasone valerate + fusidic acid | fucibet, xemacort
betamethasone dipropionate/salicylic acid = betamethasone dipropionate + salicylic acid | diprosalic
betamethasone dipropionate/clotrimazole = betamethasone dipropionate + clotrimazole | lotriderm
betamethasone/calcipotriol = betamethasone + calcipotriol | dovobet, enstilar, dalonev, wynzora
calcipotriol ~ calcipotriene | dovonex
tacalcitol | curatoderm
chlorhexidine ~ chlorhexidine gluconate | corsodyl, hibiscrub, hydrex, curasept
chlorhexidine/neomycin = chlorhexidine + neomycin ~ neomycin/chlorhexidine | naseptin
clobetasol ~ clobetasol propionate | dermovate, etrivex, clarelux, clobaderm
clobetasol/neomycin/nystatin = clobetasol + neomycin + nystatin | dermovate-nn
clobetasone ~ clobetasone butyrate | eumovate, clobavate
clobetasone/nystatin/oxytetracycline = clobetasone + nystatin + oxytetracycline | trimovate
coal tar | exorex, psoriderm, polytar, alphosyl
diflucortolone | nerisone, nerisone forte
dithranol | dithrocream, micanol
eflornithine | vaniqa
fludroxycortide ~ flurandrenolone | haelan
fluocinolone acetonide ~ fluocinolone | synalar, iluvien
fluocinonide | metosyn
fluorouracil ~ 5-fluorouracil | efudix
fluorouracil/salicylic acid = fluorouracil + salicylic acid | actikerall
clotrimazole/hydrocortisone = clotrimazole + hydrocortisone | canesten hc
crotamiton | eurax
crotamiton/hydrocortisone = crotamiton + hydrocortisone | eurax hc, eurax-hydrocortisone
fusidic acid/hydrocortisone = fusidic acid + hydrocortisone | fucidin h
hydrocortisone/miconazole = hydrocortisone + miconazole | daktacort
hydrocortisone/urea = hydrocortisone + urea | alphaderm
hydrocortisone/nystatin/chlorhexidine = chlorhexidine + hydrocortisone + nystatin | nystaform hc, nystaform-hc
imiquimod | aldara, zyclara
isotretinoin | roaccutane, reticutan, rizuderm, isotrex
malathion | derbac-m
pimecrolimus | elidel
podophyllotoxin | warticon, condyline
potassium permanganate | permitabs
salicylic acid | occlusal, verrugon
selenium sulfide | selsun
tretinoin | retin-a
urea | balneum plus, hydromol intensive, eucerin intensive, calmurid, flexitol, imuderm, dermatonics once, nutraplus, aquadrate
white soft paraffin ~ yellow soft paraffin, white paraffin, yellow paraffin | vaseline
liquid paraffin/white soft paraffin = liquid paraffin + white soft paraffin ~ white soft paraffin and liquid paraffin | emollin
carbomer ~ carbomer 980, carbomer '980', carbomer 974p, carbomer 940 | viscotears, artelac nighttime, lumecare carbomer, gel tears, geltears, clinitas carbomer, xailin gel, blephagel
carmellose ~ carmellose sodium, carboxymethylcellulose | celluvisc, optive, xailin fresh, carmize, evolve carmellose, ocufresh, optho-lique, refresh ophthalmic
hypromellose ~ hydroxypropyl methylcellulose | isopto, lumecare hypromellose, tears naturale, evolve hypromellose, artelac, hydromoor, xailin hydrate
polyvinyl alcohol | liquifilm tears, sno tears, refresh
sodium hyaluronate ~ hyaluronate, hyaluronic acid | hylo-forte, hylo-tear, hyabak, hylo forte, hylo tear, artelac rebalance, blink intensive, clinitas, optive fusion, xailin ha, thealoz duo, vismed, evolve ha, hycosan, hycosan extra, lumecare singles, oxyal, aeon repair
paraffin eye ointment | lacri-lube, xailin night, vitapos, hylo night, simple eye ointment
acetylcysteine/hypromellose = acetylcysteine + hypromellose | ilube
aflibercept | eylea
ranibizumab | lucentis, ongavia
faricimab | vabysmo
apraclonidine | iopidine
betaxolol | betoptic
bimatoprost | lumigan, eyreida
bimatoprost/timolol = bimatoprost + timolol | ganfort
brimonidine | alphagan, brymont, mirvaso
brimonidine/timolol = brimonidine + timolol | combigan
brinzolamide | azopt
brinzolamide/brimonidine = brimonidine + brinzolamide | simbrinza
brinzolamide/timolol = brinzolamide + timolol | azarga
bromfenac | yellox
carteolol | teoptic
cyclopentolate | mydrilate
dorzolamide | trusopt, eydelto, dorzant
dorzolamide/timolol = dorzolamide + timolol | cosopt, eylamdo, cosopt imulti, vizidor duo
emedastine | emadine
epinastine | relestat
fluorometholone | fml
fluorescein | minims fluorescein
latanoprost | xalatan, monopost, catiolanze
latanoprost/timolol = latanoprost + timolol | xalacom, fixapost
levobunolol | betagan
lodoxamide | alomide
loteprednol | lotemax
nepafenac | nevanac
olopatadine | opatanol
pilocarpine | salagen
rimexolone | vexol
tafluprost | saflutan
tafluprost/timolol = tafluprost + timolol | taptiqom
travoprost | travatan, visitrav, bondulc
travoprost/timolol = timolol + travoprost | duotrav
tropicamide | mydriacyl
xylometazoline/antazoline = antazoline + xylometazoline | otrivine-antistin
dexamethasone/neomycin/polymyxin = dexamethasone + neomycin + polymyxin b | maxitrol
dexamethasone/tobramycin = dexamethasone + tobramycin | tobradex
dexamethasone/ciprofloxacin = ciprofloxacin + dexamethasone | cilodex
dexamethasone/framycetin/gramicidin = dexamethasone + framycetin + gramicidin | sofradex
dexamethasone/neomycin/acetic acid = acetic acid + dexamethasone + neomycin | otomize
acetic acid | earcalm
betamethasone/neomycin = betamethasone + neomycin | betnesol-n, betnesol n
flumetasone/clioquinol = clioquinol + flumetasone | locorten-vioform, locorten vioform
gentamicin/hydrocortisone = gentamicin + hydrocortisone | gentisone hc
hydrocortisone/neomycin/polymyxin = hydrocortisone + neomycin + polymyxin b | otosporin
prednisolone/neomycin = neomycin + prednisolone | predsol-n
choline salicylate | bonjela, earex plus, audax
olive oil | earol
urea hydrogen peroxide ~ urea-hydrogen peroxide | otex, exterol
hydrogen peroxide | peroxyl, crystacide
benzydamine | difflam
saliva substitute ~ artificial saliva | biotene, glandosane, as saliva orthana, xerotin, bioxtra, aquoral
`;
