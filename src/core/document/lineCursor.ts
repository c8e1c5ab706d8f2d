/** A reading head on one line that counts columns, for which a tab reaches to the next multiple of four. */
export class LineCursor {
  /** Where the line begins. */
  start = 0;
  /** Where the line ends, before its line ending. */
  end = 0;
  /** The first character from here on that is no blank. */
  next = 0;
  /** Columns of blanks up to `next`. */
  indent = 0;
  readonly text: string;
  #at = 0;
  #column = 0;
  /** Columns of a tab that was passed in part. */
  #spare = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Offset of the next character, blank or not. */
  get at(): number {
    return this.#at;
  }

  /** Whether nothing but blanks is left. */
  get isEmpty(): boolean {
    return this.next === this.end;
  }

  begin(start: number, end: number): void {
    this.start = start;
    this.end = end;
    this.#at = start;
    this.#column = 0;
    this.#spare = 0;
    this.#measure();
  }

  /** Passes the blanks before `next` and then `length` characters, none of them a tab. */
  passMark(length: number): void {
    this.passBlanks(this.indent);
    this.#at += length;
    this.#column += length;
    this.#measure();
  }

  /** Passes `columns` columns of blanks; a tab is passed as soon as its first column is. */
  passBlanks(columns: number): void {
    this.indent -= columns;
    let left = columns;
    while (left > 0) {
      if (this.#spare > 0) {
        const passed = Math.min(left, this.#spare);
        this.#spare -= passed;
        this.#column += passed;
        left -= passed;
      } else if (this.text.charCodeAt(this.#at) === 9) {
        this.#spare = 4 - (this.#column & 3);
        this.#at++;
      } else {
        this.#at++;
        this.#column++;
        left--;
      }
    }
  }

  #measure(): void {
    const { text, end } = this;
    let next = this.#at;
    let column = this.#column + this.#spare;
    for (; next < end; next++) {
      const code = text.charCodeAt(next);
      if (code === 32) {
        column++;
      } else if (code === 9) {
        column += 4 - (column & 3);
      } else {
        break;
      }
    }
    this.next = next;
    this.indent = column - this.#column;
  }
}
