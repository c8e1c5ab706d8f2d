/** Parts of checks that tell no fault of their own: what they are replaced by when they are taken out, and the case that then passes. */
export interface Condition {
  readonly file: string;
  /** Source as it stands in the file, once. */
  readonly text: string;
  /** The same, with `isOut`, an expression, deciding whether it does its work. */
  readonly put: (text: string, isOut: string) => string;
  /** Name of the case that shows what it is there for. */
  readonly shownBy: string;
}

/** An expression that gives way to another one. */
function instead(without: string): Condition['put'] {
  return (text, isOut) => `(${isOut} ? (${without}) : (${text}))`;
}

export const conditions: readonly Condition[] = [
  {
    file: 'commitFaults',
    text: '(isAsMade && nearest(facts.known).some(isEarlier))',
    put: instead('false'),
    shownBy: "before the document's previous commit, by both clocks",
  },
  {
    file: 'versionFacts',
    text: 'return before.every((each) => {',
    put: (text, isOut) => `if (${isOut} && before.length > 1) return false; ${text}`,
    shownBy: 'before the work, which a merge made itself',
  },
  {
    file: 'commitFaults',
    text: 'findByEmail(policy.roster, origin.commit.author.email)?.handle === signer.handle',
    put: instead(
      '[signer.handle, signer.name, ...signer.emails].includes(origin.commit.author.email)',
    ),
    shownBy: 'her handle stands for an e-mail address',
  },
  {
    file: 'itemAuthors',
    text: 'was ? was.work !== item.work : item.isSettled',
    put: instead('was ? was.work !== item.work : false'),
    shownBy: 'she makes the run with their items done',
  },
  {
    file: 'itemAuthors',
    text: 'gone.filter((each) => each.role !== role)',
    put: instead('[]'),
    shownBy: 'she takes an item of theirs away',
  },
  {
    file: 'itemAuthors',
    text: '(was !== undefined && was.role !== role)',
    put: instead('false'),
    shownBy: 'she makes an item of theirs her own',
  },
  {
    file: 'itemAuthors',
    text: 'others.every((changes) => changes.has(change))',
    put: instead('others.length === 0'),
    shownBy: 'she ticks it in a merge',
  },
  {
    file: 'verifyPlaces',
    text: 'ever.signedPaths.has(prefix + path)',
    put: instead('false'),
    shownBy: 'the run forgets that it is signed, gated and made from a template',
  },
  {
    file: 'verifyPlaces',
    text: 'ever.removedIds.has(id)',
    put: instead('false'),
    shownBy: 'the run gets another id and a decoy gets the old one',
  },
  {
    file: 'documentVersions',
    text: 'reader.likelyIdOf(side.before) !== reader.likelyIdOf(side.after)',
    put: instead('false'),
    shownBy: 'the run gets another id and a decoy gets the old one',
  },
  {
    file: 'documentVersions',
    text: 'this.#ids.add(id)',
    put: instead('undefined'),
    shownBy: 'the run gets another id and loses it with the old one',
  },
  {
    file: 'documentVersions',
    text: 'life.take(options.removed)',
    put: instead('undefined'),
    shownBy: 'the run is taken away and comes back unsigned elsewhere',
  },
  {
    file: 'documentVersions',
    text: 'this.take(this.#candidates())',
    put: instead('false'),
    shownBy: 'she ticks it before a run without template moves',
  },
  {
    file: 'documentVersions',
    text: 'this.#parts.options.presentIds.get(content.path) === this.place.id',
    put: instead('false'),
    shownBy: 'a signed copy of a run that was away once',
  },
  {
    file: 'recordOrigins',
    text: 'version.before.every(({ content }) => content === undefined)',
    put: instead('false'),
    shownBy: 'the run is taken away and comes back unsigned',
  },
  {
    file: 'recordOrigins',
    text: 'kept.sig?.trim() !== record.sig.trim()',
    put: instead('false'),
    shownBy: 'her signature is taken away later',
  },
  {
    file: 'policyBase',
    text: 'this.#history.byHash.get(bringing)?.parents[0]',
    put: instead('bringing'),
    shownBy: 'the same, merged into the default branch',
  },
  {
    file: 'policyBase',
    text: '{ from: this.#mergeBase, to: this.#history.tip }',
    put: instead('{ from: this.#history.tip, to: this.#history.tip }'),
    shownBy: 'a former member joins again on the branch that he signs on',
  },
  {
    file: 'policyBase',
    text: 'file.blobAt(from) !== file.blobAt(to)',
    put: instead('false'),
    shownBy: 'fields become bookkeeping on the branch',
  },
  {
    file: 'policyFaults',
    text: 'before?.blob === after?.blob',
    put: instead('true'),
    shownBy: 'the template moves on together with the sign-off',
  },
  {
    file: 'policyFaults',
    text: 'gatesOf(before) === gatesOf(after)',
    put: instead('true'),
    shownBy: 'the run asks for fewer signatures on the branch',
  },
  {
    file: 'policyFaults',
    text: 'ageOf(now.content) > ageOf(old.content)',
    put: instead('false'),
    shownBy: 'the run is pinned to content that the template had before',
  },
  {
    file: 'policyFaults',
    text: 'if (now?.id !== old.id) {',
    put: (text, isOut) => `if (${isOut} && now?.id !== old.id) return false; ${text}`,
    shownBy: 'the run forgets its template on the branch',
  },
  {
    file: 'policyFaults',
    text: 'known?.has(commit.hash) === true',
    put: instead('true'),
    shownBy: 'the template is loosened for as long as it takes to make the run',
  },
  {
    file: 'gitRequest',
    text: "['advice.graftFileDeprecated', 'true']",
    put: (_, isOut) => `['advice.graftFileDeprecated', { toString: () => String(!(${isOut})) }]`,
    shownBy: 'a graft, and the hint of it turned off',
  },
  {
    file: 'gitRequest',
    text: "GIT_NO_REPLACE_OBJECTS: '1',",
    put: (_, isOut) =>
      `get [String('GIT_NO_REPLACE_OBJECTS')]() { return ${isOut} ? undefined : '1'; },`,
    shownBy: 'a replacement of the forged commit by an honest one',
  },
];
