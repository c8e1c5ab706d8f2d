/** What happened to the frontmatter, gates and sign-offs aside: those have their own words. */
import type { YamlValue } from '../document/frontmatter.js';
import { isSameYaml } from '../document/yamlEquality.js';
import { isMapping, isList } from '../document/yamlValues.js';
import { profileIn } from '../library/profileIn.js';
import { parseGates } from '../schema/gateDefinition.js';
import { isBookkeeping } from '../signoff/bookkeeping.js';
import type { Change, Severity } from './change.js';
import { compareDurations } from './durations.js';
import { lineOfField, type Sides, type Version } from './version.js';
import { firstListed, quote, show } from './wording.js';

const toldElsewhere: ReadonlySet<string> = new Set(['gates', 'sign_offs']);

export function fieldChanges(sides: Sides): readonly Change[] {
  const { base, head } = sides;
  const [old, now] = [base.document.frontmatter, head.document.frontmatter];
  if (old.data === now.data && old.status === now.status) {
    return [];
  }
  const unreadable = readingChange(sides);
  if (unreadable !== undefined) {
    return [unreadable];
  }
  const [before, after] = [base.document.frontmatter.data, head.document.frontmatter.data];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !toldElsewhere.has(key) && !isSameYaml(before[key], after[key]),
  );
  const review = keys.filter((key) => isReviewKey(head, key));
  return [
    ...keys
      .filter((key) => !review.includes(key))
      .map((key) => fieldChange(sides, key, { before: before[key], after: after[key] })),
    ...(review.length === 0 ? [] : [reviewChange(sides, review)]),
    ...gateProblems(sides),
  ];
}

/** Whether a key is written by a review: ours, or one that the library reads for ours. */
export function isReviewKey({ library }: Version, key: string): boolean {
  if (isBookkeeping(key) && key.startsWith('reviewed_')) {
    return true;
  }
  return [...library.configuration.foreignKeys].some(
    ([own, foreign]) => own.startsWith('reviewed_') && foreign.some((each) => each.key === key),
  );
}

/** Frontmatter that cannot be read is empty to everybody: nothing in it counts. */
function readingChange({ base, head }: Sides): Change | undefined {
  const [before, after] = [base.document.frontmatter.status, head.document.frontmatter.status];
  if (before === after || (before !== 'invalid' && after !== 'invalid')) {
    return undefined;
  }
  return after === 'invalid'
    ? {
        code: 'field-changed',
        severity: 'loosens',
        message: 'The frontmatter cannot be read any more, so that nothing in it counts.',
        baseLine: 0,
        headLine: 0,
      }
    : {
        code: 'field-changed',
        severity: 'tightens',
        message: 'The frontmatter can be read again.',
        baseLine: 0,
        headLine: 0,
      };
}

function gateProblems({ base, head }: Sides): readonly Change[] {
  const problems = ({ document }: Version) =>
    parseGates(document.frontmatter.data['gates']).problems;
  const known = new Set(problems(base).map(({ message }) => message));
  return problems(head)
    .filter(({ message }) => !known.has(message))
    .map(({ path, message }) => ({
      code: 'field-changed',
      severity: 'neutral',
      message: `The gates cannot be read in full: ${message}`,
      headLine: lineOfField(head, path) ?? lineOfField(head, ['gates']),
    }));
}

interface Values {
  readonly before: YamlValue | undefined;
  readonly after: YamlValue | undefined;
}

function fieldChange(sides: Sides, key: string, { before, after }: Values): Change {
  const [severity, told] = worthOf(sides, key, { before, after });
  const message =
    told ??
    entriesMessage(key, { before, after }) ??
    (before === undefined
      ? `${key} was added: ${show(after)}.`
      : after === undefined
        ? `${key} was removed; it was ${show(before)}.`
        : `${key} changed from ${show(before)} to ${show(after)}.`);
  return {
    code: 'field-changed',
    severity,
    message,
    baseLine: lineOfField(sides.base, [key]),
    headLine: lineOfField(sides.head, [key]),
  };
}

/** Lists of mappings, such as a log, are told by how many entries came and went. */
function entriesMessage(key: string, { before, after }: Values): string | undefined {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  if (old === undefined || now === undefined || ![...old, ...now].some(isMapping)) {
    return undefined;
  }
  const fresh = now.filter((entry) => !old.some((other) => isSameYaml(entry, other))).length;
  const gone = old.filter((entry) => !now.some((other) => isSameYaml(entry, other))).length;
  const count = (number: number) => `${number} ${number === 1 ? 'entry' : 'entries'}`;
  return fresh > 0 && gone > 0
    ? `${key} has ${count(fresh)} in place of ${gone}.`
    : fresh > 0
      ? `${key} has ${count(fresh)} more.`
      : gone > 0
        ? `${key} has ${count(gone)} less.`
        : `The entries of ${key} stand in another order.`;
}

function entriesOf(value: YamlValue | undefined): readonly YamlValue[] | undefined {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : undefined;
}

type Worth = readonly [Severity, string?];

function worthOf({ base, head }: Sides, key: string, values: Values): Worth {
  switch (key) {
    case 'review_in': {
      const [old, now] = [base, head].map(
        ({ library, document }) => profileIn(library, document).reviewIn?.duration,
      );
      return [compareDurations(old, now)];
    }
    case 'acknowledge':
      return worthOfReaders(values);
    case 'template':
      return worthOfTemplate(values);
    default:
      return ['neutral'];
  }
}

function worthOfReaders({ before, after }: Values): Worth {
  const [old, now] = [rolesIn(before), rolesIn(after)];
  const gone = old.filter((role) => !now.includes(role));
  const fresh = now.filter((role) => !old.includes(role));
  if (gone.length > 0) return ['loosens', `${firstListed(gone)} need not have read it any more.`];
  if (fresh.length > 0) return ['tightens', `${firstListed(fresh)} must have read it now.`];
  return ['neutral'];
}

function worthOfTemplate({ before, after }: Values): Worth {
  const [old, now] = [templateName(before), templateName(after)];
  if (after === undefined) {
    return ['loosens', `It is no longer held to the template ${old} it was made from.`];
  }
  if (old === now) {
    return ['neutral', `It follows another content of the template ${now} now.`];
  }
  return before === undefined
    ? ['tightens', `It is held to the template ${now} now.`]
    : ['neutral', `It is held to the template ${now} instead of ${old} now.`];
}

function rolesIn(value: YamlValue | undefined): readonly string[] {
  const roles = isList(value) ? value : [value];
  return roles.filter((role) => typeof role === 'string');
}

function templateName(value: YamlValue | undefined): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value['id'] : value;
  return typeof id === 'string' ? id : show(value);
}

function reviewChange({ base, head }: Sides, keys: readonly string[]): Change {
  const { reviewedOn, reviewedBy } = profileIn(head.library, head.document);
  const by = reviewedBy === undefined ? '' : ` by ${quote(reviewedBy)}`;
  const message =
    reviewedOn === undefined
      ? 'It is not marked as reviewed any more.'
      : `Marked as reviewed on ${reviewedOn.on ?? reviewedOn.raw}${by}.`;
  const lineIn = (version: Version) =>
    keys.map((key) => lineOfField(version, [key])).find((line) => line !== undefined);
  return {
    code: 'field-changed',
    severity: 'neutral',
    message,
    baseLine: lineIn(base),
    headLine: lineIn(head),
  };
}
