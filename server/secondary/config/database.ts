/** Where are requests, decisions and objections kept? The `database` of this program's config. */
import { z } from 'zod';

export const database = z.strictObject({
  url: z
    .string()
    .regex(/^(memory|pglite:.+|postgres(ql)?:\/\/.+)$/, 'must be memory, pglite:DIR or postgres://…')
    .default('memory'),
});

/** The folder of `pglite:DIR` absolute; the others as given. */
export const databaseUrlOf = (url: string, absolute: (path: string) => string): string =>
  url.startsWith('pglite:') && url !== 'pglite:memory' ? `pglite:${absolute(url.slice('pglite:'.length))}` : url;
