import * as vscode from 'vscode';
import type { Debt } from '../../core/detention/debt.js';
import type { Library } from '../../core/library/library.js';
import { createSnoozeFinder, type RowSnoozes } from '../../core/lists/rowSnoozes.js';
import { prepareDebts } from '../../core/detention/debts.js';
import { prepareProjects } from '../../core/projects/project.js';
import type { GateWork } from '../../core/query/gateWork.js';
import { documentsToRead } from '../../core/query/readers.js';
import { createWorkFilter, workOn, type Work } from '../../core/query/work.js';
import type { Roster } from '../../core/schema/roster.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { Shared } from '../shared/context.js';
import { listGateWork } from '../shared/listGateWork.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { inSlices } from '../shared/slices.js';
import { listDebts } from './detentionNodes.js';
import { readingOf, type ReadingWork } from './readNodes.js';

/** What one library has to do, and for whom it is shown. */
export interface WorkList {
  readonly work: readonly Work[];
  readonly gates: readonly GateWork[];
  readonly reading: readonly ReadingWork[];
  /** Nothing but the work takes one off: it is here whatever the person put off. */
  readonly debts: readonly Debt[];
  /** What the person put off; none of it is in the lists above but for debts. */
  readonly snoozes: RowSnoozes;
  readonly scope: 'mine' | 'everyone';
  /** Why it is everyone's although mine was asked for. */
  readonly excuse?: string;
}

/** Whose work is shown. */
type Whose = { readonly handle: string } | { readonly handle?: never; readonly excuse?: string };

/** Changes that come within this time are one, so that nothing is listed while somebody types. */
const quietMilliseconds = 250;

/**
 * What there is to do in each library, listed a slice at a time.
 *
 * It looks at every document and project of the library; views show the last lists and follow a moment later.
 */
export class WorkLists implements vscode.Disposable {
  readonly #shared: Shared;
  readonly #known = new WeakMap<OpenLibrary, WorkList>();
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #requests = 0;
  #isDisposed = false;
  #running: Promise<void> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(shared: Shared) {
    this.#shared = shared;
    const request = () => {
      this.#request();
    };
    this.#subscriptions = vscode.Disposable.from(
      shared.store.onDidChange(request),
      shared.settings.onDidChange(request),
      shared.clock.onDidChange(request),
      shared.whoAmI.onDidChange(request),
      shared.overview.onDidChange(request),
      shared.snoozes.onDidChange(request),
    );
  }

  /** The last list that was made; undefined before the first. */
  of(open: OpenLibrary): WorkList | undefined {
    return this.#known.get(open);
  }

  /** Resolves when the lists are those of the present snapshots. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #request(): void {
    if (this.#isDisposed) return;
    this.#requests++;
    this.#running ??= this.#run();
  }

  /** Never rejects. It is over in the same turn in which it sees no new request, so that none is lost. */
  async #run(): Promise<void> {
    try {
      for (let listed = 0; listed !== this.#requests && !this.#isDisposed;) {
        await this.#quiet();
        listed = this.#requests;
        for (const open of this.#shared.store.ready) {
          const list = await this.#list(open);
          if (list !== undefined) this.#known.set(open, list);
        }
        if (!this.#isDisposed) this.#changed.fire(undefined);
      }
    } catch (error) {
      this.#shared.log.error('Listing work failed.', error);
    } finally {
      this.#running = undefined;
    }
  }

  /** Waits until no request came for a while. */
  async #quiet(): Promise<void> {
    for (let seen = -1; seen !== this.#requests;) {
      seen = this.#requests;
      await new Promise((resolve) => setTimeout(resolve, quietMilliseconds));
    }
  }

  /** Undefined while it is not known who works here. */
  async #list(open: OpenLibrary): Promise<WorkList | undefined> {
    const { overview, clock } = this.#shared;
    const { library } = open;
    const { today } = clock;
    const whose = this.#whose(open);
    if (whose === 'asking') return undefined;
    const { handle } = whose;
    const isTheirs = handle === undefined ? isDated : createWorkFilter(library, { handle, today });
    const snoozes = this.#shared.snoozes.of(open);
    const asleep = createSnoozeFinder(library, snoozes, today);
    const isAwake = ({ document, item }: Pick<Work, 'document' | 'item'>) =>
      asleep(document, item) === undefined;
    await this.#inSlices(prepareProjects(library, today));
    const isWanted = (work: Work) => isTheirs(work) && isAwake(work);
    const work = await this.#collect(library, today, isWanted);
    const gates = listGateWork(
      open,
      overview,
      handle === undefined ? 'everyone' : { handle, today },
    );
    const reading = await this.#collectReading(library, handle, today);
    await this.#inSlices(prepareDebts(library, today));
    return {
      ...{ work, snoozes },
      gates: gates.filter(isAwake),
      reading: reading.filter(isAwake),
      debts: listDebts({ library }, handle === undefined ? 'everyone' : { handle }, today),
      scope: handle === undefined ? 'everyone' : 'mine',
      ...('excuse' in whose ? { excuse: whose.excuse } : {}),
    };
  }

  async #collectReading(
    library: Library,
    handle: string | undefined,
    today: CivilDate,
  ): Promise<readonly ReadingWork[]> {
    const whose = handle === undefined ? 'everyone' : { handle };
    const reading: ReadingWork[] = [];
    await this.#inSlices(documentsToRead(library), (document) => {
      const work = readingOf(library, document, { whose, today });
      if (work !== undefined) reading.push(work);
    });
    return reading;
  }

  async #collect(
    library: Library,
    today: CivilDate,
    isWanted: (work: Work) => boolean,
  ): Promise<readonly Work[]> {
    const wanted: Work[] = [];
    const collect = (document: Parameters<typeof workOn>[1]) => {
      for (const work of workOn(library, document, today)) {
        if (isWanted(work)) wanted.push(work);
      }
    };
    await this.#inSlices(library.documents.values(), collect);
    return wanted;
  }

  async #inSlices<T>(
    entries: Iterable<T>,
    work: (entry: T) => void = () => undefined,
  ): Promise<void> {
    await inSlices(entries, work, () => !this.#isDisposed);
  }

  #whose(open: OpenLibrary): Whose | 'asking' {
    const { settings, whoAmI } = this.#shared;
    if (settings.current.workScope === 'everyone') return {};
    const identity = whoAmI.now(open);
    if (identity === 'asking') return identity;
    const { email, person } = identity;
    if (person !== undefined) return { handle: person.handle };
    return { excuse: excuseFor(email, open.library.roster) };
  }
}

/** Why nobody's own work can be told. */
function excuseFor(email: string | undefined, { people, problems }: Roster): string {
  if (people.size === 0 && problems.length > 0) {
    return vscode.l10n.t('The roster cannot be read, so this is everyone’s work.');
  }
  if (people.size === 0) {
    return vscode.l10n.t('No roster says yet who works here, so this is everyone’s work.');
  }
  if (email !== undefined)
    return vscode.l10n.t('{0} is not in the roster, so this is everyone’s work.', email);
  return vscode.workspace.isTrusted
    ? vscode.l10n.t('Git has no address for you here, so this is everyone’s work.')
    : vscode.l10n.t(
        'Git is asked who you are once you trust this workspace. This is everyone’s work.',
      );
}

/** Everyone's undated work is the Checklists view. */
function isDated({ urgency }: Work): boolean {
  return urgency !== 'open';
}
