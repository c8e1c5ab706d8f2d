/** What reading a library may cost at most, and what it is meant to cost, by the names the design gives them. */
export interface Target {
  readonly what: string;
  readonly unit: '' | ' ms' | ' %';
  readonly most: number;
  readonly aim: number;
}

export const targets = {
  T1: { what: 'cold index / remark stack', unit: '', most: 0.05, aim: 0.02 },
  T2: { what: 'cold index / Markdown language service', unit: '', most: 0.25, aim: 0.1 },
  T5: { what: 'cold index / readFileSync loop', unit: '', most: 8, aim: 4 },
  T7: { what: 'warm start / own cold index', unit: '', most: 0.2, aim: 0.1 },
  T8: { what: 're-index of a document / remark parse', unit: '', most: 0.01, aim: 0.004 },
  T9: { what: 'p95 re-index of 183 KB', unit: ' ms', most: 4, aim: 1.5 },
  T10: { what: 'last commit of every file / git log --raw', unit: '', most: 1.5, aim: 1.2 },
  T11: { what: 'ticks and sign-offs / git log -p -U0', unit: '', most: 1.5, aim: 1.2 },
  T12: { what: 'sop diff / git diff --raw and cat-file', unit: '', most: 3, aim: 1.5 },
  T13: { what: 'peak over idle node / bytes read', unit: '', most: 4, aim: 2 },
  T14: { what: 'task items unlike remark-gfm', unit: '', most: 0, aim: 0 },
  T15: { what: 'documents handed to remark', unit: ' %', most: 5, aim: 1 },
  T16: { what: 'activation of the extension', unit: ' ms', most: 50, aim: 20 },
} as const satisfies Readonly<Record<string, Target>>;

export type TargetName = keyof typeof targets;

/** The figures of one target: what counts, and what every round gave. */
export interface Figure {
  readonly value: number;
  readonly rounds: readonly number[];
}

export function formatTable(figures: Readonly<Record<TargetName, Figure>>): readonly string[] {
  const rows = names().map((name) => {
    const { what, unit, most, aim } = targets[name];
    const { value, rounds } = figures[name];
    const verdict = value <= aim ? 'aim met' : value <= most ? 'met' : 'MISSED';
    const limits = [value, most, aim].map((each) => `${short(each)}${unit}`);
    return [name, what, ...limits, verdict, rounds.map(short).join(' ')];
  });
  const head = ['#', 'what', 'median', 'at most', 'aim', 'verdict', 'rounds'];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export function missedTargets(
  figures: Readonly<Record<TargetName, Figure>>,
): readonly TargetName[] {
  // Written so that a figure which is no number counts as missed.
  return names().filter((name) => !(figures[name].value <= targets[name].most));
}

function names(): readonly TargetName[] {
  return Object.keys(targets) as TargetName[];
}

function short(value: number): string {
  return value === 0 ? '0' : value.toPrecision(value >= 100 ? 4 : 3);
}
