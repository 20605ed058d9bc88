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
    terms: ['hiv[- ]?(?:[12]|ab|ag|rna|dna|vl|pos(?:itive)?|neg(?:ative)?)*', 'h[./]i[./]v\\.?', 'human immun(?:e|o)[- ]?deficiency vir(?:us(?:es)?|al)', 'acquired immun(?:e|o)[- ]?deficiency', 'anti-?retro-?virals?', 'cd4\\+?', 'pre-exposure prophylaxis', 'pepse', 'retroviral (?:disease|infection|therapy)', 'people living with hiv'],
    examples: ['HIV infection', 'HIV-1 antibody not detected', 'on antiretroviral therapy', 'Human immunodeficiency virus screening declined', 'CD4+ T cell count', 'H.I.V. test', 'HIVAb', 'HIVpositive', 'HIV1RNA', 'HIVAgAb', 'Human immunodeficiency viral disease'],
    nearMisses: ['Hives after strawberries', 'Shiver', 'archived', 'Rabies post-exposure prophylaxis', 'Rotavirus', 'Retrovirus vector research', 'CD45 stain', 'Achive'],
    why: 'HIV by name.',
  },
  {
    exclusion: 'EX-1',
    terms: ['(?<!(?:HEARING|WALKING|MOBILITY|COMMUNICATION|VISUAL|LIVING|SLEEP|FIRST|EQUIPMENT|BATHING|BATH|KITCHEN|DRESSING|STANDING|EATING|MOBILISING) )AIDS(?! (?:AND|&|OR) (?:ADAPTATIONS?|EQUIPMENT|APPLIANCES))(?! (?:TO|FOR) (?:DAILY )?LIVING)', 'HAART', 'PrEP', 'STIs?', 'STDs?', 'ARVs', 'ARV (?:therapy|treatment|drugs|medication)', 'cART', 'PLHIV', 'PLWHIV?', 'H I V', 'GUM(?=[^]{0,60}[a-z])', 'GUM(?<=[a-z][^]{0,60})'],
    exactCase: true,
    examples: ['AIDS defining illness', 'STI screen', 'taking PrEP', 'Seen in GUM', 'GUM follow-up', 'on ARVs', 'cART started'],
    nearMisses: ['BLEEDING GUM', 'NICOTINE GUM 2MG', 'Bleeding gum', 'GUMS sore', 'Bilateral hearing aids', 'HEARING AIDS fitted', 'WALKING AIDS', 'AIDS AND ADAPTATIONS', 'EQUIPMENT AIDS', 'AIDS TO DAILY LIVING', 'bowel prep', 'Std dose', 'sti', 'ARVC', 'Cart'],
    why: 'Abbreviations that are other words in lower case.',
  },
  {
    exclusion: 'EX-1',
    terms: ['sexual health', 'sexual (?:and|&) reproductive health', '(?:sti|std) (?:screen(?:ing)?|clinic|tests?|testing|check|service)', 'sexually transmitted', 'genito-?urinary med(?:icine)?', 'genito-?urinary clinic', 'gu clinic', 'terrence higgins', 'partner notification', 'donovanosis', 'prophylaxis (?:following|after|for) sexual exposure', 'g\\.u\\.m\\.?', 'gum (?:clinic|department|dept|service|consultant|referral|attendance)', 'gu medicine', 'venereal', 'venereology', 'sexually acquired infection', 'gonorrh(?:o)?ea[el]?', 'gonococc(?:al|us|i|ae?mia)', '(?:neuro)?syphil(?:is|itic)', 'tpha', 'tppa', 'vdrl', 'fta-?abs', 'treponemal?', 'treponema pallidum', 'chlamydiae?(?! (?:pneumoniae|psittaci|abortus))', 'c\\.? ?trachomatis', 'chlamydial(?! pneumonia)', 'genital herpes', 'genital hsv', 'hsv[- ]?[12]? genital', 'herpes(?: simplex)?(?: virus)?,? genital(?:is|ia)?', 'genital warts?', 'warts?,? (?:ano-?)?genital', 'condyloma(?:ta)? (?:acuminat|lat)(?:a|um)', 'ano-?genital warts?', 'vulval warts?', 'penile warts?', 'anogenital herpes', 'herpes simplex of genital', 'non-?specific urethritis', 'non-?gonococcal urethritis', 'mortimer market', '56 dean st(?:reet)?', 'dean street express', 'ian charleson', 'trichomonas(?! (?:tenax|hominis))', 'trichomonal', 'trichomoniasis', 'lymphogranuloma venereum', 'chancroid', 'granuloma inguinale', 'mycoplasma genitalium', 'pubic (?:lice|louse)', 'ph?thirus pubis', '(?:peri-?)?anal warts?'],
    examples: ['Sexual Health Clinic', 'Chlamydia PCR', 'Seen at the GUM clinic', 'genital warts treated', 'Mortimer Market Centre', 'Genitourinary clinic', 'Neisseria gonorrhoeae', 'Gonococci seen', 'Neurosyphilis', 'Condyloma acuminatum', 'Condylomata lata', 'C. trachomatis DNA', 'Chlamydiae', 'Herpes simplex - genital', 'Warts, genital', 'Genital HSV-2', 'TPHA', 'Sexual & reproductive health', 'sti screen', 'Seen at G.U.M.', 'Genitourinary med clinic', 'Trichomonas seen', 'Perianal warts', 'Partner notification', 'Prophylaxis after sexual exposure'],
    nearMisses: ['Chlamydia pneumoniae antibody', 'clap', 'Told to clap for exercise', 'crab allergy', 'Crab', 'sexual dysfunction', 'Nicotine gum', 'genitourinary syndrome of menopause', 'Cold sore (herpes labialis)', 'Plantar warts', 'Head lice', 'ED', 'Erectile dysfunction', 'Gum disease', 'Human papillomavirus vaccination', 'Hepatitis B core antibody', 'Charleston', 'Reactive arthritis', 'Genitourinary system examined', 'Trachoma', 'Chlamydophila pneumonia', 'Herpes simplex keratitis', 'Condyle fracture'],
    why: 'Sexually transmitted infection and the clinics that treat it.',
  },
  {
    exclusion: 'EX-2',
    terms: ['infertility', 'infertile', 'sub-?fertility', 'sub-?fertile', 'fertility', 'ivf', 'in[- ]vitro fertili[sz]ation', 'icsi', 'intra-?cytoplasmic sperm injection', 'intra-?uterine insemination', 'iui', 'ohss', 'artificial insemination', 'assisted (?:conception|reproduction|fertili[sz]ation)', 'donor (?:eggs?|sperm|insemination|embryos?|oocytes?|gametes?)', 'sperm (?:retrieval|extraction|aspiration)', '(?:egg|sperm|oocyte|embryo) don(?:ation|or)', 'embryos? transfer(?:red|s)?', 'assisted reproductive', 'fet cycle', 'ovulation induction', 'induction of ovulation', '(?:egg|oocyte) (?:collection|retrieval|freezing)', 'surrogacy', 'surrogate (?:mother|pregnancy)', 'gestational (?:carrier|surrogate)', 'reproductive medicine', '(?:frozen|fresh) embryos?', '(?:embryo|sperm|semen) (?:freezing|storage|bank(?:ing)?)', 'blastocyst transfer', 'ovarian hyper-?stimulation', 'super-?ovulation'],
    examples: ['IVF cycle 2', 'Referred to fertility clinic', 'Primary infertility', 'Embryo transfer', 'Reproductive Medicine Unit', 'Induction of ovulation', 'Embryo transferred', 'Assisted reproductive technology', 'Donor oocytes', 'IUI cycle', 'Surgical sperm retrieval'],
    nearMisses: ['Fertiliser poisoning', 'Ivor', 'eggs', 'Egg allergy', 'Semen sample for culture', 'IVC filter', 'Embryonal tumour', 'Frozen shoulder', 'IUCD fitted', 'Induction of labour', 'Donor kidney', 'Fluid retrieval'],
    why: 'Fertility treatment by name.',
  },
  {
    exclusion: 'EX-3',
    terms: ['terminations? of (?:the |her |a |this )?pregnanc(?:y|ies)', 'pregnanc(?:y|ies) (?:was |were )?terminat(?:ed|ions?)', 'terminated (?:the |her )?pregnancy', '(?<!(?:spontaneous|missed|threatened|inevitable|incomplete|complete|habitual|recurrent|septic|tubal) )abortions?(?![, ]*\\(?(?:- ?)?spontaneous)', 'hsa ?[14]', 'terminations?,? pregnancy', 'termination counselling', 'aborted (?:pregnancy|f(?:o)?etus)', 'nupas', 'msi choices', 'abortifacients?', 'f(?:o)?eticide', 'bpas', 'british pregnancy advisory service', 'marie stopes', 'msi reproductive choices', 'top (?:clinic|counselling|referral)'],
    examples: ['Requests termination of pregnancy', 'Medical abortion', 'Referral to BPAS', 'Termination of her pregnancy', 'Pregnancy was terminated at 8 weeks', 'HSA4 form', 'Termination - pregnancy', 'Aborted pregnancy'],
    nearMisses: ['Spontaneous abortion', 'Abortion, spontaneous', 'Abortion - spontaneous', 'Threatened abortion', 'Missed abortion', 'Aborted attempt at lumbar puncture', 'Abortive therapy for migraine', 'Termination of employment', 'On top of the cupboard', 'Chlamydia abortus in sheep'],
    why: 'Termination of pregnancy by name; miscarriage is not a termination.',
  },
  {
    exclusion: 'EX-3',
    terms: ['(?:[Pp]revious|PREVIOUS|[Pp]rev|[Pp]ast|[Mm]edical|MEDICAL|[Ss]urgical|SURGICAL|[Ll]ate|[Pp]ost|[Hh]ad|[Ww]ants|[Rr]equest(?:s|ed|ing)?) TOPs?', 'TOPs? (?:x ?\\d|at \\d|in (?:19|20)\\d\\d)', 'MTOPs?'],
    exactCase: true,
    examples: ['Previous TOP 2012', 'Surgical TOP', 'TOP x2', 'TOP in 2012', 'MTOP'],
    nearMisses: ['Apply TOP bd', 'RED TOP BOTTLE', 'TOP of shoulder', 'Medical top-up', 'Past top of scale'],
    why: 'Its abbreviation, which is another word or a route of medicines elsewhere.',
  },
  {
    exclusion: 'EX-4',
    terms: ['gender (?:re-?assignment|identity|change|varian(?:t|ce)|non-?conform(?:ing|ity)|dysphori(?:a|c)|incongruen(?:ce|t)|fluid(?:ity)?|recognition|affirm(?:ing|ation)|confirm(?:ing|ation)|transition|clinic|history)', 'sex re-?assignment', 'transgender(?:ed|ism)?', 'trans-?sexual(?:ism|ity)?', '(?:male to female|female to male) (?:transition(?:ing|ed)?|gender)', 'trans (?:man|woman|male|female)', 'transwoman', 'transman', 'previous gender', 'birth gender', 'gender at birth', 'sex (?:assigned )?at birth', 'formerly (?:male|female)', 'assigned (?:male|female) at birth', 'chang(?:e|ed|ing) (?:of )?(?:sex|gender)', 'sex change', 'cross-sex hormones?', 'trans-?(?:masculine|feminine)', 'dead-?name', 'birth name', '(?:previous|former) (?:name|identity)'],
    examples: ['Gender dysphoria', 'Attends the gender identity clinic', 'trans woman', 'assigned male at birth', 'Previous name on letter', 'Gender dysphoric', 'Transgenderism', 'Male-to-female transition', 'Sex at birth: male'],
    nearMisses: ['Name of previous practice', 'Change of dressing', 'Sex: male', 'Gender: female', 'Trans fats', 'Transient ischaemic attack', 'transaminase', 'transsphenoidal surgery', 'gender of the baby', 'Male to female adapter', 'Transition to adult services'],
    why: 'Gender recognition and previous identity by name.',
  },
  {
    exclusion: 'EX-5',
    terms: ['domestic (?:and sexual )?(?:(?:physical|emotional|psychological|sexual|financial|economic) )?(?:violence|abuse[rd]?|abusers|assaults?)', 'domestic homicide', '(?:abused?|assaulted|beaten|hit|attacked|strangled|punched|kicked|slapped|choked|stabbed|raped|bitten|injured|stalked|violence|assault) (?:by|from) (?:(?:her |his |their |my )?(?:ex-?|former )?(?:partner|husband|wife|spouse|boyfriend|girlfriend)|(?:her |his |their |my )ex)', 'forced marriage', '(?:wife|spouse|partner)[- ]battering', '(?:violent|abusive) (?:ex-?|former )?(?:partner|spouse|husband|wife|boyfriend|girlfriend|relationship|marriage)', '(?:in|at|to) (?:a |the )?(?:women’?s? )?refuge', 'victim of (?:partner|spous(?:e|al)) (?:abuse|violence)', 'dash risk', '(?:intimate )?partner (?:violence|abuse)', 'spous(?:e|al) abuse', 'coercive control', 'marac', 'idva', 'non-molestation order', 'honou?r[- ]based (?:violence|abuse)', 'women[’\']?s[’\']? (?:refuge|aid)', 'clare[’\']?s law', 'battered (?:wife|wom[ae]n|spouse|partner)'],
    examples: ['Discussed at MARAC', 'Victim of domestic abuse', 'History of domestic violence', 'Domestic emotional abuse', 'assaulted by her partner', 'Women\'s refuge', 'Now living in a refuge', 'Domestic assault', 'Punched by her husband', 'Abusive relationship', 'Battered woman', 'Violent ex-partner', 'Stalked by her ex', 'Forced marriage'],
    nearMisses: ['Domestic cleaner', 'rape seed oil', 'stab, police informed', 'Violent coughing', 'Lives with partner', 'Hit by car', 'Attacked by dog', 'Refugee health check', 'Domestic assessment of kitchen', 'alcohol abuse', 'Wheelchair pushed by husband', 'Battered sausage', 'Bitten by cat', 'Stalk of polyp'],
    why: 'Domestic violence by name.',
  },
  {
    exclusion: 'EX-6',
    terms: ['criminal (?:record|records|conviction|convictions|offence|offences|history|justice)', 'convicted (?:of|for)', '(?:previous|prior|spent|unspent) convictions?', 'convictions? for', 'police caution', '(?:arrested|charged|cautioned) (?:by (?:the )?police|for|with) (?:assault|theft|burglary|robbery|murder|fraud|possession|drug)', 'ex-?offender', 'sex offenders?(?: register)?', 'offender', 'imprison(?:ed|ment)', 'prison(?! (?:officer|guard|governor|service|chaplain|nurse|visitor))(?:er)?s?', 'jail(?:ed)?', 'incarcerat(?:ed|ion)', 'remand(?:ed)? (?:in|into|on|to) (?:custody|prison|bail)', 'in (?:police )?custody(?! of)', 'hmp', 'hmyoi', 'youth (?:offending|justice)', 'community (?:sentence|order)', 'probation (?:officer|order|service)', 'community payback', 'custodial sentence', 'on licence from prison', 'young offenders?', 'on parole', 'parole (?:board|officer|hearing|licence)', 'mappa', 'sentenced to', '(?:drink|drug)[- ]driving (?:convictions?|offences?)', 'on remand', 'on (?:police )?bail', 'police custody(?! (?:officer|nurse|sergeant))', 'released from custody', 'asbo', '(?:damage|assault|theft|drugs?|violence) convictions?'],
    examples: ['Released from prison', 'Known to probation service', 'Criminal record disclosed', 'Convicted for burglary', 'Police caution 2019', 'On parole', 'Discussed at MAPPA', 'Sentenced to two years', 'Drink-driving conviction', 'On remand', 'Seen in police custody', 'Criminal damage conviction'],
    nearMisses: ['The offending drug was stopped', 'Strong convictions', 'On probation at new job', 'stab, police informed', 'HMPV PCR', 'Prisma scan', 'Works as a prison officer', 'In custody of his grandmother', 'Works as a police custody nurse', 'Police informed', 'Convincing story'],
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
