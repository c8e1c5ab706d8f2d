/** The ids that package.json declares; they are written nowhere else, and a test compares the two. */

export const extensionId = 'sop-ledger.sop-ledger';

export const container = 'sop';

export const views = {
  myWork: 'sop.myWork',
  library: 'sop.library',
  checklists: 'sop.checklists',
  projects: 'sop.projects',
  lessons: 'sop.lessons',
  changes: 'sop.changes',
} as const;

export const commands = {
  openSample: 'sop.openSample',
  openWalkthrough: 'sop.openWalkthrough',
  setUpLibrary: 'sop.setUpLibrary',
  newFromTemplate: 'sop.newFromTemplate',
  createDueRuns: 'sop.createDueRuns',
  adoptChanges: 'sop.adoptChanges',
  browseFolder: 'sop.browseFolder',
  openDocument: 'sop.openDocument',
  openDashboard: 'sop.openDashboard',
  openAtLine: 'sop.openAtLine',
  openToSide: 'sop.openToSide',
  copyId: 'sop.copyId',
  markReviewed: 'sop.markReviewed',
  signOff: 'sop.signOff',
  returnDocument: 'sop.returnDocument',
  withdraw: 'sop.withdraw',
  override: 'sop.override',
  reaffirm: 'sop.reaffirm',
  showGateReasons: 'sop.showGateReasons',
  showChangesSinceSigned: 'sop.showChangesSinceSigned',
  showHistory: 'sop.showHistory',
  showCommitChange: 'sop.showCommitChange',
  openLibraryAt: 'sop.openLibraryAt',
  openReport: 'sop.openReport',
  toggleItem: 'sop.toggleItem',
  markNotApplicable: 'sop.markNotApplicable',
  attachEvidence: 'sop.attachEvidence',
  assignItem: 'sop.assignItem',
  setDueDate: 'sop.setDueDate',
  nextOpenItem: 'sop.nextOpenItem',
  previousOpenItem: 'sop.previousOpenItem',
  moveItemUp: 'sop.moveItemUp',
  moveItemDown: 'sop.moveItemDown',
  hideSettledItems: 'sop.hideSettledItems',
  showSettledItems: 'sop.showSettledItems',
  fixAll: 'sop.fixAll',
  resolveConflicts: 'sop.resolveConflicts',
  refresh: 'sop.refresh',
  showLog: 'sop.showLog',
  groupLibrary: 'sop.groupLibrary',
  filterLibrary: 'sop.filterLibrary',
  clearFilter: 'sop.clearFilter',
  openSavedFilter: 'sop.openSavedFilter',
  saveFilter: 'sop.saveFilter',
  moveToWorkflow: 'sop.moveToWorkflow',
  revealInLibrary: 'sop.revealInLibrary',
  showMyWorkOnly: 'sop.showMyWorkOnly',
  showEveryonesWork: 'sop.showEveryonesWork',
  snooze: 'sop.snooze',
  wake: 'sop.wake',
  showSettled: 'sop.showSettled',
  hideSettled: 'sop.hideSettled',
  explainFinding: 'sop.explainFinding',
  acknowledge: 'sop.acknowledge',
  showReaders: 'sop.showReaders',
  captureLesson: 'sop.captureLesson',
  acceptLesson: 'sop.acceptLesson',
  declineLesson: 'sop.declineLesson',
  applyLesson: 'sop.applyLesson',
  goToLessonChange: 'sop.goToLessonChange',
  goToLessonSource: 'sop.goToLessonSource',
  acceptOwnership: 'sop.acceptOwnership',
  addChangeLogEntry: 'sop.addChangeLogEntry',
  logCommunication: 'sop.logCommunication',
  openBriefing: 'sop.openBriefing',
  requestVerification: 'sop.requestVerification',
  insertRequest: 'sop.insertRequest',
  moveRequestUp: 'sop.moveRequestUp',
  moveRequestDown: 'sop.moveRequestDown',
  pinNumbers: 'sop.pinNumbers',
  chooseChangesBase: 'sop.chooseChangesBase',
  compareWithDefault: 'sop.compareWithDefault',
  refreshChanges: 'sop.refreshChanges',
  openChange: 'sop.openChange',
  showMoreRows: 'sop.showMoreRows',
} as const;

/** The tour for newcomers. */
export const walkthrough = 'getStarted';

/** Kinds of pages. */
export const webviews = {
  dashboard: 'sop.dashboard',
  report: 'sop.report',
} as const;

/** Read-only tools for the assistants of VS Code. */
export const tools = {
  findDocuments: 'sop_find_documents',
  gateState: 'sop_gate_state',
  findings: 'sop_findings',
} as const;

/** Keys that `when` clauses in package.json test. */
export const contextKeys = {
  /** Whether the person has yet to read the document in the active editor. */
  toRead: 'sop.toRead',
  /** `none`, `failed`, `reading` or `ready`: the best state among the folders of the window. */
  libraryState: 'sop.libraryState',
  /** Whether a folder is shown that is no library. */
  browsed: 'sop.browsed',
  filtered: 'sop.filtered',
  /** `all` or `filtered`: of which documents the view of the library lists none. Of any view: empty until it first lists nothing. */
  libraryListed: 'sop.libraryListed',
  /** `mine` or `everyone`: of whose work the view lists nothing. */
  myWorkListed: 'sop.myWorkListed',
  checklistsListed: 'sop.checklistsListed',
  projectsListed: 'sop.projectsListed',
  lessonsListed: 'sop.lessonsListed',
  /** `waiting`, `untrusted`, `noGit`, `impossible`, `same` or `changes`: what the view of changes shows. */
  changesState: 'sop.changesState',
  /** Whether the person chose what to compare with. */
  baseChosen: 'sop.baseChosen',
  /** `mine` or `everyone`. */
  workScope: 'sop.workScope',
  settledShown: 'sop.settledShown',
  /** Whether the walkthrough was opened beside a library, which its first step would not notice. */
  startedWithLibrary: 'sop.startedWithLibrary',
  /** Whether a box was turned over in a view. */
  ticked: 'sop.ticked',
  /** Whether the active editor holds a document of a library. */
  inDocument: 'sop.inDocument',
  /** Whether settled items of the active editor are folded away. */
  settledHidden: 'sop.settledItemsHidden',
  /** State of the gated document in the active editor; empty without one. */
  gateShown: 'sop.gateShown',
} as const;

/** Values of `viewItem` in `when` clauses. */
export const contextValues = {
  document: 'sopDocument',
  /** In the library, an order that a manager agrees to. */
  priorityList: 'sopPriorityList',
  /** A document with gates that it has not all passed. */
  gated: 'sopGatedDocument',
  item: 'sopItem',
  capturedLesson: 'sopCapturedLesson',
  acceptedLesson: 'sopAcceptedLesson',
  /** Applied or declined. */
  settledLesson: 'sopSettledLesson',
  /** A document that the person, or somebody, still has to read. */
  unread: 'sopUnread',
  /** A row of My Work that the person put off. */
  snoozed: 'sopSnoozed',
  project: 'sopProject',
  /** A project that nobody took over from sales yet. */
  unownedProject: 'sopUnownedProject',
  /** Somebody in the communication plan of a project. */
  audience: 'sopAudience',
  /** Any other entry of a project's page. */
  projectEntry: 'sopProjectEntry',
  group: 'sopGroup',
} as const;

/** Every setting with its default. */
export const settings = {
  groupBy: { id: 'sop.library.groupBy', default: 'kind' },
  followEditor: { id: 'sop.library.followEditor', default: false },
  showSettled: { id: 'sop.checklists.showSettled', default: true },
  problems: { id: 'sop.problems.enabled', default: true },
  workScope: { id: 'sop.myWork.scope', default: 'mine' },
  email: { id: 'sop.identity.email', default: '' },
  signingKey: { id: 'sop.signing.key', default: '' },
  dueHints: { id: 'sop.dueHints.enabled', default: true },
  codeLens: { id: 'sop.codeLens.enabled', default: true },
  updateLinks: { id: 'sop.links.updateOnMove', default: true },
} as const;

/** The file that makes a folder a library. */
export const markerFile = '.sop/library.yml';
export const rosterFile = '.sop/roster.yml';
