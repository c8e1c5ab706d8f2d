import { evidenceGapsOf, type EvidenceGap, type TargetExists } from '../checklist/evidence.js';
import { isRequired, stateOf } from '../checklist/itemState.js';
import type { Document, Item } from '../document/document.js';
import type { GateDefinition } from '../schema/gateDefinition.js';
import { missingSections } from '../signoff/coverage.js';
import { reasonAt, type GateReason } from './gateReason.js';

/**
 * Why the items a gate looks at hold it up, in the order of the document.
 *
 * Every required item counts by itself, so nested items of a role the gate does not look at hold up nothing.
 * A gate that was told to look somewhere and finds no item there is held up too: nothing to do is never a pass.
 */
export function itemReasons(
  document: Document,
  gate: GateDefinition,
  at: {
    readonly looked: readonly number[];
    readonly exists: TargetExists;
    readonly isChecklist: boolean;
  },
): readonly GateReason[] {
  const top = document.frontmatter.block;
  const absent = missingSections(document, gate.items).map((name) =>
    reasonAt(document, top, {
      code: 'section-missing',
      message: `There is no section "${name}" for the gate to look at.`,
    }),
  );
  const selective = gate.items.roles !== undefined || gate.items.sections !== undefined;
  if (at.looked.length === 0 && absent.length === 0 && (selective || at.isChecklist)) {
    return [
      reasonAt(document, top, {
        code: 'no-items',
        message: `The gate "${gate.title}" finds no item to look at.`,
      }),
    ];
  }
  return [
    ...absent,
    ...at.looked.flatMap((index) => {
      const item = document.items[index];
      const reason = item && reasonOf(document, item, at.exists);
      return reason ? [reason] : [];
    }),
  ];
}

function reasonOf(document: Document, item: Item, exists: TargetExists): GateReason | undefined {
  if (item.markers.notApplicable?.trim() === '') {
    return reasonAt(document, item.textRange, {
      code: 'item-reason',
      message: `"${nameWithin(document, item)}" is not applicable without a reason.`,
    });
  }
  const state = stateOf(item);
  if (state === 'not-applicable' || (state === 'open' && !isRequired(item))) {
    return undefined;
  }
  if (state === 'open') {
    return reasonAt(document, item.textRange, {
      code: 'item-open',
      message: `"${nameWithin(document, item)}" is open.`,
    });
  }
  const [gap] = evidenceGapsOf(document, item, exists);
  return gap && isRequired(item)
    ? reasonAt(document, item.textRange, {
        code: 'item-evidence',
        message: gapMessage(nameWithin(document, item), gap),
      })
    : undefined;
}

/** How an item is called in a sentence: by key and title. */
export function nameOf(item: Item): string {
  const title = item.title === '' ? item.text : item.title;
  return item.key === undefined ? title : `${item.key}: ${title}`;
}

/** A nested item without a key (`verified`) says little without the one around it: `MON-2 › verified`. */
export function nameWithin({ items }: Document, item: Item): string {
  const around =
    item.key === undefined && item.parent !== undefined ? items[item.parent] : undefined;
  return around === undefined ? nameOf(item) : `${around.key ?? nameOf(around)} › ${nameOf(item)}`;
}

function gapMessage(name: string, gap: EvidenceGap): string {
  switch (gap.kind) {
    case 'missing':
      return `"${name}" is ticked but names no ${gap.form === 'any' ? 'evidence' : gap.form}.`;
    case 'file-missing':
      return `"${name}" names "${gap.target}", which is not there.`;
    case 'meeting-date':
      return `"${name}" needs the day of the meeting on a line "Date: YYYY-MM-DD".`;
    case 'meeting-attendees':
      return `"${name}" needs people from both sides on a line "Attendees:".`;
    default:
      return gap satisfies never;
  }
}
