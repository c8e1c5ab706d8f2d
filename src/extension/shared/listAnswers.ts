import * as vscode from 'vscode';
import { ListEvaluator } from '../../core/lists/evaluateDashboard.js';
import type { DashboardResult } from '../../core/lists/listResult.js';
import { evaluateMyLists } from '../../core/lists/myLists.js';
import type { Snoozing } from '../../core/lists/rowSnoozes.js';
import { viewerOf } from '../../core/lists/viewer.js';
import type { Library } from '../../core/library/library.js';
import type { LibraryStore } from './libraryStore.js';
import type { OpenLibrary } from './openLibrary.js';
import { inSlices } from './slices.js';
import type { DayClock } from './today.js';
import type { WhoAmI } from './whoAmI.js';

/** The lists of a document; without a path, those of whoever works here. */
export interface ListAddress {
  readonly open: OpenLibrary;
  readonly path?: string | undefined;
  /** What the person put off, where that is left out. */
  readonly snoozing?: Snoozing;
}

interface Answer {
  readonly library: Library;
  readonly today: string;
  readonly handle: string | undefined;
  readonly snoozing: Snoozing | undefined;
  /** Absent for a document that is gone. */
  readonly result: DashboardResult | undefined;
}

interface Services {
  readonly store: LibraryStore;
  readonly clock: DayClock;
  readonly whoAmI: WhoAmI;
  readonly log: vscode.LogOutputChannel;
}

/** Answers the lists of dashboards a slice at a time, when somebody looks at them. */
export class ListAnswers implements vscode.Disposable {
  readonly #services: Services;
  readonly #known = new Map<string, Answer>();
  readonly #running = new Map<string, Promise<Answer>>();
  readonly #changed = new vscode.EventEmitter<undefined>();

  /** There is a new answer to what somebody asked by `now`. */
  readonly onDidChange = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
  }

  /** The last answer, perhaps of an older snapshot: then a new one is worked out, and a change tells of it. */
  now(address: ListAddress): { readonly result?: DashboardResult; readonly isCurrent: boolean } {
    const known = this.#known.get(keyOf(address));
    const isCurrent = known !== undefined && this.#isCurrent(known, address);
    if (!isCurrent) {
      this.#answer(address).then(
        () => {
          this.#changed.fire(undefined);
        },
        (error: unknown) => {
          this.#services.log.error('Answering lists failed.', error);
        },
      );
    }
    return { isCurrent, ...(known?.result === undefined ? {} : { result: known.result }) };
  }

  /** The answer for the snapshot of this moment or a later one; undefined when the document is gone. */
  async ask(address: ListAddress): Promise<DashboardResult | undefined> {
    const known = this.#known.get(keyOf(address));
    if (known !== undefined && this.#isCurrent(known, address)) return known.result;
    const running = this.#running.get(keyOf(address));
    const answer = await (running ?? this.#answer(address));
    if (running === undefined || this.#isCurrent(answer, address)) return answer.result;
    return (await this.#answer(address)).result;
  }

  dispose(): void {
    this.#known.clear();
    this.#changed.dispose();
  }

  #isCurrent({ library, today, handle, ...answer }: Answer, address: ListAddress): boolean {
    const { open, snoozing } = address;
    const { clock, whoAmI } = this.#services;
    const me = whoAmI.now(open);
    const isMe = me === 'asking' || me.person?.handle === handle;
    const isSameSleep = answer.snoozing?.snoozes === snoozing?.snoozes;
    return library === open.library && today === clock.today && isMe && isSameSleep;
  }

  #answer(address: ListAddress): Promise<Answer> {
    const key = keyOf(address);
    let running = this.#running.get(key);
    if (running === undefined) {
      running = this.#work(address).finally(() => this.#running.delete(key));
      this.#running.set(key, running);
    }
    return running;
  }

  /** Work that is under way is not broken off: under steady typing it would never come to an end. */
  async #work(address: ListAddress): Promise<Answer> {
    const { clock, whoAmI, store } = this.#services;
    const { open, path, snoozing } = address;
    const person = await whoAmI.person(open);
    const { library } = open;
    const { today } = clock;
    const handle = person?.handle;
    const viewer = handle === undefined ? undefined : viewerOf(library, handle, today);
    const question = { library, today, viewer, snoozing };
    let result: DashboardResult | undefined;
    const document = path === undefined ? undefined : library.documents.get(path);
    const steps = function* () {
      if (path === undefined) result = yield* evaluateMyLists(question);
      else if (document !== undefined)
        result = yield* new ListEvaluator(question).document(document);
    };
    await inSlices(
      steps(),
      () => undefined,
      () => store.ready.includes(open),
    );
    const answer = { library, today, handle, snoozing, result };
    this.#known.set(keyOf(address), answer);
    return answer;
  }
}

function keyOf({ open, path = '', snoozing }: ListAddress): string {
  const sight = snoozing === undefined ? 'all' : snoozing.isShown ? 'marked' : 'awake';
  return `${open.root.toString()}#${sight}#${path}`;
}
