import path from 'node:path';
import type { CliIo } from '../cliIo.js';

/**
 * Path from the root of a CI checkout to the library, ending in `/`; empty when they are one or no checkout is known.
 *
 * Annotations name files from the root of the repository, which can be above the library.
 */
export function checkoutPrefix(root: string, env: CliIo['env']): string {
  const checkout = env['GITHUB_WORKSPACE'];
  if (checkout === undefined || checkout === '') {
    return '';
  }
  const relative = path.relative(checkout, root);
  const outside =
    relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return relative === '' || outside ? '' : `${relative.split(path.sep).join('/')}/`;
}
