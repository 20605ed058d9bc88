/**
 * In which order, and with which words around them, are the tables printed? The sections that `POLICY n` in the code
 * cites. Prose only: what a row says stands in its table.
 */

export interface DocumentSection {
  /** As it stands after `## `. */
  readonly heading: string;
  readonly prose: readonly string[];
  /** Ids of the tables that follow, in their order. */
  readonly tables: readonly string[];
}

export const SECTIONS_OF_POLICY: readonly DocumentSection[] = [
  {
    heading: 'Order of decision',
    prose: [
      'The first that denies ends it: identity → restricted person → opt-out → exclusions → access (role, purpose, relationship) → role view of the section → caps of sensitivity labels. Whatever is unknown (a role, a section, a type, a setting, a level) is denied; so is whatever an error leaves undecided.',
      'A decision is a value that carries the ids of the rows that made it. It is made before anything leaves the gateway, and what the gateway then sends is what it would have sent had the withheld resources never existed.',
    ],
    tables: ['denials'],
  },
  {
    heading: '1 Opt-out',
    prose: [
      'Asked before any provider is: who has opted out of the joined-up record is not shown in it, in an emergency neither. The person reads so plainly; no provider is named, counted or called. The table decides by where the viewer’s organisation and the provider stand (inside or outside the regions of the instance) and by the provider’s setting. A region that is no code of a board counts as inside; the region is the organisation’s, never the patient’s address.',
      'Where every provider is suppressed, nothing opens. Where some remain, the record opens with those, and a notice says that other parts are not available. A decision that is in force under any NHS number of the person counts; of two at the same instant the denial wins; a decision whose date cannot be read counts when it denies. When the register cannot be read, nothing opens. A decision reaches records that are open already.',
    ],
    tables: ['opt-out'],
  },
  {
    heading: '2 Restricted person',
    prose: [
      'Demographics mark ordinary people with the confidentiality U or N, or not at all. Whoever is marked otherwise is restricted: nothing opens for anybody, no provider is asked, and the person is never among the matches of a search by name. A provider whose own Patient is so marked gives nothing at all.',
    ],
    tables: [],
  },
  {
    heading: '3 What is never shared',
    prose: [
      'No role opens an exclusion and no emergency. A resource is excluded by a code of the category in any of its codings, under any spelling of the code system; by a security label; by the setting of its provider; by the name of a medicine; or by words. Code or words: either tells, whatever stands beside it. Where the words stand in an element that says what the resource is, it is withheld whole; elsewhere they are cut with the code beside them. Negatives tell as positives do, since hiding only positives would tell. Only the near misses that are named below silence a word.',
      'It spreads from container to content and never back: from an encounter to what was recorded in it, from a place or service to what is of it, from a report to its results, from a document to its content, from a medicine to its requests, statements and dispenses. A reference from elsewhere to something excluded is cut, with its words; what refers stays, unless nothing is left in it. The narrative of a resource never passes, and a provider’s own Patient never does: every answer carries the gateway’s own, made from demographics, without former names.',
      'Providers of the settings named here are never asked, listed or counted. What nobody sees is told by a standing notice, the same for every patient. Of nothing withheld is there a trace in counts, order, dates, paging, ids, print or audit; the bounds on bytes and pages, and the time that an answer takes, are the limits (hazard log).',
    ],
    tables: [
      'exclusions',
      'exclusion-medicines',
      'exclusion-codes',
      'medicine-names',
      'hormones',
      'lexicon',
      'own-concepts',
      'near-misses',
      'known-vocabularies',
      'door-codes',
      'notices',
    ],
  },
  {
    heading: '4 What each role sees',
    prose: [
      'Each resource belongs to one section, by its type, category or code and the setting of its provider; a type without a row is not carried. Each role has one cell for each section: in full, in summary or not at all. A summary is a list of what it keeps: everything else goes, save the elements that turn a resource round. The desks (privacy officer, opt-out officer) have no clinical view at all.',
      'Supporting resources (who, where, which product) pass only where something released refers to them. A plan is a care plan whatever its type.',
    ],
    tables: [
      'role-view',
      'role-view-reasons',
      'summaries',
      'modifiers',
      'communication-needs',
      'sections',
      'legal-decisions',
      'supporting',
    ],
  },
  {
    heading: '5 Caps of sensitivity labels',
    prose: [
      'A label brings a view down and never up. Of the section’s cell and the cells of all labels that cap it the lowest counts: N < B < S < F; while emergency access is open, each B reads F first. What comes of the lowest is one table in `src/gateway/decide/levels.ts`. Caps never reach allergies, nor an alert’s headline where the role sees alerts in full. Mental health and substance misuse never cap medicines for a role that sees medicines in full. The plans below are not capped for the roles named with them.',
      'Caps spread from an encounter to what was recorded in it, and from nothing else. A provider’s setting can carry a label for all that it sends. An unknown code of the two label systems counts as restricted; tags of other systems are no labels. What a section’s silence means is told from the role and the provider’s setting alone.',
    ],
    tables: ['label-caps', 'label-cap-reasons', 'harmless-labels', 'plans'],
  },
  {
    heading: '6 Purpose, relationship and emergency access',
    prose: [
      'The gateway finds the relationship out by itself: from the person’s registered practice, or from what the user’s own organisation shows within 90 days or ahead. Where it finds neither, the record opens as self-claimed, and the privacy officer is alerted. One’s own record, and that of somebody of the same name and address, alerts too.',
      'Emergency access needs a reason of at least ten characters, opens the B cells of the caps and nothing else, and is offered only to roles that have one. It ends by itself, holds for one person, may be renewed with a new reason, and alerts the privacy officer.',
    ],
    tables: ['relationship', 'emergency'],
  },
  {
    heading: '7 Audit',
    prose: [
      'Before a body leaves, who asked, in which role and organisation, about whom, why, on what footing, in an emergency or not, and the version and digest of this policy are written down; per provider and section, whether something was released, withheld from the role, or failed. Never what was excluded: no code, no count, no name. Without the audit there is no answer. Refused attempts, searches, prints and exports are audited too; the chain can be verified by command.',
    ],
    tables: [],
  },
  {
    heading: '8 Rulings',
    prose: [
      '**Value sets.** The shipped seed of codes is small. A category that has nothing but its seed is told at start, and ends the start unless somebody has signed for running without the lists (demo sign-in on loopback apart). While it is so, what is named by a bare code that no table knows is withheld, save an allergy.',
      '**Packs.** A deployer may put tables of their own in place of the shipped ones (`policy.pack`: a folder of the same JSON files, with a `pack.json` that names the pack; a file that is left out stands as shipped). The same checks run over them at start. There is a floor that no pack may lower: every exclusion stays on, with its settings, labels, codes, words and medicines; no near miss is added; an opt-out reaches no less; what is unknown stays restricted or denied; the desks have no view; the standing notices and the headlines of alerts stay; the tables that code carries out are not a pack’s to change. What lowers it is refused by name.',
      'Whatever else a pack opens beyond the shipped tables is listed at start and on the Policy screen, and must be signed for in `pack.json`, under `signed`, in the very words of the list with `signedBy` and `signedOn`; what is not signed for ends the start. A pack’s name stands in the version of the policy, its rows in the digest. `npm run deep -- --pack DIR` runs the properties of non-interference over it.',
      '**Leaving the record.** A document that has left is beyond opt-out, role and audit: few roles may take one.',
    ],
    tables: ['lists', 'exports'],
  },
  {
    heading: '9 Hazards',
    prose: ['What the rows weigh up; `docs/hazard-log.md` has the controls.'],
    tables: ['hazards'],
  },
];
