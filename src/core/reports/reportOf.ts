import type { Document } from '../document/document.js';
import { readDutiesOf } from '../detention/debts.js';
import { hasGates } from '../gate/hasGates.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { clientName } from '../library/clientName.js';
import { addDays, addMonths, firstOfMonth, type CivilDate } from '../schema/civilDate.js';
import { toDisplayLine } from '../text/displayLine.js';
import { batchSections } from './batchTickingReport.js';
import { closeoutSections } from './closeoutsReport.js';
import { dataCaseSections } from './dataCaseReport.js';
import { detentionSections } from './detentionReport.js';
import { itemSections, readRunItems } from './itemsReport.js';
import { lessonSections } from './lessonsReport.js';
import { qbrSections } from './qbrReport.js';
import type { Report, ReportName, ReportSection } from './report.js';
import type { ReportFacts } from './reportFacts.js';
import { signOffSections } from './signOffsReport.js';
import { similarSections } from './similarReport.js';
import { stalenessSections } from './stalenessReport.js';
import { fewest } from './statistics.js';

/** What a report is, and what it must be given. */
export interface ReportDefinition {
  readonly title: string;
  readonly purpose: string;
  /** What it cannot do without. */
  readonly asksFor?: 'client' | 'project';
  /** What is to be read for it beside the library. */
  readonly needs?: 'proofs' | 'month-ends' | 'debt-ends';
  /** The documents of whose items, sign-offs and states it tells the changes; of others none are read. */
  readonly looksAt?: (library: Library, document: Document) => boolean;
  /** Reads of such a document what the sections will ask about it, as soon as it is there; of the library it sees the settings. */
  readonly looksInto?: (settings: Library, document: Document, today: CivilDate) => void;
  /** Whether the body of a document is hardly asked for any more after that; without it all are kept. */
  readonly isDoneWith?: (settings: Library, document: Document) => boolean;
  readonly sections: (facts: ReportFacts) => readonly ReportSection[];
}

/** Every report by its name. */
export const reports: Readonly<Record<ReportName, ReportDefinition>> = {
  closeouts: {
    title: 'Closeouts',
    purpose: 'How long it takes until support has a project, and how often it comes back.',
    looksAt: hasGates,
    sections: closeoutSections,
  },
  items: {
    title: 'Items that fail most',
    purpose:
      'Which items are returned or opened again, so that their words or the work can change.',
    looksAt: isChecklist,
    looksInto: readRunItems,
    isDoneWith: hasNoGates,
    sections: itemSections,
  },
  'batch-ticking': {
    title: 'Batch ticking',
    purpose: 'Where lists are filled in afterwards instead of worked by.',
    looksAt: isChecklist,
    sections: batchSections,
  },
  lessons: {
    title: 'Lessons',
    purpose: 'How long it takes until what was learned stands where the next project reads it.',
    looksAt: isLesson,
    sections: lessonSections,
  },
  staleness: {
    title: 'Staleness',
    purpose: 'Whether documents are looked after, month by month.',
    needs: 'month-ends',
    isDoneWith: hasNoGates,
    sections: stalenessSections,
  },
  detention: {
    title: 'Document detention',
    purpose: 'Whether documentation is written down in time, month by month and by team.',
    needs: 'debt-ends',
    looksInto: readDutiesOf,
    isDoneWith: hasNoGates,
    sections: detentionSections,
  },
  'sign-offs': {
    title: 'Sign-offs',
    purpose: 'What sign-offs are worth as proof, and which gates were passed by override.',
    needs: 'proofs',
    isDoneWith: hasNoGates,
    sections: signOffSections,
  },
  qbr: {
    title: 'Quarterly review',
    purpose: 'What a client got, what is late, and what was learned.',
    asksFor: 'client',
    looksAt: isGatedOrLesson,
    sections: qbrSections,
  },
  'data-case': {
    title: 'Numbers for a data case',
    purpose: 'What each client costs and gets, as numbers to build a case on.',
    looksAt: isGatedOrLesson,
    sections: dataCaseSections,
  },
  similar: {
    title: 'Similar projects',
    purpose: 'How long finished projects like this one took.',
    asksFor: 'project',
    looksAt: hasGates,
    sections: similarSections,
  },
};

function isChecklist(library: Library, document: Document): boolean {
  return profileIn(library, document).kindId === 'checklist';
}

/** Of a template what its runs are made from is asked for, and of a run with gates its items. */
function hasNoGates(settings: Library, document: Document): boolean {
  const { data } = document.frontmatter;
  const isTemplate = profileIn(settings, document).kindId === 'template';
  return !isTemplate && !hasGates(settings, document) && data['sign_offs'] === undefined;
}

function isLesson(library: Library, document: Document): boolean {
  return profileIn(library, document).kindId === 'lesson';
}

function isGatedOrLesson(library: Library, document: Document): boolean {
  return hasGates(library, document) || isLesson(library, document);
}

/** The report as of a commit and a day; facts in, the same report out. */
export function reportOf(name: ReportName, given: ReportFacts): Report {
  const definition = reports[name];
  const facts = withPeriod(name, given);
  const { library, commit, today, since, until, client, project } = facts;
  const sections = definition.sections(facts);
  const subject =
    project !== undefined
      ? profileIn(library, project).title
      : client !== undefined
        ? clientName(library, client)
        : undefined;
  return {
    name,
    title:
      subject === undefined ? definition.title : `${definition.title}: ${toDisplayLine(subject)}`,
    purpose: definition.purpose,
    source: {
      library: toDisplayLine(library.configuration.title ?? 'SOP Ledger'),
      commit,
      today,
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(client === undefined ? {} : { client }),
      ...(project === undefined ? {} : { project: profileIn(library, project).id ?? project.path }),
    },
    notes: notesOf(facts, sections),
    sections,
  };
}

/**
 * The period that a report is about when nobody said so: for a quarterly review the three months that end today, for
 * states at the ends of months the months that are told of.
 */
function withPeriod(name: ReportName, facts: ReportFacts): ReportFacts {
  if (facts.since !== undefined) return facts;
  if (name === 'qbr') {
    const until = facts.until ?? facts.today;
    return { ...facts, until, since: addDays(addMonths(until, -3), 1) };
  }
  const [first] = [...facts.monthEnds, ...facts.debtEnds];
  const since = first && firstOfMonth(first.on);
  return since === undefined ? facts : { ...facts, since };
}

function notesOf(
  { history, library }: ReportFacts,
  sections: readonly ReportSection[],
): readonly string[] {
  const isSmall = sections
    .flatMap(({ figures }) => figures)
    .some(({ sample }) => sample !== undefined && sample > 0 && sample < fewest);
  return [
    ...(library.documents.size === 0 ? ['The library has no documents at this commit.'] : []),
    ...(history.boundary.size > 0
      ? [
          'This clone is shallow: what happened before its oldest commit is not known here and is left out, not guessed. Fetch the full history for the whole report.',
        ]
      : []),
    ...(isSmall
      ? [
          `Figures marked “small” sum up fewer than ${fewest} measurements: look at the rows instead of the figure.`,
        ]
      : []),
  ];
}
