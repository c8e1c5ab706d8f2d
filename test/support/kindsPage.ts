import { formatDuration } from '../../src/core/schema/duration.js';
import { commonFields } from '../../src/core/schema/fields.js';
import type { Field, Kind } from '../../src/core/schema/kind.js';
import { builtInKinds } from '../../src/core/schema/kinds/builtInKinds.js';

/** Where the page of the kinds lies, from the root of the project. */
export const kindsPagePath = 'docs/kinds.md';

const introduction = `# Kinds of document

What a document is, its \`kind\` says: in its frontmatter, or for a whole folder in \`.sop/library.yml\`.
A kind is data: the fields of its frontmatter with their types, the headings it must have, how long a review of it holds.
These are built in; \`.sop/library.yml\` changes them and adds others, as [configuration](configuration.md) tells.
Any other key is kept and never touched.

## Types

| type | value |
|---|---|
| \`text\` | a text |
| \`number\`, \`boolean\` | a number; \`true\` or \`false\` |
| \`date\` | a day of the calendar, \`2026-12-01\` |
| \`duration\` | \`6 months\`, \`90 days\`, \`2 weeks\`, \`1 year\`, \`1 year 6 months\`, \`P6M\`, \`quarterly\` |
| \`choice\` | one of the words that are named |
| \`id\`, \`ids\` | the id of a document, or a list of them |
| \`role\`, \`roles\` | a role of the roster, or a list of them |
| \`person\` | the handle of somebody in the roster |
| \`workflow\` | a workflow of the library |
| \`texts\`, \`list\`, \`mapping\` | a list of texts, any list, any mapping |

Months are calendar months: six months after 31 August is the last day of February.
`;

/** The whole page. */
export function kindsPage(): string {
  return [
    introduction,
    '## Keys of every kind\n',
    fieldTable(commonFields),
    ...[...builtInKinds.values()].map(section),
  ].join('\n');
}

function section(kind: Kind): string {
  const facts = [
    `- Ids begin with \`${kind.idPrefix}-\`.`,
    kind.owner && `- Owned by \`${kind.owner}\` unless the document says otherwise.`,
    kind.reviewIn && `- A review holds for ${formatDuration(kind.reviewIn)}.`,
    kind.statuses.length > 0 && `- Status: ${words(kind.statuses)}.`,
    kind.finalStatuses.length > 0 && `- Needs no review when ${words(kind.finalStatuses)}.`,
    kind.requiredHeadings.length > 0 &&
      `- Needs the headings ${kind.requiredHeadings.map((heading) => `*${heading}*`).join(', ')}.`,
    kind.bookkeeping.length > 0 && `- Sign-offs do not cover ${words(kind.bookkeeping)}.`,
  ].filter((fact) => typeof fact === 'string');
  const table = kind.fields.length > 0 ? `\n${fieldTable(kind.fields)}` : '';
  return `## \`${kind.id}\`\n\n${kind.description}\n\n${facts.join('\n')}\n${table}`;
}

function fieldTable(fields: readonly Field[]): string {
  const rows = fields.map(({ key, type, required, choices, description }) => {
    const typeWords = choices ? words(choices) : `\`${type}\``;
    return `| \`${key}\` | ${typeWords} | ${required ? 'yes' : ''} | ${description} |`;
  });
  return ['| key | type | required | holds |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function words(list: readonly string[]): string {
  return list.map((word) => `\`${word}\``).join(', ');
}
