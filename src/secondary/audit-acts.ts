/** What is put on record, in the words it is written with and read back with? */
export const AUDIT_ACTS = {
  'signed-in': { text: 'Signed in', interaction: 'create', action: 'E' },
  'sign-in-refused': { text: 'Was refused at sign-in', interaction: 'create', action: 'E' },
  'signed-out': { text: 'Signed out', interaction: 'delete', action: 'E' },
  refused: { text: 'Was refused', interaction: 'read', action: 'E' },
  'request-drafted': { text: 'Drafted a request', interaction: 'create', action: 'C' },
  'request-submitted': { text: 'Submitted a request', interaction: 'update', action: 'U' },
  'request-read': { text: 'Read a request', interaction: 'read', action: 'R' },
  'requests-listed': { text: 'Read the requests', interaction: 'search-type', action: 'E' },
  'request-decided': { text: 'Decided on a request', interaction: 'update', action: 'U' },
  'build-begun': { text: 'Began to build a data set', interaction: 'create', action: 'E' },
  'build-ended': { text: 'A build ended', interaction: 'update', action: 'E' },
  'build-read': { text: 'Read how a build stands', interaction: 'read', action: 'R' },
  'keys-used': { text: 'Used the keys of the spine and of a project', interaction: 'read', action: 'E' },
  'question-asked': { text: 'Asked a question', interaction: 'create', action: 'E' },
  'question-answered': { text: 'Was given an answer', interaction: 'read', action: 'R' },
  'question-previewed': { text: 'Tried a question on made-up rows', interaction: 'read', action: 'R' },
  'answer-released': { text: 'Released an answer', interaction: 'update', action: 'U' },
  'answer-refused': { text: 'Refused to release an answer', interaction: 'update', action: 'U' },
  'request-ended': { text: 'Ended a request', interaction: 'update', action: 'U' },
  'keys-destroyed': { text: 'Destroyed the key of a project', interaction: 'delete', action: 'D' },
  'files-deleted': { text: 'Deleted the files of a request', interaction: 'delete', action: 'D' },
  'spine-destroyed': { text: 'Destroyed the spine', interaction: 'delete', action: 'D' },
  'opted-out': { text: 'Recorded an objection', interaction: 'create', action: 'C' },
  'opted-in': { text: 'Recorded that the person opted back in', interaction: 'create', action: 'C' },
  'objection-refused': { text: 'Was refused when recording an objection', interaction: 'create', action: 'C' },
  'objections-searched': { text: 'Looked up the register of objections', interaction: 'search-type', action: 'E' },
  'reviews-read': { text: 'Read the objections due for review at 16', interaction: 'read', action: 'R' },
  'worklist-read': { text: 'Read the worklist of the linkage team', interaction: 'read', action: 'R' },
  'worklist-ruled': { text: 'Ruled a row of the worklist', interaction: 'update', action: 'U' },
  'audit-searched': { text: 'Searched the audit', interaction: 'search-type', action: 'E' },
  'alerts-read': { text: 'Read the alerts', interaction: 'read', action: 'R' },
} as const;

export type AuditAct = keyof typeof AUDIT_ACTS;

export const AUDIT_ACT_SYSTEM = 'urn:whole-picture:secondary-use-act';
