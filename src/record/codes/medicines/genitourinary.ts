/**
 * Which names are the same medicine: women's health, urology and kidney? Rows as `rows.ts` explains; facts of the BNF
 * and of dm+d product names, no text of theirs.
 */
export const GENITOURINARY = `
alfuzosin | xatral, besavar*, xatral xl*
alprostadil | caverject, muse, vitaros, viridal
avanafil | spedra
carboprost | hemabate
clotrimazole | canesten, canesten combi
darifenacin | emselex
desogestrel | cerazette, cerelle, zelleta, aizea, nacrez, feanolla, desomono, moonia, hana, lovima, desorex
dienogest | zalkya
dinoprostone | prostin e2, propess
drospirenone | slynd
dutasteride | avodart
dutasteride/tamsulosin = dutasteride + tamsulosin | combodart
econazole | gyno-pevaryl, ecostatin, pevaryl
estriol ~ oestriol | ovestin, imvaggis, blissel, gynest
etonogestrel | nexplanon, implanon
fesoterodine | toviaz
finasteride | proscar, propecia
flavoxate | urispas
levonorgestrel | mirena, jaydess, kyleena, levosert, benilexa, levonelle, levonelle one step, emerres, upostelle, norgeston, ezinelle
mefenamic acid | ponstan
mifepristone | mifegyne
mirabegron | betmiga
oxybutynin | ditropan, lyrinel*, kentera, cystrin, lyrinel xl*
oxytocin | syntocinon
propiverine | detrunorm
relugolix/estradiol/norethisterone = estradiol + norethisterone + relugolix | ryeqo
sildenafil | viagra, revatio, granpidam, aronix, nipatra
solifenacin | vesicare
solifenacin/tamsulosin = solifenacin + tamsulosin | vesomni
tamsulosin | flomaxtra*, contiflo*, pamsvax*, flomax, tabphyn, petyme, losinate, prosurin, pinexel, diffundox, omnic, tamurex, cositam, flectone, faramsil
tolterodine | detrusitol, neditol*, preblacon*, inconex*, blerone*, mariosea*, efflosomyl*, tolterma*, santizor*
trospium | regurin, flotros
ulipristal | ellaone, esmya
vardenafil | levitra
vibegron | obgemsa
potassium citrate | cystopurin, effercitrate
sodium citrate | cymalon
terlipressin | glypressin
ethinylestradiol/levonorgestrel = ethinylestradiol + levonorgestrel | microgynon, rigevidon, ovranette, levest, maexeni, elevin, logynon, trirandil, ambelina, leandra, microgynon 30, ovreena, microgynon ed
ethinylestradiol/desogestrel = desogestrel + ethinylestradiol | marvelon, mercilon, gedarel, bimizza, cimizt, alenvona, munalea, lestramyl
ethinylestradiol/drospirenone = drospirenone + ethinylestradiol | yasmin, lucette, eloine, dretine, yacella, yiznell, daylette
ethinylestradiol/gestodene = ethinylestradiol + gestodene | femodene, femodette, millinette, katya, sunya, aidulan, akizza
ethinylestradiol/norgestimate = ethinylestradiol + norgestimate | cilest, lizinna, cilique
ethinylestradiol/norethisterone = ethinylestradiol + norethisterone | loestrin, brevinor, norimin, synphase, ovysmen, binovum
ethinylestradiol/norelgestromin = ethinylestradiol + norelgestromin | evra
ethinylestradiol/etonogestrel = ethinylestradiol + etonogestrel | nuvaring, syreniring
co-cyprindiol = cyproterone + ethinylestradiol | dianette, clairette, cicafem
estradiol/nomegestrol = estradiol + nomegestrol | zoely
dienogest/estradiol = dienogest + estradiol | qlaira
ethinylestradiol ~ ethinyl estradiol, ethinyloestradiol, ethinyl oestradiol
sevelamer | renvela, renagel
lanthanum | fosrenol
calcium acetate | phosex, renacet
calcium acetate/magnesium carbonate = calcium acetate + magnesium carbonate | osvaren
sucroferric oxyhydroxide | velphoro
sodium zirconium cyclosilicate | lokelma
patiromer | veltassa
calcium polystyrene sulfonate | calcium resonium
sodium polystyrene sulfonate | resonium a
epoetin alfa | eprex, binocrit
epoetin beta | neorecormon
epoetin zeta | retacrit
darbepoetin alfa ~ darbepoetin | aranesp
methoxy polyethylene glycol-epoetin beta | mircera
roxadustat | evrenzo
finerenone | kerendia
paricalcitol | zemplar
etelcalcetide | parsabiv
`;
