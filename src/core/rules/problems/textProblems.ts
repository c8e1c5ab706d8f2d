/** What makes the text of a document doubtful: each passes on what the reader of documents found. */
import type { ProblemRule } from '../rule.js';

export const textProblems: readonly ProblemRule[] = [
  {
    kind: 'problem',
    code: 'file/encoding',
    level: 'error',
    summary: 'The file is not UTF-8, so that its letters cannot be trusted.',
    help: 'Save the file as UTF-8, with or without a byte order mark.',
    example: { wrong: 'Encoded as UTF-16.\n' },
  },
  {
    kind: 'problem',
    code: 'file/too-large',
    level: 'error',
    summary: 'The file is too large to be a document and was not read in full.',
    help: 'Split the document, or list the file under `ignore` in `.sop/library.yml`.',
    example: { wrong: 'A document of many megabytes.\n' },
  },
  {
    kind: 'problem',
    code: 'file/conflict-marker',
    level: 'error',
    summary: 'A merge conflict was left in the file, so that it says two things at once.',
    help: 'Decide between the two sides and remove the marker lines; `sop merge --fix FILE` resolves what it can.',
    example: {
      wrong: '<<<<<<< HEAD\n- [x] Export rules\n=======\n- [ ] Export rules\n>>>>>>> main\n',
      right: '- [x] Export rules\n',
    },
  },
  {
    kind: 'problem',
    code: 'text/invisible-character',
    level: 'warning',
    summary:
      'The text holds characters nobody sees (bidirectional, zero-width or control characters), which can make it read differently than it is.',
    help: 'Delete the character. A document that holds one cannot be signed.',
    example: { wrong: '- [ ] Export \u202erules\n', right: '- [ ] Export rules\n' },
    fix: (range) => ({
      kind: 'replace',
      range,
      newText: '',
      title: 'Delete the invisible character',
    }),
  },
  {
    kind: 'problem',
    code: 'text/secret',
    level: 'warning',
    summary:
      'A password, key or token stands in the text, where everybody who can read the repository can use it, now and in its history.',
    help: 'Change it where it is used, put the new one into the vault, and write the name of the vault entry here. It stays in the history of the repository, so that taking it out is not enough. Tokens of providers are told by their form; what follows a word such as `Password:` counts when it has letters and digits and looks like no reference or placeholder; what ends in `...`, and the passcode in the address of a meeting, which is made to be passed on, do not.',
    example: {
      wrong: '- Password: Tulip77!\n',
      right: '- Password: vault entry "Contoso firewall"\n',
    },
  },
  {
    kind: 'problem',
    code: 'markdown/too-complex',
    level: 'error',
    summary:
      'The Markdown nests deeper than the reader follows, or has something that it cannot read for certain in so long a text, so that items may be missing.',
    help: 'Write the lists and quotes flatter. Divide a text of more than 128 KiB, or a paragraph of more than 8 KiB, that has footnotes or the like.',
    example: { wrong: `${'> '.repeat(400)}text\n`, right: '> text\n' },
  },
  {
    kind: 'problem',
    code: 'link/undefined-reference',
    level: 'warning',
    summary:
      'A link by reference, `[text][label]` or `[label][]`, has no line that says where it leads, so that its brackets are shown instead.',
    help: 'Write the line `[label]: target`, correct the label, or put the target behind the text: `[text](target)`. Write brackets that are meant as they are in backticks, or with a backslash before the first. A bracket alone, `[label]`, is taken for plain text.',
    example: {
      wrong: 'See [the backup SOP][backup].\n',
      right: 'See [the backup SOP][backup].\n\n[backup]: https://msp.example/backup\n',
    },
  },
  {
    kind: 'problem',
    code: 'item/look-alike',
    level: 'warning',
    summary: 'A line looks like a checklist item but is none, so that it would silently not count.',
    help: 'Write `- [ ] ` or `- [x] ` with an ordinary x and text after it.',
    example: { wrong: '- [✓] Export rules\n', right: '- [x] Export rules\n' },
    fix: (range) => ({ kind: 'write-box', range }),
  },
  {
    kind: 'problem',
    code: 'item/box-in-code',
    level: 'info',
    policy: true,
    summary: 'A checklist item stands in a code block or comment, where it does not count.',
    help: 'Move it out if it is meant; otherwise leave it.',
    example: {
      wrong: '- [ ] Export rules\n\n```\n- [ ] Import rules\n```\n',
      right: '- [ ] Export rules\n',
    },
  },
];
