import { allRules } from '../../src/core/rules/allRules.js';
import type { Rule } from '../../src/core/rules/rule.js';

/** Where the page of the rules lies, from the root of the project. */
export const rulesPagePath = 'docs/rules.md';

/** What the parts of the codes before the slash are about, in the order of the page. */
const areas: readonly (readonly [string, string])[] = [
  ['file', 'Files'],
  ['text', 'Text'],
  ['markdown', 'Markdown'],
  ['frontmatter', 'Frontmatter'],
  ['kind', 'Kinds'],
  ['field', 'Fields'],
  ['id', 'Ids'],
  ['review', 'Review clock'],
  ['document', 'Documents'],
  ['item', 'Items'],
  ['gate', 'Gates'],
  ['template', 'Templates'],
  ['sign-off', 'Sign-offs'],
  ['lesson', 'Lessons'],
  ['link', 'Links'],
  ['roster', 'People and roles'],
  ['workflow', 'Workflows'],
  ['sop', 'SOPs'],
  ['acknowledgement', 'Acknowledgements'],
  ['project', 'Projects'],
  ['list', 'Lists'],
  ['filter', 'Saved filters'],
  ['codeowners', 'Code owners'],
  ['configuration', 'Settings'],
];

const introduction = `# Rules

Every finding has the code of the rule that made it.
This page is generated from the rules by \`npm run docs\`; a test compares them.

The level of a rule can be set under \`rules\` in \`.sop/library.yml\`, for the whole library or for a folder, and \`off\` turns it off.
A snooze puts a finding off until a day, with a reason; a baseline lets only new findings count.
Rules marked *policy* need a \`.sop\` folder: without one there is nothing they could be held to.
The examples are true on 2026-06-15.
`;

/** The page that documents all rules. */
export function rulesPage(): string {
  const known = new Set(areas.map(([area]) => area));
  const others = [...new Set(allRules.map(areaOf))].filter((area) => !known.has(area));
  const all = [...areas, ...others.map((area) => [area, area] as const)];
  const groups = all
    .map(([area, title]) => ({ title, rules: allRules.filter((rule) => areaOf(rule) === area) }))
    .filter(({ rules }) => rules.length > 0);
  const index = groups.map(
    ({ title, rules }) => `- ${title}: ${rules.map(({ code }) => linkTo(code)).join(', ')}`,
  );
  const sections = groups.map(
    ({ title, rules }) => `## ${title}\n\n${rules.map(sectionOf).join('\n')}`,
  );
  return [introduction, `${index.join('\n')}\n`, ...sections].join('\n');
}

function areaOf({ code }: Rule): string {
  return code.slice(0, code.indexOf('/'));
}

function linkTo(code: string): string {
  return `[${code}](#${code.replace('/', '')})`;
}

function sectionOf(rule: Rule): string {
  const { code, level, policy, summary, help, example } = rule;
  const parts = [
    `### ${code}`,
    `Level: ${level}${policy === true ? ', policy' : ''}.`,
    sentences(summary),
    sentences(help),
    'Wrong:',
    codeBlock('markdown', example.wrong),
    ...(example.right === undefined ? [] : ['Right:', codeBlock('markdown', example.right)]),
    ...surroundings(rule),
  ];
  return `${parts.join('\n\n')}\n`;
}

function surroundings({ example: { settings, files, earlierTemplates } }: Rule): readonly string[] {
  const all = [
    ['.sop/library.yml', settings?.library],
    ['.sop/roster.yml', settings?.roster],
    ...Object.entries(files ?? {}),
  ] as const;
  const present = all.flatMap(([path, text]) =>
    text === undefined
      ? []
      : [`With \`${path}\`:`, codeBlock(path.endsWith('.yml') ? 'yaml' : 'markdown', text)],
  );
  const earlier = Object.entries(earlierTemplates ?? {}).flatMap(([content, text]) => [
    `With a template whose content \`${content}\` was:`,
    codeBlock('markdown', text),
  ]);
  return [...present, ...earlier];
}

function sentences(text: string): string {
  return text.replace(/(?<=[.;]) (?=[A-Z`])/gu, '\n');
}

/** Long examples are cut, and characters nobody sees are written out. */
function codeBlock(language: string, text: string): string {
  const visible = [...text.trimEnd()]
    .map((character) =>
      /[\p{Cf}\p{Cc}]/u.test(character) && character !== '\n'
        ? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
        : character,
    )
    .join('')
    .split('\n')
    .map((line) => (line.length > 120 ? `${line.slice(0, 60).trimEnd()} ...` : line));
  const lines =
    visible.length > 20 ? [...visible.slice(0, 6), '...', ...visible.slice(-2)] : visible;
  const fence = lines.some((line) => line.includes('```')) ? '````' : '```';
  return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}
