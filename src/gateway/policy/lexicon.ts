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
  /** Tells as the name of a concept alone: in a note or a letter the same words are said of other things too. */
  readonly namesOnly?: true;
  readonly examples: readonly string[];
  readonly nearMisses: readonly string[];
  readonly why: string;
}

export const LEXICON: readonly LexiconRow[] = [
  {
    exclusion: 'EX-1',
    terms: ['hiv[- ]?(?:[12]|ab|ag|rna|dna|vl|pos(?:itive)?|neg(?:ative)?)*', 'h[./]i[./]v\\.?', 'human immun(?:e|o)[- ]?deficiency vir(?:us(?:es)?|al)', 'acquired immun(?:e|o)[- ]?deficiency', 'anti-?retro-?virals?', 'cd4\\+?', '(?<!(?:rabies|malaria|hepatitis [ab]|anthrax|measles|varicella|leptospirosis)[^]{0,20})pre-exposure prophylaxis(?![^]{0,20}(?:rabies|malaria|hepatitis [ab]))', 'pepse', 'retroviral (?:disease|infection|therapy)', 'people living with hiv'],
    examples: ['HIV infection', 'HIV-1 antibody not detected', 'on antiretroviral therapy', 'Human immunodeficiency virus screening declined', 'CD4+ T cell count', 'H.I.V. test', 'HIVAb', 'HIVpositive', 'HIV1RNA', 'HIVAgAb', 'Human immunodeficiency viral disease'],
    nearMisses: ['Hives after strawberries', 'Shiver', 'archived', 'Rabies post-exposure prophylaxis', 'Rotavirus', 'Retrovirus vector research', 'CD45 stain', 'Achive'],
    why: 'HIV by name.',
  },
  {
    exclusion: 'EX-1',
    terms: ['(?<!(?:HEARING|TOILET|WALKING|MOBILITY|COMMUNICATION|VISUAL|LIVING|SLEEP|FIRST|EQUIPMENT|BATHING|BATH|KITCHEN|DRESSING|STANDING|EATING|MOBILISING) )AIDS(?! (?:AND|&|OR) (?:ADAPTATIONS?|EQUIPMENT|APPLIANCES))(?! (?:TO|FOR) (?:DAILY )?LIVING)', 'HAART', 'PrEP', 'STIs?(?! (?:to|of) (?:left|right|both|the))', 'STDs?(?! (?:dose|dosage|regimen|treatment|protocol))', 'ARVs', 'ARV (?:therapy|treatment|drugs|medication)', 'cART', 'NGU', 'LGV', 'PREP (?:started|since|clinic|prescribed)', 'Prep since (?:19|20)\\d\\d', 'Aids (?:patient|defining|related)', 'PLHIV', 'PLWHIV?', 'H I V', 'GUM(?! (?:disease|bleeding|swelling|infection|abscess|recession|boil|problems?|line))(?=[^]{0,60}[a-z])', 'GUM(?! (?:disease|bleeding|swelling|infection|abscess|recession|boil|problems?|line))(?<=[a-z][^]{0,60})'],
    exactCase: true,
    examples: ['NGU contact', 'LGV proctitis', 'AIDS defining illness', 'STI screen', 'taking PrEP', 'Seen in GUM', 'GUM follow-up', 'on ARVs', 'cART started'],
    nearMisses: ['BLEEDING GUM', 'GUM disease', 'TOILET AIDS', 'STI to left ankle', 'STD dose of warfarin', 'NICOTINE GUM 2MG', 'Bleeding gum', 'GUMS sore', 'Bilateral hearing aids', 'HEARING AIDS fitted', 'WALKING AIDS', 'AIDS AND ADAPTATIONS', 'EQUIPMENT AIDS', 'AIDS TO DAILY LIVING', 'bowel prep', 'Std dose', 'sti', 'ARVC', 'Cart'],
    why: 'Abbreviations that are other words in lower case.',
  },
  {
    exclusion: 'EX-1',
    terms: ['sexual health', 'sexual (?:and|&) reproductive health', '(?:sti|std) (?:screen(?:ing)?|clinic|tests?|testing|check|service)', 'sexually transmitted', 'genito-?urinary med(?:icine)?', 'genito-?urinary clinic', 'gu clinic', 'terrence higgins', 'partner notification', 'donovanosis', 'prophylaxis (?:following|after|for) sexual exposure', 'g\\.u\\.m\\.?', 'gum (?:clinic|department|dept|service|consultant|referral|attendance)', 'gu medicine', 'venereal', 'venereology', 'sexually acquired infection', 'gon+or+h?(?:o)?ea[el]?', 'clamydia', 'chl[aiy]mid[iy]a', 'syphill?is', '(?:gc ?/ ?ct|ct ?/ ?gc) naat', 'dean st(?:reet)? 56', 'jefferiss wing', 'sexual[- ]?health', 'gum[- ]?clinic', 'hiv(?:infection|clinic|positive)', 'non-?hiv', 'combination art commenced', 'gonococc(?:al|us|i|ae?mia)', '(?:neuro)?syphil(?:is|itic)', 'tpha', 'tppa', 'vdrl', 'fta-?abs', 'treponemal?', 'treponema pallidum', 'chlamydiae?(?! (?:pneumoniae|psittaci|abortus))', 'c\\.? ?trachomatis', 'chlamydial(?! pneumonia)', 'genital herpes', 'genital hsv', 'hsv[- ]?[12]? genital', 'herpes(?: simplex)?(?: virus)?,? genital(?:is|ia)?', 'genital warts?', 'warts?,? (?:ano-?)?genital', 'condyloma(?:ta)? (?:acuminat|lat)(?:a|um)', 'ano-?genital warts?', 'vulval warts?', 'penile warts?', 'anogenital herpes', 'herpes simplex of genital', 'non-?specific urethritis', 'non-?gonococcal urethritis', 'mortimer market', '56 dean st(?:reet)?', 'dean street express', 'ian charleson', 'trichomonas(?! (?:tenax|hominis))', 'trichomonal', 'trichomoniasis', 'lymphogranuloma venereum', 'chancroid', 'granuloma inguinale', 'mycoplasma genitalium', 'pubic (?:lice|louse)', 'ph?thirus pubis', '(?:peri-?)?anal warts?'],
    examples: ['Sexual Health Clinic', 'Chlamydia PCR', 'Seen at the GUM clinic', 'genital warts treated', 'Mortimer Market Centre', 'Genitourinary clinic', 'Neisseria gonorrhoeae', 'Gonococci seen', 'Neurosyphilis', 'Condyloma acuminatum', 'Condylomata lata', 'C. trachomatis DNA', 'Chlamydiae', 'Herpes simplex - genital', 'Warts, genital', 'Genital HSV-2', 'TPHA', 'Sexual & reproductive health', 'sti screen', 'Seen at G.U.M.', 'Genitourinary med clinic', 'Trichomonas seen', 'Perianal warts', 'Partner notification', 'Prophylaxis after sexual exposure'],
    nearMisses: ['Chlamydia pneumoniae antibody', 'clap', 'Told to clap for exercise', 'crab allergy', 'Crab', 'sexual dysfunction', 'Nicotine gum', 'genitourinary syndrome of menopause', 'Cold sore (herpes labialis)', 'Plantar warts', 'Head lice', 'ED', 'Erectile dysfunction', 'Gum disease', 'Human papillomavirus vaccination', 'Hepatitis B core antibody', 'Charleston', 'Reactive arthritis', 'Genitourinary system examined', 'Trachoma', 'Chlamydophila pneumonia', 'Herpes simplex keratitis', 'Condyle fracture'],
    why: 'Sexually transmitted infection and the clinics that treat it.',
  },
  {
    exclusion: 'EX-1',
    terms: ['hla[- ]?b ?\\*? ?57(?: ?: ?01|01)?', '(?<!(?:hepatitis|hep|hbv|hcv|hdv|cmv|ebv|bkv|covid|sars|influenza|cytomegalovirus|epstein|adenovirus)[^]{0,60})(?<!(?:bk|hhv|parvovirus|norovirus|rsv|zika|dengue)[^]{0,20})viral load(?![^]{0,60}(?:bk virus|parvovirus|norovirus|hepatitis|hep [bcd]|hbv|hcv|hdv|cmv|ebv|bkv|covid|sars|influenza|cytomegalovirus|epstein|adenovirus))', '(?<!(?:hepatitis|hep|hbv|hcv|cmv|influenza|cytomegalovirus)[^]{0,60})viral resistance (?:genotyp(?:e|ing|ic)|tests?|testing|mutations?)(?![^]{0,60}(?:hepatitis|hbv|hcv|cmv|influenza|cytomegalovirus))', 'u ?= ?u', 'undetectable ?= ?untransmittable', 'bhiva'],
    examples: ['HLA-B*57:01 positive', 'HLA-B*5701 negative', 'Viral load undetectable', 'viral resistance genotype', 'U=U', 'BHIVA guidelines', 'Undetectable = untransmittable'],
    nearMisses: ['HLA-B27 positive', 'HLA-B*58:01', 'HLA-B*15:02', 'Hepatitis C viral load', 'Viral load (HCV) 20 IU/mL', 'CMV viral load 200', 'HBV viral resistance genotype', 'u = 5', 'Viral illness', 'Heavy load'],
    why: 'Tests and phrases that are said of HIV alone.',
  },
  {
    exclusion: 'EX-1',
    terms: ['monkey ?pox', 'mpox', 'human papilloma ?virus(?:es)?(?! (?:vaccin|immuni[sz]))(?<!(?:vaccin|immuni[sz])[^]{0,60})', 'human t[- ]?(?:lymphotropic|cell lymphotropic|cell leuk(?:a)?emia) virus', 'htlv', 'retroviridae', 'human herpes ?virus 8', '(?:sexually|sexual) (?:transmissible|transmission)', 'sexual mode of transmission', 'sexual transmitted', 'sexually acquired', 'sexual contact with high risk', 'genito-?urinary (?:nurse|physician|doctor|consultant|service|infection)', 'venereologists?', 'wassermann', 'rapid plasma reagin', 'unheated serum(?: reagin)?', 'argyll[- ]?robertson', 'hutchinson[’\']?s (?:teeth|triad)', 'clutton[’\']?s joints', '(?:moon|mulberry) molars?(?: teeth)?', '(?:oto|macular |papular |pustular |nodular )syphil(?:is|ide)', 'syphilides?', 'lu(?:es|etic)', 'tab(?:es|etic)', 'tabes dorsalis', 'tabo-?paresis', 'dementia paralytica', 'locomotor ataxia', 'gonococc(?:a)?emia', 'ha?emophilus ducreyi', 'klebsiella granulomatis', 'neisseria gonorrhoeae', 'esthiomene', 'bowenoid papulosis', 'buschke[- ]l(?:o|oe)wenstein', 'genital mycoplasma', 'mycoplasma balanitis', 'pelvic inflammatory disease', 'fitz[- ]hugh', 'urethritis', 'urethral meatitis', '(?:penile|urethral) swabs?', 'penile warts?', '(?:perineal|urethral|anal|penile|genital) (?:warts?|verruca)', 'wart of (?:anal|urethra|penis|vulva|vagina)[^]{0,40}', 'verruca of (?:anus|penis|vulva)', 'herpes simplex[^]{0,40}(?:genital(?:ia)?|perianal|penis|penile|vulva[l]?|vagina[l]?|cervi(?:x|citis)|buttocks?|rectum)', 'herpetic (?:vulvovaginitis|cervicitis|vulvitis|infection of penis|ulceration of vulva)', 'herpetic vesicle in vagina', 'perianal herpes', 'anogenital herpesvir(?:us|al)', 'herpes ?vir(?:us|al) infection of perianal', 'herpes simplex(?: virus)?(?: type)?(?: (?:1|2)(?: and (?:herpes simplex )?2)?)? (?:antibod(?:y|ies)|antigen|deoxyribonucleic|dna|nucleic|polymerase|pcr|virus isolation|isolation|immunoglobulin|ig[gm])(?![^]{0,40}(?:csf|cerebrospinal|eye|cornea))', 'herpes simplex(?: virus)? type 2', 'immune recovery uveitis', 'vacuolar myelopathy', 'human immunodefiency', 'sexual partners? of sexual', 'neonatal chlamydial pneumonia', 'congenital chlamydial pneumonia'],
    namesOnly: true,
    examples: ['Monkeypox virus detected', 'Human papillomavirus deoxyribonucleic acid detected', 'Herpes simplex type 2 infection', 'Female pelvic inflammatory disease', 'Urethritis', 'Sexually transmissible disease', 'Seen by genitourinary nurse', 'Tabes dorsalis', 'Penile swab taken', 'Herpes simplex antibody level', 'Primary herpes simplex infection of genitalia'],
    nearMisses: ['Human papillomavirus vaccination', 'Administration of first dose of vaccine product containing only Human papillomavirus antigen', 'Herpes simplex labialis', 'Herpes simplex keratitis', 'Herpes simplex encephalitis', 'Herpes simplex virus DNA detected in CSF', 'Buschke-Ollendorff syndrome', 'Smallpox vaccination', 'Inflammatory bowel disease', 'Urethral catheter', 'Urethral stricture', 'Friedreich’s ataxia', 'Table of contents', 'Value', 'Plantar wart', 'Tablet'],
    why: 'What else the national list of sexually transmitted disease holds, by the names of its concepts.',
  },
  {
    exclusion: 'EX-2',
    terms: ['infertil\\w*', 'infertilty', 'sub-?fertility', 'sub-?fertile', 'fertil(?:i)?ty(?! awareness)', 'fert clinic', 'hfea', 'test[- ]tube bab(?:y|ies)', 'introduction of gametes?', 'luteal support', 'ivf(?! (?:\\d|fluids?|infusion|bolus|hartmann|saline|nacl))', '(?:fertili[sz]ation,? )in vitro fertili[sz]ation', 'fertili[sz]ation in vitro', 'in[- ]vitro fertili[sz]ation', 'icsi', 'intra-?cytoplasmic sperm injection', 'intra-?uterine insemination', 'iui', 'ohss', 'artificial insemination', 'assisted (?:conception|reproduction|fertili[sz]ation)', 'donor (?:eggs?|sperm|insemination|embryos?|oocytes?|gametes?)', 'sperm (?:retrieval|extraction|aspiration)', '(?:egg|sperm|oocyte|embryo) don(?:ation|or)', 'embryos? transfer(?:red|s)?', 'assisted reproductive', 'fet cycle', 'ovulation induction', 'induction of ovulation', '(?:egg|oocyte) (?:collection|retrieval|freezing)', 'surrogacy', 'surrogate (?:mother|pregnancy)', 'gestational (?:carrier|surrogate)', 'reproductive medicine', '(?:frozen|fresh) embryos?', '(?:embryo|sperm|semen) (?:freezing|storage|bank(?:ing)?)', 'blastocyst transfer', 'ovarian hyper-?stimulation', 'super-?ovulation'],
    examples: ['IVF cycle 2', 'Referred to fertility clinic', 'Primary infertility', 'Embryo transfer', 'Reproductive Medicine Unit', 'Induction of ovulation', 'Embryo transferred', 'Assisted reproductive technology', 'Donor oocytes', 'IUI cycle', 'Surgical sperm retrieval'],
    nearMisses: ['Fertiliser poisoning', 'Ivor', 'eggs', 'Egg allergy', 'Semen sample for culture', 'IVC filter', 'IVF 0.9% NaCl', 'IVF fluids given', 'Fertility awareness method', 'Embryonal tumour', 'Frozen shoulder', 'IUCD fitted', 'Induction of labour', 'Donor kidney', 'Fluid retrieval'],
    why: 'Fertility treatment by name.',
  },
  {
    exclusion: 'EX-2',
    terms: ['(?:intra-?(?:peritoneal|cervical)|sub-?zonal|delayed|intra-?uterine|donor|artificial) insemination', 'insemination', '(?:intra-?fallopian|intra-?uterine) transfer', 'gamete (?:intra[- ]?fallopian|intra[- ]?uterine|transfer)', 'transfer of (?:gamete|embryo|zygote)s?', 'zygote intra-?fallopian', 'hyper-?stimulation of ovar(?:y|ies)', 'controlled ovarian stimulation', 'artificial fertili[sz]ation', 'fertili[sz]ation in vivo', 'fertili[sz]ation, function', 'zona drilling', 'sperm into cytoplasm', '(?:oocytes?|ova|egg) (?:recovery|aspiration|retrieval|collection|cryopreservation)', 'oocyte[s]?', '(?:cryopreservation|thawing|retrieval|identification|evaluation) of (?:oocytes?|sperm(?:atozoa)?|embryos?|ovarian tissue|testicular tissue|cryopreserved)', 'cryopreserv(?:ed|ation) (?:of )?(?:sperm(?:atozoa)?|oocytes?|embryos?|ovarian|testicular)', 'sperm (?:evaluation by hamster|identification|cryopreservation)', '(?:culture|preparation|thawing) of (?:cryopreserved )?embryos?', 'embryos? (?:for transfer|culture)', 'transplanted embryo', 'harvest of reproductive tissue', 'surrogate (?:parent|father|child|son|daughter)', 'mitochondrial replacement', 'electro-?ejaculation', 'maturation of ovarian follicle', 'aspiration of seminal fluid'],
    namesOnly: true,
    examples: ['Intraperitoneal insemination', 'Gamete intrafallopian transfer', 'Severe hyperstimulation of ovaries', 'Transvaginal oocyte recovery', 'Cryopreservation of testicular tissue', 'Culture of embryo', 'Surrogate child', 'Electroejaculation procedure', 'Complication of artificial fertilization'],
    nearMisses: ['Semen analysis', 'Sperm granuloma', 'Ovarian cyst aspiration', 'Embryonal carcinoma', 'Ova, cysts and parasites', 'Cryotherapy of wart', 'Ovarian stimulation test not done', 'Surrogate decision maker', 'Fat transfer', 'Retrieval of foreign body'],
    why: 'What else the national list of assisted fertilisation holds, by the names of its concepts.',
  },
  {
    exclusion: 'EX-3',
    terms: ['terminat?i?ons? of (?:(?:the|her|a|an|this|early|late|unwanted|unplanned|twin) ){0,3}pregnanc(?:y|ies)', 'pregnanc(?:y|ies),? (?:- )?terminations?(?: of)?', 'interruption of pregnancy', 'wish(?:es|ed|ing)? (?:for )?(?:a )?termination', 'requests? (?:for )?(?:a )?termination(?! of (?:employment|contract|tenancy))', 'previous terminations?(?! of (?:employment|contract|tenancy))', '(?:h(?:x|istory) of|prior|late|medical|surgical|suction|aspiration|previous|d ?& ?e) terminations?(?! of (?:employment|contract|tenancy))', 'termination (?:for f(?:o)?etal|services?|clinic|pack)', 'pregnancy advisory', 'products[^]{0,20} for termination', 'topfa', 'abortoin', 'abor?tion pill', 'ema (?:at home|pills)', 'pregnanc(?:y|ies) (?:was |were )?terminat(?:ed|ions?)', 'terminated (?:the |her )?pregnancy', '(?<!(?:spontaneous|missed|threatened|inevitable|incomplete|complete|habitual|recurrent|septic|tubal) )abortions?(?![, ]*\\(?(?:- ?)?spontaneous)(?!(?:,| ?[-:]) ?(?:missed|threatened|inevitable|habitual|recurrent))', 'hsa ?[14]', 'terminations?,? pregnancy', 'termination counselling', 'aborted (?:pregnancy|f(?:o)?etus)', 'nupas', 'msi choices', 'abortifacients?', 'f(?:o)?eticide', 'bpas', 'british pregnancy advisory service', 'marie stopes', 'msi reproductive choices', 'top (?:clinic|counselling|referral)'],
    examples: ['Requests termination of pregnancy', 'Medical abortion', 'Referral to BPAS', 'Termination of her pregnancy', 'Pregnancy was terminated at 8 weeks', 'HSA4 form', 'Termination - pregnancy', 'Aborted pregnancy'],
    nearMisses: ['Spontaneous abortion', 'Abortion, spontaneous', 'Abortion - spontaneous', 'Abortion - missed', 'Abortion, threatened', 'Previous termination of tenancy', 'Threatened abortion', 'Missed abortion', 'Aborted attempt at lumbar puncture', 'Abortive therapy for migraine', 'Termination of employment', 'On top of the cupboard', 'Chlamydia abortus in sheep'],
    why: 'Termination of pregnancy by name; miscarriage is not a termination.',
  },
  {
    exclusion: 'EX-3',
    terms: ['(?:[Pp]revious|PREVIOUS|[Pp]rev|[Pp]ast|[Mm]edical|MEDICAL|[Ss]urgical|SURGICAL|[Ll]ate|[Pp]ost|[Hh]ad|[Ww]ants|[Rr]equest(?:s|ed|ing)?) TOPs?', 'TOPs? (?:x ?\\d|at \\d|in (?:19|20)\\d\\d|request|referral)', '(?<!.)S?TOPs?(?!.)', '(?:after|[Bb]ooked|a|\\+ ?\\d) TOPs?', 'STOP (?:at|@) \\d{1,2}/40', 'STOP ?[-–] ?(?:suction|surgical|medical)', 'T\\.O\\.P\\.?', 'MTOPs?'],
    exactCase: true,
    examples: ['Previous TOP 2012', 'Surgical TOP', 'TOP x2', 'TOP in 2012', 'MTOP'],
    nearMisses: ['Apply TOP bd', 'RED TOP BOTTLE', 'TOP of shoulder', 'STOP smoking advice', 'a top-up dose', 'Medical top-up', 'Past top of scale'],
    why: 'Its abbreviation, which is another word or a route of medicines elsewhere.',
  },
  {
    exclusion: 'EX-3',
    terms: ['VTOPs?', 'G\\d ?P\\d ?\\+ ?\\d TOPs?', 'EMA (?:at|@) \\d{1,2}(?:\\+\\d)? ?(?:weeks|wks?|/40)', '(?:[Hh]ad|[Bb]ooked for|[Ll]isted for|[Pp]revious|[Pp]rev) STOP(?= [^]{0,20}(?:weeks|wks|/40|pregnan))'],
    exactCase: true,
    examples: ['VTOP', 'EMA at 7 weeks', 'Booked for STOP at 9 weeks'],
    nearMisses: ['EMA antibody negative', 'EMA guidance', 'STOP at 12 weeks', 'STOP aspirin', 'vtop', 'STOPP criteria'],
    why: 'Further abbreviations, which are other words elsewhere.',
  },
  {
    exclusion: 'EX-3',
    terms: ['unspecified (?:in)?complete abortion', 'abortive pregnanc(?:y|ies)', '(?:in)?complete abortion: \\[legal', '(?:selective )?destruction of f(?:o)?etus', 'f(?:o)?etal (?:reduction|exsanguination|pregnancy removal|intracardiac injection)', 'f(?:o)?etus removal', 'multi-?f(?:o)?etal pregnancy reduction', 'embryotomy', 'air emboli[sz]ation of f(?:o)?etus', 'menstrual extraction', 'history of - termination', 'top - amniotic', 'to prevent grave permanent injury', 'less than 24 weeks involving risk', 'unborn child at risk'],
    namesOnly: true,
    examples: ['Unspecified complete abortion with shock', 'Selective destruction of fetus NOS', 'Multifetal pregnancy reduction', 'Oliguria following abortive pregnancy'],
    nearMisses: ['Complete spontaneous abortion NOS', 'Incomplete miscarriage', 'Retained products of conception', 'Fetal movements reduced', 'Fetal heart rate', 'Destruction of lesion'],
    why: 'What else the national list of termination of pregnancy holds, by the names of its concepts.',
  },
  {
    exclusion: 'EX-4',
    terms: ['gender (?:re-?assignment|identity|change|varian(?:t|ce)|non-?conform(?:ing|ity)|dysphori(?:a|c)|incongruen(?:ce|t)|fluid(?:ity)?|recognition|affirm(?:ing|ation)|confirm(?:ing|ation)|transition|clinic|history)', 'sex re-?assignment', 'transgender(?:ed|ism)?', 'trans-?sexual(?:ism|ity)?', '(?:male to female|female to male) (?:transition(?:ing|ed)?|gender)', 'trans (?:man|woman|male|female)', 'post-?op trans', 'transwoman', 'transman', 'transexual(?:ism)?', 'gender d[iy]s(?:ph|f)oria', 'genderqueer', 'non-?binary(?! (?:variable|data|outcome|scale))', 'registered gender', 'birth sex', 'born (?:male|female)(?! (?:at|in|on|to|by|infant|baby|child))', 'puberty blockers?', 'metoidioplasty', 'phalloplasty', 'chest (?:masculini[sz]ation|feminini[sz]ation)', 'cross[- ]sex hormones?', 'tavistock gids', 'gender identity disorder', 'identity disorder of gender', 'transformation (?:of )?(?:male|female) to (?:male|female)', 'previous gender', 'birth gender', 'gender at birth', 'sex (?:assigned )?at birth', 'formerly (?:male|female)', 'assigned (?:male|female) at birth', 'chang(?:e|ed|ing) (?:of )?(?:sex|gender)', 'sex change', 'cross-sex hormones?', 'trans-?(?:masculine|feminine)', 'dead-?name', 'birth name', '(?:previous|former) (?:name|identity)(?! of (?:drug|medicine|practice|ward|hospital|test))'],
    examples: ['Gender dysphoria', 'Attends the gender identity clinic', 'trans woman', 'assigned male at birth', 'Previous name on letter', 'Gender dysphoric', 'Transgenderism', 'Male-to-female transition', 'Sex at birth: male'],
    nearMisses: ['Name of previous practice', 'Previous name of drug', 'Born female infant', 'Change of dressing', 'Sex: male', 'Gender: female', 'Trans fats', 'Transient ischaemic attack', 'transaminase', 'transsphenoidal surgery', 'gender of the baby', 'Male to female adapter', 'Transition to adult services'],
    why: 'Gender recognition and previous identity by name.',
  },
  {
    exclusion: 'EX-4',
    terms: ['(?:psycho)?sexual identity', 'sexual transformation', 'transformation from (?:male to female|female to male)', 'inter-?sex(?:uality)?(?: surgery)?', '(?:male|female)?[ ]?pseudo-?hermaphroditism', 'trans-?vestism', 'cross[- ]dressing', 'gender (?:role disorder|discomfort|determination)', '(?:identifies as|non-?binary)[^]{0,20}gender', 'construction (?:of )?(?:vagina|penis|scrotum)', 'construction vagina', 'reconstruction of vagina with graft', 'indeterminate sex', 'member of the opposite sex', 'lesbian, gay, bisexual and transgender'],
    namesOnly: true,
    examples: ['Intersex surgery', 'Psychosexual identity disorder', 'Primary transvestism', 'Identifies as male gender', 'Construction of scrotum', 'Operation for sexual transformation NOS', 'Male pseudohermaphroditism'],
    nearMisses: ['Construction worker', 'Gender: female', 'Repair of vagina', 'Anterior vaginal repair', 'Sexual history', 'Intersection syndrome', 'Cross-matching of blood', 'Wound dressing'],
    why: 'What else the national list of gender related issues holds, by the names of its concepts.',
  },
  {
    exclusion: 'EX-5',
    terms: ['dom[ei]st(?:ic|c|ice) (?:viol[ea]nce|abuse)', 'family violence', '(?:violence|abuse)[,/ -]+domestic', 'domestic[,/ -]+(?:violence|abuse)', 'coercive (?:and|or|&) controlling', 'multi-?agency risk assessment conference', 'dash ric', 'iris advocate', 'hark questionnaire', 'harks? score', 'refuge (?:helpline|worker|accommodation|place)', '(?<!.)refuge(?!.)', '(?:feels )?unsafe at home with', '(?:afraid|scared|frightened) of (?:her |his |their )?(?:ex-?)?(?:partner|husband|wife|boyfriend|girlfriend)', '(?:strangulation|stalking|maltreatment) by (?:her |his |their )?(?:ex-?|spouse or )?(?:partner|husband|wife|spouse|boyfriend|girlfriend)', 'partner (?:ever )?(?:hit|hurt|slapped|punched|threatened)', 'domestic (?:and sexual )?(?:(?:physical|emotional|psychological|sexual|financial|economic) )?(?:violence|abuse[rd]?|abusers|assaults?)', 'domestic homicide', '(?:abused?|assaulted|beaten|hit|attacked|strangled|punched|kicked|slapped|choked|stabbed|raped|bitten|injured|stalked|violence|assault) (?:by|from) (?:(?:her |his |their |my )?(?:ex-?|former )?(?:partner|husband|wife|spouse|boyfriend|girlfriend)(?![’\']s (?:dog|cat|car))|(?:her |his |their |my )ex)', 'forced marriage', '(?:wife|spouse|partner)[- ]battering', '(?:violent|abusive) (?:ex-?|former )?(?:partner|spouse|husband|wife|boyfriend|girlfriend|relationship|marriage)', '(?:in|at|to) (?:a |the )?(?:women’?s? )?refuge', 'victim of (?:partner|spous(?:e|al)) (?:abuse|violence)', 'dash risk', '(?:intimate )?partner (?:violence|abuse)', 'spous(?:e|al) abuse', 'coercive control', 'marac', 'idva', 'non-molestation order', 'honou?r[- ]based (?:violence|abuse)', 'women[’\']?s[’\']? (?:refuge|aid)', 'clare[’\']?s law', 'battered (?:wife|wom[ae]n|spouse|partner)'],
    examples: ['Discussed at MARAC', 'Victim of domestic abuse', 'History of domestic violence', 'Domestic emotional abuse', 'assaulted by her partner', 'Women\'s refuge', 'Now living in a refuge', 'Domestic assault', 'Punched by her husband', 'Abusive relationship', 'Battered woman', 'Violent ex-partner', 'Stalked by her ex', 'Forced marriage'],
    nearMisses: ['Domestic cleaner', 'Bitten by wife’s dog', 'Partner has a cold', 'Refuge island', 'rape seed oil', 'stab, police informed', 'Violent coughing', 'Lives with partner', 'Hit by car', 'Attacked by dog', 'Refugee health check', 'Domestic assessment of kitchen', 'alcohol abuse', 'Wheelchair pushed by husband', 'Battered sausage', 'Bitten by cat', 'Stalk of polyp'],
    why: 'Domestic violence by name.',
  },
  {
    exclusion: 'EX-5',
    terms: ['sexual assault referral cent(?:re|er)', '(?:the )?havens? (?:camberwell|paddington|whitechapel|clinic|sarc|sexual assault)', 'domestic violence protection (?:order|notice)', 'restraining order', 'occupation order(?! picker)', 'non-?molestation'],
    examples: ['Seen at the sexual assault referral centre', 'Haven Camberwell', 'The Havens Paddington', 'Restraining order in place', 'Occupation order granted', 'Domestic violence protection order'],
    nearMisses: ['Haven House care home', 'Restraining jacket', 'Occupational therapy order', 'Occupation: order picker', 'Havana', 'Protection order for equipment'],
    why: 'Where and by which orders people are protected from it.',
  },
  {
    exclusion: 'EX-4',
    terms: ['AMAB', 'AFAB', 'MTF', 'FTM', 'GRC (?:obtained|issued|holder|granted|certificate)', 'GIDS'],
    exactCase: true,
    examples: ['AMAB', 'GRC obtained', 'GIDS referral'],
    nearMisses: ['grc', 'mtf', 'gids', 'aftm'],
    why: 'Abbreviations that are other letters in lower case.',
  },
  {
    exclusion: 'EX-5',
    terms: ['SARC(?![- ]?(?:F|Cal))', 'DVPOs?', 'DVPNs?', '(?<!.)DVA?(?!.)', 'DV (?:disclos(?:ed|ure)|victim|survivor|risk|concerns?|referral|history|enquiry|perpetrator)', '(?:[Dd]iscloses?d?|[Hh]istory of|[Hh]x of|[Vv]ictim of|[Kk]nown) DV', 'HARKS?', 'DVA (?:disclos(?:ed|ure)|victim|survivor|risk|concerns?|referral|history|enquiry|screen(?:ing)?)', '(?:[Dd]isclos(?:ed|es|ure of)|[Hh]istory of|[Hh]x of|[Vv]ictim of|[Ee]xperienced|[Rr]eports?) DVA'],
    exactCase: true,
    examples: ['Referred to SARC', 'DVPO in force', 'Disclosed DVA', 'DVA screening'],
    nearMisses: ['SARC-F score 4', 'DVA 6/9 both eyes', 'Reported to the DVLA', 'Sarcoidosis', 'sarc'],
    why: 'Their abbreviations, which are other words elsewhere.',
  },
  {
    exclusion: 'EX-6',
    terms: ['criminal (?:record|records|conviction|convictions|offence|offences|history|justice)', 'convicted (?:of|for)', '(?:previous|prior|spent|unspent) convictions?', 'convictions? for', 'crim(?:i)?nal record', '(?:shoplifting|theft|assault|arson|drug|driving) convictions?', '(?<!.)on probation(?!.)', '(?:still |currently |is |now )?on probation (?:for|until|since|after)', 'community service order', 'serving (?:a )?(?:prison |custodial |life )?sentence', 'arrested by (?:the )?police', 'charged with (?:gbh|abh|assault|murder|theft|arson|rape|affray|burglary|possession)', 'multi-?agency public protection', 'yoi', '(?:section 37|s37)(?:/41)?(?: hospital order)?', 'hospital order', 'restricted patient', 'ministry of justice', 'drug rehabilitation requirement', 'offending behaviour', 'bail conditions', 'majesty[’\']?s pleasure', 'cautioned by (?:the )?police', 'convicted (?:arson|sex|murder)\\w*', '(?:crown|magistrates[’\']?) court', 'inmate', 'penal establishment', 'legal custody', 'police caution', '(?:arrested|charged|cautioned) (?:by (?:the )?police|for|with) (?:assault|theft|burglary|robbery|murder|fraud|possession|drug)', 'ex-?offender', 'sex offenders?(?: register)?', 'offender(?!:)', 'imprison(?:ed|ment)', '(?<!works? (?:in|at) (?:a |the )?)prison(?! (?:officer|guard|governor|service|chaplain|nurse|visitor))(?:er)?s?', 'jail(?:ed)?', 'incarcerat(?:ed|ion)(?! (?:\\w+ ){0,3}(?:hernia|herniae|uterus|placenta|bowel|omentum|eventration))(?<!(?:hernia|herniae|uterus|placenta|bowel|omentum),? (?:\\w+ ){0,3}incarcerat(?:ed|ion))', 'remand(?:ed)? (?:in|into|on|to) (?:custody|prison|bail)', 'in (?:police )?custody(?! of)', 'hmp', 'hmyoi', 'youth (?:offending|justice)', 'community (?:sentence|order)(?! (?:of|for) (?:equipment|medication|supplies))', 'probation (?:officer|order|service)', 'community payback', 'custodial sentence', 'on licence from prison', 'young offenders?', 'on parole', 'parole (?:board|officer|hearing|licence)', 'mappa', 'sentenced to', '(?:drink|drug)[- ]driving (?:convictions?|offences?)', 'on remand', 'on (?:police )?bail', 'police custody(?! (?:officer|nurse|sergeant))', 'released from custody', 'asbo', '(?:damage|assault|theft|drugs?|violence) convictions?'],
    examples: ['Released from prison', 'Known to probation service', 'Criminal record disclosed', 'Convicted for burglary', 'Police caution 2019', 'On parole', 'Discussed at MAPPA', 'Sentenced to two years', 'Drink-driving conviction', 'On remand', 'Seen in police custody', 'Criminal damage conviction'],
    nearMisses: ['Works in a prison', 'Offender: penicillin', 'Community order of equipment', 'On probation at work', 'Court shoes', 'Section 3 of the form', 'The offending drug was stopped', 'Strong convictions', 'On probation at new job', 'stab, police informed', 'HMPV PCR', 'Incarcerated gravid uterus', 'Retroverted incarcerated gravid uterus', 'Incarcerated inguinal hernia', 'Hernia with incarceration', 'Prisma scan', 'Works as a prison officer', 'In custody of his grandmother', 'Works as a police custody nurse', 'Police informed', 'Convincing story'],
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
