import type { Document } from '../document/document.js';
import { createDayMemory } from '../library/dayMemory.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Level } from '../schema/configuration.js';
import { positionsOf } from '../text/lineMap.js';
import { ownText } from '../text/ownText.js';
import { type Answers, holdFor } from './answers.js';
import { compareFindings, type Finding } from './finding.js';
import { Lookup } from './lookup.js';
import type { ReferenceContext, RuleContext, RuleHit } from './rule.js';
import { plannerOf, type RulePlan } from './rulePlan.js';
import { withoutSnoozed } from './snoozes.js';

/** What was found in one document under one configuration, roster and day. */
interface DocumentFindings {
  /** Depends on nothing but the document. */
  readonly own: readonly Finding[];
  /** What the other findings rest on. */
  readonly answers: Answers;
  /** Everything, in the order of the text and without what is snoozed. */
  readonly all: readonly Finding[];
}

const findingsOn = createDayMemory<DocumentFindings>();
const none: readonly Finding[] = [];

/** What rules that look from one document find in it, in the order of the text; made again only when it must be. */
export function findingsOfDocument(
  library: Library,
  document: Document,
  today: CivilDate,
): readonly Finding[] {
  const documents = findingsOn(library, today);
  const known = documents.get(document);
  if (known !== undefined && holdFor(known.answers, library, document.path)) {
    return known.all;
  }
  const context = contextOf(library, document, today);
  const plan = plannerOf(library.configuration)(document.path);
  const own = known?.own ?? ownFindings(context, plan);
  const referring = referringFindings(context, plan);
  const found =
    own.length + referring.length === 0 ? none : [...own, ...referring].sort(compareFindings);
  const all = withoutSnoozed(found, library.configuration, today);
  documents.set(document, { own, answers: context.lookup.answers(), all });
  return all;
}

/** The same for a document that will not be asked about again, snoozed findings included. */
export function checkDocument(
  library: Library,
  document: Document,
  today: CivilDate,
): readonly Finding[] {
  const context = contextOf(library, document, today);
  const plan = plannerOf(library.configuration)(document.path);
  return [...ownFindings(context, plan), ...referringFindings(context, plan)];
}

function contextOf(library: Library, document: Document, today: CivilDate): ReferenceContext {
  const { configuration, roster, hash } = library;
  const profile = profileIn(library, document);
  const lookup = new Lookup(library, document);
  return { configuration, roster, hash, document, profile, today, lookup };
}

function ownFindings(context: RuleContext, plan: RulePlan): readonly Finding[] {
  const { problems } = context.document;
  const findings: Finding[] = [];
  for (const problem of problems) {
    const leveled = plan.problemRules.get(problem.code);
    if (leveled !== undefined) {
      const { rule, level } = leveled;
      const fix = rule.fix?.(problem.range);
      const { range, message } = problem;
      const hit = fix === undefined ? { range, message } : { range, message, fix };
      findings.push(toFinding(hit, { code: rule.code, level, context }));
    }
  }
  for (const { rule, level } of plan.documentRules) {
    for (const hit of rule.check(context)) {
      findings.push(toFinding(hit, { code: rule.code, level, context }));
    }
  }
  return findings.length === 0 ? none : findings;
}

function referringFindings(context: ReferenceContext, plan: RulePlan): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { rule, level } of plan.referenceRules) {
    for (const hit of rule.check(context)) {
      findings.push(toFinding(hit, { code: rule.code, level, context }));
    }
  }
  return findings.length === 0 ? none : findings;
}

function toFinding(
  { range, message, fix }: RuleHit,
  of: { readonly code: string; readonly level: Level; readonly context: RuleContext },
): Finding {
  const { document, profile } = of.context;
  return {
    code: of.code,
    level: of.level,
    path: document.path,
    range: positionsOf(document.lines, range),
    // It names what the document says, of which no more is to be kept than that.
    message: ownText(message),
    ...(profile.id === undefined ? {} : { documentId: profile.id }),
    ...(fix === undefined ? {} : { fix }),
  };
}
