import * as vscode from 'vscode';
import { planDueRuns, type DueRun } from '../../core/gate/planDueRun.js';
import { missingRuns, type Occurrence } from '../../core/gate/recurrence.js';
import { templateRunMissing } from '../../core/rules/templates/templateRunMissing.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { kindIcon } from '../shared/kindIcon.js';
import { commands } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { chooseLibrary } from './chooseLibrary.js';
import { problemOfTemplate } from './problemOfTemplate.js';
import { writeNewFiles } from './writeNewFiles.js';

const title = vscode.l10n.t('Create Due Runs');

/** Makes the visits, calls and hand-overs that are due, and offers that at the template that asks for them. */
export function registerDueRuns(shared: Shared): vscode.Disposable {
  return vscode.Disposable.from(
    shared.wrapper.register(commands.createDueRuns, () => createDueRuns(shared)),
    vscode.languages.registerCodeActionsProvider(
      { pattern: '**/*' },
      { provideCodeActions: (_editor, _range, { diagnostics }) => actionsFor(diagnostics) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

function actionsFor(diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const shown = diagnostics.filter(
    ({ code }) => typeof code === 'object' && code.value === templateRunMissing.code,
  );
  if (shown.length === 0 || !vscode.workspace.isTrusted) return [];
  const action = new vscode.CodeAction(`${title}...`, vscode.CodeActionKind.QuickFix);
  action.diagnostics = shown;
  action.isPreferred = true;
  action.command = { command: commands.createDueRuns, title: `${title}...` };
  return [action];
}

async function createDueRuns(shared: Shared): Promise<void> {
  await shared.store.start();
  if (!vscode.workspace.isTrusted) {
    throw new Refused(vscode.l10n.t('Documents can be made once you trust this workspace.'));
  }
  const open = await chooseLibrary(shared, title);
  if (open === undefined) return;
  const { today } = shared.clock;
  const occurrences = missingRuns(open.library, today);
  if (occurrences.length === 0) {
    throw new Refused(vscode.l10n.t('Nothing is due on {0} that is not there already.', today));
  }
  const runs = await planSettled(shared, open, occurrences);
  const chosen = await chooseRuns(shared, runs);
  if (chosen === undefined || chosen.length === 0) return;
  await writeNewFiles(shared, open, chosen);
  const [only, second] = chosen;
  if (only !== undefined && second === undefined) {
    await vscode.window.showTextDocument(open.uriOf(only.path));
  }
  void vscode.window.showInformationMessage(
    chosen.length === 1
      ? vscode.l10n.t('Made 1 document; it is yours to commit.')
      : vscode.l10n.t('Made {0} documents; they are yours to commit.', chosen.length),
  );
}

/** A run remembers the content of its template, which must be content that git will know. */
async function planSettled(
  shared: Shared,
  open: OpenLibrary,
  occurrences: readonly Occurrence[],
): Promise<readonly DueRun[]> {
  const problems = new Map<string, string>();
  for (const { template } of occurrences) {
    if (problems.has(template.path)) continue;
    problems.set(template.path, (await problemOfTemplate(shared, open, template)) ?? '');
  }
  const problemOf = ({ template }: Occurrence) => problems.get(template.path) ?? '';
  const settled = occurrences.filter((occurrence) => problemOf(occurrence) === '');
  return [
    ...planDueRuns(open.library, settled, shared.clock.today),
    ...occurrences.flatMap((occurrence): readonly DueRun[] => {
      const reason = problemOf(occurrence);
      return reason === '' ? [] : [{ kind: 'refused', occurrence, reason }];
    }),
  ];
}

type Planned = DueRun & { readonly kind: 'planned' };

async function chooseRuns(
  { dialogs, log }: Shared,
  runs: readonly DueRun[],
): Promise<readonly Planned[] | undefined> {
  const planned = runs.filter((run) => run.kind === 'planned');
  const refused = runs.flatMap((run) => (run.kind === 'refused' ? [run] : []));
  for (const { occurrence, reason } of refused) log.info(`${occurrence.id}: ${reason}`);
  const [first] = refused;
  if (planned.length === 0)
    throw new Refused(first?.reason ?? vscode.l10n.t('Nothing can be made.'));
  const entries = planned.map((run) => {
    const { template, period, subject } = run.occurrence;
    return {
      label: subject === undefined ? template.title : `${template.title}: ${subject.title}`,
      description: period.label,
      detail: run.path,
      iconPath: kindIcon(template.kind),
      picked: true,
      run,
    };
  });
  const picked = await dialogs.pickMany(entries, {
    title,
    placeHolder:
      refused.length === 0
        ? vscode.l10n.t('Which of them should be made?')
        : refused.length === 1
          ? vscode.l10n.t(
              'Which of them should be made? 1 other cannot be: {0}',
              first?.reason ?? '',
            )
          : vscode.l10n.t(
              'Which of them should be made? {0} others cannot be: {1}',
              refused.length,
              first?.reason ?? '',
            ),
  });
  return picked?.map(({ run }) => run);
}
