/** Which substance does an allergy code or name mean, and to which class does it belong? Facts from SNOMED CT and the BNF; no text of theirs. */

/** SNOMED CT codes of substances and of "allergy to …" findings → one plain name. */
export const ALLERGEN_CODES: Readonly<Record<string, string>> = {
  '6369005': 'penicillin', '764146007': 'penicillin', '373270004': 'penicillin', '91936005': 'penicillin',
  '27658006': 'amoxicillin', '372687004': 'amoxicillin', '294505008': 'amoxicillin',
  '387458008': 'aspirin', '7947003': 'aspirin', '293586001': 'aspirin',
  '387207008': 'ibuprofen', '387517004': 'paracetamol', '90332006': 'paracetamol',
  '762952008': 'peanut', '256349002': 'peanut', '91935009': 'peanut',
  '111088007': 'latex', '1003755004': 'latex', '300916003': 'latex',
  '102263004': 'egg', '91930004': 'egg', '735029006': 'shellfish', '300913006': 'shellfish',
};

/** Spellings of one substance. */
export const ALLERGEN_NAMES: Readonly<Record<string, string>> = {
  penicillins: 'penicillin', 'penicillin antibiotics': 'penicillin', 'penicillin antibacterial': 'penicillin', pen: 'penicillin',
  peanuts: 'peanut', groundnut: 'peanut', eggs: 'egg', 'hen egg': 'egg', "hen's egg": 'egg', 'egg protein': 'egg', nuts: 'nut', 'tree nuts': 'tree nut',
  'natural rubber latex': 'latex', 'latex rubber': 'latex', rubber: 'latex', nsaids: 'nsaid', 'non-steroidal anti-inflammatory drugs': 'nsaid',
  'non-steroidal anti-inflammatory agent': 'nsaid', sulphonamides: 'sulfonamide', sulfonamides: 'sulfonamide', sulphonamide: 'sulfonamide', 'sulfa drugs': 'sulfonamide',
  cephalosporins: 'cephalosporin', macrolides: 'macrolide', opiates: 'opioid', opioids: 'opioid', statins: 'statin', 'ace inhibitors': 'ace inhibitor',
  'hens egg': 'egg', 'hen egg protein': 'egg', 'cows milk': 'milk', 'cows milk protein': 'milk', 'cow milk protein': 'milk', 'cat hair': 'cat dander', 'dog hair': 'dog dander', 'sesame seed': 'sesame', 'kiwi fruit': 'kiwi',
  'bee sting': 'bee venom', 'wasp sting': 'wasp venom', 'cow milk': 'milk', "cow's milk": 'milk', "cow's milk protein": 'milk', dairy: 'milk',
  // said of itself too: a reader of drugs takes a plaster for a form
  'adhesive plaster': 'adhesive plaster', elastoplast: 'adhesive plaster', plasters: 'adhesive plaster', 'adhesive tape': 'adhesive plaster', shellfishes: 'shellfish', 'sea food': 'seafood',
  grass: 'grass pollen', pollens: 'pollen', 'house dust mites': 'house dust mite', 'dust mite': 'house dust mite', cats: 'cat dander', cat: 'cat dander', dogs: 'dog dander', dog: 'dog dander',
};

const CLASSES: Readonly<Record<string, readonly string[]>> = {
  penicillins: ['penicillin', 'amoxicillin', 'ampicillin', 'flucloxacillin', 'phenoxymethylpenicillin', 'benzylpenicillin', 'piperacillin', 'pivmecillinam', 'temocillin', 'clavulanic acid', 'tazobactam', 'co-amoxiclav', 'amoxicillin+clavulanic acid', 'piperacillin+tazobactam'],
  cephalosporins: ['cephalosporin', 'cefalexin', 'cefuroxime', 'ceftriaxone', 'cefotaxime', 'ceftazidime', 'cefaclor', 'cefradine', 'cefadroxil', 'cefazolin'],
  macrolides: ['macrolide', 'erythromycin', 'clarithromycin', 'azithromycin'],
  sulfonamides: ['sulfonamide', 'sulfamethoxazole', 'sulfamethoxazole+trimethoprim', 'sulfadiazine', 'sulfasalazine'],
  'non-steroidal anti-inflammatory drugs': ['nsaid', 'aspirin', 'ibuprofen', 'naproxen', 'diclofenac', 'indometacin', 'meloxicam', 'celecoxib', 'etoricoxib', 'mefenamic acid', 'ketoprofen', 'piroxicam'],
  opioids: ['opioid', 'morphine', 'codeine', 'dihydrocodeine', 'tramadol', 'oxycodone', 'fentanyl', 'buprenorphine', 'methadone', 'pethidine', 'diamorphine', 'tapentadol'],
  'ACE inhibitors': ['ace inhibitor', 'ramipril', 'lisinopril', 'perindopril', 'enalapril', 'captopril'],
  statins: ['statin', 'atorvastatin', 'simvastatin', 'rosuvastatin', 'pravastatin', 'fluvastatin'],
  nuts: ['nut', 'tree nut', 'peanut', 'almond', 'cashew', 'hazelnut', 'walnut', 'brazil nut', 'pistachio', 'pecan', 'macadamia'],
  shellfish: ['shellfish', 'seafood', 'prawn', 'shrimp', 'crab', 'lobster', 'mussel', 'oyster'],
};

const CLASS_OF = new Map(Object.entries(CLASSES).flatMap(([name, members]) => members.map((member) => [member, name] as const)));

/** The class of a substance, such as penicillins; null when it stands alone. */
export const allergenClass = (substance: string): string | null => CLASS_OF.get(substance) ?? null;
