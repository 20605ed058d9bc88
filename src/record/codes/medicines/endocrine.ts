/**
 * Which names are the same medicine: hormones, diabetes and bone? Rows as `rows.ts` explains; facts of the BNF and of
 * dm+d product names, no text of theirs.
 */
export const ENDOCRINE = `
abaloparatide | eladynos
acarbose | glucobay
alendronic acid ~ alendronate, sodium alendronate | fosamax, binosto
alogliptin | vipidia
betamethasone | betnesol, betnelan
calcitonin ~ calcitonin (salmon), salcatonin | miacalcic
calcitriol | rocaltrol, silkis
alfacalcidol ~ 1-alpha hydroxycholecalciferol | one-alpha
calcium carbonate | calcichew, adcal, cacit, calcium-500, calcichew 500
calcium carbonate/colecalciferol = calcium carbonate + colecalciferol | adcal d3, adcal-d3, calceos, accrete d3, evacal d3, calcichew d3, calcichew d3 forte, calci-d, cacit d3, theical-d3, natecal d3, kalcipos-d, kalcipos, calfovit d3, adcal-d3 lemon, adcal-d3 dissolve
calcium phosphate/colecalciferol = calcium phosphate + colecalciferol
canagliflozin | invokana
carbimazole | neomercazole
cinacalcet | mimpara
clomifene ~ clomiphene | clomid
colecalciferol ~ cholecalciferol, vitamin d3, vitamin d | fultium-d3, fultium d3, invita d3, desunin, thorens, stexerol-d3, stexerol d3, plenachol, aviticol, strivit-d3, pro d3, hux d3, cubicole d3, bulk d3, colextra-d3, valupak, urgent-d, baby d, valderma d3, fultium-d3 drops
corticotropin ~ tetracosactide, tetracosactrin | synacthen
cyproterone ~ cyproterone acetate | androcur, cyprostat
dapagliflozin | forxiga
degarelix | firmagon
denosumab | prolia, xgeva
desmopressin | ddavp, desmomelt, desmospray, desmotabs, noqdirna, demovo
dexamethasone ~ dexamethasone sodium phosphate, dexamethasone phosphate | decadron, dexsol, maxidex, martapan, neofordex, dropodex, ozurdex
diazoxide | eudemine
dulaglutide | trulicity
empagliflozin | jardiance
ergocalciferol ~ vitamin d2, calciferol
ertugliflozin | steglatro
estradiol ~ oestradiol | evorel, estradot, oestrogel, elleste solo, vagifem, sandrena, progynova, zumenon, femseven, estraderm, lenzetto, vagirux, bedol, progynova ts
conjugated oestrogens ~ conjugated estrogens | premarin
exenatide | byetta, bydureon, bydureon bcise
fludrocortisone | florinef
follitropin alfa | gonal-f
glibenclamide | daonil
gliclazide | diamicron, zicron, edicil*, laaglyda*, lamzarin*, nazdol*, vamju*, vitile*, zicron pr*, dacadis*, bilxona*, ziclaseg*
glimepiride | amaryl
glipizide | minodiab, glibenese
glucagon | glucagen, glucagen hypokit, ogluo
glucose ~ dextrose | glucogel, dextrogel, glucoboost, hypostop
goserelin | zoladex, zoladex la
hydrocortisone ~ hydrocortisone acetate, hydrocortisone sodium succinate, hydrocortisone sodium phosphate | hydrocortone, plenadren, solu-cortef, efcortesol, dioderm, mildison, alkindi, hydventia, corlan, colifoam, hc45
hydrocortisone butyrate | locoid, locoid crelo
ibandronic acid ~ ibandronate, sodium ibandronate, ibandronate sodium | bonviva, bondronat, quodixor, iasibon
insulin aspart | novorapid, fiasp, trurapi
insulin degludec | tresiba
insulin detemir | levemir
insulin glargine | lantus, toujeo, abasaglar, semglee
insulin glulisine | apidra
insulin lispro | humalog, lyumjev, admelog
insulin soluble human ~ soluble insulin, insulin soluble, human soluble insulin, insulin human | actrapid, humulin s, insuman rapid
insulin isophane human ~ isophane insulin, insulin isophane | insulatard, humulin i, insuman basal
insulin isophane biphasic human ~ biphasic isophane insulin, insulin isophane biphasic | humulin m3, insuman comb 25, insuman comb 15, insuman comb 50, mixtard 30
insulin aspart biphasic ~ biphasic insulin aspart | novomix 30, novomix
insulin lispro biphasic ~ biphasic insulin lispro | humalog mix25, humalog mix50, humalog mix 25, humalog mix 50
insulin degludec/liraglutide = insulin degludec + liraglutide | xultophy
insulin soluble porcine | hypurin porcine neutral
insulin isophane porcine | hypurin porcine isophane
leuprorelin | prostap, prostap sr, prostap 3, prostap dcs, prostap sr dcs, prostap 3 dcs, staladex
levothyroxine ~ thyroxine, l-thyroxine | eltroxin, vencamil
linagliptin | trajenta
liothyronine ~ tri-iodothyronine | tertroxin
liraglutide | victoza, saxenda
lixisenatide | lyxumia
medroxyprogesterone ~ medroxyprogesterone acetate | depo-provera, provera, sayana press, climanor, farlutal, sayana
metformin | glucophage, bolamyn*, sukkarto*, glucient*, metabet*, diagemet*, metuxtan*, yaltormin*, jesacrin*, meijumet*
methylprednisolone ~ methylprednisolone acetate, methylprednisolone sodium succinate | medrone, depo-medrone, solu-medrone
metyrapone | metopirone
nandrolone | deca-durabolin
nateglinide | starlix
norethisterone | primolut n, utovlan, noriday, micronor
octreotide | sandostatin, sandostatin lar
lanreotide | somatuline, somatuline autogel, somatuline la
pioglitazone | actos, glidipion
prednisolone | deltacortril, pevanti, deltastab, predsol, dilacort, predfoam, pred forte, deltacortril enteric
progesterone | utrogestan, cyclogest, lutigest, crinone, gepretix
propylthiouracil ~ ptu
raloxifene | evista
repaglinide | prandin, enyglid
risedronate ~ risedronate sodium, risedronic acid | actonel, actonel once a week
romosozumab | evenity
saxagliptin | onglyza
semaglutide | ozempic, rybelsus, wegovy
sitagliptin | januvia
somatropin | genotropin, norditropin, omnitrope, humatrope, saizen, nutropinaq, zomacton
strontium ranelate | protelos
teriparatide | forsteo, movymia, terrosa, sondelbay
testosterone ~ testosterone undecanoate, testosterone enantate, testosterone propionate | nebido, testogel, tostran, sustanon, sustanon 250, testavan, restandol, testim
tibolone | livial
tirzepatide | mounjaro
triptorelin | decapeptyl, decapeptyl sr, gonapeptyl
vildagliptin | galvus
zoledronic acid ~ zoledronate | aclasta, zometa
pamidronate ~ disodium pamidronate, pamidronic acid | aredia
alogliptin/metformin = alogliptin + metformin | vipdomet
canagliflozin/metformin = canagliflozin + metformin | vokanamet
dapagliflozin/metformin = dapagliflozin + metformin | xigduo
dapagliflozin/saxagliptin = dapagliflozin + saxagliptin | qtern
empagliflozin/linagliptin = empagliflozin + linagliptin | glyxambi
empagliflozin/metformin = empagliflozin + metformin | synjardy
linagliptin/metformin = linagliptin + metformin | jentadueto
metformin/pioglitazone = metformin + pioglitazone | competact
metformin/saxagliptin = metformin + saxagliptin | komboglyze
metformin/sitagliptin = metformin + sitagliptin | janumet
metformin/vildagliptin = metformin + vildagliptin | eucreas
estradiol/norethisterone = estradiol + norethisterone | evorel conti, evorel sequi, elleste duet, elleste duet conti, kliofem, kliovance, novofem, trisequens, climagest
estradiol/dydrogesterone = dydrogesterone + estradiol | femoston, femoston-conti, femoston conti
estradiol/levonorgestrel = estradiol + levonorgestrel | femseven conti, femseven sequi
estradiol/progesterone = estradiol + progesterone | bijuve
estradiol/medroxyprogesterone = estradiol + medroxyprogesterone | indivina, tridestra
conjugated oestrogens/medroxyprogesterone = conjugated oestrogens + medroxyprogesterone | premique, premique low dose
levothyroxine/liothyronine = levothyroxine + liothyronine | armour thyroid
`;
