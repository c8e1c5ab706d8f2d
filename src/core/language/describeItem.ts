import { dueOnOf, isOverdue } from '../checklist/dueDate.js';
import { evidenceGapsOf, evidenceOf, type EvidenceGap } from '../checklist/evidence.js';
import { isRequired, stateOf } from '../checklist/itemState.js';
import { roleOf } from '../checklist/roleOf.js';
import type { Document, Item } from '../document/document.js';
import { documentsWithId } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import { membersOf } from '../schema/rosterLookup.js';
import type { Description } from './describeName.js';
import { distanceOf } from './describeName.js';

const stateWords = { open: 'Open', done: 'Done', 'not-applicable': 'Not applicable' } as const;

/** What a hover tells of an item: whose it is, when it is due, its evidence, and the lessons it comes from. */
export function describeItem(
  library: Library,
  { document, item }: { readonly document: Document; readonly item: Item },
  today: CivilDate,
): Description {
  const { key, title, markers } = item;
  const state = stateOf(item);
  const reason = state === 'not-applicable' ? `: ${markers.notApplicable ?? ''}` : '';
  const lessons = markers.from.map((id) => {
    const [lesson] = documentsWithId(library, id);
    return `From lesson ${id}${lesson === undefined ? '' : `: ${profileIn(library, lesson).title}`}`;
  });
  return {
    heading: key === undefined ? title : `${key}: ${title}`,
    facts: [
      `${stateWords[state]}${reason}${isRequired(item) ? '' : ', optional'}`,
      ...ownerFacts(library, { document, item }, today),
      ...dueFacts(item, today),
      ...evidenceFacts(document, item),
      ...lessons,
    ],
  };
}

function ownerFacts(
  library: Library,
  { document, item }: { readonly document: Document; readonly item: Item },
  today: CivilDate,
): readonly string[] {
  const { roster } = library;
  const name = roleOf(document, item, profileIn(library, document).owner);
  if (name === undefined) return [];
  const person = roster.people.get(name);
  if (person !== undefined && !roster.roles.has(name)) return [`For ${person.name}`];
  const members = membersOf(roster, name, today).map((member) => member.name);
  return [`For ${name}${members.length === 0 ? '' : `: ${members.join(', ')}`}`];
}

function dueFacts(item: Item, today: CivilDate): readonly string[] {
  const dueOn = dueOnOf(item);
  if (dueOn === undefined) return [];
  const word = isOverdue(item, today) ? 'Overdue since' : 'Due';
  return [`${word} ${dueOn} (${distanceOf(dueOn, today)})`];
}

function evidenceFacts(document: Document, item: Item): readonly string[] {
  if (item.markers.evidence === undefined) return [];
  const named = evidenceOf(document, item).map(({ target }) => target);
  const gaps = evidenceGapsOf(document, item).map(gapWords);
  return [
    ...(named.length === 0 ? [] : [`Evidence: ${named.join(', ')}`]),
    ...gaps.map((gap) => `Needs ${gap}`),
  ];
}

function gapWords(gap: EvidenceGap): string {
  switch (gap.kind) {
    case 'missing':
      return gap.form === 'any' ? 'evidence: a link, file or ticket' : `evidence: a ${gap.form}`;
    case 'file-missing':
      return `the file ${gap.target}`;
    case 'meeting-date':
      return 'a line "Date:" below it';
    case 'meeting-attendees':
      return 'a line "Attendees:" below it';
    default:
      return gap satisfies never;
  }
}
