/** In which form does a medicine come, by which route does that go in, and is its release modified? */

import { comesModified, formOfBrand } from '../../codes/products';
import { concepts, fromTables } from '../../../terminology/in-force';

interface Form {
  readonly word: RegExp;
  readonly form: string;
  readonly route: string | null;
}

const form = (word: RegExp, name: string, route: string | null): Form => ({ word, form: name, route });

/** First match wins, so that "eye drops" is not "drops". */
const FORMS: readonly Form[] = [
  form(/\beye ointment\b/, 'eye ointment', 'eye'),
  form(/\beye gel\b/, 'eye gel', 'eye'),
  form(/\beye\/ear\b|\bear\/eye\b|\beye, ear\b/, 'eye and ear drops', null),
  form(/\beye (?:drops?|lotion|wash)\b|\bophthalmic\b|\bminims\b|\bgtts?\. ?oc/, 'eye drops', 'eye'),
  form(/\bear (?:drops?|spray)\b|\botic\b/, 'ear drops', 'ear'),
  form(
    /\bnasal (?:spray|drops?|ointment|cream)\b|\bnasules?\b|\bnose (?:spray|drops?)\b|\baqueous nasal\b|\bintranasal\b/,
    'nasal spray',
    'nasal',
  ),
  form(/\bsublingual (?:spray|tablets?)\b|\bbuccal\b|\bpump ?spray\b/, 'sublingual', 'sublingual'),
  form(/\bmedicated plasters?\b/, 'plaster', 'topical'),
  form(/\bpatch(?:es)?\b|\btransdermal\b/, 'patch', 'transdermal'),
  form(
    /\b(?:nebuliser|nebulizer|nebulised|nebs?)\b|\bnebules?\b|\bresp(?:irator|ul)es?\b/,
    'nebuliser liquid',
    'inhaled',
  ),
  form(
    /\binhalers?\b|\baerosols?\b|\binh\b|\bevohaler\b|\baccuhaler\b|\bturbo?haler\b|\beasyhaler\b|\bautohaler\b|\bbreath actuated\b|\bbreath-actuated\b|\binhalation\b|\bnexthaler\b|\brespimat\b|\bellipta\b|\bhandihaler\b|\bmdi\b|\bpmdi\b|\bdpi\b|\beasi-?breathe\b|\bspiromax\b|\bforspiro\b|\bgenuair\b|\bbreezhaler\b|\bclickhaler\b|\btwisthaler\b|\bnovolizer\b|\baerosphere\b|\bzonda\b|\bmodulite\b/,
    'inhaler',
    'inhaled',
  ),
  form(/\bsuppositor(?:y|ies)\b|\bsupps?\b/, 'suppository', 'rectal'),
  form(/\benemas?\b|\brectal\b/, 'enema', 'rectal'),
  form(/\bintrauterine\b|\bius\b/, 'intrauterine system', 'intrauterine'),
  form(/\bvaginal creams?\b/, 'cream', 'vaginal'),
  form(/\bpessar(?:y|ies)\b|\bvaginal\b/, 'pessary', 'vaginal'),
  form(/\bimplants?\b/, 'implant', 'injection'),
  form(
    /\binjections?\b|\binj\b|\bpre-?filled\b|\bpens?\b|\bampoules?\b|\bamps?\b|\bvials?\b|\binfusion\b|\bcartridges?\b|\bsyringes?\b|\bsolostar\b|\bflexpen\b|\bkwikpen\b|\bpenfill\b|\bflextouch\b|\bdoublestar\b|\binnolet\b|\bintravenous\b|\bsubcutaneous\b|\bintramuscular\b|\bdepot\b/,
    'injection',
    'injection',
  ),
  form(/\bcreams?\b|\bcrm\b/, 'cream', 'topical'),
  form(/\bointments?\b|\boint\b/, 'ointment', 'topical'),
  form(/\blotions?\b|\bshampoos?\b|\bscalp\b|\bcutaneous\b|\bfoam\b/, 'lotion', 'topical'),
  form(/\bmouthwash\b|\blozenges?\b|\bpastilles?\b|\boromucosal\b|\boral gel\b|\bchewing gum\b/, 'mouthwash', 'mouth'),
  form(/\btab(?:let)?s?\b|\bcaplets?\b|\bmelts?\b|\blyophilisates?\b/, 'tablet', 'oral'),
  form(/\bcap(?:sule)?s?\b/, 'capsule', 'oral'),
  form(/\b(?:oral )?suspensions?\b|\bsusp\b/, 'oral suspension', 'oral'),
  form(
    /\boral (?:solution|soln|liquid|drops?|syrup)\b|\bsyrups?\b|\belixirs?\b|\bliquids?\b|\blinctus\b/,
    'oral solution',
    'oral',
  ),
  form(/\b(?:sachets?|granules?|oral powder|powders?)\b/, 'sachet', 'oral'),
  form(/\bgels?\b|\bemulgel\b/, 'gel', 'topical'),
  form(/\bsprays?\b/, 'spray', null),
  form(/\bdrops?\b/, 'drops', null),
  form(/\bsolutions?\b|\bsoln\b/, 'solution', null),
];

/** The form that the words name, else the one that the brand always comes in; null where neither tells. */
export function formIn(
  low: string,
  brand: string | null,
): { readonly form: string | null; readonly route: string | null } {
  const found = FORMS.find(({ word }) => word.test(low));
  if (found !== undefined) return { form: found.form, route: found.route };
  return (brand === null ? null : formOfBrand(brand)) ?? { form: null, route: null };
}

/** A vague form is no other than the one it may be short for. */
const VAGUE: Readonly<Record<string, readonly string[]>> = {
  spray: ['nasal spray', 'sublingual'],
  drops: ['eye drops', 'ear drops', 'eye and ear drops', 'oral solution', 'nasal spray'],
  solution: ['oral solution', 'injection', 'lotion', 'nebuliser liquid', 'inhaler', 'eye drops'],
  'eye and ear drops': ['eye drops', 'ear drops'],
  gel: ['eye gel'],
  ointment: ['eye ointment'],
  sublingual: ['tablet'],
};

export const sameForm = (a: string, b: string): boolean =>
  a === b || VAGUE[a]?.includes(b) === true || VAGUE[b]?.includes(a) === true;

const MODIFIED =
  /\b(?:modified|prolonged|extended|sustained|slow|controlled)[- ]release\b|\bm\/r\b|\bp\/r\b|(?:^|[\s\d-])(?:mr|pr|xl|xr|sr|er|la|cr|retard|chrono|chronosphere|continus|contin|oros)(?=[\s,.)-]|$)/;

/** True when the name says, or the brand implies, that the release is modified. */
export const isModifiedRelease = (low: string, brand: string | null): boolean =>
  MODIFIED.test(low) || (brand !== null && comesModified(brand));

/** Words of a product name that name neither the medicine nor its brand. */
export const NOT_NAME =
  /\b(?:eye|ear|nose|nasal|sublingual|buccal|patch(?:es)?|transdermal|nebuliser|nebulizer|nebulised|nebules?|nebs?|inhalers?|inh|evohaler|accuhaler|turbo?haler|easyhaler|autohaler|respimat|ellipta|handihaler|nexthaler|p?mdi|dpi|easi-?breathe|spiromax|forspiro|genuair|breezhaler|clickhaler|twisthaler|aerosphere|zonda|breath[ -]actuated|inhalation|suppositor(?:y|ies)|supps?|enemas?|rectal|pessar(?:y|ies)|vaginal|intrauterine|ius|delivery|system|injections?|inj|pre-?filled|pens?|disposable|devices?|ampoules?|amps?|vials?|for|use|infusion|cartridges?|syringes?|solostar|flexpen|kwikpen|penfill|flextouch|doublestar|innolet|creams?|crm|ointments?|oint|lotions?|shampoos?|scalp|cutaneous|foam|mouthwash|lozenges?|pastilles?|oromucosal|chewing|gum|plasters?|medicated|tab(?:let)?s?|caplets?|melts?|lyophilisates?|cap(?:sule)?s?|oral|orally|suspensions?|susp|solutions?|soln|liquids?|syrups?|elixirs?|drops?|sachets?|granules?|powders?|gels?|implants?|sprays?|modified[- ]release|prolonged[- ]release|extended[- ]release|sustained[- ]release|slow[- ]release|controlled[- ]release|conventional[- ]release|delayed[- ]release|gastro-? ?resistant|enteric[- ]coated|film[- ]coated|coated|scored|e\/c|m\/r|p\/r|f\/c|g\/r|gr|mups|dispersible|disp|effervescent|eff|soluble|chewable|orodispersible|sugar[- ]free|gluten[- ]free|preservative[- ]free|alcohol[- ]free|cfc[- ]free|s\/f|npf|flavour(?:ed)?|emollient|orange|lemon|strawberry|blackcurrant|chocolate|plain|dry|metered|aerosols?|pump|dose|doses|unit|hard|soft|each|product|containing|precisely|only|in|of|as|ophthalmic|topical|intravenous|subcutaneous|intramuscular|hours?|hourly|24|12|seven|day|od|bd|tds|qds|nocte|mane|prn|stat|po|iv|im|sc|s\/c)\b/g;

/** Release words that stand after a name as a tail: `adizem xl`. */
export const RELEASE_TAIL = /(?:^|[\s-])(?:mr|pr|xl|xr|sr|er|la|cr|ec|sf|retard|chrono|chronosphere|oros)(?=[\s-]|$)/g;

const ROUTES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:oral|orally|mouth|po|p\.o\.?|gastrostomy|peg|nasogastric|enteral|swallow)\b/, 'oral'],
  [/\b(?:inhal\w*|respiratory|nebuli\w*)\b/, 'inhaled'],
  [
    /\b(?:intravenous\w*|iv|subcutaneous\w*|sc|intramuscular\w*|im|inject\w*|parenteral|intrathecal|epidural|intradermal)\b/,
    'injection',
  ],
  [/\b(?:transdermal|patch(?:es)?)\b/, 'transdermal'],
  [/\bintrauterine\b/, 'intrauterine'],
  [/\b(?:ophthalmic|ocular|eyes?|conjunctival|intravitreal)\b/, 'eye'],
  [/\b(?:otic|auricular|aural|ears?)\b/, 'ear'],
  [/\b(?:nasal|intranasal|nose|nostrils?)\b/, 'nasal'],
  [/\b(?:rectal\w*|rectum|pr)\b/, 'rectal'],
  [/\b(?:vaginal\w*|vagina|pv)\b/, 'vaginal'],
  [/\b(?:sublingual\w*|buccal\w*|sl)\b/, 'sublingual'],
  [/\b(?:cutaneous|topical\w*|skin|scalp)\b/, 'topical'],
  [/\b(?:oromucosal|mouthwash|oropharyngeal)\b/, 'mouth'],
];

const routeOfCode = fromTables(
  () => new Map(concepts('routes').flatMap(({ id, codes }) => codes.map(({ code }) => [code, id] as const))),
);

/** The class of a route, by its code or its words; null when neither tells. */
export function routeClass(code: string | null, text: string | null): string | null {
  const known = code === null ? undefined : routeOfCode().get(code);
  if (known !== undefined) return known;
  if (text === null) return null;
  const low = text.toLowerCase();
  return ROUTES.find(([word]) => word.test(low))?.[1] ?? null;
}
