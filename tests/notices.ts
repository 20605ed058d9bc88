/** `npm run notices`: writes THIRD-PARTY-NOTICES.md anew from what package-lock.json installs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './kits/documents';
import { notices } from './kits/notices';

writeFileSync(join(ROOT, 'THIRD-PARTY-NOTICES.md'), notices());
