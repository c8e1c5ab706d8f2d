/** What commits did to items and sign-offs. */

interface Author {
  readonly name: string;
  readonly email: string;
}

/** The commit of a change. */
export interface ChangeCommit {
  readonly hash: string;
  readonly author: Author;
  /** Seconds since 1970, by the author's clock. */
  readonly authoredAt: number;
}

/** An item that a commit ticked or unticked. */
export interface Tick {
  /** Where the document is now, from the root of the repository, or where it was last. */
  readonly path: string;
  /** Key of the item, else its title as people read it, folded: see `tickNameOf`. */
  readonly item: string;
  readonly checked: boolean;
  readonly commit: ChangeCommit;
}

/** A sign-off that a commit brought or took away. */
export interface SignOffChange {
  readonly path: string;
  readonly gate: string;
  readonly decision: string;
  readonly by: string;
  readonly at: string;
  readonly change: 'added' | 'removed';
  readonly commit: ChangeCommit;
}

/** A status that a commit wrote into a document. */
export interface StatusChange {
  readonly path: string;
  readonly status: string;
  readonly commit: ChangeCommit;
}

/** Changes newest first. */
export interface ItemHistory {
  readonly ticks: readonly Tick[];
  readonly signOffs: readonly SignOffChange[];
  /** Lines that look like a status: whether frontmatter holds them is for those to say who know the document. */
  readonly statuses: readonly StatusChange[];
  /** The commits that made the documents, by where these are now, or where they were last. */
  readonly begun: ReadonlyMap<string, ChangeCommit>;
}
