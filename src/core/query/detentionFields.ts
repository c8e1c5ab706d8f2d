/** Fields of documentation that is past due. */
import type { Debt } from '../detention/debt.js';
import { debtsIn } from '../detention/debts.js';
import type { Document } from '../document/document.js';
import { remembered } from '../memory/remembered.js';
import type { QueryField, QuerySubject } from './queryField.js';

export const detentionFields: readonly QueryField[] = [
  {
    name: 'detention',
    type: 'name',
    description:
      'Roles that owe documentation here: items, review, lessons, an answer or a message.',
    // Lists are for teams: persons are told by name only where they look for themselves.
    valuesOf: (subject) => [...new Set(debtsOf(subject).flatMap(({ role }) => role ?? []))],
  },
  {
    name: 'detention_days',
    type: 'number',
    description: 'Days by which the oldest documentation owed here is past due.',
    valuesOf: (subject) => {
      const days = debtsOf(subject).map(({ ageDays }) => ageDays);
      return days.length === 0 ? [] : [Math.max(...days)];
    },
  },
];

const none: readonly Debt[] = [];

function debtsOf({ library, document, today }: QuerySubject): readonly Debt[] {
  return byDocument(debtsIn(library, today)).get(document) ?? none;
}

const byDocument = remembered((debts: readonly Debt[]) => {
  const groups = new Map<Document, Debt[]>();
  for (const debt of debts) {
    groups.set(debt.document, [...(groups.get(debt.document) ?? []), debt]);
  }
  return groups;
});
