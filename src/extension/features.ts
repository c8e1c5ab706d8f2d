import * as vscode from 'vscode';
import { workOn } from '../core/query/work.js';
import { registerChecklists } from './checklists/registerChecklists.js';
import { registerDocumentStatus } from './documentStatus/registerDocumentStatus.js';
import { registerLessons } from './lessons/registerLessons.js';
import { registerLibraryView } from './library/registerLibraryView.js';
import { registerMaintenance } from './maintenance/registerMaintenance.js';
import { registerMyWork } from './myWork/registerMyWork.js';
import { registerOpenDocument } from './openDocument/registerOpenDocument.js';
import { registerProblems } from './problems/registerProblems.js';
import { registerQuickFixes } from './quickFixes/registerQuickFixes.js';
import { registerMarkReviewed } from './review/registerMarkReviewed.js';
import { registerRuleDocumentation } from './ruleDocumentation/registerRuleDocumentation.js';
import { registerSetUp } from './setUp/registerSetUp.js';
import { CommandWrapper } from './shared/commandWrapper.js';
import type { Shared } from './shared/context.js';
import type { Environment } from './shared/environment.js';
import { LibraryStore } from './shared/libraryStore.js';
import type { views } from './shared/manifest.js';
import { SettingsSource } from './shared/settings.js';
import { registerTicking, tickRow } from './shared/ticking.js';
import { DayClock } from './shared/today.js';
import type { NodeTree, TreeNode } from './shared/treeNode.js';
import { WhoAmI } from './shared/whoAmI.js';
import { registerToggleItem } from './toggleItem/registerToggleItem.js';

/** What suites inside VS Code may look at: nothing of it is promised to other extensions. */
export interface TestAccess {
  readonly store: LibraryStore;
  readonly trees: Readonly<Record<keyof typeof views, NodeTree>>;
  readonly whoAmI: WhoAmI;
  /** Ticks the row's item as its box does, but rejects where the person would see a message. */
  tick(row: TreeNode): Promise<void>;
}

/** Registers every feature at once; libraries are read after that, when the caller starts the store. */
export function registerFeatures(
  context: vscode.ExtensionContext,
  environment: Environment,
): TestAccess {
  const shared = createShared(context, environment);
  const myWork = registerMyWork(shared);
  const library = registerLibraryView(shared);
  const checklists = registerChecklists(shared);
  const lessons = registerLessons(shared);
  context.subscriptions.push(
    myWork,
    library,
    checklists,
    lessons,
    registerTicking(myWork, shared),
    registerTicking(checklists, shared),
    registerToggleItem(shared),
    registerOpenDocument(shared),
    registerMarkReviewed(shared),
    registerProblems(shared),
    registerQuickFixes(shared),
    registerRuleDocumentation(shared.wrapper),
    registerDocumentStatus(shared),
    registerSetUp(shared, context),
    registerMaintenance(shared),
  );
  return {
    store: shared.store,
    whoAmI: shared.whoAmI,
    tick: (row) => tickRow(row, shared),
    trees: {
      myWork: myWork.nodes,
      library: library.nodes,
      checklists: checklists.nodes,
      lessons: lessons.nodes,
    },
  };
}

function createShared(context: vscode.ExtensionContext, environment: Environment): Shared {
  const log = vscode.window.createOutputChannel('SOP Ledger', { log: true });
  const settings = new SettingsSource();
  const clock = new DayClock();
  const whoAmI = new WhoAmI(environment, settings, clock);
  const store = new LibraryStore({
    environment,
    log,
    prepare: (library, document) => workOn(library, document, clock.today),
  });
  context.subscriptions.push(log, settings, clock, whoAmI, store);
  return { log, environment, settings, clock, whoAmI, store, wrapper: new CommandWrapper(log) };
}
