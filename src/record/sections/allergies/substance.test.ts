/** Do an allergy's words name one substance, whoever wrote them, and is its class known? RECORD.md allergies. */
import { describe, expect, it } from 'vitest';
import { allergenClass } from '../../codes/allergens';
import { substanceOf } from './substance';

describe('one substance in many ways of writing', () => {
  it.each([
    [
      'penicillin',

      'Allergy to penicillin; Penicillin allergy (disorder); Penicillins; H/O: penicillin allergy; ' +
        'Personal history of allergy to penicillins; Product containing penicillin; ' +
        'Penicillin-containing products',
    ],
    [
      'amoxicillin',
      'Amoxil 250mg capsules; Amoxicillin; Allergic reaction caused by amoxicillin; Amoxycillin trihydrate',
    ],
    ['amoxicillin+clavulanic acid', 'Augmentin; Co-amoxiclav; co amoxiclav 500/125; Amoxicillin and clavulanic acid'],
    ['sulfamethoxazole+trimethoprim', 'Septrin; Co-trimoxazole 480mg tablets'],
    ['aspirin', 'Aspirin; Acetylsalicylic acid; Adverse reaction to aspirin'],
    ['nsaid', 'NSAIDs; Non-steroidal anti-inflammatory agent; Nonsteroidal anti-inflammatory drugs'],
    ['sulfonamide', 'Sulphonamides; Sulfonamide allergy; Sulfa drugs'],
    ['ace inhibitor', 'ACE inhibitors; Angiotensin-converting enzyme inhibitor'],
    ['codeine', 'Codeine phosphate; Codeine intolerance'],
    ['adhesive plaster', 'Elastoplast; Sticking plasters; Adhesive plaster; Plaster'],
    ['latex', 'LATEX, NATURAL RUBBER; Latex; Natural rubber latex; Latex allergy (finding); Latex gloves'],
    ['peanut', 'Peanuts; Anaphylaxis due to peanut; Groundnut; Food allergy: peanuts'],
    ['tomato', 'Tomatoes; Tomato'],
    ['milk', 'MILK PROTEIN, COW; Cow’s milk protein; Cows milk; Dairy products'],
    ['nitrofurantoin', 'NITROFURANTOIN MACROCRYSTAL; Nitrofurantoin adverse reaction'],
    ['bee venom', 'BEE VENOM PROTEIN (HONEY BEE); Bee sting allergy'],
    ['ibuprofen', 'ADVIL [IBUPROFEN]; Ibuprofen'],
    ['statin', 'Statin not tolerated; STATINS'],
    [
      'iodinated contrast',
      'IODINATED CONTRAST- ORAL AND IV DYE; Contrast media; X-ray contrast; Iodinated contrast media',
    ],
    ['egg', 'Eggs; Hen’s egg; EGGS OR EGG-DERIVED PRODUCTS; EGG (CHICKEN EGG)'],
    ['shellfish', 'Allergy to shellfish; SHELLFISH-DERIVED PRODUCTS; SHELLFISH CONTAINING PRODUCTS'],
    ['erythromycin', 'ERYTHROMYCIN BASE; Erythromycin allergy'],
  ])('%s', (name, written) => {
    expect(written.split('; ').map(substanceOf)).toEqual(written.split('; ').map(() => name));
  });
});

it.each([
  ['penicillin', 'amoxicillin+clavulanic acid', 'penicillins'],
  ['cephalosporin', 'cefalexin', 'cephalosporins'],
  ['sulfonamide', 'sulfamethoxazole+trimethoprim', 'sulfonamides'],
  ['nsaid', 'naproxen', 'non-steroidal anti-inflammatory drugs'],
  ['opioid', 'codeine', 'opioids'],
  ['ace inhibitor', 'ramipril', 'ACE inhibitors'],
  ['nut', 'cashew', 'nuts'],
  ['iodinated contrast', 'iohexol', 'contrast media'],
])('%s and %s are both %s', (a, b, name) => {
  expect([allergenClass(a), allergenClass(b)]).toEqual([name, name]);
});

it.each([
  ['Adverse reaction to Central Nervous System Drugs', 'central nervous system drug'],
  ['Allergy to beta-adrenoceptor blocking drugs', 'beta blocker'],
  ['Sulfonamide drugs', 'sulfonamide'],
  ['Antimuscarinic drugs', 'antimuscarinic'],
])('%s: a class of medicines is not what it acts on', (sent, substance) => {
  expect(substanceOf(sent)).toBe(substance);
});

it.each([
  ['Fish', 'Fish oil'],
  ['Penicillin', 'Penicillamine'],
  ['Nuts', 'Nutmeg'],
  ['Penicillin G', 'Penicillin V'],
  ['Grass', 'Grapes'],
  ['Nuts', 'Nuts (peanut)'],
  ['Peanut', 'Nuts (peanut)'],
])('%s is not %s', (a, b) => {
  expect(substanceOf(a)).not.toBe(substanceOf(b));
});

describe('a remark behind a known allergen leaves the allergen', () => {
  it.each([
    ['LATEX - contact dermatitis hands', 'latex'],
    ['Egg - childhood, resolved', 'egg'],
    ["Hen's egg - outgrown, eats well cooked and scrambled", 'egg'],
    ['Peanuts (carries 2 AAIs)', 'peanut'],
    ['PEANUT - anaphylaxis risk, hives + angioedema aged 23/12', 'peanut'],
    ['Spironolactone: K+ 6.1, stopped', 'spironolactone'],
    ['Benzalkonium chloride (preservative in drops)', 'benzalkonium chloride'],
    ['Wool fat / lanolin (excipient) - itchy eczema', 'lanolin'],
    ['Nurofen (got it over the counter)', 'ibuprofen'],
    ['CMPA non-IgE', 'milk'],
    ["Cow's milk protein allergy", 'milk'],
    ['OXALIPLATIN gr2 hypersensitivity', 'oxaliplatin'],
    ['Oxaliplatin infusion reaction', 'oxaliplatin'],
    ['Amoxicilin rash', 'amoxicillin'],
  ])('%s: %s', (written, name) => {
    expect(substanceOf(written)).toBe(name);
  });
  it.each([
    // another allergen, a class and one of its members
    ['NSAID (ibuprofen): bronchospasm', 'nsaid', 'ibuprofen'],
    ['NSAID - ibuprofen, bronchospasm', 'nsaid', 'ibuprofen'],
    ['ACE inhibitor (ramipril) - cough', 'ace inhibitor', 'ramipril'],
    ['Penicillin/Amoxicillin: rash', 'penicillin', 'amoxicillin'],
    ['Wool fat / nickel', 'lanolin', 'nickel'],
    // narrowed, taken back, or of somebody else
    ['Egg - raw only', 'egg', 'egg'],
    ['Penicillin - tolerated since', 'penicillin', 'penicillin'],
    ['Penicillin - de-labelled 2020', 'penicillin', 'penicillin'],
    ['Penicillin - mother allergic', 'penicillin', 'penicillin'],
    ['Penicillin - ?rash as a baby', 'penicillin', 'penicillin'],
    ['Peanut - can eat tree nuts', 'peanut', 'tree nut'],
  ])('not %s', (written, ...names) => {
    expect(names).not.toContain(substanceOf(written));
  });
});
