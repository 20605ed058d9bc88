/** `npm run sbom`: writes docs/assurance/sbom.json anew from what package-lock.json installs for running. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './kits/documents';
import { sbom } from './kits/sbom';

writeFileSync(join(ROOT, 'docs/assurance/sbom.json'), sbom());
