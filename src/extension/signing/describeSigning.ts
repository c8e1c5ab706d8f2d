import type { SignOffRequest, SignOffSummary } from '../../core/gate/planSignOff.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { GateDefinition } from '../../core/schema/gateDefinition.js';
import { toSignedItem } from '../../core/signoff/matchItems.js';
import { currentDocument } from '../shared/findTargetDocument.js';
import type { Signing, SigningPlace } from './signing.js';

interface Decided {
  readonly request: SignOffRequest;
  readonly summary: SignOffSummary;
  readonly key: string | undefined;
}

/** What a person is shown before signing, line by line. */
export function describeSigning(
  { target, git }: Signing,
  { request, summary, key }: Decided,
): readonly string[] {
  const { gate, person, role } = summary;
  const { title, id } = profileIn(target.open.library, currentDocument(target));
  const isAccepted = request.decision === 'accepted';
  return [
    `Document: ${title}${id === undefined ? '' : ` (${id})`}`,
    `Gate: ${gate.title}${gate.title === gate.id ? '' : ` (${gate.id})`}`,
    ...(isAccepted && gate.meaning !== undefined ? [`You state: ${gate.meaning}`] : []),
    `As: ${person.name}, ${role}`,
    ...(request.note === undefined ? [] : [`Reason: ${request.note}`]),
    ...(request.items?.length ? [`To put right: ${request.items.join(', ')}`] : []),
    ...(request.until === undefined ? [] : [`Until: ${request.until}`]),
    ...(request.decision === 'revoked' ? [] : [`Items: ${countStates(summary)}`, coverageOf(gate)]),
    '',
    proofOf(git, key),
  ];
}

function proofOf({ proof }: SigningPlace, key: string | undefined): string {
  if (proof === 'text') {
    return 'There is no git here: the record is only written into the document. Proof that it is yours comes from whoever commits it, and from sop verify on the command line.';
  }
  return key === undefined
    ? 'The record becomes a commit of its own, with you as its author.'
    : `The record is signed with ${key} and becomes a commit of its own.`;
}

function countStates({ content }: SignOffSummary): string {
  const items = Array.isArray(content['items']) ? content['items'].map(toSignedItem) : [];
  const having = (state: string) => items.filter((item) => item.state === state).length;
  const [settled, skipped] = [items.length - having('open'), having('not-applicable')];
  return `${settled} of ${items.length} settled${skipped === 0 ? '' : `, ${skipped} of them not applicable`}`;
}

/** Which part of the document a later change of would make the sign-off stale. */
function coverageOf({ items: { roles, sections } }: GateDefinition): string {
  const parts = [
    ...(roles === undefined ? [] : [`the items of ${roles.join(' and ')}`]),
    ...(sections === undefined
      ? []
      : [`the sections ${sections.map((name) => `“${name}”`).join(', ')}`]),
  ];
  return parts.length === 0
    ? 'Covers: every item, the whole text and the fields of the document'
    : `Covers: ${parts.join(' in ')}, the text around them and the fields of the document`;
}
