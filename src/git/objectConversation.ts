import { BatchReader, type GitObject } from './batchReader.js';
import { gitStreaming, type ProgramOutcome, type RunProgram } from './gitRequest.js';

/** A clone without all contents, such as one made with `--filter`, can prove nothing. */
export class MissingObjectError extends Error {
  constructor(what: string) {
    super(`This clone lacks contents of its own history (${what}); fetch all of them first.`);
  }
}

/**
 * One process of git that is asked for objects again and again.
 *
 * Contents rest on each other, and git keeps those that it made: a process that starts anew makes many of them once more.
 */
export class ObjectConversation {
  readonly #run: RunProgram;
  readonly #folder: string;
  /** In the order in which git answers. */
  readonly #questions: Question[] = [];
  /** What is said to the process; undefined while there is none. */
  #words: Words | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor({ run, folder }: { readonly run: RunProgram; readonly folder: string }) {
    this.#run = run;
    this.#folder = folder;
  }

  /**
   * Hands over objects one by one in the order of their names, which must be without line breaks; what is not there is
   * left out.
   *
   * @throws MissingObjectError when git gave up half-way, as it does where it would have to fetch.
   */
  ask(names: readonly string[], take: (name: string, object: GitObject) => void): Promise<void> {
    if (names.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#questions.push({ names, take, answers: 0, resolve, reject });
      this.#words ??= this.#begin();
      this.#words.say(`${names.join('\n')}\n`);
    });
  }

  /** Ends the process; resolves when it is gone. */
  async end(): Promise<void> {
    this.#words?.end();
    await this.#ended;
  }

  #begin(): Words {
    const words = new Words();
    const reader = new BatchReader((object) => {
      this.#answer(object);
    });
    const request = gitStreaming('cat-file', ['--batch'], { folder: this.#folder });
    const running = this.#run({
      ...request,
      ...limits,
      input: words,
      onOutput: (piece) => {
        reader.read(piece);
      },
    });
    this.#ended = running.then((outcome) => {
      this.#words = undefined;
      for (const { reject } of this.#questions.splice(0)) reject(whyUnanswered(outcome));
    });
    return words;
  }

  #answer(object: GitObject | undefined): void {
    const [question] = this.#questions;
    const name = question?.names[question.answers];
    if (question === undefined || name === undefined) return;
    question.answers++;
    if (object) question.take(name, object);
    if (question.answers < question.names.length) return;
    this.#questions.shift();
    question.resolve();
  }
}

/** As long as a conversation about a large history may take, and as much as it may tell. */
const limits = { mostMilliseconds: 900_000, mostBytes: 16 * 1024 ** 3 };

interface Question {
  readonly names: readonly string[];
  readonly take: (name: string, object: GitObject) => void;
  answers: number;
  readonly resolve: () => void;
  readonly reject: (why: Error) => void;
}

function whyUnanswered(outcome: ProgramOutcome): Error {
  return outcome.kind === 'ended' && outcome.exitCode !== 0
    ? new MissingObjectError('git would have to fetch them')
    : new Error('git could not read objects of the repository.');
}

/** Words that come one after the other, for as long as somebody may have more. */
class Words implements AsyncIterable<string> {
  readonly #said: string[] = [];
  #isOver = false;
  #wake: () => void = () => undefined;

  say(words: string): void {
    this.#said.push(words);
    this.#wake();
  }

  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<string> {
    for (;;) {
      yield* this.#said.splice(0);
      if (this.#isOver) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
