/** A run may be stricter than the template it was made from, never looser. */
import { isRequired } from '../checklist/itemState.js';
import type { Document, Item } from '../document/document.js';
import { parseGates, type GateDefinition } from '../schema/gateDefinition.js';
import { itemRole, type RoleNames } from '../signoff/coverage.js';
import { reasonAt, type GateReason } from './gateReason.js';
import { titleWithoutEvidence } from './evidenceInTitle.js';
import { nameOf } from './itemReasons.js';
import { looserGates } from './looserGates.js';

export interface TemplateContents {
  /** What the run was made from. */
  readonly pinned: Document;
  /** The template as it is; the pinned content where it did not move on, or is gone. */
  readonly current: Document;
}

/**
 * Where `run` asks for less than the content it was made from.
 *
 * An item that was taken over from the template as it is now asks for no less, whichever of them came first.
 */
export function templateReasons(
  run: Document,
  { pinned, current }: TemplateContents,
  names: RoleNames,
): readonly GateReason[] {
  const found = looserItems(run, pinned, names);
  const isAdopted = found.length > 0 && current !== pinned ? adopted(run, current, names) : never;
  return [
    ...found.flatMap(({ wanted, reason }) => (isAdopted(wanted) ? [] : [reason])),
    ...looserGates(gatesOf(run), gatesOf(pinned)).map((fault) =>
      looser(run, run.frontmatter.block, `The template's gate ${fault}.`),
    ),
  ];
}

function gatesOf({ frontmatter }: Document): readonly GateDefinition[] {
  return parseGates(frontmatter.data['gates']).gates;
}

const never = (): boolean => false;

/** Tells keyed items in which the run follows the template as it is: it has what is asked for now, or what is not asked for any more is gone. */
function adopted(run: Document, current: Document, names: RoleNames): (wanted: Item) => boolean {
  const open = new Set(looserItems(run, current, names).map(({ wanted: { key } }) => key));
  return ({ key }) =>
    key !== undefined &&
    !open.has(key) &&
    (current.items.some((item) => item.key === key) || !run.items.some((item) => item.key === key));
}

interface LooserItem {
  readonly wanted: Item;
  readonly reason: GateReason;
}

function looserItems(run: Document, template: Document, names: RoleNames): readonly LooserItem[] {
  const taken = new Set<number>();
  const top = run.frontmatter.block;
  return template.items.flatMap((wanted, index) => {
    if (!isRequired(wanted)) {
      return [];
    }
    const matches = textMatcher(wanted);
    const at = run.items.findIndex(
      (item, candidate) =>
        !taken.has(candidate) &&
        item.key === wanted.key &&
        (matches(item.title) || matches(titleWithoutEvidence(run, item))),
    );
    if (at >= 0) {
      taken.add(at);
      const found = run.items[at];
      const fault =
        found &&
        faultOf(found, wanted, {
          isSameRole:
            itemRole(run, at, names) ===
            itemRole(template, index, { ...names, ...runOwner(template) }),
        });
      return fault && found
        ? [{ wanted, reason: looser(run, found.textRange, `"${nameOf(found)}" ${fault}`) }]
        : [];
    }
    const reworded =
      wanted.key === undefined ? undefined : run.items.find(({ key }) => key === wanted.key);
    const reason = reworded
      ? looser(
          run,
          reworded.textRange,
          `"${wanted.key ?? ''}" is worded differently from the template: "${wanted.title}".`,
        )
      : looser(run, top, `The template's item "${nameOf(wanted)}" is missing.`);
    return [{ wanted, reason }];
  });
}

/** Items without mention are the owner's; what owns a template is not what owns its runs, which may have been asked for. */
function runOwner(template: Document): { readonly owner?: string } {
  const makes = template.frontmatter.data['makes'];
  const owner =
    typeof makes === 'object' && makes !== null && 'owner' in makes ? makes['owner'] : undefined;
  return typeof owner === 'string' && !owner.includes('{{') ? { owner } : {};
}

function faultOf(
  item: Item,
  wanted: Item,
  { isSameRole }: { readonly isSameRole: boolean },
): string | undefined {
  if (!isRequired(item)) {
    return 'is optional here but required by the template.';
  }
  const form = wanted.markers.evidence;
  if (
    form !== undefined &&
    item.markers.evidence !== form &&
    !(form === 'any' && item.markers.evidence !== undefined)
  ) {
    return `asks for less evidence than the template${form === 'any' ? '' : ` (${form})`}.`;
  }
  return isSameRole ? undefined : 'belongs to another role than in the template.';
}

/** Compares titles, a placeholder of the template standing for any text. */
function textMatcher(wanted: Item): (title: string) => boolean {
  const parts = normalised(wanted.title).split(/\{\{[^{}]*\}\}/u);
  if (parts.length === 1) {
    return (title) => normalised(title) === parts[0];
  }
  return (title) => matchesInOrder(normalised(title), parts);
}

function matchesInOrder(title: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  if (
    !title.startsWith(first) ||
    !title.endsWith(last) ||
    title.length < first.length + last.length
  ) {
    return false;
  }
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = title.indexOf(part, from);
    if (at < 0) {
      return false;
    }
    from = at + part.length;
  }
  return from <= title.length - last.length;
}

function normalised(title: string): string {
  return title.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function looser(
  run: Document,
  range: { readonly start: number; readonly end: number },
  message: string,
): GateReason {
  return reasonAt(run, range, { code: 'looser-than-template', message });
}
