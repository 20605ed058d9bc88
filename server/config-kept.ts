/** What does a config say of what is kept: the database, the keys in it, and what is noted outside it? */
import { z } from 'zod';
import { text } from './config-fields';

/** True where the URL itself holds a password, before the host or among the parameters. */
const holdsPassword = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { password, searchParams } = new URL(url);
  return password !== '' || searchParams.has('password');
};

export const database = z
  .strictObject({
    url: z.string().regex(/^(pglite:.+|postgres(ql)?:\/\/.+)$/, 'must be pglite:DIR, pglite:memory or postgres://…'),
    /** The password of the user that the URL names, in a file that nobody else may read. */
    passwordFile: text.optional(),
  })
  .superRefine(({ url, passwordFile }, context) => {
    if (passwordFile === undefined) return;
    const refuse = (message: string): void => {
      context.addIssue({ code: 'custom', path: ['passwordFile'], message });
    };
    if (url.startsWith('pglite:')) refuse('is for postgres://… alone: pglite takes no password');
    else if (!URL.canParse(url) || new URL(url).username === '')
      refuse('needs a database.url that names the user: postgres://USER@HOST/NAME');
    else if (holdsPassword(url)) refuse('and a password in database.url: keep one of them, best the file');
  });

/** Wrap the keys in the database. */
export const keys = z.strictObject({ file: text, previous: z.array(text).default([]) });

/**
 * A file outside the database that the audit's head is noted in, so that a chain cut short or written anew is found.
 */
export const auditFiles = z.strictObject({
  anchorFile: text.optional(),
  /** A copy of the opt-out register, written beside each decision, encrypted under a key derived from keys.file. */
  registerCopyFile: text.optional(),
  /** Days after which `audit:archive` moves rows out of the database; 0: none ever is. */
  archiveAfterDays: z
    .int('must be a whole number of days')
    .min(0, 'must be 0 or more')
    .max(36_500, 'must be at most 36500')
    .default(0),
  /** The folder of sealed segments, beside the config unless said. */
  archiveFolder: text.default('audit-archive'),
});

/** What cannot be as `audit` says it, with or without `keys.file`. */
export function auditProblems(
  { registerCopyFile, archiveAfterDays, anchorFile }: z.output<typeof auditFiles>,
  hasKeys: boolean,
): readonly string[] {
  const problems: string[] = [];
  if (registerCopyFile !== undefined && !hasKeys)
    problems.push('audit.registerCopyFile: needs keys.file, from which the key that encrypts it is derived');
  if (archiveAfterDays > 0 && !hasKeys)
    problems.push('audit.archiveAfterDays: needs keys.file, from which the key that seals the segments is derived');
  if (archiveAfterDays > 0 && anchorFile === undefined)
    problems.push('audit.archiveAfterDays: needs audit.anchorFile, against which the segments are held');
  return problems;
}
