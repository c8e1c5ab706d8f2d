import type { Library } from '../library/library.js';
import { clientName } from '../library/clientName.js';
import type { FieldValue, QueryField, QuerySubject } from '../query/queryField.js';
import type { FieldType } from '../schema/kind.js';
import { nameInRoster } from '../schema/rosterLookup.js';
import { toDisplayLine } from '../text/displayLine.js';

const roleFields = new Set(['owner', 'role', 'item_role', 'audience', 'detention']);
const personFields = new Set(['reviewed_by', 'read_by', 'unread_by', 'held']);
const documentFields = new Set(['client', 'project']);
const kindFields = new Set(['kind']);

/** A value as people know it: the title of a role, kind, client or project, the name of a person. */
export function displayValue(
  subject: Pick<QuerySubject, 'library' | 'profile'>,
  { name }: Pick<QueryField, 'name'>,
  value: FieldValue,
): string {
  const { library, profile } = subject;
  const type = profile.kind?.fields.find(({ key }) => key === name)?.type;
  return toDisplayLine(nameOf(library, { name, type, text: String(value) }));
}

function nameOf(
  library: Library,
  {
    name,
    type,
    text,
  }: { readonly name: string; readonly type: FieldType | undefined; readonly text: string },
): string {
  if (roleFields.has(name) || type === 'role' || type === 'roles') {
    return nameInRoster(library.roster, text);
  }
  if (personFields.has(name) || type === 'person') {
    return library.roster.people.get(text)?.name ?? text;
  }
  if (documentFields.has(name)) {
    return clientName(library, text);
  }
  if (kindFields.has(name)) {
    return library.configuration.kinds.get(text)?.title ?? text;
  }
  if (name === 'workflow') {
    return library.configuration.workflows.get(text)?.title ?? text;
  }
  return text;
}
