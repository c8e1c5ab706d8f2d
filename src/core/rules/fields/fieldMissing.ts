import type { YamlValue } from '../../document/frontmatter.js';
import { fieldsOf } from '../../schema/fields.js';
import { topOf } from '../places.js';
import type { DocumentRule, RuleContext } from '../rule.js';

/** Whoever relies on a kind relies on its fields; ids have a rule of their own, because one can be made. */
export const fieldMissing: DocumentRule = {
  kind: 'document',
  code: 'field/missing',
  level: 'error',
  policy: true,
  summary: 'A field that every document of its kind must have is missing or empty.',
  help: 'Add the key to the frontmatter. A folder entry in `.sop/library.yml` can give kind, owner, workflow and review interval to all documents below it.',
  example: {
    wrong: '---\nkind: sop\nid: SOP-0001\ntitle: Backup\nowner: noc\n---\n\n## When to escalate\n',
    right:
      '---\nkind: sop\nid: SOP-0001\ntitle: Backup\nowner: noc\nworkflow: incident\n---\n\n## When to escalate\n',
  },
  *check(context) {
    const { document, profile } = context;
    if (document.frontmatter.status === 'invalid' || profile.kind === undefined) {
      return;
    }
    for (const { key, required } of fieldsOf(profile.kind)) {
      if (required && key !== 'id' && isEmpty(valueIn(context, key))) {
        yield {
          range: topOf(document),
          message: `The ${profile.kind.title} has no "${key}"; every document of its kind needs one.`,
        };
      }
    }
  },
};

/** What folders and kinds give counts as if the document said it. */
function valueIn({ profile }: RuleContext, key: string): YamlValue | undefined {
  switch (key) {
    case 'title':
      return profile.title;
    case 'owner':
      return profile.owner ?? profile.fields[key];
    case 'workflow':
      return profile.workflow ?? profile.fields[key];
    default:
      return profile.fields[key];
  }
}

function isEmpty(value: YamlValue | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}
