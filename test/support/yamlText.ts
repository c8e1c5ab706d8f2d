import fc from 'fast-check';

const pieces = [
  ...[
    'a',
    'b',
    'key',
    'x y',
    'a: ',
    'b: ',
    'a:',
    '- ',
    '-',
    '? ',
    ': ',
    ':',
    '  ',
    ' ',
    '\t',
    '=',
    '_',
  ],
  ...[
    '\n',
    '\n',
    '\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    '\na: ',
    '\nb: ',
    '\n  c: ',
    '\r\n',
    '\r',
  ],
  ...['"x"', "'y'", '"', "'", '""', "''", '"a\\n"', '\\', '[', ']', '{', '}', ', ', ',', '[a, b]'],
  ...[
    '{a: b}',
    '{x}',
    '#',
    ' # c',
    '|',
    '>',
    '|\n  t\n',
    '>\n  t\n  u\n',
    '|-\n  t\n',
    '|+\n  t\n\n',
  ],
  ...['1', '1.5', '-3', '0x1F', '1e3', 'true', 'null', '~', 'Yes', '010', '.inf', '+1', '-0'],
  ...['2026-01-02', '12:30', 'http://x.y', '*x', '&y', '!t', '%', '@', '`', '<<', '__proto__', 'é'],
  ...['.', '...', '---', '$', '(', ')', '<', '!'],
];

/** Anything made of what has a meaning in YAML; most of it is no valid YAML. */
export const yamlSoup = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 16 })
  .map((parts) => parts.join(''));

const key = fc.constantFrom(
  'a',
  'b',
  'c',
  'owner',
  'review_in',
  '"quoted"',
  "'single'",
  'x y',
  'é',
);
const scalar = fc.constantFrom(
  ...[
    'text',
    'two words',
    '"quoted: text"',
    "'it''s'",
    '1',
    '-2.5',
    'true',
    'null',
    '~',
    '2026-01-02',
  ],
  ...[
    'http://x.y/z#a',
    'a#b',
    '12:30',
    '[]',
    '{}',
    '[a, "b", 3]',
    '{ a: b, c: [1] }',
    '{YYYY-MM-DD}',
    '',
  ],
  ...[
    'a, b',
    'x]',
    "it's",
    '"\\u00e9"',
    '-x',
    '.5',
    '0o17',
    'yes',
    '& x',
    '*',
    '@dana',
    '"a" b',
    'a: b',
  ],
);
const comment = fc.constantFrom('', '', '', ' # note', '  #', '#no');

const shapes = [
  'scalar',
  'scalar',
  'map',
  'list',
  'maps',
  'flat list',
  'literal',
  'folded',
  'empty',
] as const;

interface Tree {
  readonly key: string;
  readonly scalar: string;
  readonly comment: string;
  readonly shape: (typeof shapes)[number];
  readonly children: readonly Tree[];
}

const treeOf = fc.memo((depth): fc.Arbitrary<Tree> =>
  fc.record({
    key,
    scalar,
    comment,
    shape: fc.constantFrom(...shapes),
    children: depth <= 1 ? fc.constant([]) : fc.array(treeOf(depth - 1), { maxLength: 3 }),
  }),
);
const tree = treeOf(4);

/** What people write at the top of documents, with the odd slip. */
export const yamlBlock = fc
  .tuple(
    fc.array(tree, { maxLength: 6 }),
    fc.constantFrom('\n', '\r\n'),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([trees, ending, slip]) => {
    const lines = trees.flatMap((one, index) => entry(one, 0, index));
    if (slip === 1) {
      lines.splice(lines.length >> 1, 0, '', '# between');
    }
    return lines.map((line) => line + ending).join('');
  });

function entry(
  { key: name, scalar: value, comment: note, shape, children }: Tree,
  indent: number,
  index: number,
): string[] {
  const pad = ' '.repeat(indent);
  const start = `${pad}${index > 0 && /^[a-z]+$/.test(name) ? `${name}${index}` : name}:`;
  switch (shape) {
    case 'scalar':
      return [`${start} ${value}${note}`];
    case 'empty':
      return [`${start}${note}`];
    case 'literal':
      return [`${start} |`, `${pad}  ${value}`, '', `${pad}  more`];
    case 'folded':
      return [`${start} >-`, `${pad}  one`, `${pad}  ${value}`, ''];
    case 'map':
      return [`${start}${note}`, ...children.flatMap((child, at) => entry(child, indent + 2, at))];
    case 'list':
      return [start, ...children.map((child) => `${pad}  - ${child.scalar}${child.comment}`)];
    case 'flat list':
      return [start, ...children.map((child) => `${pad}- ${child.scalar}`)];
    case 'maps':
      return [
        start,
        ...children.flatMap((child) => {
          const [first = '', ...rest] = entry(child, indent + 4, 0);
          return [`${pad}  - ${first.trimStart()}`, ...rest];
        }),
      ];
  }
}
