// Writes the page that VS Code shows of the installed extension: the README without what stays behind in the repository.
// Of what is named by a path VS Code shows broken pictures and links that do nothing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const picture = /^!\[[^\]]*\]\((?!https:)[^)]*\)\n+/gm;
const link = /\[([^\]]*)\]\((?!https:)[^)]*\)/g;

/** What stands between fences is an example, and stays as it is. */
const fence = /^(```[^]*?^```)$/m;

/** Nothing but links to other pages. */
const [read] = readFileSync('README.md', 'utf8').split('\n## More\n');
const parts = read
  .split(fence)
  .map((part) => (part.startsWith('```') ? part : part.replace(picture, '').replace(link, '$1')));
mkdirSync('out', { recursive: true });
writeFileSync('out/README.md', parts.join(''));
