import * as vscode from 'vscode';
import { frontmatterFolds } from '../../core/language/frontmatterFolds.js';
import type { Shared } from '../shared/context.js';
import { findOpenText } from '../shared/openText.js';

/** Folds the frontmatter and its long keys; sections, lists and fences are folded by VS Code's Markdown features. */
export function foldingProvider({ store }: Pick<Shared, 'store'>): vscode.FoldingRangeProvider {
  return {
    provideFoldingRanges(editor) {
      const open = findOpenText(store, editor);
      if (open === undefined) return [];
      return frontmatterFolds(open.document).map(
        ({ start, end }) => new vscode.FoldingRange(start, end),
      );
    },
  };
}
