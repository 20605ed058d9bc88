/** Why did a launch open nothing, and what can be done now? In words, by the code that a door or the gateway gave. */
import { LAUNCH_REFUSALS, type LaunchRefusal } from '../../domain/launch';

/** What the gateway says once somebody is signed in. */
const AT_THE_GATEWAY = [
  'no-launch',
  'other-launch',
  'replayed',
  'other-user',
  'launched',
  'not-for-your-role',
  'cross-site',
] as const;

export type Refusal = LaunchRefusal | (typeof AT_THE_GATEWAY)[number] | 'unknown';

interface Words {
  readonly heading: string;
  readonly what: string;
  readonly next: readonly string[];
}

const AGAIN = 'Go back to your own system and open the shared record from there again.';
const TELL_IT = 'If it goes on, tell your IT team what is said here, and at what time it was.';
const BY_HAND = 'You can also sign in to Whole Picture and find the person yourself.';

const WORDS: Readonly<Record<Refusal, Words>> = {
  'unknown-issuer': {
    heading: 'This system may not open the record',
    what: 'The system that you came from is not one that Whole Picture knows. Nothing was asked of it.',
    next: [BY_HAND, 'If you should be able to come from there, tell your IT team: it has to be set up on both sides.'],
  },
  'system-not-reached': {
    heading: 'Your system did not answer',
    what: 'Whole Picture asked the system that you came from for whom to open, and got no answer that it could use.',
    next: ['Wait a minute. ' + AGAIN, BY_HAND, TELL_IT],
  },
  'begun-elsewhere': {
    heading: 'This was begun elsewhere, or took too long',
    what:
      'What came back does not belong to a launch that this browser began in the last ten minutes. It may be the ' +
      'window before, or a link that was kept or passed on.',
    next: [AGAIN, 'If your browser refuses cookies, it cannot be launched: tell your IT team.'],
  },
  'not-permitted': {
    heading: 'Your system did not permit this',
    what: 'The system that you came from said no, or somebody pressed “Cancel” there.',
    next: ['If you did not, ask whoever looks after your account there.', BY_HAND],
  },
  'not-accepted': {
    heading: 'What your system sent was not accepted',
    what:
      'Your system answered with an error, or what it sent could not be shown to come from it, for this browser, and ' +
      'for now. Nothing was opened.',
    next: [AGAIN, TELL_IT],
  },
  'no-patient': {
    heading: 'Your system did not say who it is',
    what:
      'It named no patient, or a patient without one NHS number and a whole date of birth. The shared record is ' +
      'opened by both.',
    next: ['Open the patient there first, and the shared record from the patient.', BY_HAND],
  },
  'other-organisation': {
    heading: 'Your system belongs to another organisation',
    what:
      'It is set up for an organisation at which you are not working in Whole Picture now, ' +
      'or for one that is not known.',
    next: [
      'If you hold a role there, change where you are working and open the record from your system again.',
      BY_HAND,
    ],
  },
  'link-not-accepted': {
    heading: 'This link cannot be used',
    what: 'It may have been used before, be too old, or not come from your own system.',
    next: [AGAIN, TELL_IT],
  },
  unavailable: {
    heading: 'Nothing can be opened just now',
    what: 'A part of Whole Picture that must check a launch is not answering. Nothing was shown.',
    next: ['Wait a minute. ' + AGAIN, 'If it goes on, contact the care organisations by phone, and tell your IT team.'],
  },
  'no-launch': {
    heading: 'There is nothing to open',
    what: 'This took too long, was opened already, or was not begun in this browser.',
    next: [AGAIN],
  },
  'other-launch': {
    heading: 'Another record was opened after this one',
    what: 'Your system opened somebody else’s record in another window. Only the last one is open.',
    next: ['Go on in the other window, and close this one.', 'For this person: ' + AGAIN],
  },
  replayed: {
    heading: 'This was opened once already',
    what: 'What your system sends opens one record once.',
    next: [AGAIN],
  },
  'other-user': {
    heading: 'Your system says that somebody else is working',
    what: 'You are signed in here as another user than the one who is working in the system that you came from.',
    next: [
      'Sign out here and sign in as yourself: you then go on to the record.',
      'If it is the other system that is wrong, sign in there as yourself. ' + AGAIN,
    ],
  },
  launched: {
    heading: 'This window is for one person',
    what: 'Your session was opened from your own system for one person, and nobody else can be opened in it.',
    next: ['Open the next person from your own system.', 'Or sign out and sign in again, to find somebody here.'],
  },
  'not-for-your-role': {
    heading: 'Your role opens no records',
    what: 'You are signed in with a role that does not open the shared record.',
    next: ['Change role if you hold another. ' + AGAIN],
  },
  'cross-site': {
    heading: 'This cannot be opened inside another page',
    what: 'Whole Picture opens in a window of its own.',
    next: [AGAIN, TELL_IT],
  },
  unknown: {
    heading: 'The record was not opened',
    what: 'Something went wrong between your system and Whole Picture. Nothing was shown.',
    next: [AGAIN, TELL_IT],
  },
};

const CODES: readonly string[] = [...LAUNCH_REFUSALS, ...AT_THE_GATEWAY];

/** The refusal of a code that came from an address or an answer; whatever is none of ours is `unknown`. */
export const refusalOf = (code: string | null): Refusal =>
  code !== null && CODES.includes(code) ? (code as Refusal) : 'unknown';

export const wordsOf = (refusal: Refusal): Words => WORDS[refusal];
