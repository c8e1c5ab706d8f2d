/** Writes the pages of the rules and of the kinds anew; run by `npm run docs`. */
import { writeFileSync } from 'node:fs';
import { kindsPage, kindsPagePath } from './kindsPage.js';
import { rulesPage, rulesPagePath } from './rulesPage.js';

writeFileSync(rulesPagePath, rulesPage());
writeFileSync(kindsPagePath, kindsPage());
