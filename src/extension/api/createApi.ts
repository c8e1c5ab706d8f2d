import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import type { GateVerdict } from '../../core/gate/gateVerdict.js';
import { hasGates } from '../../core/gate/hasGates.js';
import { verdictOf } from '../../core/gate/verdict.js';
import { documentsWithId } from '../../core/library/documentNames.js';
import { profileIn } from '../../core/library/profileIn.js';
import { reviewIn } from '../../core/library/reviewIn.js';
import type { Steps } from '../../core/library/steps.js';
import { selectInSteps, type Selection } from '../../core/query/selectDocuments.js';
import { compareFindings, type Finding } from '../../core/rules/finding.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { Shared } from '../shared/context.js';
import type { OpenFindings } from '../shared/openFindings.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { finishInSlices, inSlices } from '../shared/slices.js';
import type {
  DocumentAnswer,
  FindingAnswer,
  GateAnswer,
  SopLedgerApi,
  StateAnswer,
} from './sopLedgerApi.js';

const defaultLimit = 100;

/** Answers from the snapshots that the views show. */
export function createApi({ store, clock, findings }: Shared): SopLedgerApi {
  const libraries = async () => {
    await store.start();
    return store.ready;
  };
  return {
    version: 1,
    onDidChange: (listener) => {
      const tell = () => {
        listener();
      };
      return vscode.Disposable.from(store.onDidChange(tell), clock.onDidChange(tell));
    },
    findDocuments: async (query, limit = defaultLimit) => {
      const { today } = clock;
      const answers: DocumentAnswer[] = [];
      for (const open of await libraries()) {
        const question = { query, today, limit: limit - answers.length };
        const found = await finishInSlices(
          answerInSteps(open, question),
          () => open.state === 'ready',
        );
        answers.push(...(found ?? []));
      }
      return answers;
    },
    stateOf: async (name) => {
      for (const open of await libraries()) {
        const [document] = find(open, name);
        if (document !== undefined) return stateAnswer(open, document, clock.today);
      }
      return undefined;
    },
    findings: async (name) => {
      const answers: FindingAnswer[] = [];
      for (const open of await libraries()) {
        const all = await findingsIn(open, name, findings);
        answers.push(...open.withoutKnown(all).map((finding) => findingAnswer(open, finding)));
      }
      return answers;
    },
  };
}

/** Of the documents with that name, or of everything; a slice at a time, since rules look at the whole library. */
async function findingsIn(
  open: OpenLibrary,
  name: string | undefined,
  findings: OpenFindings,
): Promise<readonly Finding[]> {
  await findings.bringUp(open);
  const paths =
    name === undefined
      ? new Set([...open.library.documents.keys(), ...findings.ofLibrary(open).keys()])
      : find(open, name).map(({ path }) => path);
  const found: Finding[] = [];
  const collect = (path: string) => {
    found.push(...findings.at(open, path));
  };
  await inSlices(paths, collect, () => open.state === 'ready');
  return found.sort(compareFindings);
}

function* answerInSteps(open: OpenLibrary, selection: Selection): Steps<readonly DocumentAnswer[]> {
  const { documents, problems } = yield* selectInSteps(open.library, selection);
  const [problem] = problems;
  if (problem !== undefined) throw new Error(problem.message);
  const answers: DocumentAnswer[] = [];
  for (const document of documents) {
    answers.push(documentAnswer(open, document, selection.today));
    yield undefined;
  }
  return answers;
}

/** By path, else by id. */
function find({ library }: OpenLibrary, name: string): readonly Document[] {
  const document = library.documents.get(name);
  return document === undefined ? documentsWithId(library, name) : [document];
}

function documentAnswer(open: OpenLibrary, document: Document, today: CivilDate): DocumentAnswer {
  const { library } = open;
  const { id, kindId, title, owner } = profileIn(library, document);
  const { state } = hasGates(library, document) ? verdictOf(library, document, today) : {};
  return {
    uri: open.uriOf(document.path).toString(),
    path: document.path,
    ...(id === undefined ? {} : { id }),
    kind: kindId,
    title,
    ...(owner === undefined ? {} : { owner }),
    ...(state === undefined ? {} : { state }),
    review: reviewIn(library, document, today).status,
  };
}

function stateAnswer(open: OpenLibrary, document: Document, today: CivilDate): StateAnswer {
  const { library } = open;
  const gates = hasGates(library, document) ? verdictOf(library, document, today).gates : [];
  return { ...documentAnswer(open, document, today), gates: gates.map(gateAnswer) };
}

function gateAnswer({ gate, verdict, reasons }: GateVerdict): GateAnswer {
  return {
    id: gate.id,
    title: gate.title,
    verdict,
    reasons: reasons.map(({ code, message, path, range }) => ({
      code,
      message,
      path,
      line: range.start.line + 1,
    })),
  };
}

function findingAnswer(
  open: OpenLibrary,
  { code, level, message, path, range }: Finding,
): FindingAnswer {
  const uri = open.uriOf(path).toString();
  return { uri, code, level, message, path, line: range.start.line + 1 };
}
