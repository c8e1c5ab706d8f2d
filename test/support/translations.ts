/** The texts of the extension that are translated, read from its sources. */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What VS Code calls a bundle: the translation of each text. */
export type Bundle = Readonly<Record<string, string>>;

export const englishBundlePath = 'l10n/bundle.l10n.json';
export const spanishBundlePath = 'l10n/bundle.l10n.es.json';

/** One call of `vscode.l10n.t`. */
export interface TranslatedText {
  /** Absent when the call does not spell its text out, so that nobody could translate it. */
  readonly text?: string;
  /** How many values it puts into the text. */
  readonly values: number;
  readonly place: string;
}

/** Every call of `vscode.l10n.t` in the extension. */
export function translatedTexts(): readonly TranslatedText[] {
  return fs
    .readdirSync('src/extension', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => textsIn(path.posix.join('src/extension', file.replaceAll('\\', '/'))));
}

/** For English the text itself is the key, so that the bundle maps each to itself. */
export function englishBundle(): Bundle {
  const texts = new Set(translatedTexts().flatMap(({ text }) => text ?? []));
  return Object.fromEntries([...texts].sort().map((text) => [text, text]));
}

export function readBundle(file: string): Bundle {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Bundle;
}

export function formatBundle(bundle: Bundle): string {
  return `${JSON.stringify(bundle, undefined, 2)}\n`;
}

/** `{0}` and `{1}`, `$(check)`: what a translation has to keep. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set(text.match(/\{\d+\}|\$\([\w-]+\)/g) ?? [])].sort();
}

function textsIn(file: string): readonly TranslatedText[] {
  const source = ts.createSourceFile(
    file,
    fs.readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: TranslatedText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'vscode.l10n.t') {
      const [first, ...values] = node.arguments;
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      found.push({
        ...(first !== undefined && ts.isStringLiteral(first) ? { text: first.text } : {}),
        values: values.length,
        place: `${file}:${line}`,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
