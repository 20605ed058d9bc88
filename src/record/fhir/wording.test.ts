/**
 * Do two phrases that name one thing have one key, and two things two? Used wherever words are compared: problems,
 * operations, tests, contacts.
 */
import { describe, expect, it } from 'vitest';
import { phraseKey, sideOf } from './wording';

describe('one phrase', () => {
  it.each([
    ['Fracture of neck of femur', 'Fractured neck of femur'],
    ['Haemorrhoids', 'Hemorrhoid'],
    ['Polycystic ovaries', 'Polycystic ovary'],
    ['Peptic ulcer disease', 'Peptic ulcer'],
    ['Urinary tract infection, site not specified', 'UTI'],
    ['Urinary tract infectious disease', 'Urinary tract infection'],
    ['Osteoporosis, unspecified', 'Osteoporosis NOS'],
    ['Migraine with aura [classical migraine]', 'Migraine with aura'],
    ['Primary open-angle glaucoma', 'Primary open angle glaucoma'],
    ['Malignant neoplasm of colon', 'Cancer of colon'],
    ['Computed tomography of chest', 'CT scan chest'],
    ['Plain x-ray of chest', 'Chest radiograph'],
    ['Coronary angiogram', 'Coronary angiography'],
    ['Varicose vein operation', 'Varicose vein surgery'],
    ['Postpartum depression', 'Postnatal depression'],
    ['Alpha-1-antitrypsin', 'Alpha 1 antitrypsin'],
    ['MDS - Myelodysplastic syndrome', 'Myelodysplastic syndrome'],
    ['ED (erectile dysfunction)', 'Erectile dysfunction'],
    ["Raynaud's disease", 'Raynaud disease'],
    ['Umbilical hernia without obstruction or gangrene', 'Umbilical hernia'],
    ['Cardiac failure', 'Heart failure'],
    ['Actinic keratoses', 'Actinic keratosis'],
  ])('%s = %s', (a, b) => {
    expect(phraseKey(a)).toBe(phraseKey(b));
  });
});

describe('two phrases', () => {
  it.each([
    ['Hepatitis A', 'Hepatitis B'],
    ['Hepatitis A', 'Hepatitis'],
    ['Cushing disease', 'Cushing syndrome'],
    ['Fever without pain', 'Pain without fever'],
    ['Pelvis', 'Pelvic'],
    ['Type 1 diabetes', 'Type 2 diabetes'],
    ['CT of head', 'MRI of head'],
    ['CT - Chest', 'Chest'],
    ['AB - Myelodysplastic syndrome', 'Myelodysplastic syndrome'],
    ['Migraine without aura', 'Migraine'],
    ['Stage 3 disease', 'Stage 4 disease'],
  ])('%s is not %s', (a, b) => {
    expect(phraseKey(a)).not.toBe(phraseKey(b));
  });
});

it('compares a story as it stands, not as a name', () => {
  const story = `Fractured hip ${'and more '.repeat(60)}`;
  expect(phraseKey(story)).toBe(phraseKey(story.toUpperCase()));
  expect(phraseKey(story)).not.toBe(phraseKey(story.replace('Fractured', 'Fracture of')));
});

it.each([
  ['Cataract of right eye', 'right'],
  ['Bilateral cataracts', 'both'],
  ['LEFT knee pain', 'left'],
  ['Knee pain', null],
])('%s is of the side: %s', (text, side) => {
  expect(sideOf(text)).toBe(side);
});
