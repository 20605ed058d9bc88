/**
 * Against which diseases does a vaccine protect, told from its words? Used only to see that two names are one
 * vaccination
 * of the same day. Source: UK immunisation schedule (the Green Book); vaccine brand names as marketed in the UK.
 */
import type { Coding } from 'fhir/r4';
import { ATC } from '../../../domain/code-systems';
import { plainText } from '../../fhir/concept';
import { remembered } from '../../../domain/remembered';

/** The combined vaccines stand first: their name or letters say the whole set. */
const COMBINED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bgerman measles\b/, ['rubella']],
  [
    /\bpneumococcal\b(?:(?!mening|hib)[^;]){0,40}\bconj(?:ugat\w*)?\b|\bconjugated? pneumococcal\b/,
    ['pneumococcal conjugate'],
  ],
  [/\bpneumococcal\b(?:(?!mening|hib)[^;]){0,40}\bpolysaccharide\b/, ['pneumococcal polysaccharide']],
  [/\b(?:penbraya|penmenvy|men ?abcwy)\b/, ['meningococcal acwy', 'meningococcal b']],
  [
    /\b(?:pediarix|dtap[ \/-]{1,3}hep ?b[ \/-]{1,3}ipv)\b/,
    ['diphtheria', 'tetanus', 'pertussis', 'polio', 'hepatitis b'],
  ],
  [
    /\b(?:twinrix|ambirix|hep(?:atitis)? ?a ?(?:and |\/ ?|\+ ?)?(?:hep(?:atitis)? ?)?b)\b/,
    ['hepatitis a', 'hepatitis b'],
  ],
  [/\b(?:viatim|hepatyrix)\b/, ['hepatitis a', 'typhoid']],
  [
    /\b(?:6-in-1|6 in 1|six in one|hexavalent|infanrix[ -]hexa|vaxelis|hexyon|dtap[ \/-]{1,3}ipv[ \/-]{1,3}hib[ \/-]{1,3}hep ?b)\b/,
    ['diphtheria', 'tetanus', 'pertussis', 'polio', 'hib', 'hepatitis b'],
  ],
  [
    /\b(?:5-in-1|5 in 1|five in one|pediacel|pentacel|pentavac|infanrix-ipv\+?hib|dtap[ \/-]{1,3}ipv[ \/-]{1,3}hib)\b/,
    ['diphtheria', 'tetanus', 'pertussis', 'polio', 'hib'],
  ],
  [
    /\b(?:4-in-1|4 in 1|four in one|repevax|kinrix|quadracel|boostrix[ -]ipv|infanrix[ -]ipv|tetravac|[dt]dap[ \/-]{1,3}ipv|dtap[ \/-]{1,3}ipv)\b/,
    ['diphtheria', 'tetanus', 'pertussis', 'polio'],
  ],
  [/\b(?:3-in-1|3 in 1|three in one|teenage booster|revaxis|td[ \/-]{1,3}ipv)\b/, ['diphtheria', 'tetanus', 'polio']],
  [
    /\b(?:boostrix|adacel|daptacel|covaxis|triaxis|[td]-?dap|dtap|dtp|dtwp|infanrix)\b/,
    ['diphtheria', 'tetanus', 'pertussis'],
  ],
  [/\b(?:td|tenivac|tdvax|decavac|diftavax)\b/, ['diphtheria', 'tetanus']],
  [/\b(?:mmr-?v|mmr\/v|proquad|priorix[ -]tetra)\b/, ['measles', 'mumps', 'rubella', 'varicella']],
  [/\b(?:mmr|mmr ?ii|m-m-r|priorix|mmrvaxpro|mmr vaxpro)\b/, ['measles', 'mumps', 'rubella']],
  [/\b(?:hib[ \/-]{1,3}men ?c|menitorix)\b/, ['hib', 'meningococcal c']],
  [
    /\b(?:men ?acwy|nimenrix|menveo|menquadfi|menactra|menomune|mcv4|acwy ?vax|mening(?:itis|ococcal) acwy|meningococcal conjugate quadrivalent|meningococcal (?:group )?(?:polysaccharide )?(?:groups? )?a,? ?c,? ?w(?:-?135)?,? ?(?:and )?y|meningococcal acwy)\b/,
    ['meningococcal acwy'],
  ],
  [/\b(?:4?c?men ?b|bexsero|trumenba|mening(?:itis|ococcal) (?:group |serogroup )?b)\b/, ['meningococcal b']],
  [
    /\b(?:men ?c|neisvac-c|menjugate|meningitec|mening(?:itis|ococcal) (?:group |serogroup |conjugate )?c)\b/,
    ['meningococcal c'],
  ],
];

const SINGLE: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:influenza|flu|fluenz|fluad|flucelvax|fluarix|vaxigrip|vaxigriptetra|influvac|afluria|efluelda|supemtek|imuvac|agrippal|enzira|flumist|optaflu|fluzone|flublok|flulaval|fluvirin|fluquadri|fluvax|intanza|begrivac|mastaflu|viroflu|invivac|laiv|iiv[34]?|a?qiv[cehr]?|a?tiv[cehr]?|aiv)\b/,
    'influenza',
  ],
  [
    /\b(?:covid|covid-19|sars-cov-2|coronavirus|comirnaty|spikevax|vaxzevria|nuvaxovid|bimervax|vidprevtyn|jcovden|tozinameran|elasomeran|bnt162b2|mrna-1273|chadox1(?:-s)?|sars-cov2|covid19|covid 19|sars cov 2|pfizer[ \/-]?biontech|oxford[ \/-]?astrazeneca|covishield|mnexspike|coronavac|covaxin|andusomeran|imelasomeran|davesomeran)\b/,
    'covid-19',
  ],
  [
    /\b(?:pneumococcal conjugate|pcv[ -]?(?:7|10|13|15|20|21)?|prevn?ar|prevenar|synflorix|vaxneuvance|apexxnar|capvaxive)\b/,
    'pneumococcal conjugate',
  ],
  [
    /\b(?:pneumococcal polysaccharide|pneumococcal (?:vaccine )?(?:23-valent|23 valent)|ppv|ppv[ -]?23|ppsv[ -]?23|pneumovax|pnu-imune)\b/,
    'pneumococcal polysaccharide',
  ],
  [/\b(?:pneumococcal|pneumococcus|pneumonia vaccin\w+|pneumonia jab)\b/, 'pneumococcal'],
  [/\b(?:shingles|herpes zoster|zoster|shingrix|zostavax)\b/, 'shingles'],
  [/\b(?:respiratory syncytial virus|rsv|abrysvo|arexvy|mresvia)\b/, 'rsv'],
  [/\b(?:human papilloma ?virus|hpv|gardasil|gardasil9|[249]vhpv|silgard|cervarix)\b/, 'hpv'],
  [/\b(?:rotavirus|rotarix|rotateq)\b/, 'rotavirus'],
  [/\b(?:hepatitis a|hep ?a|hav|havrix|vaqta|avaxim|epaxal)\b/, 'hepatitis a'],
  [/\b(?:hepatitis b|hep ?b|hbv|engerix|recombivax|hbvaxpro|hb-vax-pro|fendrix|heplisav|prehevbri)\b/, 'hepatitis b'],
  [/\b(?:haemophilus influenzae type b|hib|act-?hib|pedvaxhib|hiberix)\b/, 'hib'],
  [/\b(?:varicella|chicken ?pox|varilrix|varivax)\b/, 'varicella'],
  [/\b(?:diphtheria)\b/, 'diphtheria'],
  [/\b(?:tetanus)\b/, 'tetanus'],
  [/\b(?:pertussis|whooping cough)\b/, 'pertussis'],
  [/\b(?:poliomyelitis|poliovirus|polio|ipv|opv|ipol)\b/, 'polio'],
  [/\b(?:measles)\b/, 'measles'],
  [/\b(?:mumps)\b/, 'mumps'],
  [/\b(?:rubella)\b/, 'rubella'],
  [/\b(?:typhoid|typhim|typherix|vivotif|ty21a)\b/, 'typhoid'],
  [/\b(?:yellow fever|stamaril|yf-vax)\b/, 'yellow fever'],
  [/\b(?:rabies|rabipur|rabavert|verorab)\b/, 'rabies'],
  [/\b(?:cholera|dukoral|vaxchora)\b/, 'cholera'],
  [/\b(?:japanese (?:b )?encephalitis|ixiaro|jespect)\b/, 'japanese encephalitis'],
  [/\b(?:tick[ -]borne encephalitis|tbe|ticovac|fsme(?:-immun)?|encepur)\b/, 'tick-borne encephalitis'],
  [/\b(?:tuberculosis|bcg|bacillus calmette[ -]gu[eé]rin)\b/, 'tuberculosis'],
  [/\b(?:dengue|qdenga|dengvaxia)\b/, 'dengue'],
  [/\b(?:chikungunya|ixchiq|vimkunya)\b/, 'chikungunya'],
  [/\b(?:anthrax|biothrax)\b/, 'anthrax'],
  [/\b(?:ebola|ervebo)\b/, 'ebola'],
  [/\b(?:mpox|monkeypox|smallpox|imvanex|imvamune|jynneos|mva-bn|acam2000)\b/, 'mpox'],
];

/** SNOMED CT codes of target diseases → the words that name them above. */
export const DISEASE_CODES: Readonly<Record<string, string>> = {
  '6142004': 'influenza',
  '840539006': 'covid-19',
  '14189004': 'measles',
  '36989005': 'mumps',
  '36653000': 'rubella',
  '76902006': 'tetanus',
  '397430003': 'diphtheria',
  '27836007': 'pertussis',
  '398102009': 'polio',
  '66071002': 'hepatitis b',
  '40468003': 'hepatitis a',
  '16814004': 'pneumococcal',
  '4740000': 'shingles',
  '240532009': 'hpv',
  '18624000': 'rotavirus',
  '38907003': 'varicella',
  '16541001': 'yellow fever',
  '4834000': 'typhoid',
  '14168008': 'rabies',
  '56717001': 'tuberculosis',
  '55735004': 'rsv',
  '63650001': 'cholera',
  '52947006': 'japanese encephalitis',
  '359814004': 'mpox',
  '709410003': 'hib',
};

/**
 * Vaccines by code alone. Source: CDC CVX; WHO ATC, group J07. A disease of two words is written with an underscore.
 */
const VACCINE_CODES: Readonly<Record<string, string>> = {
  'cvx 03': 'measles mumps rubella',
  'cvx 94': 'measles mumps rubella varicella',
  'cvx 08': 'hepatitis_b',
  'cvx 43': 'hepatitis_b',
  'cvx 45': 'hepatitis_b',
  'cvx 52': 'hepatitis_a',
  'cvx 83': 'hepatitis_a',
  'cvx 20': 'diphtheria tetanus pertussis',
  'cvx 115': 'diphtheria tetanus pertussis',
  'cvx 130': 'diphtheria tetanus pertussis polio',
  'cvx 120': 'diphtheria tetanus pertussis polio hib',
  'cvx 10': 'polio',
  'cvx 146': 'diphtheria tetanus pertussis polio hib hepatitis_b',
  'cvx 21': 'varicella',
  'cvx 33': 'pneumococcal_polysaccharide',
  'cvx 133': 'pneumococcal_conjugate',
  'cvx 215': 'pneumococcal_conjugate',
  'cvx 216': 'pneumococcal_conjugate',
  'cvx 88': 'influenza',
  'cvx 111': 'influenza',
  'cvx 140': 'influenza',
  'cvx 141': 'influenza',
  'cvx 149': 'influenza',
  'cvx 150': 'influenza',
  'cvx 158': 'influenza',
  'cvx 161': 'influenza',
  'cvx 185': 'influenza',
  'cvx 197': 'influenza',
  'cvx 121': 'shingles',
  'cvx 187': 'shingles',
  'cvx 207': 'covid-19',
  'cvx 208': 'covid-19',
  'cvx 210': 'covid-19',
  'cvx 212': 'covid-19',
  'cvx 213': 'covid-19',
  'cvx 62': 'hpv',
  'cvx 165': 'hpv',
  'cvx 116': 'rotavirus',
  'cvx 119': 'rotavirus',
  'cvx 114': 'meningococcal_acwy',
  'cvx 136': 'meningococcal_acwy',
  'cvx 203': 'meningococcal_acwy',
  'cvx 162': 'meningococcal_b',
  'cvx 163': 'meningococcal_b',
  'cvx 37': 'yellow_fever',
  'cvx 101': 'typhoid',
  'cvx 18': 'rabies',
  'cvx 19': 'tuberculosis',
  'cvx 09': 'diphtheria tetanus',
  'cvx 28': 'diphtheria tetanus',
  'cvx 113': 'diphtheria tetanus',
  'cvx 138': 'diphtheria tetanus',
  'cvx 139': 'diphtheria tetanus',
  'cvx 01': 'diphtheria tetanus pertussis',
  'cvx 106': 'diphtheria tetanus pertussis',
  'cvx 107': 'diphtheria tetanus pertussis',
  'cvx 110': 'diphtheria tetanus pertussis polio hepatitis_b',
  'cvx 17': 'hib',
  'cvx 46': 'hib',
  'cvx 47': 'hib',
  'cvx 48': 'hib',
  'cvx 49': 'hib',
  'cvx 31': 'hepatitis_a',
  'cvx 84': 'hepatitis_a',
  'cvx 85': 'hepatitis_a',
  'cvx 104': 'hepatitis_a hepatitis_b',
  'cvx 44': 'hepatitis_b',
  'cvx 189': 'hepatitis_b',
  'cvx 220': 'hepatitis_b',
  'cvx 32': 'meningococcal_acwy',
  'cvx 147': 'meningococcal_acwy',
  'cvx 103': 'meningococcal_c',
  'cvx 316': 'meningococcal_acwy meningococcal_b',
  'cvx 109': 'pneumococcal',
  'cvx 100': 'pneumococcal_conjugate',
  'cvx 152': 'pneumococcal_conjugate',
  'cvx 118': 'hpv',
  'cvx 137': 'hpv',
  'cvx 122': 'rotavirus',
  'cvx 188': 'shingles',
  'cvx 02': 'polio',
  'cvx 89': 'polio',
  'cvx 25': 'typhoid',
  'cvx 91': 'typhoid',
  'cvx 39': 'japanese_encephalitis',
  'cvx 134': 'japanese_encephalitis',
  'cvx 35': 'tetanus',
  'cvx 05': 'measles',
  'cvx 06': 'rubella',
  'cvx 07': 'mumps',
  'cvx 303': 'rsv',
  'cvx 305': 'rsv',
  'cvx 135': 'influenza',
  'cvx 144': 'influenza',
  'cvx 151': 'influenza',
  'cvx 153': 'influenza',
  'cvx 155': 'influenza',
  'cvx 166': 'influenza',
  'cvx 171': 'influenza',
  'cvx 186': 'influenza',
  'cvx 205': 'influenza',
  'cvx 211': 'covid-19',
  'cvx 217': 'covid-19',
  'cvx 218': 'covid-19',
  'cvx 219': 'covid-19',
  'cvx 221': 'covid-19',
  'cvx 300': 'covid-19',
  'cvx 301': 'covid-19',
  'cvx 302': 'covid-19',
  'cvx 308': 'covid-19',
  'cvx 309': 'covid-19',
  'cvx 310': 'covid-19',
  'cvx 311': 'covid-19',
  'cvx 312': 'covid-19',
  'cvx 313': 'covid-19',
  'cvx 206': 'mpox',
  'cvx 175': 'rabies',
  'cvx 176': 'rabies',
  'cvx 26': 'cholera',
  'cvx 174': 'cholera',
  'cvx 56': 'dengue',
  'atc J07BX03': 'covid-19',
  'atc J07BB01': 'influenza',
  'atc J07BB02': 'influenza',
  'atc J07BB03': 'influenza',
  'atc J07BD52': 'measles mumps rubella',
  'atc J07BD54': 'measles mumps rubella varicella',
  'atc J07BC01': 'hepatitis_b',
  'atc J07BC02': 'hepatitis_a',
  'atc J07AL01': 'pneumococcal_polysaccharide',
  'atc J07AL02': 'pneumococcal_conjugate',
  'atc J07BK01': 'varicella',
  'atc J07BK02': 'shingles',
  'atc J07BK03': 'shingles',
};

/**
 * The diseases that a vaccine's code tells by itself, written as `diseasesIn` writes them; empty where no code is
 * listed.
 */
export function diseasesOf(codings: readonly Coding[]): string {
  for (const { system, code } of codings) {
    const known = VACCINE_CODES[`${system === CVX ? 'cvx' : system === ATC ? 'atc' : ''} ${String(code)}`];
    if (known !== undefined)
      return known
        .split(' ')
        .map((disease) => disease.replace('_', ' '))
        .sort()
        .join('+');
  }
  return '';
}

const CVX = 'http://hl7.org/fhir/sid/cvx';

/** A vaccine is named in fewer letters; whatever follows is a story. */
const LONGEST = 2000;

/** The diseases named, in a fixed order joined by `+`; empty when the words name none. */
export const diseasesIn = remembered((text) => {
  const plain = plainText(text.slice(0, LONGEST));
  const found = new Set<string>();
  let rest = plain;
  for (const [shape, diseases] of COMBINED) {
    if (!shape.test(rest)) continue;
    for (const disease of diseases) found.add(disease);
    rest = rest.replace(shape, ' ');
  }
  // `Haemophilus influenzae type b` is not influenza.
  const words = rest.replace(/\bh(?:a?emophilus)? ?(?:influenzae? )(?:type )?b\b|\bha?emophilus (?:type )?b\b/g, 'hib');
  for (const [shape, disease] of SINGLE) if (shape.test(words)) found.add(disease);
  if (found.has('pneumococcal conjugate') || found.has('pneumococcal polysaccharide')) found.delete('pneumococcal');
  return [...found].sort().join('+');
});
