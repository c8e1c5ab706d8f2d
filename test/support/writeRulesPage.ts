/** Writes the page of the rules anew; run by `npm run docs`. */
import { writeFileSync } from 'node:fs';
import { rulesPage, rulesPagePath } from './rulesPage.js';

writeFileSync(rulesPagePath, rulesPage());
