export { rgPath } from '@vscode/ripgrep';
