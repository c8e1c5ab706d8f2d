import * as vscode from 'vscode';
import { allRules } from '../../core/rules/allRules.js';
import type { CommandWrapper } from '../shared/commandWrapper.js';
import { Refused } from '../shared/commandWrapper.js';
import { commands } from '../shared/manifest.js';

/** Pages made from the rules themselves, so that they are there offline and fit the version. */
const scheme = 'sop-rule';

/** Explains what a finding means, as a Markdown preview, when its code is clicked. */
export function registerRuleDocumentation(wrapper: CommandWrapper): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ path }) => pageOf(path.replace(/^\/|\.md$/g, '')),
    }),
    wrapper.register(commands.explainFinding, async (code) => {
      if (typeof code !== 'string')
        throw new Refused(vscode.l10n.t('Click the code of a problem to explain it.'));
      const page = vscode.Uri.from({ scheme, path: `/${code}.md` });
      await vscode.commands.executeCommand('markdown.showPreview', page);
    }),
  );
}

function pageOf(code: string): string {
  const rule = allRules.find((candidate) => candidate.code === code);
  if (rule === undefined)
    return `# ${code}\n\n${vscode.l10n.t('This version knows no rule of that name.')}\n`;
  return [
    `# ${rule.code}`,
    rule.summary,
    rule.help,
    `Level: **${rule.level}** unless \`levels\` in \`.sop/library.yml\` says otherwise.`,
    '',
  ].join('\n\n');
}
