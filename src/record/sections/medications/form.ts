/** In which form does a medicine come, by which route does that go in, and is its release modified? */

interface Form {
  readonly word: RegExp;
  readonly form: string;
  readonly route: string | null;
}

const form = (word: RegExp, name: string, route: string | null): Form => ({ word, form: name, route });

/** First match wins, so that "eye drops" is not "drops". */
const FORMS: readonly Form[] = [
  form(/\beye (?:drops?|ointment|gel)\b|\bophthalmic\b/, 'eye drops', 'eye'),
  form(/\bear drops?\b/, 'ear drops', 'ear'),
  form(/\bnasal (?:spray|drops?)\b|\bnasules?\b/, 'nasal spray', 'nasal'),
  form(/\bsublingual (?:spray|tablets?)\b|\bbuccal tablets?\b/, 'sublingual', 'sublingual'),
  form(/\bpatch(?:es)?\b|\btransdermal\b/, 'patch', 'transdermal'),
  form(/\b(?:nebuliser|nebulizer)\b|\bnebules?\b/, 'nebuliser liquid', 'inhaled'),
  form(/\binhalers?\b|\bevohaler\b|\baccuhaler\b|\bturbohaler\b|\beasyhaler\b|\bautohaler\b|\bbreath actuated\b|\binhalation\b|\bnexthaler\b|\brespimat\b|\bellipta\b|\bhandihaler\b/, 'inhaler', 'inhaled'),
  form(/\bsuppositor(?:y|ies)\b/, 'suppository', 'rectal'),
  form(/\benemas?\b/, 'enema', 'rectal'),
  form(/\bpessar(?:y|ies)\b|\bvaginal\b/, 'pessary', 'vaginal'),
  form(/\binjections?\b|\bpre-?filled\b|\bpens?\b|\bampoules?\b|\bvials?\b|\binfusion\b|\bcartridges?\b|\bsyringes?\b|\bsolostar\b|\bflexpen\b|\bkwikpen\b|\bpenfill\b|\bflextouch\b|\bdoublestar\b/, 'injection', 'injection'),
  form(/\bcreams?\b/, 'cream', 'topical'),
  form(/\bointments?\b/, 'ointment', 'topical'),
  form(/\blotions?\b|\bshampoos?\b|\bscalp\b|\bcutaneous\b/, 'lotion', 'topical'),
  form(/\bmouthwash\b/, 'mouthwash', 'mouth'),
  form(/\btab(?:let)?s?\b|\bcaplets?\b/, 'tablet', 'oral'),
  form(/\bcap(?:sule)?s?\b/, 'capsule', 'oral'),
  form(/\b(?:oral )?suspensions?\b/, 'oral suspension', 'oral'),
  form(/\boral (?:solution|liquid|drops?|syrup)\b|\bsyrups?\b|\belixirs?\b|\bliquids?\b/, 'oral solution', 'oral'),
  form(/\b(?:sachets?|granules?|oral powder|powders?)\b/, 'sachet', 'oral'),
  form(/\bgels?\b/, 'gel', 'topical'),
  form(/\bimplants?\b/, 'implant', 'implant'),
  form(/\bsprays?\b/, 'spray', null),
  form(/\bdrops?\b/, 'drops', null),
  form(/\bsolutions?\b/, 'solution', null),
];

export function formIn(low: string): { readonly form: string | null; readonly route: string | null } {
  const found = FORMS.find(({ word }) => word.test(low));
  return found === undefined ? { form: null, route: null } : { form: found.form, route: found.route };
}

const MODIFIED = /\b(?:modified|prolonged|extended|sustained|slow|controlled)[- ]release\b|\bm\/r\b|\bp\/r\b|(?:^|[\s-])(?:mr|pr|xl|xr|sr|er|la|cr|retard|chrono|chronosphere|chronosphere|continus|contin|oros)(?=[\s-]|$)/;

/** Brands that are modified release without saying so. Source: dm+d product names. */
const MODIFIED_BRANDS: ReadonlySet<string> = new Set([
  'zomorph', 'mxl', 'oxycontin', 'longtec', 'concerta', 'equasym', 'xaggitin', 'delmosart', 'slozem', 'coracten', 'imdur', 'monomax',
  'isotard', 'chemydur', 'uniphyllin', 'slo-phyllin', 'advagraf', 'envarsus', 'dailiport', 'flomaxtra', 'contiflo', 'pamsvax', 'glucient', 'sukkarto',
  'bolamyn', 'lyrinel', 'mst continus', 'dhc continus', 'phyllocontin', 'priadel', 'camcolit', 'liskonum', 'circadin', 'slenyto', 'mezavant', 'neditol', 'betmiga', 'ferrograd', 'tensipine', 'adipine', 'biquelle', 'zaluron', 'atrolak',
]);

/** True when the name says, or the brand implies, that the release is modified. */
export const isModifiedRelease = (low: string, brand: string | null): boolean =>
  MODIFIED.test(low) || (brand !== null && MODIFIED_BRANDS.has(brand));

/** Words of a product name that name neither the medicine nor its brand. */
export const NOT_NAME =
  /\b(?:eye|ear|nasal|sublingual|buccal|patch(?:es)?|transdermal|nebuliser|nebulizer|nebules?|inhalers?|evohaler|accuhaler|turbohaler|easyhaler|autohaler|respimat|ellipta|handihaler|nexthaler|breath actuated|inhalation|suppositor(?:y|ies)|enemas?|pessar(?:y|ies)|vaginal|injections?|pre-?filled|pens?|ampoules?|vials?|for|infusion|cartridges?|syringes?|solostar|flexpen|kwikpen|penfill|flextouch|doublestar|creams?|ointments?|lotions?|shampoos?|scalp|cutaneous|mouthwash|tab(?:let)?s?|caplets?|cap(?:sule)?s?|oral|suspensions?|solutions?|liquids?|syrups?|elixirs?|drops?|sachets?|granules?|powders?|gels?|implants?|sprays?|modified[- ]release|prolonged[- ]release|extended[- ]release|sustained[- ]release|slow[- ]release|controlled[- ]release|conventional[- ]release|gastro-?resistant|enteric[- ]coated|film[- ]coated|e\/c|m\/r|p\/r|f\/c|dispersible|effervescent|soluble|chewable|orodispersible|sugar[- ]free|gluten[- ]free|preservative[- ]free|cfc[- ]free|s\/f|dry|metered|dose|unit|hard|soft|each|product|containing|precisely|only|in|of|as|ophthalmic|topical|intravenous|subcutaneous|intramuscular|hours?|24|12)\b/g;

/** Release words that stand after a name as a tail: `adizem xl`. */
export const RELEASE_TAIL = /(?:^|[\s-])(?:mr|pr|xl|xr|sr|er|la|cr|ec|sf|retard|chrono|chronosphere|oros)(?=[\s-]|$)/g;

const ROUTES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:oral|orally|mouth|po|p\.o\.?|gastrostomy|peg|nasogastric|enteral|swallow)\b/, 'oral'],
  [/\b(?:inhal\w*|respiratory|nebuli\w*)\b/, 'inhaled'],
  [/\b(?:intravenous\w*|iv|subcutaneous\w*|sc|intramuscular\w*|im|inject\w*|parenteral|intrathecal|epidural|intradermal)\b/, 'injection'],
  [/\b(?:transdermal|patch)\b/, 'transdermal'],
  [/\b(?:ophthalmic|ocular|eyes?|conjunctival|intravitreal)\b/, 'eye'],
  [/\b(?:otic|auricular|aural|ears?)\b/, 'ear'],
  [/\b(?:nasal|intranasal|nose|nostrils?)\b/, 'nasal'],
  [/\b(?:rectal\w*|rectum|pr)\b/, 'rectal'],
  [/\b(?:vaginal\w*|vagina|pv)\b/, 'vaginal'],
  [/\b(?:sublingual\w*|buccal\w*|sl)\b/, 'sublingual'],
  [/\b(?:cutaneous|topical\w*|skin|scalp)\b/, 'topical'],
  [/\b(?:oromucosal|mouthwash|oropharyngeal)\b/, 'mouth'],
];

/** SNOMED CT routes of administration. */
const ROUTE_CODES: Readonly<Record<string, string>> = {
  '26643006': 'oral', '18679011000001101': 'inhaled', '447694001': 'inhaled', '47625008': 'injection', '34206005': 'injection', '78421000': 'injection',
  '45890007': 'transdermal', '54485002': 'eye', '10547007': 'ear', '46713006': 'nasal', '37161004': 'rectal', '16857009': 'vaginal', '37839007': 'sublingual',
  '6064005': 'topical', '448598008': 'topical',
};

/** The class of a route, by its code or its words; null when neither tells. */
export function routeClass(code: string | null, text: string | null): string | null {
  if (code !== null && ROUTE_CODES[code] !== undefined) return ROUTE_CODES[code];
  if (text === null) return null;
  const low = text.toLowerCase();
  return ROUTES.find(([word]) => word.test(low))?.[1] ?? null;
}
