/** Fields that the gates of a document give it; they are read from the verdict, never from what it says of itself. */
import { awaitedOf, type Awaited } from '../gate/awaited.js';
import type { DocumentVerdict } from '../gate/gateVerdict.js';
import { hasGates } from '../gate/hasGates.js';
import { verdictOf } from '../gate/verdict.js';
import { daysBetween, parseCivilDate } from '../schema/civilDate.js';
import {
  fieldValuesOf,
  type FieldValue,
  type QueryField,
  type QuerySubject,
} from './queryField.js';

export const gateFields: readonly QueryField[] = [
  {
    name: 'state',
    type: 'name',
    description: 'Where its gates leave it: open, awaiting a gate, returned, closed or cancelled.',
    valuesOf: (subject) => some(verdictOn(subject)?.state),
  },
  {
    name: 'gate',
    type: 'name',
    description: 'The gate it has to pass next.',
    valuesOf: (subject) => some(awaited(subject)?.gate.gate.id),
  },
  {
    name: 'role',
    type: 'name',
    description: 'Roles whose signature or work the next gate awaits.',
    valuesOf: (subject) => [
      ...(awaited(subject)?.roles ?? []),
      ...fieldValuesOf(subject.profile.fields['role']),
    ],
  },
  {
    name: 'returned_rounds',
    type: 'number',
    description: 'How often a signer returned it.',
    valuesOf: returnedRounds,
  },
  {
    name: 'waiting_days',
    type: 'number',
    description: 'Days since the last decision, while a gate is awaited or was returned.',
    valuesOf: waitingDays,
  },
];

function verdictOn({ library, document, today }: QuerySubject): DocumentVerdict | undefined {
  return hasGates(library, document) ? verdictOf(library, document, today) : undefined;
}

function awaited({ library, document, today }: QuerySubject): Awaited | undefined {
  return awaitedOf(library, document, today);
}

/** Records are never taken away again, so that those that are there tell all rounds. */
function returnedRounds(subject: QuerySubject): readonly FieldValue[] {
  const verdict = verdictOn(subject);
  const returns = verdict?.signOffs.filter(
    ({ record, worth }) => record.decision === 'returned' && worth !== 'invalid',
  );
  return returns === undefined ? [] : [returns.length];
}

/** Nobody waits for a document on which nobody has decided anything yet, or that is closed. */
function waitingDays(subject: QuerySubject): readonly FieldValue[] {
  const verdict = verdictOn(subject);
  if (verdict?.state === undefined || verdict.state === 'closed' || verdict.state === 'cancelled') {
    return [];
  }
  const days = verdict.signOffs.flatMap(({ record, worth }) =>
    worth === 'invalid' ? [] : (parseCivilDate(record.at.slice(0, 10)) ?? []),
  );
  const last = days.sort().at(-1);
  return last === undefined ? [] : [daysBetween(last, subject.today)];
}

function some(value: string | undefined): readonly FieldValue[] {
  return value === undefined ? [] : [value];
}
