/** What somebody in support needs to know of a project, gathered from its documents. */
import { stateOf } from '../checklist/itemState.js';
import { roleOf } from '../checklist/roleOf.js';
import { sectionOf } from '../checklist/sections.js';
import type { Document, Item } from '../document/document.js';
import type { YamlValue } from '../document/frontmatter.js';
import { isMapping, isList } from '../document/yamlValues.js';
import { isRequired } from '../checklist/itemState.js';
import { hasGates } from '../gate/hasGates.js';
import { verdictOf } from '../gate/verdict.js';
import type { Verdict } from '../gate/gateVerdict.js';
import { documentsWithId } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { LessonState } from '../lessons/lesson.js';
import type { CivilDate } from '../schema/civilDate.js';
import { findPerson } from '../schema/rosterLookup.js';
import { positionAt } from '../text/lineMap.js';
import { referencesOf, tablesOf, type Reference, type Table } from './briefingParts.js';
import { textOf, type ChangeEntry, type Disruption } from './entries.js';
import { ofStage } from './phase.js';
import { comingDisruptions, type Project } from './project.js';

export interface Briefing {
  readonly id?: string;
  readonly title: string;
  readonly path: string;
  readonly asOf: CivilDate;
  readonly phase: Project['phase'];
  readonly isAccepted: boolean;
  readonly releasedOn?: CivilDate;
  /** Gates of the closeout that have not passed. */
  readonly waitsFor: readonly string[];
  readonly client?: ClientFacts;
  readonly contacts: readonly Contact[];
  readonly targets: readonly Target[];
  /** Where it says how to escalate. */
  readonly procedures: readonly Place[];
  readonly built: readonly Part[];
  readonly references: readonly ReferenceGroup[];
  readonly knownIssues: readonly Table[];
  readonly disruptions: readonly Disruption[];
  readonly changes: readonly ChangeEntry[];
  readonly openItems: readonly OpenItem[];
  readonly lessons: readonly BriefLesson[];
  readonly gates: readonly GateFacts[];
}

export interface Place {
  readonly title: string;
  readonly path: string;
}

export interface ClientFacts extends Place {
  readonly tier?: string;
  readonly preferences: readonly string[];
}

export interface Contact {
  readonly side: 'ours' | 'client';
  readonly name: string;
  readonly part: string;
  /** Telephone numbers and addresses, the best first. */
  readonly reach: readonly string[];
}

export interface Target {
  readonly name: string;
  readonly value: string;
}

/** A section of the project's page as it stands there. */
export interface Part {
  readonly title: string;
  readonly text: string;
}

/** A section of the closeout: how far it is, and what it names. */
export interface ReferenceGroup {
  readonly title: string;
  readonly settled: number;
  readonly total: number;
  readonly references: readonly Reference[];
  readonly tables: readonly Table[];
}

export interface OpenItem extends Place {
  readonly line: number;
  readonly text: string;
  readonly role?: string;
}

export interface BriefLesson extends Place {
  readonly id?: string;
  readonly state?: LessonState;
}

export interface GateFacts {
  readonly run: Place;
  readonly gate: string;
  readonly verdict: Verdict;
  readonly signed: readonly {
    readonly name: string;
    readonly role: string;
    readonly decision: string;
    readonly on: string;
    /** What the signer had to say; a return always says why. */
    readonly note?: string;
    /** Whether it is in force. */
    readonly counts: boolean;
  }[];
}

/** A project with the texts that a briefing quotes. */
export interface BriefingSource {
  readonly library: Library;
  readonly project: Project;
  /** By path, as `briefingPaths` names them; what is missing is left out of the briefing. */
  readonly texts: ReadonlyMap<string, string>;
  readonly today: CivilDate;
}

/** The files a briefing quotes: the page, its closeouts, and small tables that these name. */
export function briefingPaths(library: Library, project: Project): readonly string[] {
  const closeouts = ofStage(project.runs, 'closeout').map(({ document }) => document);
  const tables = closeouts.flatMap((document) =>
    tablesOf(library, document).map(({ path }) => path),
  );
  return [...new Set([project.document.path, ...closeouts.map(({ path }) => path), ...tables])];
}

/** The briefing as of a day. */
export function briefingOf(source: BriefingSource): Briefing {
  const { library, project, today } = source;
  const { id, title, phase, releasedOn, document, changes } = project;
  const closeouts = ofStage(project.runs, 'closeout');
  const gates = gateFacts(library, project, today);
  const closeoutPaths = new Set(closeouts.map((run) => run.document.path));
  const client = clientOf(library, project);
  return {
    ...(id === undefined ? {} : { id }),
    ...{ title, path: document.path, asOf: today, phase, changes, gates },
    isAccepted: phase === 'stable' || phase === 'closed',
    ...(releasedOn === undefined ? {} : { releasedOn }),
    waitsFor: gates
      .filter(({ run, verdict }) => closeoutPaths.has(run.path) && verdict !== 'passed')
      .map(({ gate, verdict }) =>
        verdict === 'returned' || verdict === 'overridden' ? `${gate} (${verdict})` : gate,
      ),
    ...(client === undefined ? {} : { client: client.facts }),
    contacts: [...ourContacts(library, project), ...(client?.contacts ?? [])],
    targets: targetsOf(library, project),
    procedures: proceduresOf(library, project),
    built: partsOf(source),
    references: closeouts.flatMap((run) => referencesOf({ ...source, run: run.document })),
    knownIssues: closeouts.flatMap((run) =>
      knownIssues(run.document, source.texts.get(run.document.path)),
    ),
    disruptions: comingDisruptions(project, today),
    openItems: project.runs
      .filter(({ isSettled }) => !isSettled)
      .flatMap((run) => openItems(library, run.document)),
    lessons: project.lessons.map((lesson) => ({
      title: lesson.title,
      path: lesson.path,
      ...(lesson.id === undefined ? {} : { id: lesson.id }),
      ...(lesson.state === undefined ? {} : { state: lesson.state }),
    })),
  };
}

function placeOf(library: Library, document: Document): Place {
  return { title: profileIn(library, document).title, path: document.path };
}

function ourContacts({ roster }: Library, { people }: Project): readonly Contact[] {
  const parts = [
    ['lead tech', people.leadTech],
    ['coordinator', people.coordinator],
    ['sales owner', people.salesOwner],
  ] as const;
  return parts.flatMap(([part, named]): readonly Contact[] => {
    if (named === undefined) return [];
    const person = findPerson(roster, named);
    const left = person?.until === undefined ? '' : `, until ${person.until}`;
    return [
      {
        side: 'ours',
        name: person?.name ?? named,
        part: `${part}${left}`,
        reach:
          person === undefined
            ? []
            : [...(person.phone === undefined ? [] : [person.phone]), ...person.emails.slice(0, 1)],
      },
    ];
  });
}

function clientOf(
  library: Library,
  { client }: Project,
): { readonly facts: ClientFacts; readonly contacts: readonly Contact[] } | undefined {
  if (client === undefined) return undefined;
  const [document] = documentsWithId(library, client);
  if (document === undefined) {
    return { facts: { title: client, path: '', preferences: [] }, contacts: [] };
  }
  const { fields } = profileIn(library, document);
  const tier = textOf(fields['tier']);
  return {
    facts: {
      ...placeOf(library, document),
      ...(tier === undefined ? {} : { tier }),
      preferences: listOf(fields['preferences']).flatMap((entry) => textOf(entry) ?? []),
    },
    contacts: listOf(fields['contacts']).flatMap((entry): readonly Contact[] => {
      const name = isMapping(entry) ? textOf(entry['name']) : textOf(entry);
      if (name === undefined) return [];
      const facts = isMapping(entry) ? entry : {};
      const known = new Set(['name', 'part', 'role']);
      return [
        {
          side: 'client',
          name,
          part: textOf(facts['part']) ?? textOf(facts['role']) ?? '',
          reach: Object.entries(facts).flatMap(([key, value]) =>
            known.has(key) ? [] : (textOf(value) ?? []),
          ),
        },
      ];
    }),
  };
}

/** What was promised to the client for the time after the project. */
function targetsOf(library: Library, { client }: Project): readonly Target[] {
  if (client === undefined) return [];
  return [...library.documents.values()]
    .map((document) => profileIn(library, document))
    .filter(
      (profile) =>
        profile.kindId === 'agreement' && profile.client === client && profile.status !== 'ended',
    )
    .flatMap(({ fields }) => listOf(fields['targets']))
    .flatMap((entry): readonly Target[] => {
      const name = isMapping(entry) ? textOf(entry['name']) : undefined;
      const value = isMapping(entry) ? textOf(entry['value']) : undefined;
      return name === undefined || value === undefined ? [] : [{ name, value }];
    });
}

/** SOPs of the client, and those that say how to escalate. */
function proceduresOf(library: Library, { client }: Project): readonly Place[] {
  return [...library.documents.values()]
    .filter((document) => {
      const { kindId, client: whose, title, status } = profileIn(library, document);
      return (
        kindId === 'sop' &&
        status !== 'retired' &&
        status !== 'draft' &&
        (whose === undefined ? /escalat/i.test(title) : whose === client)
      );
    })
    .map((document) => placeOf(library, document));
}

function listOf(value: YamlValue | undefined): readonly YamlValue[] {
  return isList(value) ? value : [];
}

const partNames = /goal|scope|deliver|built|know that it is done/i;

function partsOf({ project, texts }: BriefingSource): readonly Part[] {
  const { document } = project;
  const text = texts.get(document.path);
  if (text === undefined) return [];
  return document.headings.flatMap((heading, index) => {
    const end = document.headings[index + 1]?.range.start ?? text.length;
    const own = text.slice(heading.range.end, end).trim();
    return heading.level === 2 && partNames.test(heading.text) && own !== ''
      ? [{ title: heading.text, text: own }]
      : [];
  });
}

/** The rows of tables below a heading that speaks of issues. */
function knownIssues(document: Document, text: string | undefined): readonly Table[] {
  if (text === undefined) return [];
  return document.headings.flatMap((heading, index) => {
    if (!/issue/i.test(heading.text)) return [];
    const end = document.headings[index + 1]?.range.start ?? text.length;
    const lines = text.slice(heading.range.end, end).split(/\r?\n/);
    const rows = lines.filter((line) => /^\s*\|/.test(line)).map(cellsOf);
    const [head, , ...body] = rows;
    const filled = body.filter((cells) => cells.some((cell) => cell !== ''));
    return head === undefined || filled.length === 0
      ? []
      : [{ title: heading.text, path: document.path, head, rows: filled }];
  });
}

function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

function openItems(library: Library, document: Document): readonly OpenItem[] {
  const { title, owner } = profileIn(library, document);
  return document.items
    .filter((item) => stateOf(item) === 'open' && isRequired(item))
    .map((item) => {
      const role = roleOf(document, item, owner);
      return {
        ...{ title, path: document.path, text: wordsOf(document, item) },
        line: positionAt(document.lines, item.range.start).line + 1,
        ...(role === undefined ? {} : { role }),
      };
    });
}

/** A nested `verified` says nothing without the item above it. */
function wordsOf(document: Document, item: Item): string {
  const key = item.key === undefined ? '' : `${item.key}: `;
  const above = item.parent === undefined ? undefined : document.items[item.parent];
  if (above === undefined) {
    const [section] = sectionOf(document, item).slice(-1);
    return item.key === undefined && section !== undefined
      ? `${section}: ${item.title}`
      : `${key}${item.title}`;
  }
  return `${above.key ?? above.title}, ${key}${item.title}`;
}

function gateFacts(library: Library, { runs }: Project, today: CivilDate): readonly GateFacts[] {
  return runs
    .filter(({ document }) => hasGates(library, document))
    .flatMap(({ document }) =>
      verdictOf(library, document, today).gates.map(({ gate, verdict, signOffs }) => ({
        run: placeOf(library, document),
        gate: gate.title,
        verdict,
        signed: signOffs
          .filter(({ worth }) => worth === 'counts' || worth === 'stale')
          .map(({ record, worth }) => ({
            name: record.name,
            role: record.role,
            decision: record.decision,
            on: record.at.slice(0, 10),
            ...(record.note === undefined ? {} : { note: record.note }),
            counts: worth === 'counts',
          })),
      })),
    );
}
