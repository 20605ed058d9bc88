/**
 * Where do the copies of a source lie that intake makes itself: the files of a Bulk Data export, and a conversion of
 * STU3 to R4? They hold names and notes in clear, so a build that has ended with a data set deletes them, and the next
 * one makes them anew.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { linkageZone } from '../linkage-zone';

const exports = (dataDir: string): string => join(linkageZone(dataDir), 'exported');
const conversions = (dataDir: string): string => join(linkageZone(dataDir), 'in-r4');

export const exportFolder = (dataDir: string, source: string): string => join(exports(dataDir), source);
export const conversionFolder = (dataDir: string, source: string): string => join(conversions(dataDir), source);

/** Of every source. The files of a source that is a folder are somebody else's, and stay. */
export function deleteCopies(dataDir: string): void {
  for (const folder of [exports(dataDir), conversions(dataDir)]) rmSync(folder, { recursive: true, force: true });
}
