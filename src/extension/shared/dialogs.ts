import * as vscode from 'vscode';

/** A question in the middle of the window, which waits for its answer. */
export interface Question {
  readonly message: string;
  /** Line by line, below the message. */
  readonly detail: readonly string[];
  readonly buttons: readonly string[];
  /** Tells of something that cannot be done. */
  readonly isRefusal?: boolean;
}

export interface PickOptions {
  readonly title: string;
  readonly placeHolder?: string;
  /** Waits while the person looks at something else. */
  readonly staysOpen?: boolean;
}

export interface InputOptions {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  /** What is wrong with a text, or undefined. */
  readonly problem: (text: string) => string | undefined;
}

/** What the features ask the person; each answer is undefined when the person goes away instead. */
export interface Dialogs {
  confirm(question: Question): Promise<string | undefined>;
  pick<T extends vscode.QuickPickItem>(
    entries: readonly T[],
    options: PickOptions,
  ): Promise<T | undefined>;
  pickMany<T extends vscode.QuickPickItem>(
    entries: readonly T[],
    options: PickOptions,
  ): Promise<readonly T[] | undefined>;
  input(options: InputOptions): Promise<string | undefined>;
}

/** The dialogs of the window, until a suite answers in the person's place. */
export class Prompts implements Dialogs {
  #dialogs = windowDialogs;

  answerWith(dialogs: Dialogs | undefined): void {
    this.#dialogs = dialogs ?? windowDialogs;
  }

  confirm(question: Question): Promise<string | undefined> {
    return this.#dialogs.confirm(question);
  }

  pick<T extends vscode.QuickPickItem>(
    entries: readonly T[],
    options: PickOptions,
  ): Promise<T | undefined> {
    return this.#dialogs.pick(entries, options);
  }

  pickMany<T extends vscode.QuickPickItem>(
    entries: readonly T[],
    options: PickOptions,
  ): Promise<readonly T[] | undefined> {
    return this.#dialogs.pickMany(entries, options);
  }

  input(options: InputOptions): Promise<string | undefined> {
    return this.#dialogs.input(options);
  }
}

const windowDialogs: Dialogs = {
  confirm: async ({ message, detail, buttons, isRefusal }) => {
    const options = { modal: true, detail: detail.join('\n') };
    return isRefusal === true
      ? vscode.window.showWarningMessage(message, options, ...buttons)
      : vscode.window.showInformationMessage(message, options, ...buttons);
  },
  pick: async (entries, { staysOpen = false, ...options }) =>
    vscode.window.showQuickPick(entries, {
      ...options,
      ignoreFocusOut: staysOpen,
      matchOnDescription: true,
      matchOnDetail: true,
    }),
  pickMany: async (entries, options) =>
    vscode.window.showQuickPick(entries, { ...options, canPickMany: true }),
  input: async ({ problem, ...options }) =>
    vscode.window.showInputBox({
      ...options,
      ignoreFocusOut: true,
      validateInput: (text) => problem(text.trim()),
    }),
};
