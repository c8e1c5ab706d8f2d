import { profileIn } from '../library/profileIn.js';
import { documentsOfProject } from '../library/projectDocuments.js';
import type { GateDefinition } from '../schema/gateDefinition.js';
import type { GateCase } from './gateCase.js';
import { reasonAt, type GateReason } from './gateReason.js';

/**
 * Whether the project's lessons are on record, as `needs: { lessons: n }` asks.
 *
 * "None" is an answer when `no_lessons` on the document gives its reason.
 */
export function lessonReasons(gateCase: GateCase, gate: GateDefinition): readonly GateReason[] {
  const { document, profile } = gateCase;
  const reason = document.frontmatter.data['no_lessons'];
  if (gate.lessonsNeeded === 0 || (typeof reason === 'string' && reason.trim() !== '')) {
    return [];
  }
  const found = lessonsOf(gateCase);
  if (found >= gate.lessonsNeeded) {
    return [];
  }
  const wanted = gate.lessonsNeeded === 1 ? 'a lesson' : `${gate.lessonsNeeded} lessons`;
  const whose =
    profile.project === undefined
      ? 'the document names no project'
      : `${profile.project} has ${found === 0 ? 'none' : found}`;
  return [
    reasonAt(document, document.frontmatter.yaml, {
      code: 'lessons-missing',
      message: `"${gate.title}" needs ${wanted} of the project, and ${whose}; capture one, or give the reason in "no_lessons".`,
    }),
  ];
}

function lessonsOf({ library, profile }: GateCase): number {
  if (profile.project === undefined) {
    return 0;
  }
  const documents = documentsOfProject(library, profile.project);
  return documents.filter((other) => profileIn(library, other).kindId === 'lesson').length;
}
