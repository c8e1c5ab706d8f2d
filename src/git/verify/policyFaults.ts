/** Whether the rules a record was made under are the ones that were in force, and whether its signer was free to sign. */
import { needsIndependence } from '../../core/gate/standing.js';
import { fingerprintInputOf, roleNamesOf } from '../../core/gate/gateCase.js';
import { pinOf } from '../../core/gate/pinReasons.js';
import { templateReasons } from '../../core/gate/templateReasons.js';
import { profileIn } from '../../core/library/profileIn.js';
import { parseGates } from '../../core/schema/gateDefinition.js';
import { findPerson } from '../../core/schema/rosterLookup.js';
import type { Person } from '../../core/schema/roster.js';
import { canonicalText } from '../../core/signoff/canonicalText.js';
import { fingerprintOf } from '../../core/signoff/fingerprint.js';
import type { Document } from '../../core/document/document.js';
import { ancestorsOf } from '../ancestry.js';
import type { Content, Version } from '../documentVersions.js';
import type { Repository } from '../readHistory.js';
import { readObjects } from '../readObjects.js';
import { findForeignChange } from './itemAuthors.js';
import type { PolicySpan, Prefix } from './policyBase.js';
import { gateAtOrigin, type RecordCase } from './recordCase.js';
import { fault, type VerificationFault } from './verification.js';

/** Where policy can be compared: the span a record came in, and the life of its run's template. */
export interface PolicyContext {
  readonly repository: Repository;
  readonly prefix: Prefix;
  readonly span: PolicySpan;
  /** Versions of the template the document is pinned to; empty when the history knows none. */
  readonly template: readonly Version[];
}

/** What changed between the base and the record that decides what the record is worth. */
export async function policyFaults(
  recordCase: RecordCase,
  context: PolicyContext,
): Promise<readonly VerificationFault[]> {
  const changed = await changedPolicy(recordCase, context);
  return [
    ...changed.map((what) =>
      fault('policy-changed', `${what} changed together with the sign-off.`),
    ),
    ...templateFaults(recordCase, context),
  ];
}

async function changedPolicy(
  recordCase: RecordCase,
  context: PolicyContext,
): Promise<readonly string[]> {
  const { repository, prefix, span, template } = context;
  const { from, to } = span;
  if (from === undefined) {
    return [];
  }
  const templatePath = template[0]?.content?.path;
  const files = [
    `${prefix}.sop/roster.yml`,
    `${prefix}.sop/library.yml`,
    ...(templatePath === undefined ? [] : [templatePath]),
  ];
  const documentPaths = [
    ...new Set(recordCase.versions.flatMap(({ content }) => content?.path ?? [])),
  ];
  const objects = await readObjects(
    repository,
    [from, to].flatMap((commit) => [...files, ...documentPaths].map((path) => `${commit}:${path}`)),
  );
  const nameAt = (commit: string, path: string) => objects.get(`${commit}:${path}`)?.name;
  const changedFiles = files.filter((path) => nameAt(from, path) !== nameAt(to, path));
  const contentAt = (commit: string): Content | undefined =>
    documentPaths.flatMap((path) => {
      const blob = nameAt(commit, path);
      return blob === undefined ? [] : [{ path, blob }];
    })[0];
  const [before, after] = [contentAt(from), contentAt(to)];
  await recordCase.reader.load([before, after].filter((content) => content !== undefined));
  const gatesChanged =
    before !== undefined &&
    after !== undefined &&
    gatesOf(recordCase.reader.get(before).document) !==
      gatesOf(recordCase.reader.get(after).document);
  return [...changedFiles, ...(gatesChanged ? ["The document's gates"] : [])];
}

function gatesOf(document: Document): string {
  return canonicalText(document.frontmatter.data['gates'] ?? null);
}

/** A run that is pinned to a template must not ask for less than the content it names, which must have been there before. */
function templateFaults(
  recordCase: RecordCase,
  { span, template }: PolicyContext,
): readonly VerificationFault[] {
  const { document } = recordCase.reader.get(recordCase.origin.content);
  const pin = pinOf(document);
  if (!pin) {
    return [];
  }
  const known =
    span.from === undefined ? new Set<string>() : ancestorsOf(recordCase.history, span.from);
  const pinned = template.find(
    ({ commit, content }) =>
      known.has(commit.hash) &&
      content !== undefined &&
      (pin.content === undefined || wholeFingerprint(recordCase, content) === pin.content),
  );
  if (!pinned?.content) {
    return [
      fault(
        'template-unknown',
        `The template ${pin.id} never had the content that the run is pinned to.`,
      ),
    ];
  }
  const profile = profileIn(recordCase.policy, document);
  const { gates } = parseGates(document.frontmatter.data['gates']);
  const names = roleNamesOf(recordCase.policy, profile, gates);
  return templateReasons(document, recordCase.reader.get(pinned.content).document, names).map(
    ({ message }) => fault('looser-than-template', message),
  );
}

function wholeFingerprint({ reader, policy }: RecordCase, content: Content): string | undefined {
  const { document, text } = reader.get(content);
  const input = fingerprintInputOf(policy, document, undefined, text);
  return input && fingerprintOf(input, policy.hash);
}

/** An independent signer did none of the work of another role that the document records. */
export function dutyFaults(
  recordCase: RecordCase,
  signer: Person | undefined,
): readonly VerificationFault[] {
  const { record, policy, reader, history, origin } = recordCase;
  const { document } = reader.get(origin.content);
  const gate = gateAtOrigin(recordCase);
  const profile = profileIn(policy, document);
  if (
    !signer ||
    !gate ||
    record.decision === 'revoked' ||
    !needsIndependence(gate, profile.owner)
  ) {
    return [];
  }
  const { gates } = parseGates(document.frontmatter.data['gates']);
  const names = roleNamesOf(policy, profile, gates);
  const earlier = ancestorsOf(history, origin.commit.hash);
  for (const version of recordCase.versions) {
    const isOwn = findPerson(policy.roster, version.commit.author.email)?.handle === signer.handle;
    if (isOwn && earlier.has(version.commit.hash)) {
      const title = findForeignChange(version, reader, { role: record.role, names });
      if (title !== undefined) {
        return [
          fault(
            'self-approval',
            `${signer.name} also worked on "${title}", which belongs to another role.`,
          ),
        ];
      }
    }
  }
  return [];
}
