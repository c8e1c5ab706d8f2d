import * as vscode from 'vscode';
import { workOn } from '../core/query/work.js';
import { registerApi, type Outside } from './api/registerApi.js';
import type { SopLedgerApi } from './api/sopLedgerApi.js';
import { registerAdoption } from './adoption/registerAdoption.js';
import { registerAcknowledgements } from './acknowledgements/registerAcknowledgements.js';
import { registerChanges } from './changes/registerChanges.js';
import { registerChecklists } from './checklists/registerChecklists.js';
import { registerGates } from './gates/registerGates.js';
import { registerDashboard, type DashboardAccess } from './dashboard/registerDashboard.js';
import { registerConflicts } from './conflicts/registerConflicts.js';
import { registerDocumentStatus } from './documentStatus/registerDocumentStatus.js';
import { registerHistory } from './history/registerHistory.js';
import { registerLessons } from './lessons/registerLessons.js';
import { registerEditing } from './editing/registerEditing.js';
import { registerLanguage } from './language/registerLanguage.js';
import { registerLinkUpdates } from './linkUpdates/registerLinkUpdates.js';
import { registerLibraryView, type LibraryView } from './library/registerLibraryView.js';
import { registerMaintenance } from './maintenance/registerMaintenance.js';
import { registerMyWork, type MyWork } from './myWork/registerMyWork.js';
import { registerNewDocument } from './newDocument/registerNewDocument.js';
import { registerOpenDocument } from './openDocument/registerOpenDocument.js';
import { registerReport } from './reports/registerReport.js';
import { registerPriorities } from './priorities/registerPriorities.js';
import { registerDataCases } from './dataCases/registerDataCases.js';
import { registerProblems } from './problems/registerProblems.js';
import { registerProjects } from './projects/registerProjects.js';
import { registerFixAll } from './quickFixes/registerFixAll.js';
import { registerQuickFixes } from './quickFixes/registerQuickFixes.js';
import { registerPreview, type Preview } from './preview/registerPreview.js';
import { registerMarkReviewed } from './review/registerMarkReviewed.js';
import { registerRuleDocumentation } from './ruleDocumentation/registerRuleDocumentation.js';
import { registerSetUp } from './setUp/registerSetUp.js';
import { makeSampleIn } from './setUp/openSample.js';
import { registerSigning } from './signing/registerSigning.js';
import { registerSinceSigned } from './sinceSigned/registerSinceSigned.js';
import { registerSnoozing } from './snoozing/registerSnoozing.js';
import { CommandWrapper } from './shared/commandWrapper.js';
import type { Shared } from './shared/context.js';
import { Prompts } from './shared/dialogs.js';
import type { Environment } from './shared/environment.js';
import { GateOverview } from './shared/gateOverview.js';
import { LibraryStore } from './shared/libraryStore.js';
import { OpenFindings } from './shared/openFindings.js';
import { countsOf } from './shared/itemProgress.js';
import { ListAnswers } from './shared/listAnswers.js';
import type { views } from './shared/manifest.js';
import { Provenance } from './shared/provenance.js';
import { SettingsSource } from './shared/settings.js';
import { Snoozes } from './shared/snoozes.js';
import { registerMoreRows } from './shared/moreRows.js';
import { registerTicking, tickRow } from './shared/ticking.js';
import { DayClock } from './shared/today.js';
import type { NodeTree } from './shared/nodeTree.js';
import type { TreeNode } from './shared/treeNode.js';
import { WhoAmI } from './shared/whoAmI.js';

/** What suites inside VS Code may look at: nothing of it is promised to other extensions. */
export interface TestAccess extends Outside {
  readonly store: LibraryStore;
  readonly trees: Readonly<Record<keyof typeof views, NodeTree>>;
  readonly libraryView: Pick<LibraryView, 'view' | 'dragAndDrop'>;
  readonly whoAmI: WhoAmI;
  /** Lets a suite answer in the person's place. */
  readonly prompts: Prompts;
  readonly overview: GateOverview;
  readonly myWork: Pick<MyWork, 'settled' | 'view'>;
  readonly provenance: Provenance;
  readonly dashboard: Pick<DashboardAccess, 'page'>;
  /** Makes the sample library in a new folder inside of `parent`, as the command does in the one picked. */
  makeSample(parent: vscode.Uri): Promise<vscode.Uri>;
  /** Ticks the row's item as its box does, but rejects where the person would see a message. */
  tick(row: TreeNode): Promise<void>;
}

/** What activation hands out: to suites, and to the Markdown preview. */
export interface Features extends TestAccess {
  readonly extendMarkdownIt: Preview['extendMarkdownIt'];
}

/** What other extensions, the Markdown preview and, under test, suites get. */
export type Exports = (SopLedgerApi & Pick<Features, 'extendMarkdownIt'>) | Features;

export function toExports(context: vscode.ExtensionContext, features: Features): Exports {
  const { api, extendMarkdownIt } = features;
  const isTest = context.extensionMode === vscode.ExtensionMode.Test;
  return isTest ? features : { ...api, extendMarkdownIt };
}

/** Registers every feature at once; libraries are read after that, when the caller starts the store. */
export function registerFeatures(
  context: vscode.ExtensionContext,
  environment: Environment,
): Features {
  const prompts = new Prompts();
  const shared = createShared(context, environment, prompts);
  const answers = new ListAnswers(shared);
  const preview = registerPreview(shared, answers);
  const dashboard = registerDashboard(shared, answers, context.extensionUri);
  const { trees, libraryView, myWork } = registerViews(shared, context);
  context.subscriptions.push(
    registerEditing(shared),
    registerLanguage(shared),
    registerLinkUpdates(shared),
    registerOpenDocument(shared),
    registerMarkReviewed(shared),
    registerAcknowledgements(shared),
    registerSigning(shared),
    registerSinceSigned(shared),
    registerHistory(shared),
    registerReport(shared, context),
    // VS Code shows lenses in one line in the reverse order: the state of a run stands before what its template offers.
    registerAdoption(shared),
    registerGates(shared),
    answers,
    preview,
    dashboard,
    registerPriorities(shared),
    registerDataCases(shared),
    registerProblems(shared),
    registerQuickFixes(shared),
    registerFixAll(shared),
    registerConflicts(shared),
    registerRuleDocumentation(shared.wrapper),
    registerDocumentStatus(shared),
    registerSnoozing(shared),
    registerSetUp(shared, context),
    registerNewDocument(shared, context),
    registerMaintenance(shared),
  );
  return {
    ...registerApi(shared, context.subscriptions),
    store: shared.store,
    whoAmI: shared.whoAmI,
    prompts,
    overview: shared.overview,
    myWork,
    provenance: shared.provenance,
    dashboard,
    extendMarkdownIt: preview.extendMarkdownIt.bind(preview),
    makeSample: (parent) => makeSampleIn(shared, parent),
    tick: (row) => tickRow(row, shared),
    trees,
    libraryView,
  };
}

function registerViews(
  shared: Shared,
  { subscriptions, extensionUri }: vscode.ExtensionContext,
): Pick<TestAccess, 'trees' | 'libraryView' | 'myWork'> {
  const myWork = registerMyWork(shared);
  const library = registerLibraryView(shared);
  const checklists = registerChecklists(shared);
  const projects = registerProjects(shared);
  const lessons = registerLessons(shared, extensionUri);
  const changes = registerChanges(shared);
  subscriptions.push(
    myWork,
    library,
    checklists,
    projects,
    lessons,
    changes,
    registerMoreRows(shared.wrapper),
    registerTicking(myWork, shared),
    registerTicking(checklists, shared),
  );
  const trees = {
    myWork: myWork.nodes,
    library: library.nodes,
    checklists: checklists.nodes,
    projects: projects.nodes,
    lessons: lessons.nodes,
    changes: changes.nodes,
  };
  return { trees, libraryView: library, myWork };
}

function createShared(
  context: vscode.ExtensionContext,
  environment: Environment,
  dialogs: Prompts,
): Shared {
  const log = vscode.window.createOutputChannel('SOP Ledger', { log: true });
  const settings = new SettingsSource();
  const clock = new DayClock();
  const whoAmI = new WhoAmI(environment, settings, clock);
  const store = new LibraryStore({
    environment,
    log,
    prepare: (library, document) => {
      workOn(library, document, clock.today);
      countsOf(document, clock.today);
    },
  });
  const overview = new GateOverview(store, clock, log);
  const provenance = new Provenance({ environment, clock, log });
  const snoozes = new Snoozes(context.workspaceState);
  context.subscriptions.push(log, settings, clock, whoAmI, store, overview, provenance, snoozes);
  const wrapper = new CommandWrapper(log);
  return {
    log,
    environment,
    settings,
    clock,
    whoAmI,
    store,
    wrapper,
    dialogs,
    overview,
    provenance,
    snoozes,
    findings: new OpenFindings(clock),
  };
}
