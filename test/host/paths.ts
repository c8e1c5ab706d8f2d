import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this harness. */
export const harness = path.dirname(fileURLToPath(import.meta.url));

/** The project. */
export const root = path.resolve(harness, '../..');

/** What is installed or made once and kept: servers, browsers, the sample library. */
export const cache = path.join(root, '.vscode-test');
