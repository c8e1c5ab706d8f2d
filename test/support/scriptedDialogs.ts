// Answers the extension's dialogs in the person's place, and remembers what was asked.
import assert from 'node:assert/strict';
import type { QuickPickItem } from 'vscode';
import type {
  Dialogs,
  InputOptions,
  PickOptions,
  Question,
} from '../../src/extension/shared/dialogs.js';

/** What the person does: presses a button, chooses entries by the start of their labels, types a text, or goes away. */
export type Answer =
  | { readonly press: string }
  | { readonly choose: string | readonly string[] }
  | { readonly type: string }
  | 'go away';

export class ScriptedDialogs implements Dialogs {
  /** Every dialog as lines of text: title or message first. */
  readonly asked: (readonly string[])[] = [];
  readonly #answers: Answer[];
  #failure: Error | undefined;

  constructor(...answers: readonly Answer[]) {
    this.#answers = [...answers];
  }

  confirm({ message, detail, buttons }: Question): Promise<string | undefined> {
    return this.#answer([message, ...detail], (answer) => {
      assert.ok('press' in answer && buttons.includes(answer.press), describe(answer, buttons));
      return answer.press;
    });
  }

  async pick<T extends QuickPickItem>(
    entries: readonly T[],
    options: PickOptions,
  ): Promise<T | undefined> {
    return (await this.pickMany(entries, options))?.[0];
  }

  pickMany<T extends QuickPickItem>(
    entries: readonly T[],
    { title }: PickOptions,
  ): Promise<readonly T[] | undefined> {
    const labels = entries.map(({ label }) => label);
    return this.#answer([title, ...labels], (answer) => {
      assert.ok('choose' in answer, describe(answer, labels));
      const wanted = typeof answer.choose === 'string' ? [answer.choose] : answer.choose;
      return wanted.map((start) => {
        const found = entries.find(({ label }) => label.startsWith(start));
        assert.ok(found, describe(answer, labels));
        return found;
      });
    });
  }

  input({ title, prompt, problem }: InputOptions): Promise<string | undefined> {
    return this.#answer([title, prompt], (answer) => {
      assert.ok('type' in answer, describe(answer, []));
      assert.equal(problem(answer.type), undefined);
      return answer.type;
    });
  }

  /** Fails when something was left unasked, or asked otherwise: the command itself only tells the person. */
  finish(): void {
    if (this.#failure !== undefined) throw this.#failure;
    assert.deepEqual(this.#answers, [], 'not everything was asked');
  }

  #answer<T>(
    asked: readonly string[],
    give: (answer: Exclude<Answer, 'go away'>) => T,
  ): Promise<T | undefined> {
    this.asked.push(asked);
    const answer = this.#answers.shift();
    try {
      assert.ok(answer, `nobody answers: ${asked.join('\n')}`);
      return Promise.resolve(answer === 'go away' ? undefined : give(answer));
    } catch (error) {
      this.#failure ??= error as Error;
      return Promise.resolve(undefined);
    }
  }
}

function describe(answer: Answer, offered: readonly string[]): string {
  return `${JSON.stringify(answer)} is no answer; there were: ${offered.join(', ')}`;
}
