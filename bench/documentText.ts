import path from 'node:path';
import type { Random } from './random.js';
import { actions, commands, fillers, people, qualities, roles, things } from './vocabulary.js';

export interface Reference {
  readonly id: string;
  readonly path: string;
}

/** The text of one invented document while it is written. */
export class DocumentText {
  readonly random: Random;
  readonly reference: () => Reference;
  readonly #lines: string[] = [];
  #length = 0;

  constructor(random: Random, reference: () => Reference) {
    this.random = random;
    this.reference = reference;
  }

  get length(): number {
    return this.#length;
  }

  add(...lines: readonly string[]): void {
    for (const line of lines) {
      this.#lines.push(line);
      this.#length += line.length + 1;
    }
  }

  finish(): string {
    const text = `${this.#lines.join('\n')}\n`;
    const withEnds = this.random.chance(2) ? text.replaceAll('\n', '\r\n') : text;
    return this.random.chance(1) ? `\uFEFF${withEnds}` : withEnds;
  }

  title(): string {
    return `${this.random.pick(actions)} the ${this.random.pick(qualities)} ${this.random.pick(things)}`;
  }

  words(count: number): string {
    return Array.from({ length: count }, () =>
      this.random.pick(
        this.random.chance(55) ? fillers : this.random.chance(60) ? things : qualities,
      ),
    ).join(' ');
  }

  day(): string {
    const two = (value: number) => String(value).padStart(2, '0');
    return `${this.random.between(2022, 2026)}-${two(this.random.between(1, 12))}-${two(this.random.between(1, 28))}`;
  }

  person(): string {
    return this.random.pick(people);
  }

  tags(): readonly string[] {
    return this.list(4, () => this.random.pick(qualities));
  }

  list<Value>(most: number, make: () => Value): readonly Value[] {
    return Array.from({ length: this.random.between(1, most) }, make);
  }

  sentence(place: string): string {
    const { random } = this;
    let text = `${random.pick(actions)} ${this.words(random.between(6, 16))}`;
    if (random.chance(15)) text += `, **${this.words(2)}** or _${this.words(1)}_`;
    if (random.chance(12)) text += ` with \`${random.pick(commands)} ${random.pick(things)}\``;
    if (random.chance(12)) text += ` (${this.link(place)})`;
    if (random.chance(4))
      text += ` — 5 µs, “as ${this.words(1)}” — <https://wiki.msp.example/${random.between(1, 99)}>`;
    return `${text}.`;
  }

  paragraph(place: string): string {
    const sentences = this.list(4, () => this.sentence(place)).join(' ');
    return sentences.replace(/(.{60,90}) /g, '$1\n');
  }

  link(place: string): string {
    const { id, path: target } = this.reference();
    if (this.random.chance(15)) return `[[${id}]]`;
    const relative = path.posix.relative(path.posix.dirname(place), target);
    return `[${this.words(2)}](${relative}${this.random.chance(10) ? '#when-to-escalate' : ''})`;
  }

  addItems(count: number, place: string): void {
    const marker = this.random.pick(['-', '-', '-', '*', '1.']);
    for (let left = count; left > 0; left--) {
      this.#addItem(marker, '', place);
    }
    this.add('');
  }

  addBullets(place: string): void {
    this.add(...this.list(5, () => `- ${this.sentence(place)}`), '');
  }

  addTable(): void {
    const { random } = this;
    this.add('| Device | Port | Note |', '|:--|--:|---|');
    this.add(
      ...this.list(
        8,
        () => `| ${random.pick(things)} | ${random.between(1, 48)} | ${this.words(3)} |`,
      ),
      '',
    );
  }

  addCode(): void {
    const { random } = this;
    const fence = random.chance(15) ? '~~~' : '```';
    this.add(`${fence}${random.pick(['sh', 'yaml', 'text', ''])}`);
    this.add(
      ...this.list(
        9,
        () => `${random.pick(commands)} --${random.pick(things)}=${random.between(1, 99)}`,
      ),
    );
    if (random.chance(10)) this.add('- [ ] shown, not asked for', '# no heading');
    this.add(fence, '');
  }

  #addItem(marker: string, indent: string, place: string): void {
    const { random } = this;
    const box = random.chance(55) ? 'x' : random.chance(4) ? 'X' : ' ';
    const inner = `${indent}${' '.repeat(marker.length + 1)}`;
    this.add(`${indent}${marker} [${box}] ${this.#itemText(place)}`);
    if (random.chance(7)) this.add(`${inner}Date: ${this.day()}`);
    if (random.chance(3)) this.add('', `${inner}${this.sentence(place)}`, '');
    if (random.chance(2)) this.add(`${inner}\`\`\``, `${inner}- [ ] inside code`, `${inner}\`\`\``);
    const nested = indent.length < 6 && random.chance(18) ? random.between(1, 3) : 0;
    for (let left = nested; left > 0; left--) {
      this.#addItem('-', inner, place);
    }
  }

  #itemText(place: string): string {
    const { random } = this;
    let text = `${this.title()} ${this.words(random.between(1, 8))}`;
    if (random.chance(15)) text = `NOC-${random.between(1, 60)}: ${text}`;
    if (random.chance(12)) text += ` @${random.pick(roles)}`;
    if (random.chance(8)) text += ' (optional)';
    if (random.chance(8)) text += random.chance(50) ? ' (evidence)' : ' (evidence: file)';
    if (random.chance(6)) text += ` (due ${this.day()})`;
    if (random.chance(3)) text += ` (n/a: ${this.words(3)})`;
    if (random.chance(9)) text += ` ${this.link(place)}`;
    return text;
  }
}
