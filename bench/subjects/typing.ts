// What typing costs in a document of 183 KB with 1,500 items, feature by feature: tsx bench/subjects/typing.ts
import { parseDocument } from '../../src/core/document/parseDocument.js';
import { completionsAt } from '../../src/core/language/completionsAt.js';
import { describeName } from '../../src/core/language/describeName.js';
import { dueHints } from '../../src/core/language/dueHints.js';
import { frontmatterFolds } from '../../src/core/language/frontmatterFolds.js';
import { idLinks } from '../../src/core/language/idLinks.js';
import { librarySymbols } from '../../src/core/language/librarySymbols.js';
import { nameAt } from '../../src/core/language/nameAt.js';
import { relatedPlaces } from '../../src/core/language/relatedPlaces.js';
import { settledRuns } from '../../src/core/checklist/settledRuns.js';
import { toggleItems } from '../../src/core/checklist/itemEdits.js';
import { applyChanges } from '../../src/core/library/applyChanges.js';
import { emptyLibrary } from '../../src/core/library/emptyLibrary.js';
import type { Library, LibraryChange } from '../../src/core/library/library.js';
import { parseConfiguration } from '../../src/core/schema/parseConfiguration.js';
import { parseRoster } from '../../src/core/schema/parseRoster.js';
import { findingsOfLibrary } from '../../src/core/rules/libraryFindings.js';
import { fixAllEdits } from '../../src/core/rules/fixAllEdits.js';
import { findingsIn } from '../../src/core/rules/findings.js';
import type { CivilDate } from '../../src/core/schema/civilDate.js';
import { sha256 } from '../../src/node/sha256.js';

const today = '2026-11-20' as CivilDate;
const path = 'checklists/long.md';
const rounds = 40;

/** About 183 KB: 1,500 items in 60 sections, with marks, links, ids and people. */
function longText(): string {
  const filler = 'as the runbook of the client says, with the export kept beside the ticket';
  const lines = ['---', 'id: CHK-LONG1', 'kind: checklist', 'title: Long', 'owner: noc', '---', ''];
  for (let index = 0; index < 1500; index++) {
    if (index % 25 === 0) lines.push('', `## Section ${index / 25} @noc`, '');
    const box = index % 3 === 0 ? 'x' : ' ';
    const marks =
      [' (due 2026-10-01)', ' (evidence)', ' (from LL-00007)', ' @dana'][index % 4] ?? '';
    lines.push(`- [${box}] NOC-${index}: Step ${index} ${filler} SOP-${index % 900}${marks}`);
  }
  return `${lines.join('\n')}\n`;
}

function makeLibrary(): Library {
  const configuration = parseConfiguration('title: Bench\n');
  const roster = parseRoster(
    'people:\n  dana: { name: Dana Reyes, email: dana@msp.example }\nroles:\n  noc: [dana]\n',
  );
  const changes = Array.from({ length: 5000 }, (_, index): LibraryChange => {
    const text = `---\nid: SOP-${index}\nkind: sop\ntitle: Procedure ${index}\nowner: noc\n---\n\n# Procedure ${index}\n\n## When to escalate\n`;
    const document = parseDocument(`sops/${index}.md`, { text, bom: false });
    return { kind: 'document', document };
  });
  return applyChanges(emptyLibrary(configuration, roster, sha256), changes).library;
}

function measure(name: string, work: (round: number) => unknown): void {
  work(0);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work(round);
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor((rounds - 1) * share)] ?? 0).toFixed(1);
  console.log(
    `${name.padEnd(34)} median ${at(0.5).padStart(7)} ms   worst ${at(1).padStart(7)} ms`,
  );
}

const base = longText();
const library = makeLibrary();
console.log(`${(base.length / 1024).toFixed(0)} KB, ${library.documents.size} documents beside it`);
const typed = (round: number) => `${base}\nTyped ${'x'.repeat(round + 1)}\n`;
const read = (text: string) => {
  const document = parseDocument(path, { text, bom: false });
  const now = applyChanges(library, [{ kind: 'document', document }]).library;
  return { library: now, document, text };
};
const place = read(base);
const completions = (insert: string) => () => {
  const at = base.indexOf('\n', base.length / 2);
  const text = `${base.slice(0, at)}\n${insert}${base.slice(at)}`;
  completionsAt({ ...place, text, offset: at + 1 + insert.length, today, suggestsPaths: true });
};
const offset = base.indexOf('SOP-', base.length / 2);

measure('a keystroke: read and take in', (round) => read(typed(round)));
measure('findings after a keystroke', (round) => {
  const now = read(typed(round));
  findingsIn(now.library, now.document, today);
});
measure('completion: ids after [[', completions('See [['));
measure('completion: id after a prefix', completions('See [[SOP-49'));
measure('completion: marks', completions('- [ ] X ('));
measure('completion: a blank in a sentence', completions('Some words '));
measure('completion: documents in a link', completions('[x](proc'));
measure('hover on an id', () => {
  const name = nameAt({ ...place, offset });
  return name && describeName(place.library, name, today);
});
measure('highlights', () => relatedPlaces({ ...place, offset }));
measure('links of ids', () => idLinks(place.library, place.document, base));
measure('folds', () => frontmatterFolds(place.document));
measure('hints, whole document', () =>
  dueHints(place.library, { ...place, range: { start: 0, end: base.length } }, today),
);
measure('symbols', () => librarySymbols(place.library, 'proc49'));
measure('runs of settled items', () => settledRuns(place.document, () => false));
measure('toggle 100 items', () => toggleItems(place, [...Array(100).keys()]));
measure('fix all', () => {
  const others = findingsOfLibrary(place.library, today).get(path);
  return fixAllEdits(place.library, { path, text: base, others }, today);
});
