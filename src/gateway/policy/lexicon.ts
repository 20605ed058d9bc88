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
    terms: ['hiv[- ]?[12]?', 'h[./]i[./]v\\.?', 'human immun(?:e|o)[- ]?deficiency virus(?:es)?', 'acquired immun(?:e|o)[- ]?deficiency', 'anti-?retro-?virals?', 'cd4\\+?', 'pre-exposure prophylaxis', 'pepse', 'retroviral (?:disease|infection|therapy)', 'people living with hiv'],
    examples: ['HIV infection', 'HIV-1 antibody not detected', 'on antiretroviral therapy', 'Human immunodeficiency virus screening declined', 'CD4+ T cell count', 'H.I.V. test'],
    nearMisses: ['Hives after strawberries', 'Shiver', 'archived', 'Rabies post-exposure prophylaxis', 'Rotavirus', 'Retrovirus vector research', 'CD45 stain', 'Achive'],
    why: 'HIV by name.',
  },
  {
    exclusion: 'EX-1',
    terms: ['(?<!(?:HEARING|WALKING|MOBILITY|COMMUNICATION|VISUAL|LIVING|SLEEP|FIRST) )AIDS', 'HAART', 'PrEP', 'STIs?', 'STDs?', 'PLHIV', 'PLWHIV?', 'H I V', 'GUM(?=[^]{0,60}[a-z])', 'GUM(?<=[a-z][^]{0,60})'],
    exactCase: true,
    examples: ['AIDS defining illness', 'STI screen', 'taking PrEP', 'Seen in GUM', 'GUM follow-up'],
    nearMisses: ['BLEEDING GUM', 'NICOTINE GUM 2MG', 'Bleeding gum', 'GUMS sore', 'Bilateral hearing aids', 'HEARING AIDS fitted', 'WALKING AIDS', 'bowel prep', 'Std dose', 'sti'],
    why: 'Abbreviations that are other words in lower case.',
  },
  {
    exclusion: 'EX-1',
    terms: ['sexual health', 'sexual and reproductive health', 'sexually transmitted', 'genito-?urinary medicine', 'genito-?urinary clinic', 'gum (?:clinic|department|dept|service|consultant|referral|attendance)', 'gu medicine', 'venereal', 'venereology', 'sexually acquired infection', 'gonorrh(?:o)?ea', 'gonococcal', 'gonococcus', 'syphilis', 'syphilitic', 'treponemal?', 'treponema pallidum', 'chlamydia(?! (?:pneumoniae|psittaci|abortus))', 'chlamydial(?! pneumonia)', 'genital herpes', 'herpes genitalis', 'genital warts?', 'condylomata? acuminat(?:a|um)', 'ano-?genital warts?', 'vulval warts?', 'penile warts?', 'anogenital herpes', 'herpes simplex of genital', 'non-?specific urethritis', 'non-?gonococcal urethritis', 'mortimer market', '56 dean street', 'dean street express', 'ian charleson', 'trichomonas vaginalis', 'trichomoniasis', 'lymphogranuloma venereum', 'chancroid', 'granuloma inguinale', 'mycoplasma genitalium', 'pubic (?:lice|louse)', 'pthirus pubis'],
    examples: ['Sexual Health Clinic', 'Chlamydia PCR', 'Seen at the GUM clinic', 'genital warts treated', 'Mortimer Market Centre', 'Genitourinary clinic'],
    nearMisses: ['Chlamydia pneumoniae antibody', 'clap', 'Told to clap for exercise', 'crab allergy', 'Crab', 'sexual dysfunction', 'Nicotine gum', 'genitourinary syndrome of menopause', 'Cold sore (herpes labialis)', 'Plantar warts', 'Head lice', 'ED', 'Erectile dysfunction', 'Gum disease', 'Human papillomavirus vaccination', 'Hepatitis B core antibody', 'Charleston', 'Reactive arthritis', 'Genitourinary system examined'],
    why: 'Sexually transmitted infection and the clinics that treat it.',
  },
  {
    exclusion: 'EX-2',
    terms: ['infertility', 'infertile', 'sub-?fertility', 'sub-?fertile', 'fertility', 'ivf', 'in[- ]vitro fertili[sz]ation', 'icsi', 'intra-?cytoplasmic sperm injection', 'intra-?uterine insemination', 'artificial insemination', 'assisted (?:conception|reproduction|fertili[sz]ation)', 'donor (?:egg|eggs|sperm|insemination|embryo)', '(?:egg|sperm|oocyte|embryo) don(?:ation|or)', 'embryo transfer', 'ovulation induction', '(?:egg|oocyte) (?:collection|retrieval|freezing)', 'surrogacy', 'surrogate (?:mother|pregnancy)', 'gestational (?:carrier|surrogate)', 'reproductive medicine', '(?:frozen|fresh) embryos?', '(?:embryo|sperm|semen) (?:freezing|storage|bank(?:ing)?)', 'blastocyst transfer', 'ovarian hyper-?stimulation', 'super-?ovulation'],
    examples: ['IVF cycle 2', 'Referred to fertility clinic', 'Primary infertility', 'Embryo transfer', 'Reproductive Medicine Unit'],
    nearMisses: ['Fertiliser poisoning', 'Ivor', 'eggs', 'Egg allergy', 'Semen sample for culture', 'IVC filter', 'Embryonal tumour', 'Frozen shoulder'],
    why: 'Fertility treatment by name.',
  },
  {
    exclusion: 'EX-3',
    terms: ['terminations? of pregnancy', 'pregnancy terminations?', 'terminated (?:the |her )?pregnancy', '(?<!(?:spontaneous|missed|threatened|inevitable|incomplete|complete|habitual|recurrent|septic|tubal) )abortions?(?![, ]*\\(?(?:- ?)?spontaneous)', 'hsa ?1', 'abortifacients?', 'f(?:o)?eticide', 'bpas', 'british pregnancy advisory service', 'marie stopes', 'msi reproductive choices', 'top (?:clinic|counselling|referral)'],
    examples: ['Requests termination of pregnancy', 'Medical abortion', 'Referral to BPAS'],
    nearMisses: ['Spontaneous abortion', 'Abortion, spontaneous', 'Abortion - spontaneous', 'Threatened abortion', 'Missed abortion', 'Aborted attempt at lumbar puncture', 'Abortive therapy for migraine', 'Termination of employment', 'On top of the cupboard', 'Chlamydia abortus in sheep'],
    why: 'Termination of pregnancy by name; miscarriage is not a termination.',
  },
  {
    exclusion: 'EX-4',
    terms: ['gender (?:re-?assignment|identity|change|varian(?:t|ce)|non-?conform(?:ing|ity)|dysphoria|incongruence|recognition|affirm(?:ing|ation)|confirm(?:ing|ation)|transition|clinic|history)', 'sex re-?assignment', 'transgender(?:ed)?', 'trans-?sexual(?:ism)?', 'trans (?:man|woman|male|female)', 'transwoman', 'transman', 'previous gender', 'birth gender', 'gender at birth', 'sex assigned at birth', 'assigned (?:male|female) at birth', 'chang(?:e|ed|ing) (?:of )?(?:sex|gender)', 'sex change', 'cross-sex hormones?', 'trans-?(?:masculine|feminine)', 'dead-?name', 'birth name', '(?:previous|former) (?:name|identity)'],
    examples: ['Gender dysphoria', 'Attends the gender identity clinic', 'trans woman', 'assigned male at birth', 'Previous name on letter'],
    nearMisses: ['Name of previous practice', 'Change of dressing', 'Sex: male', 'Gender: female', 'Trans fats', 'Transient ischaemic attack', 'transaminase', 'transsphenoidal surgery', 'gender of the baby'],
    why: 'Gender recognition and previous identity by name.',
  },
  {
    exclusion: 'EX-5',
    terms: ['domestic (?:and sexual )?(?:(?:physical|emotional|psychological|sexual|financial|economic) )?(?:violence|abuse)', 'domestic homicide', '(?:abused?|assaulted|beaten|hit|attacked|strangled|violence|assault) (?:by|from) (?:her |his |their |my )?(?:ex-?|former )?(?:partner|husband|wife|spouse|boyfriend|girlfriend)', 'violent (?:partner|spouse|husband|wife)', '(?:in|at|to) (?:a |the )?(?:women’?s? )?refuge', 'victim of (?:partner|spous(?:e|al)) (?:abuse|violence)', 'dash risk', '(?:intimate )?partner (?:violence|abuse)', 'spous(?:e|al) abuse', 'coercive control', 'marac', 'idva', 'non-molestation order', 'honou?r[- ]based (?:violence|abuse)', 'women[’\']?s[’\']? (?:refuge|aid)', 'clare[’\']?s law', 'battered (?:wife|spouse|partner)'],
    examples: ['Discussed at MARAC', 'Victim of domestic abuse', 'History of domestic violence', 'Domestic emotional abuse', 'assaulted by her partner', 'Women\'s refuge', 'Now living in a refuge'],
    nearMisses: ['Domestic cleaner', 'rape seed oil', 'stab, police informed', 'Violent coughing', 'Lives with partner', 'Hit by car', 'Attacked by dog', 'Refugee health check', 'Domestic assessment of kitchen', 'alcohol abuse'],
    why: 'Domestic violence by name.',
  },
  {
    exclusion: 'EX-6',
    terms: ['criminal (?:record|records|conviction|convictions|offence|offences|history|justice)', 'convicted (?:of|for)', '(?:previous|prior|spent|unspent) convictions?', 'convictions? for', 'police caution', '(?:arrested|charged|cautioned) (?:by (?:the )?police|for|with) (?:assault|theft|burglary|robbery|murder|fraud|possession|drug)', 'ex-?offender', 'sex offenders?(?: register)?', 'offender', 'imprison(?:ed|ment)', 'prison(?! (?:officer|guard|governor|service|chaplain|nurse|visitor))(?:er)?s?', 'jail(?:ed)?', 'incarcerat(?:ed|ion)', 'remand(?:ed)? (?:in|into|on|to) (?:custody|prison|bail)', 'in (?:police )?custody(?! of)', 'hmp', 'hmyoi', 'youth (?:offending|justice)', 'community (?:sentence|order)', 'probation (?:officer|order|service)', 'community payback', 'custodial sentence', 'on licence from prison', 'young offenders?'],
    examples: ['Released from prison', 'Known to probation service', 'Criminal record disclosed', 'Convicted for burglary', 'Police caution 2019'],
    nearMisses: ['The offending drug was stopped', 'Strong convictions', 'On probation at new job', 'stab, police informed', 'HMPV PCR', 'Prisma scan', 'Works as a prison officer', 'In custody of his grandmother', 'Police informed', 'Convincing story'],
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
  'code (?:for|to) (?:the )?(?:door|key|gate|entrance|lock|flat|building)',
  'intercom (?:code|number|pin)',
  '(?:alarm|combination|padlock|keypad|key pad) (?:code|number|pin)',
  'combination lock',
];
