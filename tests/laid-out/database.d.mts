import type { PGlite } from '@electric-sql/pglite';

type Opening = Pick<typeof PGlite, 'create'>;

export declare const copying: (own: Opening) => { create(directory?: string): Promise<PGlite> };
