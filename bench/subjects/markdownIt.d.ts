/** As much of markdown-it as the benchmark uses; it comes without types of its own. */
declare module 'markdown-it' {
  import type { Token } from 'vscode-markdown-languageservice';

  function createMarkdownIt(options: { readonly html: boolean }): {
    parse(text: string, environment: object): Token[];
  };
  export = createMarkdownIt;
}
