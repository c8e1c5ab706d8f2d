import type { Frontmatter } from './frontmatter.js';
import type { Outline } from './outline.js';

const listFence = /(?:`{3,}|~{3,})[ \t]*sop-list/y;

/** Whether the words themselves may be asked for: it is signed, its review or its reading is pinned, runs are made from it, or it is compared with what it was made from. */
export function needsText({ data }: Frontmatter): boolean {
  return (
    'sign_offs' in data ||
    'reviewed_content' in data ||
    'acknowledge' in data ||
    'template' in data ||
    data['kind'] === 'template'
  );
}

/** Whether something in the text came from a lesson: `(from LL-7Q3K9)`, in an item, a step or a sentence. */
export function holdsLessonMark(text: string): boolean {
  return text.includes('(from ') && /\(from[ \t]+[A-Za-z][\w-]*-\w/i.test(text);
}

/** Whether the document may show lists of others, whose definitions are read when it is shown. */
export function holdsList(text: string, { code }: Outline): boolean {
  return code.some(({ start }) => {
    listFence.lastIndex = start;
    return listFence.test(text);
  });
}
