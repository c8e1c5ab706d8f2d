import { itemFields } from '../query/itemFields.js';
import type { Query } from '../query/query.js';

/** A query in two, both of which must hold. */
export interface SplitQuery {
  /** Says nothing of single items, so that it need be asked of a document only once. */
  readonly ofDocument: Query;
  readonly ofItem: Query;
}

const itemNames: ReadonlySet<string> = new Set(itemFields.map(({ name }) => name));

/** Splits `kind:checklist item_state:open` where items are asked about: most documents fall out before their items are looked at. */
export function splitQuery(query: Query): SplitQuery {
  const operands = query.kind === 'and' ? query.operands : [query];
  const isOfItem = operands.map(asksForItem);
  return {
    ofDocument: { kind: 'and', operands: operands.filter((_, index) => isOfItem[index] === false) },
    ofItem: { kind: 'and', operands: operands.filter((_, index) => isOfItem[index] === true) },
  };
}

/** A bare word is also looked for in the text of items. */
function asksForItem(query: Query): boolean {
  switch (query.kind) {
    case 'everything':
      return false;
    case 'and':
    case 'or':
      return query.operands.some(asksForItem);
    case 'not':
      return asksForItem(query.operand);
    case 'term':
      return query.term.field === undefined || itemNames.has(query.term.field.name);
    default:
      return query satisfies never;
  }
}
