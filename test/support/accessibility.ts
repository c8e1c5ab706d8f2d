import assert from 'node:assert/strict';
import axe, { type AxeResults } from 'axe-core';

/** What axe runs in: a page or a frame of it. */
interface Evaluates {
  evaluate<Result>(script: string): Promise<Result>;
}

/**
 * Holds a page to what axe calls serious or critical: contrast, names, roles, order.
 *
 * With `parts`, only what these selectors find is held to it: the rest of the page belongs to others.
 */
export async function checkAccessibility(
  frame: Evaluates,
  parts?: readonly string[],
): Promise<void> {
  await frame.evaluate(`${axe.source}; undefined`);
  const where =
    parts === undefined ? 'document' : JSON.stringify({ include: parts.map((part) => [part]) });
  const { violations } = await frame.evaluate<Pick<AxeResults, 'violations'>>(
    `axe.run(${where}, { resultTypes: ["violations"] })`,
  );
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(
    serious.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => html)]),
    [],
  );
}
