/**
 * Against which diseases does a vaccine protect, told from its words? Used only to see that two names are one
 * vaccination
 * of the same day. Source: UK immunisation schedule (the Green Book); vaccine brand names as marketed in the UK.
 */
import type { Coding } from 'fhir/r4';
import { ATC } from '../../../domain/code-systems';
import { concepts, fromTables } from '../../../terminology/in-force';
import { plainText } from '../../fhir/concept';
import { rememberedByTables } from '../../../terminology/in-force';

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

const lookUps = fromTables(() => {
  const byCode = (name: 'diseases' | 'vaccines'): ReadonlyMap<string, string> =>
    new Map(
      concepts(name).flatMap(({ id, codes }) => codes.map(({ system, code }) => [`${system} ${code}`, id] as const)),
    );
  return { diseases: byCode('diseases'), vaccines: byCode('vaccines') };
});

/** The target disease of a SNOMED CT code, in the words that name it above; undefined where none is listed. */
export const diseaseOfCode = (code: string): string | undefined => lookUps().diseases.get(`snomed ${code}`);

/**
 * The diseases that a vaccine's code tells by itself, written as `diseasesIn` writes them; empty where no code is
 * listed.
 */
export function diseasesOf(codings: readonly Coding[]): string {
  for (const { system, code } of codings) {
    const known = lookUps().vaccines.get(`${system === CVX ? 'cvx' : system === ATC ? 'atc' : ''} ${String(code)}`);
    if (known !== undefined) return known;
  }
  return '';
}

const CVX = 'http://hl7.org/fhir/sid/cvx';

/** A vaccine is named in fewer letters; whatever follows is a story. */
const LONGEST = 2000;

/** The diseases named, in a fixed order joined by `+`; empty when the words name none. */
export const diseasesIn = rememberedByTables((text) => {
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
