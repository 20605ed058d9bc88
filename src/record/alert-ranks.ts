/**
 * In which order do the alerts stand, and in which words? Decisions about resuscitation and treatment first, then
 * safeguarding, then the rest; a decision is said in words that nobody can take for another.
 * (Hazard H-40.)
 */
import type { CodeableConcept, ConsentProvision, Identifier } from 'fhir/r4';
import { isHeadedUnread } from '../domain/modifier-extensions';
import { nameAlone } from '../domain/sent-as';
import { formatDate } from '../domain/dates/written';
import type { Entry } from './entry';
import { identityKeys } from './fhir/identity';
import { list } from './fhir/shape';
import { isSafeguarding } from './safeguarding';
import { namedIn } from './sections/care-plans/named';
import { cprPhrase, cprSaysOf, isAboutCpr, type CprSays } from './sections/alerts/cpr-decisions';
import { providersOf } from './entry-providers';

export type TreatmentKind = 'cpr' | 'advance-decision' | 'respect' | 'escalation';

/** A decision about resuscitation or treatment, and whether its words may say which way it went. */
export interface TreatmentAlert {
  readonly rank: 'treatment';
  readonly entry: Entry;
  readonly kind: TreatmentKind;
  /** Only of a CPR decision that is current, undisputed and says one thing; else `read`. */
  readonly says: CprSays;
  /** What only points to the same plan, by its identifier: one line with it. */
  readonly pointers: readonly Entry[];
}

export interface OtherAlert {
  readonly rank: 'safeguarding' | 'plan' | 'warning' | 'need';
  readonly entry: Entry;
}

export interface RankedAlerts {
  readonly treatment: readonly TreatmentAlert[];
  readonly safeguarding: readonly OtherAlert[];
  /** Crisis and other plans that stand, then warnings and legal matters, then needs. */
  readonly rest: readonly OtherAlert[];
}

interface Carried {
  readonly code?: CodeableConcept;
  readonly type?: CodeableConcept;
  readonly scope?: CodeableConcept;
  readonly category?: CodeableConcept | readonly CodeableConcept[];
  readonly valueCodeableConcept?: CodeableConcept;
  readonly provision?: ConsentProvision;
  readonly status?: string;
  readonly identifier?: Identifier | readonly Identifier[];
  readonly masterIdentifier?: Identifier;
}

const carriedBy = ({ sources }: Entry): readonly Carried[] =>
  sources.filter(({ part }) => part === 'main').map(({ resource }) => resource as unknown as Carried);

const ADVANCE_DECISION =
  /\badrt\b|\badvanced? (?:decision|directive)s?\b|\bliving will\b|\brefus\w+ (?:of )?treatment\b/i;

/** A rule of a legal decision is about resuscitation: which way it goes has to be read. */
const rulesOnCpr = (provision: ConsentProvision | undefined): boolean =>
  provision !== undefined &&
  (list(provision.code).some((concept) => cprSaysOf(concept) !== null) || list(provision.provision).some(rulesOnCpr));

/** By the names that plans go by; a title that says nothing but a CPR decision is one. */
function kindOf(entry: Entry): TreatmentKind | null {
  const { section, title: shown, detail } = entry;
  const title = nameAlone(shown);
  if (section !== 'alerts' && section !== 'care-plans') return cprPhrase(title) === null ? null : 'cpr';
  const named = (detail.section === 'care-plans' ? detail.plan : null) ?? namedIn(title);
  if (named === 'ReSPECT plan') return 'respect';
  if (named === 'Treatment escalation plan') return 'escalation';
  if (named === 'Do not attempt resuscitation' || isAboutCpr(title)) return 'cpr';
  if (carriedBy(entry).some(({ provision }) => rulesOnCpr(provision))) return 'cpr';
  return section === 'alerts' && ADVANCE_DECISION.test(title) ? 'advance-decision' : null;
}

/** What its sources say of resuscitation, each in all its codes and words. */
function saysOf(entry: Entry): CprSays {
  const said = carriedBy(entry).map(({ code, type, category, scope, valueCodeableConcept }) => {
    const main = [valueCodeableConcept, code, type].flatMap((concept) => cprSaysOf(concept) ?? []);
    const beside = [...list(category), scope].flatMap((concept) => cprSaysOf(concept) ?? []);
    const all = [...main, ...beside.filter((one) => main.length === 0 || one !== 'read')];
    const [first = 'read'] = all;
    return all.every((one) => one === first) ? first : 'read';
  });
  const [first = 'read'] = said;
  return said.every((one) => one === first) ? first : 'read';
}

/** By a code of the table, or by the whole title: in sections where the word alone may tell of a procedure. */
const isCprElsewhere = (entry: Entry): boolean =>
  entry.section === 'problems' || entry.section === 'results' || entry.section === 'procedures'
    ? cprPhrase(nameAlone(entry.title)) !== null ||
      (entry.code !== null &&
        carriedBy(entry).some(({ code, valueCodeableConcept }) =>
          [code, valueCodeableConcept].some((concept) => concept !== undefined && cprSaysOf(concept) !== null),
        ))
    : false;

/** Whether it stands, by its section's own reading. */
function stands({ detail }: Entry): boolean {
  switch (detail.section) {
    case 'alerts':
      return detail.active;
    case 'care-plans':
      return detail.current;
    case 'problems':
      return detail.active;
    default:
      return true;
  }
}

/** Nobody has ended it, though its time may be over: that has to be read. */
const isNotWithdrawn = (entry: Entry): boolean =>
  stands(entry) ||
  (entry.section === 'alerts' && carriedBy(entry).some(({ status }) => status === 'active' || status === 'draft'));

/** Another decision says otherwise, or another provider ended one after this was made. */
function isDisputed(entry: Entry, says: CprSays, decisions: readonly (readonly [Entry, CprSays])[]): boolean {
  const { title } = entry;
  if (entry.conflicts.length > 0 || isHeadedUnread(title) || nameAlone(title) !== title) return true;
  const own = providersOf(entry);
  return decisions.some(([other, otherSays]) => {
    if (other === entry) return false;
    if (isNotWithdrawn(other)) return otherSays !== 'read' && otherSays !== says;
    const over = other.end ?? other.date;
    const isLater = over === null || entry.date === null || over.sort > entry.date.sort;
    return isLater && providersOf(other).some((provider) => !own.includes(provider));
  });
}

function keysOf(entry: Entry): readonly string[] {
  return carriedBy(entry).flatMap(({ identifier, masterIdentifier }) => [
    ...identityKeys(identifier as readonly Identifier[], masterIdentifier),
  ]);
}

/** Titles are few thousand, and each is asked again whenever a provider answers. */
const met = new WeakMap<Entry, { readonly kind: TreatmentKind | null }>();
function treatmentOf(entry: Entry): TreatmentKind | null {
  const before = met.get(entry);
  if (before !== undefined) return before.kind;
  const kind = kindOf(entry) ?? (isCprElsewhere(entry) ? 'cpr' : null);
  met.set(entry, { kind });
  return kind;
}

const KIND_ORDER: readonly TreatmentKind[] = ['cpr', 'advance-decision', 'respect', 'escalation'];

function treatmentAlerts(entries: readonly Entry[]): readonly TreatmentAlert[] {
  const of = entries.flatMap((entry) => {
    const kind = treatmentOf(entry);
    return kind === null ? [] : [{ entry, kind, says: kind === 'cpr' ? saysOf(entry) : ('read' as const) }];
  });
  const decisions = of.filter(({ kind }) => kind === 'cpr').map(({ entry, says }) => [entry, says] as const);
  const alerts = of
    .filter(({ entry, kind }) => (kind === 'cpr' ? isNotWithdrawn(entry) : stands(entry)))
    .map(({ entry, kind, says }): TreatmentAlert => ({
      rank: 'treatment',
      entry,
      kind,
      says: says !== 'read' && stands(entry) && !isDisputed(entry, says, decisions) ? says : 'read',
      pointers: [],
    }));
  return withPointers(alerts).toSorted((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
}

/**
 * INVARIANT: only a pointer that carries the plan's own identifier, of the same kind and standing alike, is one line
 * with it: anything else stays two.
 */
function withPointers(alerts: readonly TreatmentAlert[]): readonly TreatmentAlert[] {
  const plans = alerts.filter(({ entry }) => entry.section === 'care-plans');
  const planOf = ({ entry, kind }: TreatmentAlert): TreatmentAlert | undefined => {
    if (entry.section !== 'alerts' || entry.conflicts.length > 0) return undefined;
    const keys = keysOf(entry);
    return plans.find((plan) => plan.kind === kind && keysOf(plan.entry).some((key) => keys.includes(key)));
  };
  const pointers = new Map(
    alerts.flatMap((alert) => {
      const plan = planOf(alert);
      return plan === undefined ? [] : [[alert, plan] as const];
    }),
  );
  return alerts
    .filter((alert) => !pointers.has(alert))
    .map((alert) => ({
      ...alert,
      pointers: [...pointers].filter(([, plan]) => plan === alert).map(([{ entry }]) => entry),
    }));
}

/** Every alert that stands, in its group; no entry stands in two. */
export function rankAlerts(entries: readonly Entry[]): RankedAlerts {
  const treatment = treatmentAlerts(entries);
  const taken = new Set(treatment.flatMap(({ entry, pointers }) => [entry, ...pointers]));
  const left = entries.filter((entry) => !taken.has(entry) && treatmentOf(entry) === null);
  const safeguarding = left.filter((entry) => isSafeguarding(entry) && standsOpen(entry));
  const rest = left.filter((entry) => !isSafeguarding(entry));
  const of = (rank: OtherAlert['rank'], keep: (entry: Entry) => boolean): readonly OtherAlert[] =>
    rest.filter(keep).map((entry) => ({ rank, entry }));
  return {
    treatment,
    safeguarding: safeguarding.map((entry) => ({ rank: 'safeguarding', entry })),
    rest: [
      ...of('plan', ({ detail }) => detail.section === 'care-plans' && detail.plan !== null && detail.current),
      ...of(
        'warning',
        ({ detail }) => detail.section === 'alerts' && detail.active && /^(?:flag|legal)$/.test(detail.kind),
      ),
      ...of('need', ({ detail }) => detail.section === 'alerts' && detail.active && detail.kind === 'communication'),
    ],
  };
}

/** A concern stands among the alerts while it is open, whichever section holds it. */
function standsOpen({ detail }: Entry): boolean {
  switch (detail.section) {
    case 'alerts':
      return detail.active && detail.kind !== 'contact';
    case 'problems':
      return detail.active && detail.kind === 'problem';
    case 'care-plans':
    case 'social-care':
      return detail.current;
    default:
      return false;
  }
}

const KIND_WORDS: Readonly<Record<TreatmentKind, string>> = {
  cpr: 'CPR decision recorded',
  'advance-decision': 'Advance decision to refuse treatment',
  respect: 'ReSPECT plan',
  escalation: 'Treatment escalation plan',
};
const CPR_WORDS: Readonly<Record<Exclude<CprSays, 'read'>, string>> = {
  'do not attempt': 'Do not attempt CPR (DNACPR)',
  attempt: 'For attempted CPR',
};

type Said = Pick<TreatmentAlert, 'entry' | 'kind' | 'says'>;

/** What is decided, who recorded it and when, and what else must be said with it: one run of words. */
export function treatmentParts(
  { entry, kind, says }: Said,
  names: (providers: readonly string[]) => string,
): readonly [what: string, where: string, rest: string] {
  const where = `${names(providersOf(entry))}, ${entry.date === null ? 'date not recorded' : formatDate(entry.date)}`;
  return says === 'read'
    ? [`${KIND_WORDS[kind]} `, `(${where})`, ' – read it before acting']
    : [`${CPR_WORDS[says]} – `, where, ''];
}

/**
 * “Do not attempt CPR (DNACPR) – Northgate, 03-May-2026”, or “CPR decision recorded (Northgate, 03-May-2026) – read it
 * before acting”.
 */
export const treatmentWords = (alert: Said, names: (providers: readonly string[]) => string): string =>
  treatmentParts(alert, names).join('');

/** Plans that bind whoever treats the person carry an edge of their own. */
export const binds = ({ rank, entry }: TreatmentAlert | OtherAlert): boolean =>
  rank === 'treatment' ||
  (rank === 'plan' && entry.detail.section === 'care-plans' && entry.detail.plan === 'Mental health crisis plan');
