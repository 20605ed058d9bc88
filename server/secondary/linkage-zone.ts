/** Where does everything lie that may hold identifiers? In `dataDir/linkage`, readable by nobody but this program. */
import { join } from 'node:path';

export const linkageZone = (dataDir: string): string => join(dataDir, 'linkage');
