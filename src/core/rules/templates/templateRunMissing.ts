import { missingRuns, type Occurrence } from '../../gate/recurrence.js';
import { valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';

const template = (day: string) => `---
id: TPL-ONCALL
kind: template
title: On-call hand-over
owner: noc
every: 1 week
reviewed_on: ${day}
makes:
  kind: checklist
  path: on-call/{{period}}.md
  title: "On-call hand-over {{period}}"
---

- [ ] OCH-1: Said what woke us.
`;

/** A visit that nobody prepared is a visit that nobody makes. */
export const templateRunMissing: LibraryRule = {
  kind: 'library',
  code: 'template/run-missing',
  level: 'info',
  policy: true,
  summary: 'A template makes a run in every period, and that of today is not there yet.',
  help: 'Make what is due with *Create Due Runs* or `sop new --due`. Take `every` out of a template that is used only when it is needed.',
  example: {
    wrong: template('2026-06-01'),
    right: template('2026-06-01').replace(/every.*\n/, ''),
  },
  *check({ library, today }) {
    const byPath = new Map<string, Occurrence[]>();
    for (const occurrence of missingRuns(library, today)) {
      const { path } = occurrence.template;
      byPath.set(path, [...(byPath.get(path) ?? []), occurrence]);
    }
    for (const [path, occurrences] of byPath) {
      const document = library.documents.get(path);
      const [first] = occurrences;
      if (document !== undefined && first !== undefined) {
        yield {
          path,
          range: valueOf(document, 'every'),
          message: `The run of ${first.period.label}${describe(occurrences)} is not there yet.`,
        };
      }
    }
  },
};

/** More would not be read in a list of problems. */
const mostNames = 5;

function describe(occurrences: readonly Occurrence[]): string {
  const names = occurrences.flatMap(({ subject }) => (subject === undefined ? [] : [subject.id]));
  if (names.length === 0) {
    return '';
  }
  const others = names.length - mostNames;
  return ` for ${names.slice(0, mostNames).join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}
