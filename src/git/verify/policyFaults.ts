/** Whether the rules a record was made under are the ones that were in force before it came. */
import { fingerprintInputOf, roleNamesOf } from '../../core/gate/gateCase.js';
import { kindReasons } from '../../core/gate/kindReasons.js';
import { pinOf } from '../../core/gate/pinReasons.js';
import { templateReasons } from '../../core/gate/templateReasons.js';
import { sizeOf, templateOfSize } from '../../core/templates/templateSize.js';
import { profileIn } from '../../core/library/profileIn.js';
import { parseGates } from '../../core/schema/gateDefinition.js';
import { canonicalText } from '../../core/signoff/canonicalText.js';
import { fingerprintOf } from '../../core/signoff/fingerprint.js';
import type { Document } from '../../core/document/document.js';
import { ancestorsOf } from '../ancestry.js';
import type { Content } from '../contentReader.js';
import { contentAt } from '../documentVersions.js';
import type { PolicyHistory, PolicySpan } from './policyBase.js';
import type { RecordCase } from './recordCase.js';
import { fault, type VerificationFault } from './verification.js';
import type { TemplateVersions } from './verifyPlaces.js';

/** Where policy can be compared: the span a record came in, and the life of its run's template. */
export interface PolicyContext {
  readonly settings: PolicyHistory;
  readonly span: PolicySpan;
  readonly templates: TemplateVersions;
}

/** What changed between the base and the record that decides what the record is worth. */
export function policyFaults(
  recordCase: RecordCase,
  context: PolicyContext,
): readonly VerificationFault[] {
  const { from, to } = context.span;
  const changed =
    from === undefined
      ? []
      : [
          ...context.settings.changedBetween(from, to),
          ...changedTemplate(recordCase, context, { from, to }),
          ...changedDocument(recordCase, context, { from, to }),
        ];
  return [
    ...changed.flatMap((what) => [
      fault('policy-changed', `${what} changed together with the sign-off.`),
    ]),
    ...templateFaults(recordCase, context),
    ...kindFaults(recordCase),
  ];
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

function changedTemplate(
  { history, reader, origin }: RecordCase,
  { templates }: PolicyContext,
  { from, to }: Ends,
): readonly string[] {
  const template = templates.get(pinOf(reader.get(origin.content).document)?.id ?? '') ?? [];
  const [before, after] = [contentAt(history, template, from), contentAt(history, template, to)];
  return before?.blob === after?.blob ? [] : [(after ?? before)?.path ?? ''];
}

/** What the document itself asks for: its gates, and the template it must not fall behind. */
function changedDocument(
  recordCase: RecordCase,
  { templates }: PolicyContext,
  { from, to }: Ends,
): readonly string[] {
  const { history, versions, reader } = recordCase;
  const [before, after] = [from, to].map((commit) => {
    const content = contentAt(history, versions, commit);
    return content && reader.get(content).document;
  });
  if (!before || !after) {
    return [];
  }
  return [
    ...(gatesOf(before) === gatesOf(after) ? [] : ["The document's gates"]),
    ...(isPinLoosened(recordCase, templates, { before, after })
      ? ['The template that the document was made from']
      : []),
  ];
}

function gatesOf(document: Document): string {
  return canonicalText(document.frontmatter.data['gates'] ?? null);
}

/** A run may follow its template to newer content, never to older content, to another template or to none. */
function isPinLoosened(
  recordCase: RecordCase,
  templates: TemplateVersions,
  { before, after }: { readonly before: Document; readonly after: Document },
): boolean {
  const [old, now] = [pinOf(before), pinOf(after)];
  if (old === undefined || (now?.id === old.id && now.content === old.content)) {
    return false;
  }
  if (now?.id !== old.id) {
    return true;
  }
  const template = templates.get(old.id) ?? [];
  const ageOf = (content: string | undefined) =>
    content === undefined
      ? 0
      : template.findIndex((version) => wholeFingerprint(recordCase, version.content) === content);
  return ageOf(now.content) > ageOf(old.content);
}

/** What a document must ask for at least, by the kinds of the base. */
function kindFaults({ policy, reader, origin }: RecordCase): readonly VerificationFault[] {
  const { document } = reader.get(origin.content);
  const { kind } = profileIn(policy, document);
  const { gates } = parseGates(document.frontmatter.data['gates']);
  return kindReasons(document, kind, gates).flatMap(({ message }) => [
    fault('looser-than-kind', message),
  ]);
}

/** A run that is pinned to a template must not ask for less than the content it names, which must have been there before. */
function templateFaults(
  recordCase: RecordCase,
  { span, templates }: PolicyContext,
): readonly VerificationFault[] {
  const { document } = recordCase.reader.get(recordCase.origin.content);
  const pin = pinOf(document);
  if (!pin) {
    return [];
  }
  const known = span.from === undefined ? undefined : ancestorsOf(recordCase.history, span.from);
  const versions = (templates.get(pin.id) ?? []).flatMap(({ commit, content }) =>
    known?.has(commit.hash) === true && content !== undefined ? [content] : [],
  );
  const pinned = versions.find(
    (content) => pin.content === undefined || wholeFingerprint(recordCase, content) === pin.content,
  );
  if (!pinned) {
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
  const contentOf = (content: Content) =>
    templateOfSize(recordCase.reader.get(content).document, sizeOf(document));
  const contents = { pinned: contentOf(pinned), current: contentOf(versions[0] ?? pinned) };
  return templateReasons(document, contents, names).flatMap(({ message }) => [
    fault('looser-than-template', message),
  ]);
}

function wholeFingerprint(
  { reader, policy }: RecordCase,
  content: Content | undefined,
): string | undefined {
  if (!content) {
    return undefined;
  }
  const { document, text } = reader.get(content);
  const input = fingerprintInputOf(policy, document, { text });
  return input && fingerprintOf(input, policy.hash);
}
