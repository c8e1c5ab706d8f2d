import * as vscode from 'vscode';
import type { Steps } from '../../core/library/steps.js';
import {
  selectInSteps,
  type SelectedDocuments,
  type Selection,
} from '../../core/query/selectDocuments.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { count } from '../shared/groupNode.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { finishSoon } from '../shared/slices.js';

const exampleQuery = 'kind:checklist firewall';

/** Asks for a query, and says at once when it cannot be read; undefined when the person gave up. */
export async function askForFilter(
  libraries: readonly OpenLibrary[],
  current: { readonly filter: string; readonly today: CivilDate },
): Promise<string | undefined> {
  const { today } = current;
  let typed = current.filter;
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Filter the Library'),
    value: current.filter,
    prompt: vscode.l10n.t(
      'Words of the title, or fields: kind:sop owner:noc review:overdue -client:contoso',
    ),
    placeHolder: exampleQuery,
    validateInput: async (query) => {
      typed = query;
      const asked = selectInAll(libraries, { query, today });
      const selections = await finishSoon(asked, () => typed === query);
      if (selections === undefined) return undefined;
      const problem = selections.flatMap(({ problems }) => problems)[0];
      if (problem !== undefined) return problem.message;
      const found = selections.reduce((sum, { documents }) => sum + documents.length, 0);
      return {
        message: count(found, 'document'),
        severity: vscode.InputBoxValidationSeverity.Info,
      };
    },
  });
}

function* selectInAll(
  libraries: readonly OpenLibrary[],
  selection: Selection,
): Steps<readonly SelectedDocuments[]> {
  const selections: SelectedDocuments[] = [];
  for (const { library } of libraries) selections.push(yield* selectInSteps(library, selection));
  return selections;
}
