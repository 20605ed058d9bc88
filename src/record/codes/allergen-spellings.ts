/**
 * Allergens by the spellings that are met less often: read when the names of medicines are, so that the alerts and
 * allergies stand without waiting for them.
 * `one plain name: other spellings`, in the shape of allergens.ts. A class is never one of its members, nor a food what
 * is made of it.
 */
const SPELLED = `
proton pump inhibitor: ppi, ppis, proton-pump inhibitor
selective serotonin reuptake inhibitor: ssri, ssris, selective serotonin re-uptake inhibitor
tricyclic antidepressant: tricyclic, tca
angiotensin receptor blocker: arb, angiotensin ii receptor blocker, angiotensin 2 receptor blocker, angiotensin ii receptor antagonist, angiotensin-ii receptor antagonist, angiotensin receptor antagonist
calcium channel blocker: ccb, calcium-channel blocker, calcium antagonist, calcium channel antagonist
thiazide: thiazide diuretic
sulfonylurea: sulphonylurea
carbapenem: carbapenem antibacterial
macrolide: macrolide antibacterial
cephalosporin: cephalosporin antibacterial
tetracycline antibiotic: tetracycline class
quinolone: fluoroquinolone antibacterial, quinolone antibacterial
aminoglycoside: aminoglycoside antibacterial
muscle relaxant: neuromuscular blocking drug, neuromuscular blocker, neuromuscular blocking agent
antihistamine: anti-histamine
benzodiazepine: benzo
opioid: narcotic, narcotic analgesic
covid-19 vaccine: covid vaccine, covid 19 vaccine, sars-cov-2 vaccine, covid-19 vaccination, covid jab, coronavirus vaccine
mmr vaccine: mmr, measles mumps and rubella vaccine, measles mumps rubella vaccine, measles/mumps/rubella vaccine, measles mumps and rubella virus vaccine
pneumococcal vaccine: pneumococcal vaccination
hepatitis b vaccine: hep b vaccine, hepatitis b virus vaccine
pertussis vaccine: whooping cough vaccine
paracetamol: tylenol, panadol, calpol
naproxen: aleve, naprosyn
levofloxacin: levaquin
ciprofloxacin: cipro
piperacillin+tazobactam: zosyn, tazocin, pip-taz, pip/tazo, tazobactam + piperacillin
cefazolin: ancef, kefzol
enoxaparin: lovenox, clexane
phenytoin: dilantin, epanutin
hydromorphone: dilaudid
pethidine: demerol
prochlorperazine: compazine
metoclopramide: reglan
macrogol: polyethylene glycol, polyethylene glycols, peg, macrogol/polyethylene glycol
polysorbate 80: polysorbate-80, tween 80, polysorbate e433
methylthioninium chloride: methylene blue, methylthioninium
patent blue v: patent blue, patent blue dye
intravenous iron: iv iron, iron infusion, parenteral iron, iron injection
succinylated gelatin: gelofusine, modified fluid gelatin
crustacean: crustacea, crustacean shellfish
mollusc: mollusk, molluscan shellfish
squid: calamari
crayfish: crawfish
langoustine: scampi, norway lobster, dublin bay prawn
lupin: lupine, lupin seed
mustard: mustard seed
sulfite: sulphite, sulphites and sulphur dioxide, sulphite preservative, sulfite preservative
sodium metabisulfite: metabisulphite, metabisulfite, sodium metabisulphite
sulfur dioxide: sulphur dioxide, e220
monosodium glutamate: msg, e621
tartrazine: e102, yellow 5, fd&c yellow no. 5, fd c yellow no. 5
sodium benzoate: e211
maize: corn, sweetcorn, sweet corn
chickpea: chick pea, garbanzo, garbanzo bean
aubergine: eggplant, egg plant
courgette: zucchini
coriander: cilantro
capsicum: bell pepper, sweet pepper
chilli: chili, chili pepper, chilli pepper, chile pepper
linseed: flaxseed, flax seed, flax
rapeseed: canola
macadamia: macadamia nut, queensland nut
pine nut: pine kernel, pignoli
pea: green pea, garden pea
oat: oat cereal
rye: rye cereal
barley: barley cereal
alpha-gal: alpha gal, galactose-alpha-1 3-galactose, galactose alpha 1 3 galactose
birch pollen: birch, silver birch, silver birch pollen, birch tree pollen, birch tree
ragweed pollen: ragweed
timothy grass pollen: timothy grass
hay fever: hayfever
hornet venom: hornet, hornet sting
yellow jacket venom: yellow jacket, yellow jacket wasp, yellow jacket sting
fire ant venom: fire ant, fire ant sting
insect venom: insect sting, stinging insect
mosquito: mosquito bite, mosquito saliva
rabbit dander: rabbit hair, rabbit fur, rabbit epithelium
guinea pig dander: guinea pig, guinea pig hair, guinea pig fur, guinea pig epithelium
hamster dander: hamster, hamster hair, hamster fur, hamster epithelium
cattle dander: cow dander, cow hair
animal dander: animal hair, animal fur, pet dander, pet hair, animal dander extract
sunlight: sun, sun exposure, sunshine, exposure to sun
fragrance: perfume, scented product
paraphenylenediamine: para-phenylenediamine, p-phenylenediamine, 4-phenylenediamine, paraphenylene diamine
formaldehyde: formalin
cobalt: cobalt chloride, cobalt metal
chromium: chromate, chromium metal
potassium dichromate: dichromate
balsam of peru: peru balsam, balsam peru, myroxylon pereirae, peruvian balsam
colophony: colophonium, rosin, pine resin
lanolin: wool fat
paraben: hydroxybenzoate
washing powder: laundry detergent, biological washing powder, laundry powder
sunscreen: sun screen, sun cream, suncream, sunblock, sun block, sun lotion
chloroxylenol: dettol
wound closure strip: steri-strip, steristrip, steri strip
suture: stitch, suture material
methylisothiazolinone: methyl isothiazolinone
isopropyl alcohol: isopropanol, isopropyl, alcohol wipe, alcohol swab, rubbing alcohol
gold: gold metal
`;

const BY_SPELLING: ReadonlyMap<string, string> = new Map(
  SPELLED.split('\n').flatMap((line) => {
    const [name = '', others = ''] = line.split(/:(.*)/).map((part) => part.trim());
    return name === '' ? [] : [name, ...others.split(', ')].map((spelling) => [spelling, name] as const);
  }),
);

/** The plain name of an allergen by one of its rarer spellings; undefined where none is listed. */
export const allergenSpelt = (words: string): string | undefined => BY_SPELLING.get(words);
