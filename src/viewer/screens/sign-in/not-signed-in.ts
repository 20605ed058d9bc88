/** What does somebody read whom the identity provider brought back without a session? */

/** By the code that the way back says in its address; nothing else is ever told from there. */
export const NOT_SIGNED_IN: Readonly<Record<string, string>> = {
  'identity-provider':
    'The sign-in service of your organisation cannot be reached. Try again; if it goes on, tell your IT team.',
  unavailable: 'Nobody can be signed in just now. Try again in a minute; if it goes on, tell your IT team.',
  'sign-in-not-finished': 'The sign-in was not finished in time, or was begun elsewhere. Start again.',
  'sign-in-declined':
    'The sign-in was cancelled, or the sign-in service did not let you in. ' +
    'Start again; if it goes on, ask your IT team.',
  'sign-in-not-set-up': 'The sign-in service of your organisation does not know this system. Tell your IT team.',
  'sign-in-elsewhere':
    'The sign-in service of your organisation leads somewhere that this system was not told of. Tell your IT team.',
  'no-role':
    'Your organisation’s account names no role or organisation that may use this record. ' +
    'Ask whoever looks after your account.',
  'role-not-placed':
    'Your organisation’s account does not say at which organisation you hold your role. Ask whoever looks after it.',
  'role-not-selected':
    'You hold several roles and have not chosen one. Sign in again and choose the role that you are working in.',
  'role-not-taken':
    'The role that you chose may not use this record at its organisation. Sign in again and choose another, ' +
    'or ask your organisation.',
  'organisation-not-known':
    'The organisation of your role is not set up for this record. Sign in again in another role, or ask your IT team.',
  'roles-not-read':
    'What the sign-in service says of your roles cannot be read. Ask your registration authority or your IT team.',
  'sign-in-too-weak':
    'You did not sign in strongly enough for this record. Sign in again, with your smartcard, security key or app.',
  'sign-in-too-long-ago':
    'You proved who you are too long ago. Sign in again, and let the sign-in service ask you anew.',
};
