/**
 * Which substance does an allergy code or name mean, and to which class does it belong? Facts from SNOMED CT and the
 * BNF; no text of theirs.
 */

/** SNOMED CT codes of substances and of "allergy to …" findings → one plain name. */
export const ALLERGEN_CODES: Readonly<Record<string, string>> = {
  '6369005': 'penicillin',
  '764146007': 'penicillin',
  '373270004': 'penicillin',
  '91936005': 'penicillin',
  '27658006': 'amoxicillin',
  '372687004': 'amoxicillin',
  '294505008': 'amoxicillin',
  '387458008': 'aspirin',
  '7947003': 'aspirin',
  '293586001': 'aspirin',
  '387207008': 'ibuprofen',
  '387517004': 'paracetamol',
  '90332006': 'paracetamol',
  '762952008': 'peanut',
  '256349002': 'peanut',
  '91935009': 'peanut',
  '91934008': 'nut',
  '111088007': 'latex',
  '1003755004': 'latex',
  '300916003': 'latex',
  '102263004': 'egg',
  '91930004': 'egg',
  '735029006': 'shellfish',
  '300913006': 'shellfish',
  '91939003': 'sulfonamide',
  '417532002': 'fish',
  '91938006': 'strawberry',
  '232350006': 'house dust mite',
  '300910009': 'pollen',
  '424213003': 'bee venom',
};

/** `one plain name: other spellings`; plurals are read without being listed. */
const SPELLED = `
penicillin: penicillin antibiotic, penicillin antibacterial, pen, penicillin class
cephalosporin: cephalosporin antibiotic, cefalosporin, cephalosporin class
macrolide: macrolide antibiotic
tetracycline antibiotic: tetracyclines
quinolone: fluoroquinolone, quinolone antibiotic
aminoglycoside: aminoglycoside antibiotic
sulfonamide: sulphonamide, sulfa drug, sulpha drug, sulfa, sulpha, sulfonamide antibiotic, sulphonamide antibiotic
nsaid: non-steroidal anti-inflammatory drug, non-steroidal anti-inflammatory agent, nonsteroidal anti-inflammatory drug, nonsteroidal anti-inflammatory agent, non steroidal anti-inflammatory drug, non steroidal anti inflammatory drug, non-steroidal anti-inflammatory, non-steroidal anti-inflammatories, anti-inflammatories, anti-inflammatory drug
opioid: opiate, opioid analgesic, opiate analgesic
statin: hmg coa reductase inhibitor, hmg-coa reductase inhibitor
ace inhibitor: acei, angiotensin converting enzyme inhibitor, angiotensin-converting enzyme inhibitor, angiotensin-converting-enzyme inhibitor, ace-inhibitor
beta blocker: beta-blocker, beta-adrenoceptor blocking drug, beta adrenergic blocker
iodinated contrast: contrast dye, iv dye, x-ray dye, iodinated contrast- oral and iv dye, iodinated contrast - oral and iv dye, iodinated contrast media, iodinated contrast medium, radiographic contrast media, radiographic contrast, x-ray contrast, x-ray contrast media, contrast media, contrast medium, contrast agent, contrast, ct contrast, iv contrast, radiocontrast, iodine contrast, iodine contrast media, iodine-containing contrast media
gadolinium contrast: gadolinium, gadolinium-based contrast, mri contrast
latex: natural rubber latex, latex rubber, rubber, rubber latex, latex glove, latex product
adhesive plaster: elastoplast, plaster, sticking plaster, adhesive tape, adhesive, micropore, surgical tape, tape, zinc oxide plaster, adhesive dressing, adhesive bandage
peanut: groundnut, ground nut, pea nut
nut: nut food
tree nut: treenut
brazil nut: brazil
cashew: cashew nut
walnut: wall nut
hazelnut: hazel nut, filbert
almond: almond nut
pistachio: pistachio nut
pecan: pecan nut
egg: hen egg, hen's egg, hens egg, egg protein, hen egg protein, egg white, chicken egg
milk: cow's milk, cows milk, cow milk, cow's milk protein, cows milk protein, cow milk protein, dairy, dairy product, milk protein
soya: soy, soybean, soya bean, soy bean, soya protein
wheat: wheat protein
sesame: sesame seed
kiwi: kiwi fruit, kiwifruit
shellfish: shell fish
seafood: sea food
prawn: king prawn
tomato: tomatoes
potato: potatoes
mango: mangoes
bee venom: bee sting, honey bee venom, bee venom protein, honey bee, bee, honeybee
wasp venom: wasp sting, wasp venom protein, wasp
grass pollen: grass
tree pollen: tree
house dust mite: dust mite, house dust, dust, hdm
cat dander: cat, cat hair, cat fur, cat epithelium
dog dander: dog, dog hair, dog fur, dog epithelium
horse dander: horse, horse hair
mould: mold, mould spore
feather: bird feather, feather pillow
nickel: nickel metal, nickel sulfate
suxamethonium: succinylcholine
chlorhexidine: chlorhexidine gluconate
iodine: povidone-iodine, povidone iodine, betadine
local anaesthetic: local anesthetic
general anaesthetic: anaesthetic, anesthetic
influenza vaccine: flu vaccine, flu jab
tetanus vaccine: tetanus toxoid, tetanus vaccines and toxoid
gelatin: gelatine
`;

const split = (text: string, by: string): readonly string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Other spellings → the one plain name; a plain name stands for itself. */
const NAMES: ReadonlyMap<string, string> = new Map(
  split(SPELLED, '\n').flatMap((line) => {
    const [name = '', others = ''] = line.split(':').map((part) => part.trim());
    return [name, ...split(others, ',')].map((spelling) => [spelling, name] as const);
  }),
);

/** The plain name of an allergen in words; undefined where the map does not know it. */
export const allergenNamed = (words: string): string | undefined => NAMES.get(words);

const CLASSES: Readonly<Record<string, string>> = {
  penicillins:
    'penicillin, amoxicillin, ampicillin, flucloxacillin, phenoxymethylpenicillin, benzylpenicillin, benzathine benzylpenicillin, piperacillin, pivmecillinam, temocillin, ticarcillin, clavulanic acid, tazobactam, oxacillin, dicloxacillin',
  cephalosporins:
    'cephalosporin, cefalexin, cefuroxime, ceftriaxone, cefotaxime, ceftazidime, cefaclor, cefradine, cefadroxil, cefazolin, cefixime, cefepime, cefiderocol, ceftolozane, cefpodoxime',
  carbapenems: 'carbapenem, meropenem, ertapenem, imipenem',
  macrolides: 'macrolide, erythromycin, clarithromycin, azithromycin',
  tetracyclines:
    'tetracycline antibiotic, tetracycline, doxycycline, lymecycline, minocycline, oxytetracycline, demeclocycline, tigecycline',
  quinolones: 'quinolone, ciprofloxacin, levofloxacin, moxifloxacin, ofloxacin, norfloxacin',
  aminoglycosides: 'aminoglycoside, gentamicin, amikacin, tobramycin, neomycin, streptomycin',
  glycopeptides: 'vancomycin, teicoplanin',
  imidazoles: 'metronidazole, tinidazole',
  sulfonamides: 'sulfonamide, sulfamethoxazole, sulfadiazine, sulfasalazine, silver sulfadiazine',
  'non-steroidal anti-inflammatory drugs':
    'nsaid, aspirin, ibuprofen, naproxen, diclofenac, indometacin, meloxicam, celecoxib, etoricoxib, parecoxib, mefenamic acid, ketoprofen, dexketoprofen, dexibuprofen, flurbiprofen, piroxicam, tenoxicam, etodolac, nabumetone, ketorolac, sulindac, tolfenamic acid, tiaprofenic acid',
  opioids:
    'opioid, morphine, codeine, dihydrocodeine, tramadol, oxycodone, fentanyl, alfentanil, remifentanil, buprenorphine, methadone, pethidine, diamorphine, tapentadol, hydromorphone, meptazinol',
  'ACE inhibitors':
    'ace inhibitor, ramipril, lisinopril, perindopril, enalapril, captopril, fosinopril, quinapril, trandolapril, imidapril',
  'angiotensin receptor blockers':
    'angiotensin receptor blocker, losartan, candesartan, valsartan, irbesartan, olmesartan, telmisartan, eprosartan',
  'beta blockers':
    'beta blocker, atenolol, bisoprolol, propranolol, carvedilol, metoprolol, nebivolol, sotalol, labetalol',
  statins: 'statin, atorvastatin, simvastatin, rosuvastatin, pravastatin, fluvastatin',
  'proton pump inhibitors': 'proton pump inhibitor, omeprazole, lansoprazole, esomeprazole, pantoprazole, rabeprazole',
  'selective serotonin reuptake inhibitors':
    'sertraline, citalopram, escitalopram, fluoxetine, paroxetine, fluvoxamine',
  'tricyclic antidepressants':
    'amitriptyline, nortriptyline, clomipramine, dosulepin, imipramine, lofepramine, trimipramine, doxepin',
  benzodiazepines:
    'benzodiazepine, diazepam, lorazepam, temazepam, midazolam, clonazepam, chlordiazepoxide, nitrazepam',
  'aromatic antiepileptics': 'carbamazepine, oxcarbazepine, phenytoin, phenobarbital, lamotrigine, eslicarbazepine',
  heparins: 'heparin, enoxaparin, dalteparin, tinzaparin',
  'local anaesthetics':
    'local anaesthetic, lidocaine, bupivacaine, levobupivacaine, prilocaine, ropivacaine, articaine, mepivacaine',
  'neuromuscular blocking drugs': 'suxamethonium, rocuronium, atracurium, cisatracurium, vecuronium, mivacurium',
  'contrast media': 'iodinated contrast, gadolinium contrast, iohexol, iopamidol, iodixanol, gadobutrol',
  adhesives: 'adhesive plaster, colophony',
  latex: 'latex',
  nuts: 'nut, tree nut, peanut, almond, cashew, hazelnut, walnut, brazil nut, pistachio, pecan, macadamia',
  shellfish: 'shellfish, seafood, crustacean, mollusc, prawn, shrimp, crab, lobster, mussel, oyster, scallop, squid',
  fish: 'fish, cod, salmon, tuna, haddock',
  milk: 'milk, casein, whey',
  pollens: 'pollen, grass pollen, tree pollen, birch pollen, weed pollen, hay fever',
  'insect venoms': 'bee venom, wasp venom, hornet venom, insect venom',
  'animal dander': 'animal dander, cat dander, dog dander, horse dander',
};

const CLASS_OF = new Map(
  Object.entries(CLASSES).flatMap(([name, members]) => split(members, ',').map((member) => [member, name] as const)),
);

/**
 * The class of a substance, such as penicillins, or of the first part of a combination that has one; null when it
 * stands alone.
 */
export function allergenClass(substance: string): string | null {
  for (const part of substance.split('+')) {
    const found = CLASS_OF.get(part);
    if (found !== undefined) return found;
  }
  return null;
}
