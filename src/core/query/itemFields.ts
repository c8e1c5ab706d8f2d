/** Fields that the items of a document give it; about one item, where that is what is asked about. */
import { dueOnOf } from '../checklist/dueDate.js';
import { stateOf } from '../checklist/itemState.js';
import { roleOf } from '../checklist/roleOf.js';
import { sectionOf } from '../checklist/sections.js';
import type { Item } from '../document/document.js';
import type { FieldValue, QueryField, QueryFieldType, QuerySubject } from './queryField.js';

export const itemFields: readonly QueryField[] = [
  field('item', 'prose', 'Text of an item.', (item) => item.text),
  field('item_key', 'name', 'Key of an item.', (item) => item.key),
  field('item_state', 'name', 'State of an item: open, done or not-applicable.', stateOf),
  field('item_role', 'name', 'Whose an item is: a role or a person.', roleOfItem),
  field('item_due_on', 'date', 'Day an item is due.', dueOnOf),
  field('item_section', 'prose', 'Heading above an item.', (item, { document }) =>
    sectionOf(document, item).at(-1),
  ),
];

function roleOfItem(item: Item, { document, profile }: QuerySubject): string | undefined {
  return roleOf(document, item, profile.owner);
}

function field(
  name: string,
  type: QueryFieldType,
  ...[description, valueOf]: [string, (item: Item, subject: QuerySubject) => FieldValue | undefined]
): QueryField {
  return {
    name,
    type,
    description,
    valuesOf: (subject) => itemsOf(subject).flatMap((item) => valueOf(item, subject) ?? []),
  };
}

function itemsOf({ document, item }: QuerySubject): readonly Item[] {
  if (item === undefined) {
    return document.items;
  }
  const found = document.items[item];
  return found === undefined ? [] : [found];
}
