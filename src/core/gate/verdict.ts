/** The one engine that says whether a document may pass its gates; nothing else decides. */
import type { TargetExists } from '../checklist/evidence.js';
import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { resolveName, resolveTarget } from '../library/resolveTarget.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { GateDefinition } from '../schema/gateDefinition.js';
import { itemsLookedAt } from '../signoff/coverage.js';
import { afterReasons } from './afterReasons.js';
import { gateCaseOf, type GateCase } from './gateCase.js';
import { reasonAt, type GateReason } from './gateReason.js';
import { itemReasons } from './itemReasons.js';
import { kindReasons } from './kindReasons.js';
import { lessonReasons } from './lessonReasons.js';
import { pinReasons } from './pinReasons.js';
import { soundnessReasons } from './soundnessReasons.js';
import { stateFrom } from './documentState.js';
import type { DocumentVerdict, GateVerdict, OtherVerdict } from './gateVerdict.js';
import type { Standing } from './standing.js';
import { recallVerdict, VerdictMemory } from './verdictMemory.js';

type DayCache = Map<CivilDate, WeakMap<Document, DocumentVerdict>>;
const verdicts = new WeakMap<Library, DayCache>();

/** The verdict on `document` as of `today`; computed once per snapshot and day. */
export function verdictOf(library: Library, document: Document, today: CivilDate): DocumentVerdict {
  return verdictWithin(library, document, { today, under: [] });
}

/** `under`: paths whose verdicts are being made, so that gates that wait for each other are told instead of followed. */
function verdictWithin(
  library: Library,
  document: Document,
  { today, under }: { readonly today: CivilDate; readonly under: readonly string[] },
): DocumentVerdict {
  let days = verdicts.get(library);
  if (!days) {
    days = new Map();
    verdicts.set(library, days);
  }
  let known = days.get(today);
  if (!known) {
    known = new WeakMap();
    days.set(today, known);
  }
  const cached = known.get(document);
  if (cached) {
    return cached;
  }
  const gateCase = gateCaseOf(library, document, today);
  const other: OtherVerdict = (run) =>
    run.path === document.path || under.includes(run.path)
      ? undefined
      : verdictWithin(library, run, { today, under: [...under, document.path] });
  const recalled = recallVerdict(gateCase, other);
  if (recalled !== undefined) {
    known.set(document, recalled);
    return recalled;
  }
  const memory = new VerdictMemory(gateCase);
  const verdict = makeVerdict(gateCase, memory, other);
  // A verdict made under another may have met a cycle that looks different from the other side.
  if (memory.keep(verdict) || under.length === 0) {
    known.set(document, verdict);
  }
  return verdict;
}

function makeVerdict(
  gateCase: GateCase,
  memory: VerdictMemory,
  otherVerdict: OtherVerdict,
): DocumentVerdict {
  const other = memory.watchOther(otherVerdict);
  const made = new Map<string, GateVerdict>();
  const { document, profile, gates: own } = gateCase;
  const common = [
    ...soundnessReasons(gateCase),
    ...pinReasons(gateCase),
    ...kindReasons(document, profile.kind, own),
  ];
  const exists = memory.watchExists(existsIn(gateCase.library, gateCase.document));
  const inProgress = new Set<string>();
  const verdictOn = (gate: GateDefinition): GateVerdict | undefined => {
    const known = made.get(gate.id);
    if (known || inProgress.has(gate.id)) {
      return known;
    }
    inProgress.add(gate.id);
    const reasons = [
      ...common,
      ...afterReasons(gateCase, gate, { own: verdictOn, other }),
      ...itemReasons(gateCase.document, gate, {
        looked: itemsLookedAt(gateCase.document, gate.items, gateCase.names),
        exists,
        isChecklist: gateCase.profile.kindId === 'checklist',
      }),
      ...lessonReasons(gateCase, gate),
    ];
    const verdict = decide(gateCase, gate, reasons);
    made.set(gate.id, verdict);
    return verdict;
  };
  const gates = gateCase.gates.flatMap((gate) => verdictOn(gate) ?? []);
  return {
    state: stateFrom(gateCase, gates),
    gates,
    signOffs: gateCase.standings,
  };
}

function decide(
  gateCase: GateCase,
  gate: GateDefinition,
  reasons: readonly GateReason[],
): GateVerdict {
  const signOffs = gateCase.standings.filter(({ record }) => record.gate === gate.id);
  const counting = signOffs.filter(({ worth }) => worth === 'counts');
  const override = counting.find(({ record }) => record.decision === 'overridden');
  const returns = counting.filter(({ record }) => record.decision === 'returned');
  const told = [...returns.map((standing) => returnReason(gateCase, standing)), ...reasons];
  const missing = [...told, ...signatureReasons(gateCase, gate, signOffs)];
  if (override && missing.length > 0) {
    return { gate, verdict: 'overridden', reasons: missing, signOffs };
  }
  if (returns.length > 0) {
    return { gate, verdict: 'returned', reasons: missing, signOffs };
  }
  if (reasons.length > 0) {
    return { gate, verdict: 'blocked', reasons, signOffs };
  }
  return { gate, verdict: missing.length > 0 ? 'ready' : 'passed', reasons: missing, signOffs };
}

function returnReason({ document }: GateCase, { record }: Standing): GateReason {
  const items = record.items.length === 0 ? '' : ` (${record.items.join(', ')})`;
  return reasonAt(document, document.frontmatter.yaml, {
    code: 'returned',
    message: `${record.name} returned it on ${record.at.slice(0, 10)}${items}: ${record.note ?? ''}`,
  });
}

/** `count` counts people, not records. */
function signatureReasons(
  gateCase: GateCase,
  gate: GateDefinition,
  signOffs: readonly Standing[],
): readonly GateReason[] {
  if (!gate.sign) {
    return [];
  }
  const { document } = gateCase;
  const accepted = signOffs.filter(({ record }) => record.decision === 'accepted');
  const people = new Set(
    accepted.filter(({ worth }) => worth === 'counts').map(({ record }) => record.name),
  );
  const lacking = gate.sign.count - people.size;
  if (lacking <= 0) {
    return [];
  }
  const stale = accepted.filter(({ worth }) => worth === 'stale');
  return [
    ...stale.map(({ record }) =>
      reasonAt(document, document.frontmatter.yaml, {
        code: 'signature-stale',
        message: `${record.name} signed on ${record.at.slice(0, 10)}, but what was signed has changed since.`,
      }),
    ),
    reasonAt(document, document.frontmatter.yaml, {
      code: 'signature-missing',
      message: `"${gate.title}" awaits ${lacking === 1 ? 'a signature' : `${lacking} signatures`} of ${gate.sign.role}.`,
    }),
  ];
}

/** Only what the library itself holds is there; a place outside it proves nothing to a reader of the library. */
function existsIn(library: Library, document: Document): TargetExists {
  return (target, wiki) => {
    const resolve = wiki ? resolveName : resolveTarget;
    const { kind } = resolve(library, document.path, target);
    return kind === 'document' || kind === 'file' || kind === 'folder';
  };
}
