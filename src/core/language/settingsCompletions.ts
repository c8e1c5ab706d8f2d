import type { Library } from '../library/library.js';
import { allRules } from '../rules/allRules.js';
import type { CivilDate } from '../schema/civilDate.js';
import { fieldsOf } from '../schema/fields.js';
import type { JsonSchema } from '../schema/jsonSchema.js';
import { librarySchema } from '../schema/library.schema.js';
import { rosterSchema } from '../schema/roster.schema.js';
import { isSavedFilterFile } from '../schema/savedFilter.js';
import { savedFilterSchema } from '../schema/savedFilter.schema.js';
import { noCompletions, type Completions, type Suggestion } from './completion.js';
import {
  daySuggestions,
  kindSuggestions,
  personSuggestions,
  roleSuggestions,
  workflowSuggestions,
} from './libraryWords.js';
import {
  keyCompletions,
  keySuggestions,
  schemaAt,
  valueCompletions,
  valueSuggestions,
} from './yamlCompletions.js';
import { yamlCursorAt, type YamlCursor } from './yamlCursor.js';

const schemas: ReadonlyMap<string, JsonSchema> = new Map([
  ['.sop/library.yml', librarySchema],
  ['.sop/roster.yml', rosterSchema],
]);

/** What may stand at `offset` of a settings file. */
export function settingsCompletions(
  library: Library,
  file: { readonly path: string; readonly text: string; readonly offset: number },
  today: CivilDate,
): Completions {
  const { path, text, offset } = file;
  const root = isSavedFilterFile(path) ? savedFilterSchema : schemas.get(path);
  const cursor = root && yamlCursorAt(text, offset);
  if (root === undefined || cursor === undefined) return noCompletions;
  const here = schemaAt(root, cursor.path);
  const isEmptyEntry = cursor.place === 'value' && cursor.path.at(-1) === 0 && !cursor.inFlow;
  const keyed = isEmptyEntry && here?.type === 'object';
  if (cursor.place === 'key' || keyed) {
    const named = here === undefined ? [] : keySuggestions(here, cursor.siblings);
    const free = namedKeys(library, path, cursor);
    return keyCompletions(cursor, [...named, ...free], (key) =>
      here === undefined ? undefined : schemaAt(here, [key]),
    );
  }
  const words = namedValues({ library, path, cursor, today });
  const values = words ?? (here === undefined ? [] : valueSuggestions(here));
  return valueCompletions(cursor, values, { source: text });
}

/** Names that stand as keys: kinds, fields, codes of rules, roles. */
function namedKeys(library: Library, file: string, cursor: YamlCursor): readonly Suggestion[] {
  const { path, siblings } = cursor;
  const place = path.join('/');
  const names = (): readonly Suggestion[] => {
    if (file.endsWith('roster.yml')) return [];
    if (place === 'kinds') return kindSuggestions(library);
    if (place === 'fields' || /^kinds\/[^/]+\/fields$/.test(place)) {
      return fieldsOf(undefined).map(({ key, description }) => ({
        text: key,
        kind: 'key',
        documentation: description,
      }));
    }
    if (path.at(-1) === 'rules') return ruleSuggestions();
    if (place === 'policy/assurance') {
      return [...library.roster.roles.values()].map(({ id, title }) => ({
        text: id,
        kind: 'role',
        detail: title,
      }));
    }
    return [];
  };
  return names().filter(({ text }) => !siblings.has(text));
}

function ruleSuggestions(): readonly Suggestion[] {
  return allRules.map(({ code, level, summary }) => ({
    text: code,
    kind: 'value',
    detail: level,
    documentation: summary,
  }));
}

/** Names that stand as values; undefined where none are meant. */
function namedValues(at: {
  readonly library: Library;
  readonly path: string;
  readonly cursor: YamlCursor;
  readonly today: CivilDate;
}): readonly Suggestion[] | undefined {
  const { library, path, cursor, today } = at;
  const steps = cursor.path.filter((step) => step !== 0).join('/');
  if (path.endsWith('roster.yml')) {
    if (/(^|\/)(?:from|until)$/.test(steps)) return daySuggestions(today);
    const isMember = /^roles\/[^/]+(?:\/members)?(?:\/person)?$/.test(steps);
    const isPerson = isMember || /^people\/[^/]+\/reports_to$/.test(steps);
    return isPerson ? personSuggestions(library, today) : undefined;
  }
  if (/^(?:folders|kinds)\/.*owner$|^policy\/override$/.test(steps)) {
    return roleSuggestions(library, today);
  }
  if (/^folders\/.*kind$/.test(steps)) return kindSuggestions(library);
  if (/^folders\/.*workflow$/.test(steps)) return workflowSuggestions(library);
  if (steps === 'snoozes/rule') return ruleSuggestions();
  if (steps === 'snoozes/until') return daySuggestions(today);
  return undefined;
}
