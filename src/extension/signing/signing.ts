import type { Shared } from '../shared/context.js';
import type { LibraryGit } from '../shared/libraryGit.js';
import type { Target } from '../shared/treeNode.js';
import type { SigningAct } from './signingActs.js';

/** One run of a signing command. */
export interface Signing {
  readonly shared: Shared;
  readonly act: SigningAct;
  readonly target: Target;
  readonly git: LibraryGit;
}
