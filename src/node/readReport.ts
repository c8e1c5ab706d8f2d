/** Reports of a library, from git alone. */
import { documentsWithId } from '../core/library/documentNames.js';
import type { Library } from '../core/library/library.js';
import { profileIn } from '../core/library/profileIn.js';
import type { Document } from '../core/document/document.js';
import { projectAt } from '../core/projects/project.js';
import { clientsOf } from '../core/reports/clients.js';
import { reportOf, reports } from '../core/reports/reportOf.js';
import type { ReportFacts } from '../core/reports/reportFacts.js';
import type { ReportOutcome, ReportQuestion } from '../core/reports/reportQuestion.js';
import type { CivilDate } from '../core/schema/civilDate.js';
import { nearestWord } from '../core/schema/nearestWord.js';
import { withEarlierTemplates } from '../git/earlierTemplates.js';
import { ForgottenBodies } from '../git/forgottenBodies.js';
import type { RunProgram, RunProgramNow } from '../git/gitRequest.js';
import { readChanges } from '../git/itemHistory.js';
import { findMoment } from '../git/moment.js';
import { readHistory, type Repository } from '../git/readHistory.js';
import { inConversation } from '../git/readObjects.js';
import { readLibraryAt, type LibraryRevision } from '../git/readLibraryAt.js';
import { MissingObjectError } from '../git/objectConversation.js';
import { readDebtEnds } from '../git/reports/debtEnds.js';
import { readMonthEnds } from '../git/reports/monthEnds.js';
import { readProvenSignOffs } from '../git/reports/provenSignOffs.js';
import {
  readReach,
  readReportHistory,
  type ReportPlace,
  type WantedChanges,
} from '../git/reports/reportHistory.js';
import { findPrefix } from '../git/repositoryFolder.js';
import { SignedContents } from '../git/signedContents.js';
import { sha256 } from './sha256.js';
import { createSignatureCheck } from './sshSignature.js';

export interface ReportRequest extends ReportQuestion {
  readonly run: RunProgram;
  readonly runNow: RunProgramNow;
  /** Absolute path of the library. */
  readonly root: string;
  /** Told what is being done, for a person who waits. */
  readonly onStep?: (step: ReportStep) => void;
}

/** `states` are those of the library at the ends of months. */
export type ReportStep = 'library' | 'history' | 'proofs' | 'states' | 'figures';

/** Computes a report as of a commit; the same commit, day and options give the same report. */
export async function readReport(request: ReportRequest): Promise<ReportOutcome> {
  try {
    const repository = { run: request.run, folder: request.root };
    return await inConversation(repository, (open) => compute(request, open));
  } catch (error) {
    if (error instanceof MissingObjectError) return impossible(error.message);
    throw error;
  }
}

async function compute(request: ReportRequest, repository: Repository): Promise<ReportOutcome> {
  const { run, runNow, root, name, at = 'HEAD', since, until, onStep } = request;
  const moment = await findMoment(repository, at);
  if ('problem' in moment) {
    return impossible(request.at === undefined ? withoutHistory(moment.problem) : moment.problem);
  }
  const { commit, day } = moment;
  const today = request.today ?? day;
  const prefix = (await findPrefix(run, root)) ?? '';
  const place = { repository, prefix, commit };
  const { needs, isDoneWith } = reports[name];
  const seen = needs === 'proofs' ? new SignedContents() : undefined;
  const bodies = new ForgottenBodies({ runNow, folder: root, isDone: isDoneWith });
  const past = await readPast(request, { ...place, today, bodies, ...(seen && { seen }) });
  if (typeof past === 'string') return impossible(past);
  const { library, told, history, subject } = past;
  const period = {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
  if (needs !== undefined) onStep?.(needs === 'proofs' ? 'proofs' : 'states');
  const known = history && { ...place, library, today, history };
  const signOffs =
    known && seen
      ? await readProvenSignOffs({ ...known, seen, checkSignature: createSignatureCheck(run) })
      : [];
  if ('problem' in signOffs) return impossible(signOffs.problem);
  const monthEnds =
    known && needs === 'month-ends' ? await readMonthEnds({ ...known, ...period }) : [];
  const debtEnds =
    known && needs === 'debt-ends' ? await readDebtEnds({ ...known, ...period, bodies }) : [];
  onStep?.('figures');
  const facts: ReportFacts = {
    ...{ library, commit, today, history: told, signOffs, monthEnds, debtEnds },
    ...period,
    ...subject,
  };
  return { kind: 'report', report: reportOf(name, facts) };
}

/** The library as the commit has it and what led there; in words why that cannot be told. */
async function readPast(
  request: ReportRequest,
  place: ReportPlace & Pick<LibraryRevision, 'seen' | 'bodies'> & { readonly today: CivilDate },
) {
  const { name, onStep } = request;
  const { repository, commit, today } = place;
  const { needs, looksAt, looksInto } = reports[name];
  const meanwhile = (settings: Library, document: Document) => {
    // Whatever is asked of a library begins with what its documents are.
    profileIn(settings, document);
    if (looksAt?.(settings, document) !== false) looksInto?.(settings, document, today);
  };
  onStep?.('library');
  const [library, changes, history] = await Promise.all([
    readLibraryAt({ ...place, hash: sha256, meanwhile }),
    looksAt && readChanges(repository, commit),
    needs && readHistory(repository, commit),
  ]);
  const subject = subjectOf(library, request, today);
  if (typeof subject === 'string') return subject;
  onStep?.('history');
  const [complete, told] = await Promise.all([
    withEarlierTemplates(library, { repository, revision: commit, ...(history && { history }) }),
    looksAt
      ? changes && readReportHistory(place, { changes, ...wantedIn(library, looksAt) })
      : history && readReach(place),
  ]);
  if (told === undefined) return 'git cannot tell the history of this library.';
  return { library: complete, told, history, subject };
}

/** Of which documents the changes are read. */
function wantedIn(
  library: Library,
  looksAt: (library: Library, document: Document) => boolean,
): Pick<WantedChanges, 'extensions' | 'isWanted'> {
  return {
    extensions: library.configuration.extensions,
    isWanted: (path) => {
      const document = library.documents.get(path);
      return document !== undefined && looksAt(library, document);
    },
  };
}

function impossible(why: string): ReportOutcome {
  return { kind: 'impossible', why };
}

/** `HEAD` is our word, not that of whoever asks. */
function withoutHistory(problem: string): string {
  return problem.includes('"HEAD"') ? 'There is no commit to report on yet.' : problem;
}

/** The client and the project that the report is about; in words what is missing or unknown. */
function subjectOf(
  library: Library,
  { name, client, project }: ReportRequest,
  today: CivilDate,
): Pick<ReportFacts, 'client' | 'project'> | string {
  const { asksFor } = reports[name];
  // Every document would have to be looked at for them.
  const clients = client === undefined && asksFor !== 'client' ? [] : clientsOf(library);
  if (client === undefined && asksFor === 'client') {
    return `The report ${name} is about one client: name it. There are ${listed(clients)}`;
  }
  if (client !== undefined && !clients.includes(client)) {
    const near = nearestWord(client, clients);
    return near === undefined
      ? `No document names the client "${client}". There are ${listed(clients)}`
      : `No document names the client "${client}". Did you mean ${near}?`;
  }
  if (project === undefined && asksFor === 'project') {
    return `The report ${name} compares one project with others: name it by its id or path.`;
  }
  const page = project === undefined ? undefined : findProject(library, project, today);
  if (project !== undefined && page === undefined) {
    return `The library has no project "${project}" at this commit.`;
  }
  return {
    ...(client === undefined ? {} : { client }),
    ...(page === undefined || asksFor !== 'project' ? {} : { project: page }),
  };
}

function listed(clients: readonly string[]): string {
  return clients.length === 0 ? 'none in this library yet.' : `${clients.join(', ')}.`;
}

function findProject(library: Library, name: string, today: CivilDate): Document | undefined {
  const wanted = library.documents.get(name) ?? documentsWithId(library, name)[0];
  if (wanted === undefined) return undefined;
  if (projectAt(library, wanted.path, today)) return wanted;
  const { project } = profileIn(library, wanted);
  return project === undefined ? undefined : documentsWithId(library, project)[0];
}
