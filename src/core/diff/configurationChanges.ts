/** What a new `.sop/library.yml` means for what documents must be and what sign-offs must prove. */
import { isSameYaml } from '../document/yamlEquality.js';
import type { YamlValue } from '../document/frontmatter.js';
import { parseStrictYaml } from '../document/strictYaml.js';
import { assuranceLevels, type Configuration, type LevelSetting } from '../schema/configuration.js';
import { looserGates } from '../gate/looserGates.js';
import type { Kind } from '../schema/kind.js';
import type { Change, Severity } from './change.js';
import { compareDurations, durationWords } from './durations.js';
import { lineFinder } from './rosterChanges.js';
import { firstListed } from './wording.js';

type Path = readonly (string | number)[];
type Tell = (severity: Severity, message: string, path: Path) => void;

/** Changes that have words of their own first; a top-level key that changed otherwise is named. */
export function configurationChanges(base: Configuration, head: Configuration): readonly Change[] {
  const [oldLine, newLine] = [lineFinder(base.source), lineFinder(head.source)];
  const changes: Change[] = [];
  const told = new Set<string>();
  const tell: Tell = (severity, message, path) => {
    const [baseLine, headLine] = [oldLine(path), newLine(path)];
    changes.push({ code: 'policy-changed', severity, message, baseLine, headLine });
    if (typeof path[0] === 'string') told.add(path[0]);
  };
  policyChanges(base, head, tell);
  kindsChanges(base, head, tell);
  folderChanges(base, head, tell);
  ruleChanges(base, head, tell);
  libraryChanges(base, head, tell);
  for (const key of changedKeys(base.source, head.source)) {
    if (!told.has(key)) tell('neutral', `The setting ${key} changed.`, [key]);
  }
  return changes;
}

function policyChanges({ policy: old }: Configuration, { policy: now }: Configuration, tell: Tell) {
  for (const role of new Set([...old.assurance.keys(), ...now.assurance.keys()])) {
    const [before, after] = [old.assurance.get(role), now.assurance.get(role)];
    if (before === after) continue;
    const rank = (level: typeof before) =>
      level === undefined ? 0 : assuranceLevels.indexOf(level);
    tell(
      rank(after) < rank(before) ? 'loosens' : rank(after) > rank(before) ? 'tightens' : 'neutral',
      `Sign-offs of ${role} need the assurance ${after ?? 'recorded'} instead of ${before ?? 'recorded'}.`,
      ['policy', 'assurance', role],
    );
  }
  tellList(old.overrideRoles, now.overrideRoles, {
    gone: (names) => {
      tell('tightens', `${names} may not override gates any more.`, ['policy']);
    },
    fresh: (names) => {
      tell('loosens', `${names} may override gates now.`, ['policy']);
    },
  });
}

interface ListWords {
  readonly gone: (names: string) => void;
  readonly fresh: (names: string) => void;
}

function tellList(old: Iterable<string>, now: Iterable<string>, words: ListWords): void {
  const [before, after] = [new Set(old), new Set(now)];
  const gone = [...before].filter((each) => !after.has(each));
  const fresh = [...after].filter((each) => !before.has(each));
  if (gone.length > 0) words.gone(firstListed(gone));
  if (fresh.length > 0) words.fresh(firstListed(fresh));
}

function kindsChanges(base: Configuration, head: Configuration, tell: Tell): void {
  for (const id of new Set([...base.kinds.keys(), ...head.kinds.keys()])) {
    const [old, now] = [base.kinds.get(id), head.kinds.get(id)];
    const path = ['kinds', id];
    if (old === undefined || now === undefined) {
      tell('neutral', `The kind ${id} was ${now === undefined ? 'removed' : 'added'}.`, path);
    } else if (old !== now) {
      kindChanges(old, now, (severity, message) => {
        tell(severity, message, path);
      });
    }
  }
}

function kindChanges(old: Kind, now: Kind, tell: (severity: Severity, message: string) => void) {
  const { id } = now;
  const required = ({ fields }: Kind) =>
    fields.filter((field) => field.required).map(({ key }) => key);
  tellList(required(old), required(now), {
    gone: (names) => {
      tell('loosens', `Documents of kind ${id} need not have ${names} any more.`);
    },
    fresh: (names) => {
      tell('tightens', `Documents of kind ${id} must have ${names} now.`);
    },
  });
  tellList(old.requiredHeadings, now.requiredHeadings, {
    gone: (names) => {
      tell('loosens', `Documents of kind ${id} need no section ${names} any more.`);
    },
    fresh: (names) => {
      tell('tightens', `Documents of kind ${id} must have a section ${names} now.`);
    },
  });
  tellGates(old, now, tell);
  tellList(old.bookkeeping, now.bookkeeping, {
    gone: (names) => {
      tell('tightens', `Sign-offs of kind ${id} cover ${names} now.`);
    },
    fresh: (names) => {
      tell('loosens', `Sign-offs of kind ${id} no longer cover ${names}.`);
    },
  });
  if (durationWords(old.reviewIn) !== durationWords(now.reviewIn)) {
    tell(
      compareDurations(old.reviewIn, now.reviewIn),
      `Documents of kind ${id} have a review interval of ${durationWords(now.reviewIn)} instead of ${durationWords(old.reviewIn)}.`,
    );
  }
  if (old.owner !== now.owner) {
    tell(
      'neutral',
      `Documents of kind ${id} are owned by ${now.owner ?? 'nobody'} instead of ${old.owner ?? 'nobody'}.`,
    );
  }
}

function tellGates(
  old: Kind,
  now: Kind,
  tell: (severity: Severity, message: string) => void,
): void {
  const [before, after] = [old, now].map(({ gates }) => gates?.definitions ?? []);
  for (const fault of looserGates(after ?? [], before ?? [])) {
    tell('loosens', `What kind ${now.id} demands became less: the gate ${fault}.`);
  }
  for (const fault of looserGates(before ?? [], after ?? [])) {
    tell('tightens', `What kind ${now.id} demands became more; before, the gate ${fault}.`);
  }
}

function folderChanges(
  { folders: old }: Configuration,
  { folders: now }: Configuration,
  tell: Tell,
) {
  for (const pattern of new Set([...old, ...now].map((folder) => folder.pattern))) {
    const [before, after] = [old, now].map((folders) =>
      folders.find((folder) => folder.pattern === pattern),
    );
    const path = ['folders', pattern];
    const [was, is] = [durationWords(before?.reviewIn), durationWords(after?.reviewIn)];
    if (was !== is) {
      tell(
        compareDurations(before?.reviewIn, after?.reviewIn),
        `Documents in ${pattern} have a review interval of ${after?.reviewIn === undefined ? 'their kind' : is} instead of ${before?.reviewIn === undefined ? 'their kind' : was}.`,
        path,
      );
    }
    for (const key of ['kind', 'owner', 'workflow'] as const) {
      if (before?.[key] !== after?.[key]) {
        tell(
          'neutral',
          `The ${key} of documents in ${pattern} is ${after?.[key] ?? 'not given'} instead of ${before?.[key] ?? 'not given'}.`,
          path,
        );
      }
    }
    levelChanges(before?.levels ?? new Map(), after?.levels ?? new Map(), (severity, message) => {
      tell(severity, `${message} in ${pattern}.`, path);
    });
  }
}

type Levels = ReadonlyMap<string, LevelSetting>;

function levelChanges(
  old: Levels,
  now: Levels,
  tell: (severity: Severity, message: string) => void,
): void {
  const order: readonly LevelSetting[] = ['off', 'info', 'warning', 'error'];
  for (const code of new Set([...old.keys(), ...now.keys()])) {
    const [before, after] = [old.get(code), now.get(code)];
    if (before === after) continue;
    const severity: Severity =
      before === undefined || after === undefined
        ? after === 'off' || after === 'info'
          ? 'loosens'
          : 'neutral'
        : order.indexOf(after) < order.indexOf(before)
          ? 'loosens'
          : 'tightens';
    tell(
      severity,
      `The rule ${code} is ${after ?? 'at its own level'} instead of ${before ?? 'at its own level'}`,
    );
  }
}

function ruleChanges(base: Configuration, head: Configuration, tell: Tell): void {
  levelChanges(base.levels, head.levels, (severity, message) => {
    tell(severity, `${message}.`, ['rules']);
  });
  const snoozes = ({ snoozes: list }: Configuration) =>
    list.map(({ rule, path, until }) => `${rule} in ${path} until ${until}`);
  tellList(snoozes(base), snoozes(head), {
    gone: (names) => {
      tell('tightens', `No longer snoozed: ${names}.`, ['snoozes']);
    },
    fresh: (names) => {
      tell('loosens', `Snoozed: ${names}.`, ['snoozes']);
    },
  });
  if (base.baseline !== head.baseline) {
    tell(
      head.baseline === undefined ? 'tightens' : 'loosens',
      head.baseline === undefined
        ? 'No findings are taken for known any more.'
        : `The findings in ${head.baseline} are taken for known.`,
      ['baseline'],
    );
  }
  const [old, now] = [base.review, head.review];
  if (old.longOverdueDays !== now.longOverdueDays) {
    tell(
      now.longOverdueDays > old.longOverdueDays ? 'loosens' : 'tightens',
      `A review is long overdue after ${now.longOverdueDays} days instead of ${old.longOverdueDays}.`,
      ['review'],
    );
  }
  if (old.dueSoonDays !== now.dueSoonDays) {
    tell(
      'neutral',
      `A review is due soon ${now.dueSoonDays} days before instead of ${old.dueSoonDays}.`,
      ['review'],
    );
  }
}

function libraryChanges(base: Configuration, head: Configuration, tell: Tell): void {
  tellList(base.ignore, head.ignore, {
    gone: (names) => {
      tell('tightens', `No longer ignored: ${names}.`, ['ignore']);
    },
    fresh: (names) => {
      tell('loosens', `Ignored, and so outside every check: ${names}.`, ['ignore']);
    },
  });
  tellList(base.workflows.keys(), head.workflows.keys(), {
    gone: (names) => {
      tell('loosens', `Workflows that need no SOP any more: ${names}.`, ['workflows']);
    },
    fresh: (names) => {
      tell('tightens', `Workflows that need an SOP now: ${names}.`, ['workflows']);
    },
  });
}

function changedKeys(base: string | undefined, head: string | undefined): readonly string[] {
  const [old, now] = [mappingIn(base), mappingIn(head)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (key) => !isSameYaml(old[key], now[key]),
  );
}

function mappingIn(source: string | undefined): Readonly<Record<string, YamlValue>> {
  const value = source === undefined ? undefined : parseStrictYaml(source).value;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, YamlValue>>)
    : {};
}
