import { countItems } from '../../core/checklist/itemCounts.js';
import { isRequired, stateOf } from '../../core/checklist/itemState.js';
import { roleOf } from '../../core/checklist/roleOf.js';
import { sectionOf } from '../../core/checklist/sections.js';
import type { Document, Item, Link } from '../../core/document/document.js';
import type { Library } from '../../core/library/library.js';
import { profileIn } from '../../core/library/profileIn.js';
import { resolveLink } from '../../core/library/resolveTarget.js';
import { reviewIn } from '../../core/library/reviewIn.js';
import { positionAt } from '../../core/text/lineMap.js';
import { printedVerdict, toGateJson, toSignOffJson } from './gateJson.js';
import type { PrintedDocument } from './printedDocument.js';
import { projectFacts } from './projectFacts.js';

/** What `list` prints of a document as JSON; a fact the document does not have is `null`. */
export function toDocumentJson(printed: PrintedDocument) {
  const { library, document, today } = printed;
  const profile = profileIn(library, document);
  const review = reviewIn(library, document, today);
  return {
    path: document.path,
    id: profile.id ?? null,
    kind: profile.kindId,
    title: profile.title,
    owner: profile.owner ?? null,
    state: printedVerdict(printed).state ?? null,
    frontmatter: document.frontmatter.data,
    frontmatterStatus: document.frontmatter.status,
    items: countItems(document, today),
    review: {
      reviewedOn: review.reviewedOn ?? null,
      dueOn: review.dueOn ?? null,
      status: review.status,
      overdueDays: review.overdueDays,
    },
    project: projectFacts(printed),
  };
}

/** What `show` prints as JSON: as `list`, with every item in place of their counts, which move to `itemCounts`. */
export function toDetailedJson(printed: PrintedDocument) {
  const { library, document } = printed;
  const { items: itemCounts, ...facts } = toDocumentJson(printed);
  const { owner } = profileIn(library, document);
  const { gates, signOffs } = printedVerdict(printed);
  return {
    ...facts,
    itemCounts,
    headings: document.headings.map(({ level, text, slug, range }) => ({
      level,
      text,
      slug,
      ...placeOf(document, range.start),
    })),
    items: document.items.map((item) => toItemJson(document, item, owner)),
    links: document.links.map((link) => toLinkJson(library, document, link)),
    gates: gates.map(toGateJson),
    signOffs: signOffs.map((standing) => toSignOffJson(document, standing)),
  };
}

function toItemJson(document: Document, item: Item, owner: string | undefined) {
  return {
    key: item.key ?? null,
    text: item.text,
    state: stateOf(item),
    required: isRequired(item),
    depth: item.depth,
    section: sectionOf(document, item),
    role: roleOf(document, item, owner) ?? null,
    ...placeOf(document, item.range.start),
    box: item.box,
  };
}

function toLinkJson(library: Library, document: Document, link: Link) {
  const resolution = resolveLink(library, document.path, link);
  return {
    kind: link.kind,
    target: link.target,
    leadsTo: resolution.kind,
    path: 'path' in resolution ? resolution.path : null,
    ...placeOf(document, link.range.start),
  };
}

/** `line` from 1; `offset` in UTF-16 code units of the text without a byte order mark. */
function placeOf(document: Document, offset: number) {
  return { line: positionAt(document.lines, offset).line + 1, offset };
}
