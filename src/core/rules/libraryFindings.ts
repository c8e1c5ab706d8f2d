import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { rememberedForDay } from '../library/rememberedForDay.js';
import { prepareIndexes } from '../library/snapshotIndexes.js';
import { finish, type Steps } from '../library/steps.js';
import { prepareProjects } from '../projects/project.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Level } from '../schema/configuration.js';
import { lineStartsOf, type LineStarts, positionsOf } from '../text/lineMap.js';
import { ruleCodes } from './allRules.js';
import { compareFindings, type Finding } from './finding.js';
import type { LibraryHit } from './rule.js';
import { plannerOf } from './rulePlan.js';
import { settingsFiles } from './settingsFiles.js';
import { withoutSnoozed } from './snoozes.js';

type FindingsByPath = ReadonlyMap<string, readonly Finding[]>;

/** What concerns the library as a whole, by the path it is shown at: the `.sop` files, odd files, and rules that compare documents. */
export function findingsOfLibrary(library: Library, today: CivilDate): FindingsByPath {
  return finish(prepareLibraryFindings(library, today));
}

/**
 * Makes what `findingsOfLibrary` gives, a little with each step.
 *
 * Rules that compare documents look at all of them; a caller that shares its thread takes as many steps as it has time for and goes on later.
 */
export const prepareLibraryFindings = rememberedForDay(
  function* (library, today): Steps<FindingsByPath> {
    const byPath = new Map<string, Finding[]>();
    const findings = yield* makeFindings(library, today);
    for (const finding of withoutSnoozed(findings, library.configuration, today)) {
      const there = byPath.get(finding.path);
      if (there === undefined) {
        byPath.set(finding.path, [finding]);
      } else {
        there.push(finding);
      }
    }
    for (const found of byPath.values()) {
      found.sort(compareFindings);
    }
    return byPath;
  },
);

function* makeFindings(library: Library, today: CivilDate): Steps<readonly Finding[]> {
  const planner = plannerOf(library.configuration);
  const findings: Finding[] = [];
  for (const { path, problems } of settingsFiles(library)) {
    for (const problem of problems) {
      const level = planner(path).levels.get(problem.code);
      if (level !== undefined) {
        findings.push(toFinding(library, { ...problem, path }, { code: problem.code, level }));
      }
    }
  }
  yield* prepareIndexes(library);
  yield* prepareProjects(library, today);
  for (const { rule } of planner('').libraryRules) {
    for (const hit of rule.check({ library, today, codes: ruleCodes })) {
      yield undefined;
      if (hit === undefined) continue;
      const level = planner(hit.path).levels.get(rule.code);
      if (level !== undefined) {
        findings.push(toFinding(library, hit, { code: rule.code, level }));
      }
    }
  }
  return findings;
}

function toFinding(
  library: Library,
  { path, range, message, fix }: LibraryHit,
  { code, level }: { readonly code: string; readonly level: Level },
): Finding {
  const document = library.documents.get(path);
  const id = document && profileIn(library, document).id;
  return {
    code,
    level,
    path,
    range: positionsOf(linesOf(library, path), range),
    message,
    ...(id === undefined ? {} : { documentId: id }),
    ...(fix === undefined ? {} : { fix }),
  };
}

function linesOf(library: Library, path: string): LineStarts {
  const document = library.documents.get(path);
  if (document !== undefined) {
    return document.lines;
  }
  const others = [...settingsFiles(library), ...(library.codeOwners ? [library.codeOwners] : [])];
  const settings = library.savedFilters?.get(path) ?? others.find((file) => file.path === path);
  return lineStartsOf(settings?.source ?? '');
}
