import type { Shared } from '../shared/context.js';
import type { LibraryGit } from '../shared/libraryGit.js';
import type { Target } from '../shared/treeNode.js';
import type { SigningAct } from './signingActs.js';

/** What signing asks of git, or of what stands in for it. */
export interface SigningPlace extends Pick<
  LibraryGit,
  'commitState' | 'commit' | 'signingKey' | 'foreignWork' | 'sign'
> {
  /** `git`: a commit ties the record to its signer. `text`: nothing does. */
  readonly proof: 'git' | 'text';
}

/** One run of a signing command. */
export interface Signing {
  readonly shared: Shared;
  readonly act: SigningAct;
  readonly target: Target;
  readonly git: SigningPlace;
}
