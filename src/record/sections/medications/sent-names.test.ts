/**
 * Do two providers’ ways of writing a product name mean one medicine? Names as UK systems write them; a row for each
 * pair. RECORD.md medications.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../domain/dates';
import { medicineRows } from '../../codes/medicine-names';
import type { Entry, ProviderState } from '../../entry';
import { buildRecord } from '../../record';
import { readDrug } from './drug';

const ONE_MEDICINE = `
Calcipotriol 50micrograms/g ointment | calcipotriene 0.005% topical ointment
Ovestin 0.1% cream | Estriol 0.1% vaginal cream
Zoladex LA 10.8mg implant SafeSystem pre-filled syringes | Goserelin 10.8mg implant
Vitamin B compound strong tablets | Vit B Co Strong tablets
Co-amoxiclav 500mg/125mg tablets | AMOXICILLIN-POT CLAVULANATE
Co-amoxiclav 500mg/125mg tablets | amoxicillin 500 MG-potassium clavulanate 125 MG tablet
Fostair 100micrograms/dose / 6micrograms/dose inhaler | beclometasone-formoterol 100 mcg-6 mcg/inh inhalation aerosol
Sacubitril 49mg / Valsartan 51mg tablets | sacubitril-valsartan 49 mg-51 mg oral tablet
Co-careldopa 25mg/100mg tablets | carbidopa-levodopa 25 mg-100 mg oral tablet
Utrogestan 100mg capsules | Micronised progesterone 100mg capsules
Salbutamol 100micrograms/dose inhaler CFC free | albuterol 100 mcg/act inhalation aerosol
Amlodipine 5mg tablets | amLODIPine 5 mg tablet
Amlodipine 5mg tablets | Amlodipine Tabs 5mg
Amlodipine 5mg tablets | Amlodipine (as besilate) 5 mg oral tablet
Amlodipine 5mg tablets | AMLODIPINE 5MG TABLETS (TEVA UK LTD)
Amlodipine 5mg tablets | Istin
Omeprazole 20mg gastro-resistant capsules | Losec 20mg capsules
Omeprazole 20mg gastro-resistant capsules | omeprazole e/c 20mg caps
Diclofenac sodium 50mg gastro-resistant tablets | Voltarol EC 50mg tabs
Metformin 500mg modified-release tablets | Metformin m/r 500mg
Metformin 500mg modified-release tablets | Glucophage SR 500mg tablets
Metformin 500mg modified-release tablets | metformin hydrochloride 500 mg prolonged-release oral tablet
Seretide 250 Evohaler | Fluticasone 250micrograms/dose / Salmeterol 25micrograms/dose inhaler CFC free
Seretide 250 Evohaler | Salmeterol 25mcg/Fluticasone 250mcg MDI
Fostair 100/6 inhaler | Beclometasone 100micrograms/dose / Formoterol 6micrograms/dose inhaler CFC free
Fostair 100/6 inhaler | Fostair 100micrograms/dose / 6micrograms/dose inhaler
Symbicort Turbohaler 200/6 | Budesonide 200micrograms/dose / Formoterol 6micrograms/dose dry powder inhaler
Trelegy Ellipta 92/55/22 | Fluticasone furoate 92micrograms/dose / Umeclidinium bromide 55micrograms/dose / Vilanterol 22micrograms/dose dry powder inhaler
Ventolin Evohaler 100 | Salbutamol 100micrograms/dose inhaler CFC free
Salbutamol 2.5mg/2.5ml nebuliser liquid unit dose vials | Salbutamol nebs 2.5mg
Clenil Modulite 100micrograms/dose inhaler | Beclometasone 100 mcg inhaler
Lantus SoloStar 100units/ml solution for injection 3ml pre-filled pens | Lantus 100 units/ml
Lantus 100units/ml | Insulin glargine (Lantus)
NovoMix 30 FlexPen | Insulin aspart biphasic (NovoMix 30) 100units/ml
Butrans 10micrograms/hour transdermal patches | Butrans 10 patch
Fentanyl 25micrograms/hour transdermal patches | fentanyl 25 mcg/hr patch
Latanoprost 50micrograms/ml eye drops | Latanoprost 0.005% eye drops
Latanoprost 50micrograms/ml eye drops | Xalatan 0.005%
Timolol 0.25% eye drops | Timoptol 0.25% eye drops
Betnovate 0.1% cream | Betamethasone valerate 0.1% cream
Betnovate 0.1% cream | Betamethasone (as valerate) 0.1% cream
Hydrocortisone 1% cream | Hydrocortisone acetate 10mg/g cream
Warfarin 1mg tablets | Warfarin sodium 1 mg oral tablet
Methotrexate 2.5mg tablets | Methotrexate 2.5 mg tabs
Levothyroxine sodium 100microgram tablets | Levothyroxine 100 µg
Levothyroxine sodium 100microgram tablets | Levothyroxine 0.1mg
Co-codamol 30mg/500mg tablets | Codeine phosphate 30mg / Paracetamol 500mg tablets
Co-codamol 30mg/500mg tablets | Paracetamol 500mg / Codeine 30mg
Co-codamol 30mg/500mg tablets | cocodamol 30/500
Co-codamol 30mg/500mg tablets | Solpadol 30mg/500mg caplets
Co-amoxiclav 500mg/125mg tablets | Augmentin 625mg
Co-amoxiclav 500mg/125mg tablets | co amoxiclav 625
Co-amoxiclav 500mg/125mg tablets | Amoxicillin-clavulanate 500/125
Co-trimoxazole 160mg/800mg tablets | Septrin Forte
Co-trimoxazole 160mg/800mg tablets | Co-trimoxazole 960mg tablets
Co-careldopa 25mg/100mg tablets | Sinemet Plus 25mg/100mg tablets
Co-careldopa 12.5mg/50mg tablets | Co-careldopa 62.5
Madopar 50mg/200mg capsules | Co-beneldopa 250
Sodium valproate 500mg gastro-resistant tablets | Sodium valproate 500mg EC
Priadel 400mg modified-release tablets | Priadel 400mg
Adcal-D3 750mg/200unit caplets | Adcal D3
Calcium carbonate 1.5g / Colecalciferol 400unit chewable tablets | Adcal-D3 chewable
Calcium carbonate 1.5g / Colecalciferol 400unit chewable tablets | Calcium carbonate 1.5g + vitamin D3 10 micrograms
Colecalciferol 800unit capsules | Fultium-D3 20 micrograms
Colecalciferol 800unit capsules | Vitamin D3 800 IU
Enoxaparin sodium 40mg/0.4ml solution for injection pre-filled syringes | Clexane 40mg
Furosemide 20mg/2ml solution for injection | Furosemide Inj 20mg
Tamsulosin 400microgram modified-release capsules | Tamsulosin 400 micrograms
Tamsulosin 400microgram modified-release capsules | Flomaxtra XL
OxyContin 10mg modified-release tablets | oxycodone MR 10mg
MST Continus 10mg tablets | MST 10mg
Morphine sulfate 10mg/5ml oral solution | Oramorph 10mg/5ml
Isosorbide mononitrate 60mg modified-release tablets | ISMN MR 60mg
Isosorbide mononitrate 60mg modified-release tablets | Isotard 60XL tablets
Glyceryl trinitrate 400micrograms/dose pump sublingual spray | GTN spray
Glyceryl trinitrate 400micrograms/dose pump sublingual spray | Nitrolingual 400mcg
Macrogol compound oral powder sachets NPF sugar free | Laxido Orange oral powder sachets sugar free
Macrogol compound oral powder sachets NPF sugar free | Movicol
Senna 7.5mg tablets | Senokot 7.5mg
Lactulose 3.1-3.7g/5ml oral solution | Lactulose
Alendronic acid 70mg tablets | Alendronate sodium 70mg
Ferrous fumarate 210mg tablets | Fersamal 210mg
Nitrofurantoin 100mg modified-release capsules | Macrobid 100mg
Doxycycline 100mg capsules | Doxycycline hyclate 100mg
Flucloxacillin 500mg capsules | flucloxacillin sodium 500mg
Phenoxymethylpenicillin 250mg tablets | Penicillin V 250 mg
Piperacillin 4g / Tazobactam 500mg powder for solution for infusion vials | Tazocin 4.5g
Piperacillin 4g / Tazobactam 500mg powder for solution for infusion vials | Pip-Taz 4.5 g IV
Semaglutide 0.5mg/0.37ml | Ozempic 0.5mg
Dulaglutide 1.5mg/0.5ml solution for injection pre-filled pens | Trulicity 1.5mg
Denosumab 60mg/1ml | Prolia 60mg
Quetiapine 50mg modified-release tablets | Seroquel XL 50mg
Venlafaxine 75mg modified-release capsules | Venlafaxine XL 75mg
Perindopril erbumine 4mg tablets | Perindopril tert-butylamine 4mg
Bendroflumethiazide 2.5mg tablets | bendrofluazide 2.5mg
Furosemide 40mg tablets | Frusemide 40 mg
Chlorphenamine 4mg tablets | Piriton 4mg
Paracetamol 500mg tablets | Acetaminophen 500 MG Oral Tablet
Salbutamol 100micrograms/dose inhaler CFC free | Albuterol 100 mcg/actuation inhaler
Levetiracetam 500mg tablets | levetiracetam 500 mg
Adoport 1mg capsules | Adoport 1mg
Apixaban 5mg tablets | Eliquis 5mg
Sacubitril 24mg / Valsartan 26mg tablets | Entresto 24mg/26mg
Losartan 50mg / Hydrochlorothiazide 12.5mg | Cozaar-Comp 50mg/12.5mg tablets
Dapagliflozin 5mg / Metformin 1g | Xigduo 5mg/1000mg
Carbocisteine 375mg capsules | Mucodyne
Mirabegron 50mg modified-release tablets | Mirabegron 50mg OD
Thiamine 100mg tablets | Vitamin B1 100mg
Hydroxocobalamin 1mg/1ml solution for injection ampoules | Vitamin B12 injection 1mg
Evorel 50 patches | Evorel 50micrograms/24hours patches
Microgynon 30 tablets | Microgynon
Rigevidon tablets | Ethinylestradiol 30microgram / Levonorgestrel 150microgram tablets
Nexplanon 68mg implant | Etonogestrel 68mg implant
Hylo-Forte eye drops | Sodium hyaluronate 0.2% eye drops preservative free
Carmellose 0.5% eye drops | Celluvisc 0.5%
Dorzolamide 20mg/ml / Timolol 5mg/ml eye drops | Cosopt eye drops
Sando-K effervescent tablets | Sando-K
Gaviscon Advance oral suspension sugar free | Gaviscon Advance
Pabrinex IV | Vitamins B and C high potency
Sodium chloride 0.9% infusion | Sodium chloride 9mg/ml
Zopiclone 7.5mg tablets | Zopiclone 7.5 mg ON
Prednisolone 5mg tablets | Prednisolone 5mg gastro-resistant tablets
Doxazosin 4mg tablets | Cardura 4mg
Felodipine 5mg modified-release tablets | Felodipine 5mg
Aspirin 75mg dispersible tablets | Aspirin EC 75mg
Clopidogrel 75mg tablets | clopidogrel hydrogen sulfate 75mg
Nystatin 100,000units/ml oral suspension | Nystan
Benzylpenicillin 1.2g | Benzylpenicillin sodium 1200mg powder for solution for injection vials
Colistimethate 1million unit powder | Colomycin 1,000,000 units
Fluticasone 50micrograms/dose nasal spray | Flixonase
Mometasone 50micrograms/dose nasal spray | Nasonex
Medroxyprogesterone 150mg/1ml | Depo-Provera
Zapain 30mg/500mg tablets | co-codamol 30/500
Trimbow 87/5/9 inhaler | Beclometasone 87micrograms/dose / Formoterol 5micrograms/dose / Glycopyrronium 9micrograms/dose inhaler CFC free
Tiotropium bromide 18microgram inhalation powder capsules | Spiriva 18microgram inhalation powder capsules with HandiHaler
Nicotine 21mg/24hours patches | Nicotine 21 mg patch
Oral rehydration salts | Dioralyte
Emollient cream | Emollient cream
Hydroxychloroquine 200mg tablets | hydroxychloroquine sulfate 200mg
Sodium bicarbonate 500mg capsules | sodium bicarb 500mg
Potassium chloride 600mg modified-release tablets | Slow-K
Folic acid 5mg tablets | Folic Acid 5 mg
Vitamin B compound strong tablets | Vitamin B Co Strong
Heparin calcium 5000units/0.2ml | Heparin 5,000 units
Morphine 10mg/1ml solution for injection | Morphine sulfate 10mg inj
Naproxen 250mg tablets | Naprosyn 250mg
Ibuprofen 400mg tablets | Nurofen 400mg
Trazodone 50mg capsules | Molipaxin 50mg
Dosulepin 75mg | Dothiepin 75 mg tablets
Lisdexamfetamine 30mg | Elvanse 30mg
Methylphenidate 18mg modified-release tablets | Concerta XL 18mg
Buprenorphine 2mg sublingual tablets | Subutex 2mg
`;

/** One medicine, and the strengths differ. */
const ANOTHER_STRENGTH = `
Fostair 100/6 inhaler | Fostair 200/6
Co-codamol 30mg/500mg tablets | Co-codamol 8/500 tablets
`;

const TWO_MEDICINES = `
diltiazem 120 mg 12 hr capsule | diltiazem 120 mg 24 hr capsule
Morphine 60mg 12-hour modified-release capsules | Morphine 60mg 24 hour modified-release capsules
Diclofenac 50mg tablets | Voltarol Retard 100mg tablets
Metformin 500mg tablets | Glucophage SR 500mg tablets
Lantus 100units/ml | Insulin glargine 300units/ml (Toujeo)
NovoMix 30 FlexPen | NovoRapid FlexPen
Humalog Mix25 KwikPen | Humalog Mix50 KwikPen
Humulin M3 | Humulin I
Butrans 10micrograms/hour transdermal patches | BuTec 10 micrograms/hour 7 day patches
Timolol 10mg tablets | Timolol 0.25% eye drops
Betnovate 0.1% cream | Betamethasone 500microgram tablets
Hydrocortisone 1% cream | Hydrocortisone 10mg tablets
Co-codamol 30mg/500mg tablets | Paracetamol 500mg tablets
Co-codamol 30mg/500mg tablets | Codeine 30mg tablets
Epilim 500 gastro-resistant tablets | Epilim Chrono 500 tablets
Epilim 500 gastro-resistant tablets | Sodium valproate 500mg gastro-resistant tablets
Tegretol 200mg tablets | Carbamazepine 200mg tablets
Priadel 400mg modified-release tablets | Camcolit 400
Furosemide 40mg tablets | Furosemide 20mg/2ml solution for injection ampoules
OxyContin 10mg modified-release tablets | Longtec 10mg m/r
OxyContin 10mg modified-release tablets | OxyNorm 10mg capsules
Ferrous fumarate 210mg tablets | Ferrous sulfate 200mg tablets
Quetiapine 25mg tablets | Seroquel XL 50mg
Levetiracetam 500mg tablets | Keppra 500mg
Ciclosporin 50mg capsules | Neoral 50mg capsules
Prograf 1mg capsules | Advagraf 1mg
Tacrolimus 1mg capsules | Adoport 1mg capsules
Losartan 50mg tablets | Cozaar-Comp 50mg/12.5mg tablets
Doxazosin 4mg tablets | Cardura XL 4mg
Nifedipine 10mg capsules | Adalat LA 30
Fluticasone 50micrograms/dose nasal spray | Flixotide 50 Evohaler
Morphine 10mg/1ml solution for injection | Oramorph 10mg/5ml oral solution
Ibuprofen 400mg tablets | Nurofen Plus
Ibuprofen 400mg tablets | Ibuprofen 5% gel
Methylphenidate 10mg tablets | Concerta XL 18mg
Concerta XL 18mg | Xaggitin XL 18mg
Buprenorphine 2mg sublingual tablets | Butrans 10
`;

const pairs = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | ') as [string, string]);
const provider = (id: string, text: string): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: 'acute' },
  coverage: [],
  warnings: [],
  retrievedAt: '',
  resources: [
    {
      resourceType: 'MedicationStatement',
      id: 'm',
      status: 'active',
      medicationCodeableConcept: { text },
      effectivePeriod: { start: '2024-05-01' },
    },
  ] as unknown as readonly FhirResource[],
});
const merged = (a: string, b: string): readonly Entry[] =>
  buildRecord({ providers: [provider('a', a), provider('b', b)], now: parseDate('2024-06-01')?.sort ?? 0 }).entries;
const told = (entries: readonly Entry[]) => entries.map(({ conflicts }) => conflicts.map(({ field }) => field));

describe('one medicine in two ways of writing, and nothing to disagree on', () => {
  it.each(pairs(ONE_MEDICINE))('%s = %s', (a, b) => {
    expect(told(merged(a, b))).toEqual([[]]);
  });
});
describe('one medicine in two strengths', () => {
  it.each(pairs(ANOTHER_STRENGTH))('%s, %s', (a, b) => {
    expect(told(merged(a, b))).toEqual([['strength']]);
  });
});
describe('two medicines', () => {
  it.each(pairs(TWO_MEDICINES))('%s, not %s', (a, b) => {
    expect(merged(a, b)).toHaveLength(2);
  });
});

it('reads every name of the map as the ingredients that its row gives', () => {
  const misread = medicineRows().flatMap(({ generic, ingredients, spellings, brands }) =>
    [generic, ...spellings, ...brands].filter((name) => readDrug(name).key !== [...ingredients].sort().join('+')),
  );
  expect(misread).toEqual([]);
});
