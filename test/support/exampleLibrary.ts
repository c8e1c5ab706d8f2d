import { parseDocument } from '../../src/core/document/parseDocument.js';
import type { Library } from '../../src/core/library/library.js';
import type { Rule } from '../../src/core/rules/rule.js';
import type { CivilDate } from '../../src/core/schema/civilDate.js';
import { libraryOf } from './libraryOf.js';

/** The day on which the examples of rules are true. */
export const exampleDay = '2026-06-15' as CivilDate;

/** Where the document of an example lies. */
export function examplePath({ example }: Rule): string {
  return example.path ?? 'document.md';
}

/** The library of a rule's example with `text` as its document. */
export function exampleLibrary(rule: Rule, text: string): Library {
  const { settings, files, earlierTemplates } = rule.example;
  const roster = settings?.roster;
  const library = libraryOf({
    '.sop/library.yml': settings?.library ?? 'title: Test\n',
    ...(roster === undefined ? {} : { '.sop/roster.yml': roster }),
    ...files,
    [examplePath(rule)]: text,
  });
  if (earlierTemplates === undefined) return library;
  const earlier = Object.entries(earlierTemplates).map(
    ([content, source]) =>
      [content, parseDocument('template.md', { text: source, bom: false })] as const,
  );
  return { ...library, earlierTemplates: new Map(earlier) };
}
