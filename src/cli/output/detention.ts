import type { Debt } from '../../core/detention/debt.js';
import type { Library } from '../../core/library/library.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { plural } from '../reporters/checkReport.js';
import { toDisplayText } from '../terminal/displayText.js';
import type { Style } from '../terminal/style.js';
import { escapeMarkdown, markdownCode, markdownTable } from './markdown.js';

/** Debts as far as the reader may see whose they are. */
export interface WrittenDebts {
  readonly library: Library;
  readonly debts: readonly Debt[];
  readonly today: CivilDate;
}

export function detentionAsJson({ library, debts, today }: WrittenDebts) {
  return {
    today,
    debts: debts.map(({ kind, document, line, role, people, ...facts }) => {
      const { id, title } = profileIn(library, document);
      const { since, ageDays, what, clearing } = facts;
      const place = { path: document.path, line: line + 1, documentId: id ?? null, title };
      return { kind, ...place, role: role ?? null, people, since, ageDays, what, clearing };
    }),
  };
}

/** By role, the longest overdue first. */
export function detentionAsText(written: WrittenDebts, style: Style): string {
  const { library } = written;
  return byRole(written)
    .map(([title, debts]) => {
      const lines = debts.flatMap((debt) => {
        const where = `${debt.document.path}:${debt.line + 1}`;
        const who = namesOf(library, debt);
        const remarks = [where, `since ${debt.since}`, ...(who === '' ? [] : [who])];
        return [
          `  ${style.red(plural(debt.ageDays, 'day'))}  ${toDisplayText(debt.what)}`,
          `    ${style.dim(toDisplayText(remarks.join(' · ')))}`,
          `    ${toDisplayText(debt.clearing)}`,
        ];
      });
      return `${[style.bold(toDisplayText(title)), ...lines].join('\n')}\n`;
    })
    .join('\n');
}

export function detentionAsMarkdown(written: WrittenDebts): string {
  const { library, today, debts } = written;
  const total =
    debts.length === 0 ? 'Nothing is past due.' : `${plural(debts.length, 'debt')} in all.`;
  const head = `# Document detention\n\nAs of ${today}. ${total}\n`;
  const parts = byRole(written).map(([title, own]) => {
    const rows = own.map((debt) => [
      String(debt.ageDays),
      debt.since,
      escapeMarkdown(debt.what),
      markdownCode(`${debt.document.path}:${debt.line + 1}`),
      escapeMarkdown(namesOf(library, debt)),
      escapeMarkdown(debt.clearing),
    ]);
    const table = markdownTable(['Days', 'Since', 'What', 'Where', 'Who', 'How it clears'], rows);
    return `\n## ${escapeMarkdown(title)}\n\n${table}`;
  });
  return [head, ...parts].join('');
}

function byRole({ library, debts }: WrittenDebts): readonly (readonly [string, Debt[]])[] {
  const groups = new Map<string, Debt[]>();
  for (const debt of debts) {
    const title =
      debt.role === undefined
        ? 'Owned by nobody'
        : (library.roster.roles.get(debt.role)?.title ?? debt.role);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [debt]);
    else group.push(debt);
  }
  return [...groups];
}

function namesOf({ roster }: Library, { people }: Debt): string {
  return people.map((handle) => roster.people.get(handle)?.name ?? handle).join(', ');
}
