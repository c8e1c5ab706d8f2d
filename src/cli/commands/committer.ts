import { findByEmail, isActive } from '../../core/schema/rosterLookup.js';
import { readGitEmail } from '../../git/gitIdentity.js';
import { gitNotFound, isGitMissing } from '../../git/gitNotFound.js';
import { createProgramRunner } from '../../node/runProgram.js';
import type { CommandContext } from './commandContext.js';
import type { OpenedLibrary } from './openLibrary.js';

/** Who works here: a handle of the roster, or the bare address in a library without one; else why nobody can be told. */
export type Committer =
  { readonly by: string; readonly email: string } | { readonly problem: string };

/** The person that git commits as, who must be in the roster and still work here. */
export async function findCommitter(
  { io, today }: Pick<CommandContext, 'io' | 'today'>,
  { root, library: { roster } }: OpenedLibrary,
): Promise<Committer> {
  const run = createProgramRunner(io.env);
  const email = await readGitEmail(run, root);
  if (email === undefined) {
    return {
      problem: (await isGitMissing(run, root))
        ? gitNotFound
        : 'git does not know who you are; set it with: git config user.email you@company.example',
    };
  }
  if (!roster.present) {
    return { by: email, email };
  }
  const person = findByEmail(roster, email);
  return person && isActive(person, today)
    ? { by: person.handle, email }
    : {
        problem: `${email} is nobody who works here by .sop/roster.yml; ask whoever keeps the roster to add you.`,
      };
}
