import { mainBranch, type SampleCommit } from './commits.js';
import type { Calendar } from './calendar.js';
import { getPerson } from './people.js';

/** The input of `git fast-import` for these commits, as bytes. */
export function fastImportStream(commits: readonly SampleCommit[], calendar: Calendar): Buffer {
  const parts: string[] = [];
  commits.forEach(({ event, branch, parents, written, removed }, index) => {
    const person = getPerson(event.by);
    const seconds = calendar.secondsAt(event.day, event.minute);
    const who = `${person.name} <${person.email}> ${seconds} +0000`;
    const [first, ...others] = parents;
    parts.push(
      `commit refs/heads/${branch}\nmark :${index + 1}\n`,
      `author ${who}\ncommitter ${who}\n${data(`${event.message}\n`)}`,
      ...(first === undefined ? [] : [`from :${first + 1}\n`]),
      ...others.map((parent) => `merge :${parent + 1}\n`),
      ...removed.map((path) => `D ${path}\n`),
      ...[...written].map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
      '\n',
    );
  });
  // What was merged needs no name of its own any more.
  const branches = new Set(commits.map(({ branch }) => branch));
  branches.delete(mainBranch);
  const none = '0'.repeat(40);
  parts.push(...[...branches].map((branch) => `reset refs/heads/${branch}\nfrom ${none}\n\n`));
  return Buffer.from(parts.join('') + 'done\n', 'utf8');
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text, 'utf8')}\n${text}\n`;
}
