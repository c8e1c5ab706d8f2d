/** What sets two states of a library apart, in the words of the trade. */
import { documentsWithKey } from '../library/gatedDocuments.js';
import type { CivilDate } from '../schema/civilDate.js';
import { labelOf } from '../schema/profileOf.js';
import { affectedRuns } from './affectedRuns.js';
import { severities, type Change, type DocumentChange, type LibraryDiff } from './change.js';
import { configurationChanges } from './configurationChanges.js';
import { documentChanges } from './documentChanges.js';
import { holdsDuties } from './gateDemands.js';
import type { ReadVersion } from './parseExcerpts.js';
import { pairDocuments, type DiffSide, type PathPair } from './pairDocuments.js';
import { rosterChanges } from './rosterChanges.js';
import { signOffChanges, type SignOffChanges } from './signOffChanges.js';
import { lineInWhole, type DifferIn, type Sides, type Version } from './version.js';

export interface DiffRequest {
  readonly base: DiffSide;
  readonly head: DiffSide;
  /** The day both sides are judged on. */
  readonly today: CivilDate;
  /** Paths of documents that differ; without them every document of either side is compared. */
  readonly paths?: Iterable<string>;
  /** Reads what a pair needs to be compared; without it the libraries hold all of it. */
  readonly read?: ReadPair;
}

/** Gives both versions in part, or what there is of them in whole. */
export type ReadPair = (pair: PathPair) => {
  readonly base: ReadVersion | undefined;
  readonly head: ReadVersion | undefined;
  readonly differIn?: DifferIn;
};

/**
 * Everything a reviewer should know of the way from `base` to `head`.
 *
 * The libraries need hold no more than the documents that differ, unless settings or a template changed:
 * then those that are signed, and those that were made from it, are looked at too.
 */
export function diffLibraries(request: DiffRequest): LibraryDiff {
  const { base, head } = request;
  const paths = new Set(request.paths ?? differing(base, head));
  const pairs = pairDocuments(base, head, paths);
  const documents = [
    ...settingsChanges(request),
    ...pairs.flatMap((pair) => documentChange(request, pair)),
    ...policyEffects(request, paths),
  ];
  return { documents: documents.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)) };
}

function* differing(base: DiffSide, head: DiffSide): Generator<string> {
  const [old, now] = [base.library.documents, head.library.documents];
  for (const path of new Set([...old.keys(), ...now.keys()])) {
    if (old.get(path) !== now.get(path) && base.textOf(path) !== head.textOf(path)) yield path;
  }
}

function settingsChanges({ base, head }: DiffRequest): readonly DocumentChange[] {
  const [old, now] = [base.library, head.library];
  return [
    settingsChange('.sop/library.yml', [old.configuration, now.configuration], () =>
      configurationChanges(old.configuration, now.configuration),
    ),
    settingsChange('.sop/roster.yml', [old.roster, now.roster], () =>
      rosterChanges(old.roster, now.roster),
    ),
  ].flat();
}

type SettingsFile = { readonly source?: string; readonly problems: readonly unknown[] };

function settingsChange(
  path: string,
  [old, now]: readonly [SettingsFile, SettingsFile],
  tell: () => readonly Change[],
): readonly DocumentChange[] {
  if (old.source === now.source) {
    return [];
  }
  const changes = tell();
  const broken: readonly Change[] =
    now.problems.length > old.problems.length
      ? [
          {
            code: 'policy-changed',
            severity: 'loosens',
            message:
              'Parts of it cannot be read, so that they do not count; sop check tells which.',
          },
        ]
      : [];
  const layout: Change = {
    code: 'policy-changed',
    severity: 'neutral',
    message: 'It says the same in other words: comments, order or layout.',
  };
  return [
    {
      path,
      change: old.source === undefined ? 'added' : now.source === undefined ? 'removed' : 'changed',
      title: path === '.sop/roster.yml' ? 'Roster' : 'Settings of the library',
      kind: 'settings',
      changes:
        changes.length + broken.length === 0 ? [layout] : bySeverity([...broken, ...changes]),
      lostAcceptances: [],
      runs: [],
    },
  ];
}

function documentChange(request: DiffRequest, pair: PathPair): readonly DocumentChange[] {
  const { base, head, differIn } = versionsOf(request, pair);
  const shown = head ?? base;
  if (shown === undefined) {
    return [];
  }
  const { today } = request;
  const signOffs = signOffChanges({ base, head, today });
  const content =
    base && head ? documentChanges({ base, head, differIn }) : head ? [] : removalChanges(shown);
  const isRenamed = base !== undefined && head !== undefined && pair.base !== pair.head;
  const changes = bySeverity(inWhole([...content, ...signOffs.changes], { base, head }));
  if (base && head && !isRenamed && changes.length === 0 && base.text === head.text) {
    return [];
  }
  return [
    describe(shown, {
      change: !base ? 'added' : !head ? 'removed' : isRenamed ? 'renamed' : 'changed',
      ...(isRenamed ? { previousPath: pair.base } : {}),
      changes,
      lostAcceptances: signOffs.lostAcceptances,
      runs: base ? affectedRuns({ base, head }, { library: request.head.library, today }) : [],
    }),
  ];
}

/** Changes with the lines of the whole documents. */
function inWhole(
  changes: readonly Change[],
  { base, head }: { readonly base: Version | undefined; readonly head: Version | undefined },
): readonly Change[] {
  if (base?.leftOut === undefined || head?.leftOut === undefined) {
    return changes;
  }
  const [baseLineOf, headLineOf] = [lineInWhole(base), lineInWhole(head)];
  return changes.map(({ baseLine, headLine, ...rest }) => ({
    ...rest,
    baseLine: baseLine === undefined ? undefined : baseLineOf(baseLine),
    headLine: headLine === undefined ? undefined : headLineOf(headLine),
  }));
}

/** What a reviewer must not miss first; otherwise as they stand. */
function bySeverity(changes: readonly Change[]): readonly Change[] {
  return severities.flatMap((severity) => changes.filter((change) => change.severity === severity));
}

interface Versions extends Pick<Sides, 'differIn'> {
  readonly base: Version | undefined;
  readonly head: Version | undefined;
}

function versionsOf({ base, head, read }: DiffRequest, pair: PathPair): Versions {
  if (read === undefined) {
    return { base: versionAt(base, pair.base), head: versionAt(head, pair.head) };
  }
  const versions = read(pair);
  return {
    base: versions.base && { library: base.library, ...versions.base },
    head: versions.head && { library: head.library, ...versions.head },
    differIn: versions.differIn,
  };
}

function versionAt({ library, textOf }: DiffSide, path: string | undefined): Version | undefined {
  const document = path === undefined ? undefined : library.documents.get(path);
  const text = path === undefined ? undefined : textOf(path);
  return document && text !== undefined ? { library, document, text } : undefined;
}

function describe(
  { library, document }: Version,
  rest: Omit<DocumentChange, 'path' | 'id' | 'title' | 'kind'>,
): DocumentChange {
  const { id, title, kindId } = labelOf(document, library.configuration);
  return { path: document.path, id, title, kind: kindId, ...rest };
}

/** With a document goes everything it asked for. */
function removalChanges(version: Version): readonly Change[] {
  const { document } = version;
  const required = document.items.filter(({ markers }) => !markers.optional).length;
  const gates = document.frontmatter.data['gates'];
  const count = Array.isArray(gates) ? gates.length : 0;
  return [
    ...(count === 0
      ? []
      : [
          {
            code: 'gate-loosened',
            severity: 'loosens',
            message: `${count === 1 ? 'Its gate was' : `Its ${count} gates were`} removed with it.`,
          } as const,
        ]),
    ...(required === 0 || !holdsDuties(version)
      ? []
      : [
          {
            code: 'item-removed',
            severity: 'loosens',
            message: `${required === 1 ? 'Its required item was' : `Its ${required} required items were`} removed with it.`,
          } as const,
        ]),
  ];
}

/** Sign-offs of documents that say the same as before, but are judged by other settings. */
function policyEffects(request: DiffRequest, told: ReadonlySet<string>): readonly DocumentChange[] {
  const { base, head, today } = request;
  const isSame =
    base.library.configuration.source === head.library.configuration.source &&
    base.library.roster.source === head.library.roster.source;
  if (isSame) {
    return [];
  }
  return documentsWithKey(head.library, 'sign_offs').flatMap((document) => {
    const before = base.library.documents.get(document.path);
    if (told.has(document.path) || before === undefined) {
      return [];
    }
    const text = document.text ?? '';
    const version: Version = { library: head.library, document, text };
    const effects: SignOffChanges = signOffChanges({
      base: { library: base.library, document: before, text },
      head: version,
      today,
    });
    return effects.changes.length === 0
      ? []
      : [
          describe(version, {
            change: 'changed',
            changes: effects.changes,
            lostAcceptances: effects.lostAcceptances,
            runs: [],
          }),
        ];
  });
}
