/**
 * Which names are the same medicine: blood, nutrition, fluids and vitamins? Rows as `rows.ts` explains; facts of the
 * BNF and of dm+d product names, no text of theirs.
 */
export const BLOOD_NUTRITION = `
ascorbic acid ~ vitamin c
cyanocobalamin | cytamen, cytacon, behepan, orobalin
deferasirox | exjade
deferoxamine ~ desferrioxamine | desferal
eltrombopag | revolade
romiplostim | nplate
ferric carboxymaltose | ferinject
ferric derisomaltose ~ iron isomaltoside | monofer
iron sucrose | venofer
iron dextran | cosmofer
ferric maltol | feraccru
ferrous fumarate | fersamal, galfer
ferrous sulfate ~ ferrous sulphate, dried ferrous sulfate, iron sulfate | ferrograd*, feospan*, feroglobin, ironorm drops
ferrous fumarate/folic acid = ferrous fumarate + folic acid | pregaday, galfer fa
sodium feredetate | sytron
filgrastim | neupogen, zarzio, accofil, nivestim
pegfilgrastim | neulasta, pelgraz, ziextenzo
lenograstim | granocyte
folic acid ~ folate | preconceive, lexpec
folinic acid ~ calcium folinate, leucovorin
hydroxocobalamin ~ vitamin b12, hydroxycobalamin | neo-cytamen, cobalin-h
magnesium aspartate | magnaspartate
magnesium glycerophosphate | neomag
magnesium sulfate ~ magnesium sulphate
phytomenadione ~ vitamin k, vitamin k1 | konakion, konakion mm, neokay
potassium chloride | slow-k*, kay-cee-l
potassium chloride/potassium bicarbonate = potassium bicarbonate + potassium chloride | sando-k
phosphate ~ sodium acid phosphate | phosphate sandoz, phosphate-sandoz
pyridoxine ~ vitamin b6
riboflavin ~ vitamin b2
sodium bicarbonate ~ sodium bicarb
sodium chloride ~ saline, normal saline | slow sodium
sodium chloride/glucose = glucose + sodium chloride
compound sodium lactate ~ hartmann's solution, hartmanns, hartmann's
sodium fluoride | duraphat
thiamine ~ vitamin b1 | benerva
tocopherol ~ alpha tocopherol, alpha tocopheryl acetate, vitamin e, tocopheryl acetate | vita-e
vitamin a ~ retinol
vitamins b and c ~ vitamins b and c high potency | pabrinex
vitamin b compound ~ vitamin b co, vitamin b compound strong, vitamin b co strong
multivitamins ~ multivitamin, vitamins | abidec, dalivit, forceval, healthy start vitamins
zinc sulfate ~ zinc sulphate | solvazinc
zinc acetate | wilzin
human albumin ~ albumin
normal immunoglobulin ~ human normal immunoglobulin | privigen, octagam, gamunex, kiovig, hizentra
anti-d immunoglobulin | rhophylac, d-gam
emicizumab | hemlibra
idarucizumab | praxbind
prothrombin complex | beriplex, octaplex
`;
