/** Where a command writes, and what is known of the place. */
export interface TextSink {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width in characters; absent when the sink is no terminal. */
  readonly columns?: number;
}

/** Everything the command line takes from the process around it, so that tests run it in theirs. */
export interface CliIo {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For data. */
  readonly stdout: TextSink;
  /** For words to a person. */
  readonly stderr: TextSink;
  readonly now: () => Date;
  /** The folder of the installed product, which holds `templates/`. */
  readonly productFolder: string;
  /** Spares a command work of the engine that pays in long ones only; absent where the process is not the command's alone. */
  readonly optimizeLater?: () => void;
  /** Puts a question to the person at the terminal; absent when there is none. */
  readonly ask?: (question: string) => Promise<string>;
}
