import { remembered } from '../memory/remembered.js';
import type { Configuration, Level, LevelSetting } from '../schema/configuration.js';
import { createPathMatcher } from '../schema/pathMatcher.js';
import { allRules } from './allRules.js';
import type { DocumentRule, LibraryRule, ProblemRule, ReferenceRule, Rule } from './rule.js';

/** Which rules hold for the documents of one group of folders, and at which level. */
export interface RulePlan {
  readonly documentRules: readonly Leveled<DocumentRule>[];
  readonly referenceRules: readonly Leveled<ReferenceRule>[];
  readonly libraryRules: readonly Leveled<LibraryRule>[];
  /** Of every rule that is on, by code. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Those that pass on problems of documents, by code. */
  readonly problemRules: ReadonlyMap<string, Leveled<ProblemRule>>;
}

export interface Leveled<Kind extends Rule> {
  readonly rule: Kind;
  readonly level: Level;
}

/**
 * Finds the plan for a path. Few documents lie in folders with levels of their own, so that nearly all share one plan.
 */
export type Planner = (path: string) => RulePlan;

/** The planner of a configuration, made once. */
export const plannerOf = remembered(createPlanner);

function createPlanner(configuration: Configuration): Planner {
  const folders = configuration.folders
    .filter(({ levels }) => levels.size > 0)
    .map(({ pattern, levels }) => ({ matches: createPathMatcher([pattern]), levels }));
  const plans = new Map<string, RulePlan>();
  return (path) => {
    let key = '';
    for (const folder of folders) {
      key += folder.matches(path) ? '1' : '0';
    }
    let plan = plans.get(key);
    if (plan === undefined) {
      const settings = [
        configuration.levels,
        ...folders.filter((_, index) => key[index] === '1').map(({ levels }) => levels),
      ];
      plan = createPlan(configuration.present, settings);
      plans.set(key, plan);
    }
    return plan;
  };
}

function createPlan(
  present: boolean,
  settings: readonly ReadonlyMap<string, LevelSetting>[],
): RulePlan {
  const documentRules: Leveled<DocumentRule>[] = [];
  const referenceRules: Leveled<ReferenceRule>[] = [];
  const libraryRules: Leveled<LibraryRule>[] = [];
  const levels = new Map<string, Level>();
  const problemRules = new Map<string, Leveled<ProblemRule>>();
  for (const rule of allRules) {
    const level = levelOf(rule, settings);
    if (level === 'off' || (rule.policy === true && !present)) {
      continue;
    }
    levels.set(rule.code, level);
    switch (rule.kind) {
      case 'problem':
        problemRules.set(rule.code, { rule, level });
        break;
      case 'document':
        documentRules.push({ rule, level });
        break;
      case 'reference':
        referenceRules.push({ rule, level });
        break;
      case 'library':
        libraryRules.push({ rule, level });
        break;
      default:
        rule satisfies never;
    }
  }
  return { documentRules, referenceRules, libraryRules, levels, problemRules };
}

/** The last setting that names the rule; else the rule's own level. */
function levelOf(rule: Rule, settings: readonly ReadonlyMap<string, LevelSetting>[]): LevelSetting {
  let level: LevelSetting = rule.level;
  for (const setting of settings) {
    level = setting.get(rule.code) ?? level;
  }
  return level;
}
