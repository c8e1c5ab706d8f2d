/** Verdicts of earlier snapshots that still hold: a keystroke in one document must not judge all the others again. */
import type { TargetExists } from '../checklist/evidence.js';
import type { Document } from '../document/document.js';
import { DocumentMap } from '../library/documentMap.js';
import { documentsWithId, idIndex } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { documentsOfProject } from '../library/projectDocuments.js';
import { isSameList } from '../memory/isSameList.js';
import { pinOf } from './pinReasons.js';
import type { GateCase } from './gateCase.js';
import type { DocumentVerdict, OtherVerdict } from './gateVerdict.js';

/** Everything outside its document that a verdict rests on. */
interface Basis {
  /** Made anew whenever document, settings or day change, and so a token of them. */
  readonly names: object;
  /** Paths of the documents with the same id. */
  readonly twins: readonly string[];
  readonly template: Document | undefined;
  readonly earlierTemplates: object | undefined;
  /** The documents of the project, if lessons or other runs matter. */
  readonly project: readonly Document[];
  /** Verdicts on other runs that were asked for. */
  readonly others: ReadonlyMap<string, DocumentVerdict>;
  /** The sets of paths, if it mattered which files there are; a set of paths is shared by snapshots that do not differ in it. */
  readonly paths: readonly object[];
}

interface Remembered {
  readonly basis: Basis;
  readonly verdict: DocumentVerdict;
}

const remembered = new WeakMap<Document, Remembered>();
const contextFree = new WeakSet<DocumentVerdict>();

/** The verdict that was made of `gateCase` in an earlier snapshot, if nothing that it rests on has changed. */
export function recallVerdict(
  gateCase: GateCase,
  other: OtherVerdict,
): DocumentVerdict | undefined {
  const known = remembered.get(gateCase.document);
  return known !== undefined && holds(known.basis, gateCase, other) ? known.verdict : undefined;
}

function holds(basis: Basis, gateCase: GateCase, other: OtherVerdict): boolean {
  const { library } = gateCase;
  return (
    basis.names === gateCase.names &&
    isSameList(basis.twins, twinsOf(gateCase)) &&
    basis.template === templateOf(gateCase) &&
    basis.earlierTemplates === library.earlierTemplates &&
    isSameList(basis.project, projectOf(gateCase)) &&
    (basis.paths.length === 0 || isSameList(basis.paths, pathsOf(library))) &&
    [...basis.others].every(([path, verdict]) => {
      const document = library.documents.get(path);
      return document !== undefined && other(document) === verdict;
    })
  );
}

/** Watches what is asked while a verdict is made. */
export class VerdictMemory {
  readonly #gateCase: GateCase;
  readonly #others = new Map<string, DocumentVerdict>();
  #askedForPaths = false;
  #isContextFree = true;

  constructor(gateCase: GateCase) {
    this.#gateCase = gateCase;
  }

  watchOther(other: OtherVerdict): OtherVerdict {
    return (document) => {
      const verdict = other(document);
      if (verdict === undefined || !contextFree.has(verdict)) {
        // In a circle the answer depends on where one came in.
        this.#isContextFree = false;
      } else {
        this.#others.set(document.path, verdict);
      }
      return verdict;
    };
  }

  watchExists(exists: TargetExists): TargetExists {
    return (target, wiki) => {
      this.#askedForPaths = true;
      // What a name means depends on the titles of all documents.
      this.#isContextFree &&= !wiki;
      return exists(target, wiki);
    };
  }

  /** Remembers the verdict, and tells whether it is the same from wherever it is asked for. */
  keep(verdict: DocumentVerdict): boolean {
    if (this.#isContextFree) {
      contextFree.add(verdict);
      remembered.set(this.#gateCase.document, { basis: this.#basis(), verdict });
    }
    return this.#isContextFree;
  }

  #basis(): Basis {
    const { library, names } = this.#gateCase;
    return {
      names,
      twins: twinsOf(this.#gateCase),
      template: templateOf(this.#gateCase),
      earlierTemplates: library.earlierTemplates,
      project: projectOf(this.#gateCase),
      others: this.#others,
      paths: this.#askedForPaths ? pathsOf(library) : [],
    };
  }
}

function twinsOf({ library, profile }: GateCase): readonly string[] {
  return profile.id === undefined ? [] : idIndex.pathsOf(library, profile.id);
}

function templateOf({ library, document }: GateCase): Document | undefined {
  const pin = pinOf(document);
  return pin && documentsWithId(library, pin.id)[0];
}

function projectOf({ library, profile, gates }: GateCase): readonly Document[] {
  const matters = gates.some(
    ({ lessonsNeeded, after }) =>
      lessonsNeeded > 0 || after.some(({ template }) => template !== undefined),
  );
  return matters && profile.project !== undefined
    ? documentsOfProject(library, profile.project)
    : [];
}

function pathsOf({ documents, files, symlinks, unreadable }: Library): readonly object[] {
  const paths = documents instanceof DocumentMap ? documents.paths : documents;
  return [paths, files, symlinks, unreadable];
}
