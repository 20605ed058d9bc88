/** Which providers does an access ask once more are asked? A change of anything else takes none of them away. */
import type { Access } from './ports';

/** The access with everybody asked whom `other` asks too; one that asks all stays so. Order: its own first. */
export const asWellAsked = (access: Access, other: Pick<Access, 'asked'>): Access =>
  access.asked === undefined || other.asked === undefined
    ? access
    : { ...access, asked: [...new Set([...access.asked, ...other.asked])] };
