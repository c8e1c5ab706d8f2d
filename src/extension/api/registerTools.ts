import * as vscode from 'vscode';
import type { SopLedgerApi } from './sopLedgerApi.js';
import { tools } from '../shared/manifest.js';

/** At most this many answers: a model reads them all, and a person pays for it. */
const mostAnswers = 50;

type Input = Readonly<Record<string, unknown>>;

/** Tools with which assistants in VS Code answer questions about the library; none of them writes. */
export function registerTools(api: SopLedgerApi): vscode.Disposable {
  const register = (name: string, answer: (input: Input) => Promise<unknown>) =>
    vscode.lm.registerTool<Input>(name, {
      invoke: async ({ input }) => {
        const text = JSON.stringify(await answer(input));
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
      },
    });
  return vscode.Disposable.from(
    register(tools.findDocuments, (input) =>
      api.findDocuments(textIn(input, 'query') ?? '', mostAnswers),
    ),
    register(tools.gateState, async (input) => {
      const document = textIn(input, 'document') ?? '';
      const state = await api.stateOf(document);
      if (state === undefined) throw new Error(`No library has a document ${document}.`);
      return state;
    }),
    register(tools.findings, async (input) => {
      const all = await api.findings(textIn(input, 'document'));
      return { total: all.length, findings: all.slice(0, mostAnswers) };
    }),
  );
}

/** A model may send anything. */
function textIn(input: Input, key: string): string | undefined {
  const value = input[key];
  return typeof value === 'string' ? value : undefined;
}
