/** In which form does a medicine come, by which route does that go in, and is its release modified? */

import { comesModified, formOfBrand } from '../../codes/products';
import { concepts, fromTables } from '../../../terminology/in-force';

/** First match wins, so that "eye drops" is not "drops". A row: the words, the form as it is said, the route it has. */
const FORMS: readonly (readonly [RegExp, string | null, string | null])[] = [
  // SNOMED CT’s groupers: “Oral form oxycodone”, “Product containing oxycodone in oral dose form”.
  [/\boral (?:dose )?form\b/, null, 'oral'],
  [/\bparenteral (?:dose )?form\b/, null, 'injection'],
  [/\b(?:topical|cutaneous) (?:dose )?form\b/, null, 'topical'],
  [/\b(?:eye|ophthalmic) (?:ointment|oint)\b/, 'eye ointment', 'eye'],
  [/\b(?:eye|ophthalmic) gel\b/, 'eye gel', 'eye'],
  [/\beye\/ear\b|\bear\/eye\b|\beye, ear\b/, 'eye and ear drops', null],
  [/\beye (?:lotion|wash|bath)\b/, 'eye lotion', 'eye'],
  [/\beye drops?\b|\bophthalmic\b|\bminims\b|\bgtts?\. ?oc/, 'eye drops', 'eye'],
  [/\bear spray\b/, 'ear spray', 'ear'],
  [/\bear drops?\b|\botic\b/, 'ear drops', 'ear'],
  [/\b(?:nasal|nose) drops?\b|\bnasules?\b/, 'nasal drops', 'nasal'],
  [/\bnasal ointment\b/, 'nasal ointment', 'nasal'],
  [/\bnasal cream\b/, 'nasal cream', 'nasal'],
  [/\b(?:nasal|nose) spray\b|\baqueous nasal\b/, 'nasal spray', 'nasal'],
  [/\bintranasal\b/, null, 'nasal'],
  [/\bsublingual spray\b/, 'sublingual spray', 'sublingual'],
  [/\bsublingual tab(?:let)?s?\b/, 'sublingual tablet', 'sublingual'],
  [/\bbuccal tab(?:let)?s?\b/, 'buccal tablet', 'sublingual'],
  [/\b(?:buccal|sublingual)\b/, null, 'sublingual'],
  // A soft mist inhaler, though its name ends in "inhalation solution": a nebuliser has no metered dose.
  [/\brespimat\b|\/ ?(?:metered )?dose\b.*\binhalation solution\b/, 'inhaler', 'inhaled'],
  [/\bmedicated plasters?\b/, 'plaster', 'topical'],
  [/\bpatch(?:es)?\b|\btransdermal\b/, 'patch', 'transdermal'],
  [
    /\b(?:nebuliser|nebulizer|nebulised|nebs?)\b|\bnebules?\b|\bresp(?:irator|ul)es?\b|\binhalation (?:solution|suspension)\b|\b(?:solution|suspension|liquid) for inhalation\b/,
    'nebuliser liquid',
    'inhaled',
  ],
  [
    /\binhalers?\b|\baerosols?\b|\binh\b|\bevohaler\b|\baccuhaler\b|\bturbo?haler\b|\beasyhaler\b|\bautohaler\b|\bbreath actuated\b|\bbreath-actuated\b|\binhalation\b|\bnexthaler\b|\brespimat\b|\bellipta\b|\bhandihaler\b|\bmdi\b|\bpmdi\b|\bdpi\b|\beasi-?breathe\b|\bspiromax\b|\bforspiro\b|\bgenuair\b|\bbreezhaler\b|\bclickhaler\b|\btwisthaler\b|\bnovolizer\b|\baerosphere\b|\bzonda\b|\bmodulite\b/,
    'inhaler',
    'inhaled',
  ],
  [/\bsuppositor(?:y|ies)\b|\bsupps?\b/, 'suppository', 'rectal'],
  [/\benemas?\b/, 'enema', 'rectal'],
  [/\brectal (?:solution|tubes?)\b/, 'rectal solution', 'rectal'],
  [/\brectal foam\b/, 'rectal foam', 'rectal'],
  [/\brectal (?:ointment|cream|gel)\b/, 'rectal ointment', 'rectal'],
  [/\brectal\b/, null, 'rectal'],
  [/\bintrauterine\b|\bius\b/, 'intrauterine system', 'intrauterine'],
  [/\bvaginal creams?\b/, 'cream', 'vaginal'],
  [/\bvaginal gel\b/, 'vaginal gel', 'vaginal'],
  [/\bvaginal tab(?:let)?s?\b/, 'vaginal tablet', 'vaginal'],
  [/\bvaginal rings?\b/, 'vaginal ring', 'vaginal'],
  [/\bvaginal cap(?:sule)?s?\b/, 'vaginal capsule', 'vaginal'],
  [/\bpessar(?:y|ies)\b/, 'pessary', 'vaginal'],
  [/\bvaginal\b/, null, 'vaginal'],
  [/\bimplants?\b/, 'implant', 'injection'],
  [/\boral (?:ampoules?|amps?|vials?|syringes?|drops?)\b/, 'oral solution', 'oral'],
  [
    /\binject(?:ions?|ables?|ed)\b|\binj\b|\bpre-?filled\b|\bpens?\b|\bauto-?injectors?\b|\bcsci\b|\bsyringe drivers?\b|\bampoules?\b|\bamps?\b|\bvials?\b|\bcartridges?\b|\bsyringes?\b|\bsolostar\b|\bflexpen\b|\bkwikpen\b|\bpenfill\b|\bflextouch\b|\bdoublestar\b|\binnolet\b|\bintravenous\b|\bsubcutaneous\b|\bintramuscular\b|\bintravitreal\b|\bdepot\b/,
    'injection',
    'injection',
  ],
  [/\binfusions?\b/, 'infusion', 'injection'],
  [/\bcreams?\b|\bcrm\b/, 'cream', 'topical'],
  [/\bointments?\b|\boint\b/, 'ointment', 'topical'],
  [/\bshampoos?\b/, 'shampoo', 'topical'],
  [/\bscalp\b/, 'scalp application', 'topical'],
  [/\bfoam\b/, 'foam', 'topical'],
  [/\bcutaneous\b/, null, 'topical'],
  [/\blotions?\b/, 'lotion', 'topical'],
  [/\bmouthwash\b/, 'mouthwash', 'mouth'],
  [/\blozenges?\b/, 'lozenge', 'mouth'],
  [/\bpastilles?\b/, 'pastille', 'mouth'],
  [/\boromucosal spray\b/, 'oromucosal spray', 'mouth'],
  [/\boromucosal\b/, null, 'mouth'],
  [/\boral gel\b/, 'oral gel', 'mouth'],
  [/\bchewing gum\b/, 'chewing gum', 'mouth'],
  [/\btab(?:let)?s?\b|\bcaplets?\b|\bmelts?\b|\blyophilisates?\b/, 'tablet', 'oral'],
  [/\bcap(?:sule)?s?\b/, 'capsule', 'oral'],
  [/\boral (?:suspensions?|susp)\b/, 'oral suspension', 'oral'],
  [/\bsuspensions?\b|\bsusp\b/, 'suspension', null],
  [/\boral (?:solution|soln|liquid|syrup)\b/, 'oral solution', 'oral'],
  [/\bsyrups?\b/, 'syrup', 'oral'],
  [/\belixirs?\b/, 'elixir', 'oral'],
  [/\blinctus\b/, 'linctus', 'oral'],
  [/\bliquids?\b/, 'liquid', null],
  [/\boral powders?\b/, 'oral powder', 'oral'],
  [/\bsachets?\b/, 'sachet', 'oral'],
  [/\bgranules?\b/, 'granules', 'oral'],
  [/\bpowders?\b/, 'powder', null],
  [/\bgels?\b|\bemulgel\b/, 'gel', 'topical'],
  [/\bsprays?\b/, 'spray', null],
  [/\bdrops?\b/, 'drops', null],
  [/\bsolutions?\b|\bsoln\b/, 'solution', null],
];

/** Forms so vague that what the brand always comes in says more. */
const VAGUEST: ReadonlySet<string> = new Set(['suspension', 'liquid', 'solution', 'powder', 'drops', 'spray']);

/**
 * The form that the words name, else the one that the brand always comes in; null where neither tells. A route only
 * where the words or the form itself say one: a suspension is not oral by itself.
 */
export function formIn(
  low: string,
  brand: string | null,
): { readonly form: string | null; readonly route: string | null } {
  const found = FORMS.find(([word]) => word.test(low));
  const ofBrand = brand === null ? null : formOfBrand(brand);
  if (found === undefined) return ofBrand ?? { form: null, route: null };
  const [, form, route] = found;
  const isVague = form !== null && (VAGUEST.has(form) || VAGUE[form]?.includes(ofBrand?.form ?? '') === true);
  return isVague && ofBrand !== null ? ofBrand : { form, route };
}

/** Forms that are one for comparing: a reader who sees a conflict in `syrup` and `oral solution` stops reading. */
const KIN: Readonly<Record<string, string>> = {
  'eye lotion': 'eye drops',
  'ear spray': 'ear drops',
  'nasal drops': 'nasal spray',
  'nasal ointment': 'nasal spray',
  'nasal cream': 'nasal spray',
  'sublingual spray': 'sublingual',
  'sublingual tablet': 'sublingual',
  'buccal tablet': 'sublingual',
  'rectal solution': 'enema',
  'rectal foam': 'enema',
  'rectal ointment': 'enema',
  'vaginal gel': 'pessary',
  'vaginal tablet': 'pessary',
  'vaginal ring': 'pessary',
  'vaginal capsule': 'pessary',
  infusion: 'injection',
  shampoo: 'lotion',
  'scalp application': 'lotion',
  foam: 'lotion',
  lozenge: 'mouthwash',
  pastille: 'mouthwash',
  'oral gel': 'mouthwash',
  'chewing gum': 'mouthwash',
  'oromucosal spray': 'mouthwash',
  syrup: 'oral solution',
  elixir: 'oral solution',
  linctus: 'oral solution',
  'oral powder': 'sachet',
  granules: 'sachet',
};

/** A vague form is no other than the one it may be short for. */
const VAGUE: Readonly<Record<string, readonly string[]>> = {
  spray: ['nasal spray', 'sublingual'],
  drops: ['eye drops', 'ear drops', 'eye and ear drops', 'oral solution', 'nasal spray'],
  solution: ['oral solution', 'injection', 'lotion', 'nebuliser liquid', 'inhaler', 'eye drops'],
  suspension: ['oral suspension', 'injection', 'nebuliser liquid', 'eye drops', 'ear drops', 'enema'],
  liquid: ['oral solution', 'oral suspension', 'suspension', 'solution', 'nebuliser liquid'],
  powder: ['sachet', 'injection', 'inhaler', 'oral suspension', 'suspension'],
  'eye and ear drops': ['eye drops', 'ear drops'],
  gel: ['eye gel'],
  ointment: ['eye ointment'],
  sublingual: ['tablet'],
};

export function sameForm(a: string, b: string): boolean {
  const [left, right] = [KIN[a] ?? a, KIN[b] ?? b];
  return left === right || VAGUE[left]?.includes(right) === true || VAGUE[right]?.includes(left) === true;
}

/** Where something vague may go: never on the skin, nor out of an inhaler. */
const VAGUE_ROUTES: ReadonlySet<string> = new Set(['oral', 'injection', 'inhaled', 'eye', 'ear', 'rectal', 'nasal']);
const VAGUE_LIQUIDS: ReadonlySet<string> = new Set(['suspension', 'liquid', 'powder']);

/** Nebules and an inhaler hold one medicine and are two products: neither may be taken for the other. */
const BREATHED: ReadonlySet<string | null> = new Set(['nebuliser liquid', 'inhaler']);

/** A suspension whose route nobody says is no cream, patch, pessary or inhaler. */
export function formsApart(
  a: { readonly form: string | null; readonly formRoute: string | null },
  b: { readonly form: string | null; readonly formRoute: string | null },
): boolean {
  const isNone = (vague: typeof a, other: typeof b): boolean =>
    VAGUE_LIQUIDS.has(vague.form ?? '') &&
    other.formRoute !== null &&
    (!VAGUE_ROUTES.has(other.formRoute) || (other.form === 'inhaler' && vague.form !== 'powder'));
  const breathed = a.form !== b.form && BREATHED.has(a.form) && BREATHED.has(b.form);
  return breathed || isNone(a, b) || isNone(b, a);
}

const MODIFIED =
  /\b(?:modified|prolonged|extended|sustained|slow|controlled)[- ]release\b|\bm\/r\b|\bp\/r\b|\d ?(?:mg|mcg|micrograms?) (?:12|24) hr (?:tab|cap)|(?:^|[\s\d-])(?:mr|pr|xl|xr|sr|er|la|cr|retard|chrono|chronosphere|continus|contin|oros)(?=[\s,.)-]|$)/;

/** True when the name says, or the brand implies, that the release is modified. */
export const isModifiedRelease = (low: string, brand: string | null): boolean =>
  MODIFIED.test(low) || (brand !== null && comesModified(brand));

/** Words of a product name that name neither the medicine nor its brand. */
export const NOT_NAME =
  /\b(?:(?:oral|parenteral|topical|cutaneous|rectal|nasal|vaginal|ophthalmic|otic) (?:dose )?form|eye|ear|nose|nasal|sublingual|buccal|patch(?:es)?|transdermal|nebuliser|nebulizer|nebulised|nebules?|nebs?|inhalers?|inh|evohaler|accuhaler|turbo?haler|easyhaler|autohaler|respimat|ellipta|handihaler|nexthaler|p?mdi|dpi|easi-?breathe|spiromax|forspiro|genuair|breezhaler|clickhaler|twisthaler|aerosphere|zonda|breath[ -]actuated|inhalation|suppositor(?:y|ies)|supps?|enemas?|rectal|pessar(?:y|ies)|vaginal|intrauterine|ius|delivery|system|injections?|inj|pre-?filled|pens?|disposable|devices?|ampoules?|amps?|vials?|for|use|infusion|cartridges?|syringes?|solostar|flexpen|kwikpen|penfill|flextouch|doublestar|innolet|creams?|crm|ointments?|oint|lotions?|shampoos?|scalp|cutaneous|foam|mouthwash|lozenges?|pastilles?|oromucosal|chewing|gum|plasters?|medicated|tab(?:let)?s?|caplets?|melts?|lyophilisates?|cap(?:sule)?s?|oral|orally|suspensions?|susp|solutions?|soln|liquids?|syrups?|elixirs?|drops?|sachets?|granules?|powders?|gels?|implants?|sprays?|modified[- ]release|prolonged[- ]release|extended[- ]release|sustained[- ]release|slow[- ]release|controlled[- ]release|conventional[- ]release|delayed[- ]release|gastro-? ?resistant|enteric[- ]coated|film[- ]coated|coated|scored|e\/c|m\/r|p\/r|f\/c|g\/r|gr|mups|dispersible|disp|effervescent|eff|soluble|chewable|orodispersible|sugar[- ]free|gluten[- ]free|preservative[- ]free|alcohol[- ]free|cfc[- ]free|s\/f|npf|flavour(?:ed)?|emollient|orange|lemon|strawberry|blackcurrant|chocolate|plain|dry|metered|aerosols?|pump|dose|doses|unit|hard|soft|each|product|containing|precisely|only|in|of|as|ophthalmic|otic|intranasal|topical|injectables?|injected|intravenous|subcutaneous|intramuscular|(?:(?:24|12|72)[- ]?)?(?:hours?|hourly|hr)|seven[- ]day|day|od|bd|tds|qds|nocte|mane|prn|stat|po|iv|im|sc|s\/c|depot|biosimilar|auto-?injectors?|csci|(?:via )?syringe[- ]drivers?|unit[- ]dose|ud|u\/d)\b/g;

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
