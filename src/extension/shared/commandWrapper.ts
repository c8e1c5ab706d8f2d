import * as vscode from 'vscode';
import type { commands } from './manifest.js';

type CommandId = (typeof commands)[keyof typeof commands];

/** Why a command did not do what was asked: a normal outcome, told to the person as it stands. */
export class Refused extends Error {}

/** Registers commands so that every failure is shown in one way and stands in the log. */
export class CommandWrapper {
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /**
   * Registers `handler` for `id`.
   *
   * Arguments come from menus and other extensions, so a handler checks what it gets.
   */
  register(id: CommandId, handler: (...args: unknown[]) => unknown): vscode.Disposable {
    return vscode.commands.registerCommand(id, (...args: unknown[]) =>
      this.run(id, () => Promise.resolve(handler(...args))),
    );
  }

  /** Runs `work`, shows what went wrong, and never rejects. */
  async run<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#tell(what, error);
      return undefined;
    }
  }

  #tell(what: string, error: unknown): void {
    if (error instanceof vscode.CancellationError) return;
    if (error instanceof Refused) {
      this.#log.info(`${what}: ${error.message}`);
      void vscode.window.showWarningMessage(error.message);
      return;
    }
    this.#log.error(`${what}: ${describe(error)}`);
    const message = error instanceof Error ? error.message : String(error);
    const showLog = vscode.l10n.t('Show Log');
    void vscode.window
      .showErrorMessage(['SOP Ledger', message].join(': '), showLog)
      .then((choice) => {
        if (choice === showLog) this.#log.show();
      });
  }
}

/** The error with its stack and everything that caused it. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${describe(error.cause)}`;
}
