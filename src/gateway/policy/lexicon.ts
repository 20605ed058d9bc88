/**
 * Which words tell of an excluded category, where there is no code to go by? Whole words, negation makes no difference (“HIV not detected” tells too).
 * Terms are regular expressions; near misses are texts that must pass, and are tested. Source: POLICY 3.
 */
import type { ExclusionId } from './exclusions';

export interface LexiconRow {
  readonly exclusion: ExclusionId;
  readonly terms: readonly string[];
  /** Upper and lower case count: “AIDS” is not “aids”. */
  readonly exactCase?: true;
  readonly examples: readonly string[];
  readonly nearMisses: readonly string[];
  readonly why: string;
}

export const LEXICON: readonly LexiconRow[] = [
  {
    exclusion: 'EX-1',
    terms: ['hiv[- ]?[12]?', 'h\\.i\\.v\\.?', 'human immuno[- ]?deficiency virus(?:es)?', 'acquired immun(?:e|o)[- ]?deficiency syndrome', 'anti-?retrovirals?', 'cd4 count', 'pre-exposure prophylaxis', 'pepse', 'retroviral disease'],
    examples: ['HIV infection', 'HIV-1 antibody not detected', 'on antiretroviral therapy', 'Human immunodeficiency virus screening declined'],
    nearMisses: ['Hives after strawberries', 'Shiver', 'archived', 'Rabies post-exposure prophylaxis', 'Rotavirus'],
    why: 'HIV by name.',
  },
  {
    exclusion: 'EX-1',
    terms: ['(?<!(?:HEARING|WALKING|MOBILITY|COMMUNICATION|VISUAL|LIVING|SLEEP|FIRST) )AIDS', 'HAART', 'PrEP', 'STIs?', 'STDs?'],
    exactCase: true,
    examples: ['AIDS defining illness', 'STI screen', 'taking PrEP'],
    nearMisses: ['Bilateral hearing aids', 'HEARING AIDS fitted', 'WALKING AIDS', 'bowel prep', 'Std dose', 'sti'],
    why: 'Abbreviations that are other words in lower case.',
  },
  {
    exclusion: 'EX-1',
    terms: ['sexual health', 'sexual and reproductive health', 'sexually transmitted', 'genito-?urinary medicine', 'gum clinic', 'gu medicine', 'venereal', 'gonorrh(?:o)?ea', 'gonococcal', 'gonococcus', 'syphilis', 'syphilitic', 'treponemal?', 'treponema pallidum', 'chlamydia(?! (?:pneumoniae|psittaci|abortus))', 'chlamydial(?! pneumonia)', 'genital herpes', 'herpes genitalis', 'genital warts?', 'condylomata? acuminat(?:a|um)', 'trichomonas vaginalis', 'trichomoniasis', 'lymphogranuloma venereum', 'chancroid', 'granuloma inguinale', 'mycoplasma genitalium', 'pubic (?:lice|louse)', 'pthirus pubis'],
    examples: ['Sexual Health Clinic', 'Chlamydia PCR', 'Seen at the GUM clinic', 'genital warts treated'],
    nearMisses: ['Chlamydia pneumoniae antibody', 'clap', 'Told to clap for exercise', 'crab allergy', 'Crab', 'sexual dysfunction', 'Nicotine gum', 'genitourinary syndrome of menopause', 'Cold sore (herpes labialis)', 'Plantar warts', 'Head lice'],
    why: 'Sexually transmitted infection and the clinics that treat it.',
  },
  {
    exclusion: 'EX-2',
    terms: ['infertility', 'infertile', 'sub-?fertility', 'sub-?fertile', 'fertility', 'ivf', 'in[- ]vitro fertili[sz]ation', 'icsi', 'intra-?cytoplasmic sperm injection', 'intra-?uterine insemination', 'artificial insemination', 'assisted (?:conception|reproduction|fertili[sz]ation)', 'donor (?:egg|eggs|sperm|insemination|embryo)', '(?:egg|sperm|oocyte|embryo) don(?:ation|or)', 'embryo transfer', 'ovulation induction', '(?:egg|oocyte) (?:collection|retrieval|freezing)', 'surrogacy'],
    examples: ['IVF cycle 2', 'Referred to fertility clinic', 'Primary infertility', 'Embryo transfer'],
    nearMisses: ['Fertiliser poisoning', 'Ivor', 'eggs', 'Egg allergy', 'Semen sample for culture', 'IVC filter'],
    why: 'Fertility treatment by name.',
  },
  {
    exclusion: 'EX-3',
    terms: ['terminations? of pregnancy', 'pregnancy terminations?', 'terminated (?:the |her )?pregnancy', '(?<!(?:spontaneous|missed|threatened|inevitable|incomplete|complete|habitual|recurrent|septic|tubal) )abortions?(?! \\(spontaneous\\))', 'hsa ?1', 'bpas', 'british pregnancy advisory service', 'marie stopes', 'msi reproductive choices', 'top (?:clinic|counselling|referral)'],
    examples: ['Requests termination of pregnancy', 'Medical abortion', 'Referral to BPAS'],
    nearMisses: ['Spontaneous abortion', 'Missed abortion', 'Aborted attempt at lumbar puncture', 'Abortive therapy for migraine', 'Termination of employment', 'On top of the cupboard', 'Chlamydia abortus in sheep'],
    why: 'Termination of pregnancy by name; miscarriage is not a termination.',
  },
  {
    exclusion: 'EX-4',
    terms: ['gender (?:re-?assignment|identity|dysphoria|incongruence|recognition|affirm(?:ing|ation)|confirm(?:ing|ation)|transition|clinic|history)', 'sex re-?assignment', 'transgender(?:ed)?', 'trans-?sexual(?:ism)?', 'trans (?:man|woman|male|female)', 'transwoman', 'transman', 'previous gender', 'birth gender', 'gender at birth', 'sex assigned at birth', 'deadname'],
    examples: ['Gender dysphoria', 'Attends the gender identity clinic', 'trans woman'],
    nearMisses: ['Gender: female', 'Trans fats', 'Transient ischaemic attack', 'transaminase', 'transsphenoidal surgery', 'gender of the baby'],
    why: 'Gender recognition and previous identity by name.',
  },
  {
    exclusion: 'EX-5',
    terms: ['domestic (?:violence|abuse)', '(?:intimate )?partner (?:violence|abuse)', 'spous(?:e|al) abuse', 'coercive control', 'marac', 'idva', 'non-molestation order', 'honou?r[- ]based (?:violence|abuse)', 'women’?\'?s refuge', 'clare’?\'?s law', 'battered (?:wife|spouse|partner)'],
    examples: ['Discussed at MARAC', 'Victim of domestic abuse', 'History of domestic violence'],
    nearMisses: ['Domestic cleaner', 'rape seed oil', 'stab, police informed', 'Violent coughing', 'Lives with partner', 'Domestic assessment of kitchen', 'alcohol abuse'],
    why: 'Domestic violence by name.',
  },
  {
    exclusion: 'EX-6',
    terms: ['criminal (?:record|records|conviction|convictions|offence|offences)', 'convicted of', 'previous convictions?', 'ex-?offender', 'sex offenders?(?: register)?', 'offender', 'imprison(?:ed|ment)', 'prison(?:er)?', 'hmp', 'probation (?:officer|order|service)', 'community payback', 'custodial sentence', 'on licence from prison', 'young offenders?'],
    examples: ['Released from prison', 'Known to probation service', 'Criminal record disclosed'],
    nearMisses: ['The offending drug was stopped', 'Strong convictions', 'On probation at new job', 'stab, police informed', 'HMPV PCR', 'Prisma scan'],
    why: 'Criminal records by name.',
  },
];

/** Door and key-safe codes never pass, in any text. */
export const DOOR_CODE_TERMS: readonly string[] = [
  'key[- ]?safes?',
  'key[- ]?codes?',
  '(?:front |back |main )?door (?:entry )?(?:code|number|pin)',
  '(?:entry|entrance|access|gate|lock ?box|lobby|building) (?:code|pin|keypad)',
  'key ?box(?:es)?',
  'lock ?box(?:es)?',
  'code (?:for|to) (?:the )?(?:door|key|gate|entrance|lock)',
];
