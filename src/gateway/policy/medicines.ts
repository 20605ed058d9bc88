/**
 * Which medicine names tell of an excluded category, coded or not? Ingredients and UK brands of the ATC groups in POLICY 3.
 * Matched as whole words in the names of medicines, whatever their code system, since a product code alone is too many to list.
 */
import type { ExclusionId } from './exclusions';
import type { SharedMedicine } from './marks';

interface MedicineNames {
  readonly exclusion: ExclusionId;
  readonly names: readonly string[];
  /** Where one of these stands in the same name, it is another use of the ingredient (regular expressions). */
  readonly unless?: readonly string[];
  /** Counts in names of medicines only: in a free text or a test’s name the word is innocent. */
  readonly medicinesOnly?: true;
  /** Counts only together with an indication of the category. */
  readonly onlyWithIndication?: true;
  readonly nearMisses: readonly string[];
  readonly why: string;
}

interface Shared {
  /** Where `unless` holds in one name of a medicine, its other names and its codes tell nothing either. */
  readonly shared: SharedMedicine;
  /** Names that say so by themselves, in another name of the same medicine. */
  readonly otherNames: readonly string[];
}

export type MedicineRow = MedicineNames & (Shared | { readonly shared?: undefined });

export const MEDICINES: readonly MedicineRow[] = [
  {
    exclusion: 'EX-1',
    names: ['saquinavir', 'indinavir', 'nelfinavir', 'amprenavir', 'fosamprenavir', 'atazanavir', 'lopinavir', 'tipranavir', 'darunavir', 'cobicistat', 'zidovudine', 'didanosine', 'zalcitabine', 'stavudine', 'abacavir', 'emtricitabine', 'nevirapine', 'delavirdine', 'efavirenz', 'etravirine', 'rilpivirine', 'doravirine', 'raltegravir', 'elvitegravir', 'dolutegravir', 'bictegravir', 'cabotegravir', 'dapivirine', 'enfuvirtide', 'maraviroc', 'ibalizumab', 'fostemsavir', 'lenacapavir', 'islatravir'],
    nearMisses: ['Aciclovir 400mg tablets', 'Oseltamivir 75mg capsules', 'Entecavir 500microgram tablets', 'Adefovir 10mg tablets', 'Valaciclovir 500mg tablets', 'Sofosbuvir 400mg tablets', 'Remdesivir 100mg powder'],
    why: 'Ingredients of J05AE, J05AF, J05AG, J05AJ, J05AR and the listed J05AX; cobicistat only boosts them.',
  },
  {
    exclusion: 'EX-1',
    names: ['ritonavir'],
    unless: ['nirmatrelvir', 'paxlovid', 'ombitasvir', 'paritaprevir', 'viekirax'],
    shared: 'ritonavir',
    otherNames: ['nirmatrelvir', 'paxlovid', 'ombitasvir', 'paritaprevir', 'viekirax'],
    nearMisses: ['Nirmatrelvir 150mg tablets and Ritonavir 100mg tablets', 'Paxlovid (nirmatrelvir with ritonavir)'],
    why: 'Ritonavir boosts HIV medicines, and also COVID-19 (J05AE30) and hepatitis C ones, which are shown.',
  },
  {
    exclusion: 'EX-1',
    names: ['tenofovir'],
    unless: ['^(?!.*(?:emtricitabine|efavirenz|elvitegravir|cobicistat|bictegravir|darunavir|rilpivirine|dolutegravir|doravirine|lamivudine)).*tenofovir alafenamide[^0-9]*25 ?(?:mg|milligrams?)(?![a-z])', 'vemlidy', 'for hepatitis b'],
    shared: 'tenofovir',
    otherNames: ['vemlidy'],
    nearMisses: ['Tenofovir alafenamide 25mg tablets', 'Tenofovir alafenamide (as fumarate) 25 mg', 'Vemlidy (tenofovir alafenamide) 25mg tablets'],
    why: 'By itself tenofovir alafenamide 25 mg is licensed for hepatitis B alone, which is shown: stopped unseen it risks a fatal flare. Source: BNF, Vemlidy.',
  },
  {
    exclusion: 'EX-1',
    names: ['lamivudine'],
    unless: ['^(?!.*(?:150|300) ?m).*(?<![0-9.,])100 ?(?:mg|milligrams?)(?![a-z])', 'zeffix', 'for hepatitis b'],
    shared: 'lamivudine',
    otherNames: ['zeffix'],
    nearMisses: ['Lamivudine 100mg tablets', 'Lamivudine 100 mg', 'Lamivudine 100 milligram oral tablet', 'Zeffix (lamivudine) tablets'],
    why: 'At 150 and 300 mg lamivudine treats HIV; at 100 mg hepatitis B.',
  },
  {
    exclusion: 'EX-1',
    names: ['combivir', 'kivexa', 'trizivir', 'truvada', 'atripla', 'eviplera', 'odefsey', 'descovy', 'stribild', 'genvoya', 'biktarvy', 'symtuza', 'rezolsta', 'evotaz', 'kaletra', 'triumeq', 'dovato', 'juluca', 'delstrigo', 'epivir', 'retrovir', 'ziagen', 'zerit', 'videx', 'viread', 'emtriva', 'viramune', 'sustiva', 'intelence', 'edurant', 'pifeltro', 'isentress', 'tivicay', 'vocabria', 'rekambys', 'apretude', 'norvir', 'prezista', 'reyataz', 'telzir', 'viracept', 'invirase', 'crixivan', 'aptivus', 'fuzeon', 'celsentri', 'trogarzo', 'rukobia', 'sunlenca', 'yeytuo', 'tybost', 'complera', 'epzicom', 'cabenuva', 'selzentry', 'symfi', 'cimduo', 'temixys', 'prezcobix', 'rescriptor', 'lexiva', 'agenerase', 'fortovase', 'hivid'],
    nearMisses: ['Vemlidy 25mg tablets', 'Hepsera 10mg tablets', 'Sebivo 600mg tablets', 'Zeffix 100mg tablets', 'Baraclude 500microgram tablets', 'Zovirax cream', 'Relenza 5mg', 'Tamiflu 75mg capsules'],
    why: 'UK brands of the same ingredients, and those that people bring from abroad, save those for hepatitis B alone.',
  },
  {
    exclusion: 'EX-1',
    names: ['3tc', 'ftc', 'azt'],
    medicinesOnly: true,
    nearMisses: ['Azathioprine 50mg tablets', 'Azithromycin 250mg capsules'],
    why: 'Short names of lamivudine, emtricitabine and zidovudine, as hospital-only medicines are written.',
  },
  {
    exclusion: 'EX-2',
    names: ['follitropin', 'corifollitropin', 'urofollitropin', 'urofollitrophin', 'follitrophin', 'lutropin', 'menotropin', 'menotrophin', 'choriogonadotropin', 'clomifene', 'clomiphene', 'cyclofenil', 'epimestrol', 'ganirelix', 'cetrorelix', 'clomid', 'gonal-f', 'gonal f', 'menopur', 'merional', 'meriofert', 'fostimon', 'ovitrelle', 'ovidrel', 'pregnyl', 'gonasi', 'zivafert', 'fertavid', 'puregon', 'bemfola', 'ovaleap', 'rekovelle', 'elonva', 'pergoveris', 'luveris', 'cetrotide', 'fyremadel', 'orgalutran'],
    nearMisses: ['Clomipramine 25mg capsules', 'Somatropin 5mg', 'Degarelix 80mg injection', 'Gonapeptyl'],
    why: 'Ingredients and brands of G03GA, G03GB, H01CC01, H01CC02.',
  },
  {
    exclusion: 'EX-2',
    names: ['chorionic gonadotrophin', 'chorionic gonadotropin', 'human menopausal gonadotrophins', 'human menopausal gonadotropin'],
    medicinesOnly: true,
    nearMisses: ['Gonadorelin 100micrograms'],
    why: 'As a medicine it serves conception; as the name of a test it is a pregnancy or tumour marker.',
  },
  {
    exclusion: 'EX-3',
    names: ['mifepristone', 'mifegyne', 'medabon', 'mifegymiso'],
    nearMisses: ['Misoprostol 200microgram tablets', 'Ulipristal 30mg tablets'],
    why: 'G03XB01, G03XB51.',
  },
  {
    exclusion: 'EX-4',
    names: ['testosterone', 'estradiol', 'oestradiol', 'ethinylestradiol', 'conjugated oestrogens', 'conjugated estrogens', 'goserelin', 'leuprorelin', 'triptorelin', 'buserelin', 'nafarelin', 'cyproterone', 'spironolactone', 'finasteride', 'dutasteride', 'bicalutamide', 'progesterone', 'testogel', 'nebido', 'sustanon', 'decapeptyl', 'zoladex', 'prostap', 'gonapeptyl'],
    onlyWithIndication: true,
    nearMisses: ['Levothyroxine 50microgram tablets', 'Hydrocortisone 10mg tablets'],
    why: 'Hormones are shared with other care: they count only where a gender-set indication or label says what they are for.',
  },
];

/** Hormones by ATC, for coded medicines without a name. */
export const HORMONE_ATC: readonly string[] = ['G03B', 'G03CA', 'G03CX', 'G03D', 'G03H', 'L02AE', 'L02BB', 'C03DA01', 'G04CB'];
