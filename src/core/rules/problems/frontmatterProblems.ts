/** What makes frontmatter unreadable: each passes on what the reader of documents found. */
import type { ProblemRule } from '../rule.js';

const dashes = 'title: Backup';

export const frontmatterProblems: readonly ProblemRule[] = [
  {
    kind: 'problem',
    code: 'frontmatter/no-opening-fence',
    level: 'warning',
    summary: 'Keys stand at the top of the file but no `---` opens them, so they are read as text.',
    help: 'Put a line `---` before the first key.',
    example: {
      wrong: 'title: Backup\n---\n# Backup\n',
      right: '---\ntitle: Backup\n---\n# Backup\n',
    },
    fix: () => ({
      kind: 'replace',
      range: { start: 0, end: 0 },
      newText: '---\n',
      title: 'Open the frontmatter with "---"',
    }),
  },
  {
    kind: 'problem',
    code: 'frontmatter/foreign-fence',
    level: 'warning',
    summary: 'The file begins with a fence other than `---`, whose content is never read.',
    help: 'Write the frontmatter as YAML between two lines `---`. Languages such as `---js` or `+++` are refused, because other tools run them as code.',
    example: { wrong: '+++\ntitle = "Backup"\n+++\n', right: '---\ntitle: Backup\n---\n' },
  },
  {
    kind: 'problem',
    code: 'frontmatter/unclosed',
    level: 'error',
    summary: 'The frontmatter is never closed, so that nothing of it is believed.',
    help: 'Put a line `---` after the last key.',
    example: {
      wrong: '---\ntitle: Backup\n\n# Backup\n',
      right: '---\ntitle: Backup\n---\n# Backup\n',
    },
  },
  {
    kind: 'problem',
    code: 'frontmatter/not-a-mapping',
    level: 'error',
    summary: 'The frontmatter is a list or a text instead of keys with values.',
    help: 'Write lines of the form `key: value`.',
    example: { wrong: '---\n- Backup\n---\n', right: `---\n${dashes}\n---\n` },
  },
  {
    kind: 'problem',
    code: 'frontmatter/syntax',
    level: 'error',
    summary: 'The frontmatter is not valid YAML, so that nothing of it is believed.',
    help: 'Correct the line that is named. A value that holds `: ` or begins with a sign such as `[`, `@` or `*` needs quotes.',
    example: { wrong: '---\ntitle: "Backup\n---\n', right: '---\ntitle: "Backup"\n---\n' },
  },
  {
    kind: 'problem',
    code: 'frontmatter/too-large',
    level: 'error',
    summary:
      'The frontmatter is larger than 64 KiB, or 576 KiB with its sign-offs, and is not read.',
    help: 'Move long text to the body of the document. The greater limit holds where `sign_offs` has its records one below the other, as they are written; it is room for 500 of them.',
    example: { wrong: `---\ntext: ${'x'.repeat(66_000)}\n---\n`, right: `---\n${dashes}\n---\n` },
  },
  {
    kind: 'problem',
    code: 'frontmatter/too-many-keys',
    level: 'error',
    summary:
      'The frontmatter has more than 500 keys beside those of its sign-offs, and is not read.',
    help: 'Move data that is not about the document to a file of its own. The keys inside `sign_offs` are counted apart: 7,500 of them, which is 500 sign-offs.',
    example: {
      wrong: `---\n${Array.from({ length: 501 }, (_, index) => `key_${index}: 1\n`).join('')}---\n`,
      right: `---\n${dashes}\n---\n`,
    },
  },
  {
    kind: 'problem',
    code: 'frontmatter/too-deep',
    level: 'error',
    summary: 'The frontmatter nests values deeper than 16 levels and is not read.',
    help: 'Write the value flatter.',
    example: {
      wrong: `---\na: ${'['.repeat(20)}${']'.repeat(20)}\n---\n`,
      right: '---\na: [[]]\n---\n',
    },
  },
  {
    kind: 'problem',
    code: 'frontmatter/duplicate-key',
    level: 'error',
    summary: 'A key stands twice, and tools disagree which value counts.',
    help: 'Keep one of the two lines.',
    example: {
      wrong: '---\nowner: noc\nowner: sales\n---\n',
      right: '---\nowner: noc\n---\n',
    },
  },
  {
    kind: 'problem',
    code: 'frontmatter/complex-key',
    level: 'error',
    summary: 'A key is a list or a mapping, which no field of a document can be.',
    help: 'Use one word as the key.',
    example: { wrong: '---\n? [a, b]\n: 1\n---\n', right: '---\na: 1\n---\n' },
  },
  {
    kind: 'problem',
    code: 'frontmatter/unsafe-key',
    level: 'error',
    summary: 'A key such as `__proto__` could change how programs behave and is refused.',
    help: 'Choose another name.',
    example: { wrong: '---\n__proto__: 1\n---\n', right: '---\nproto: 1\n---\n' },
  },
  {
    kind: 'problem',
    code: 'frontmatter/anchor',
    level: 'error',
    summary:
      'YAML anchors (`&name`) are refused: with aliases a small text can grow without limit.',
    help: 'Remove the anchor and repeat the value where it is needed.',
    example: { wrong: '---\nowner: &team noc\n---\n', right: '---\nowner: noc\n---\n' },
  },
  {
    kind: 'problem',
    code: 'frontmatter/alias',
    level: 'error',
    summary:
      'YAML aliases (`*name`) are refused: a reader cannot see the value, and a small text can grow without limit.',
    help: 'Repeat the value.',
    example: {
      wrong: '---\nowner: &team noc\nbackup_owner: *team\n---\n',
      right: '---\nowner: noc\nbackup_owner: noc\n---\n',
    },
  },
  {
    kind: 'problem',
    code: 'frontmatter/tag',
    level: 'error',
    summary: 'YAML tags (`!!type`) are refused: other tools may build objects from them.',
    help: 'Remove the tag; quote the value if it must be text.',
    example: { wrong: '---\ntitle: !!str 12\n---\n', right: '---\ntitle: "12"\n---\n' },
  },
  {
    kind: 'problem',
    code: 'frontmatter/merge-key',
    level: 'error',
    summary: 'Merge keys (`<<`) are refused: the keys they bring cannot be seen.',
    help: 'Write the keys out.',
    example: { wrong: '---\n<<: { owner: noc }\n---\n', right: '---\nowner: noc\n---\n' },
  },
  {
    kind: 'problem',
    code: 'frontmatter/directive',
    level: 'error',
    summary: 'YAML directives (`%YAML`) are refused: the language is always YAML 1.2.',
    help: 'Remove the line.',
    example: { wrong: '---\n%YAML 1.1\ntitle: Backup\n---\n', right: `---\n${dashes}\n---\n` },
  },
];
