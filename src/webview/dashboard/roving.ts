/**
 * One stop of the Tab key for each list: arrow keys move between its rows and along what a row offers.
 *
 * A list of a hundred rows would otherwise be hundreds of stops.
 */

/** Rows of a list, each with what can be reached in it. */
function rowsOf(list: Element): readonly (readonly HTMLElement[])[] {
  return [...list.querySelectorAll('.sop-row, .sop-table tbody tr')]
    .map((row) => [...row.querySelectorAll<HTMLElement>('[data-action]')])
    .filter((controls) => controls.length > 0);
}

/** Leaves one control of each list in the order of the Tab key: `current` if it is there, else the first. */
export function arrangeStops(root: Element, current: Element | null): void {
  for (const list of root.querySelectorAll('.sop-list')) {
    const controls = rowsOf(list).flat();
    const stop = controls.find((control) => control === current) ?? controls[0];
    for (const control of controls) control.tabIndex = control === stop ? 0 : -1;
  }
}

/** Moves the focus for an arrow key, Home or End inside a list; tells whether it did. */
export function moveFocus(target: Element, key: string): boolean {
  const list = target.closest('.sop-list');
  if (list === null) return false;
  const rows = rowsOf(list);
  const row = rows.findIndex((controls) => controls.some((control) => control === target));
  const controls = rows[row];
  if (controls === undefined) return false;
  const column = controls.findIndex((control) => control === target);
  const next = nextPlace(key, { row, column, rows });
  if (next === undefined) return false;
  for (const control of rows.flat()) control.tabIndex = control === next ? 0 : -1;
  next.focus();
  return true;
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly rows: readonly (readonly HTMLElement[])[];
}

function nextPlace(key: string, { row, column, rows }: Place): HTMLElement | undefined {
  const inRow = (index: number) => {
    const controls = rows[index];
    return controls?.[Math.min(column, controls.length - 1)];
  };
  switch (key) {
    case 'ArrowDown':
      return inRow(row + 1);
    case 'ArrowUp':
      return inRow(row - 1);
    case 'ArrowRight':
      return rows[row]?.[column + 1];
    case 'ArrowLeft':
      return rows[row]?.[column - 1];
    case 'Home':
      return inRow(0);
    case 'End':
      return inRow(rows.length - 1);
    default:
      return undefined;
  }
}
