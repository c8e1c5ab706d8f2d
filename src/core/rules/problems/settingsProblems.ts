/** What is wrong with the files of the `.sop` folder: each passes on what their reader found. */
import type { ProblemRule } from '../rule.js';

export const settingsProblems: readonly ProblemRule[] = [
  {
    kind: 'problem',
    code: 'configuration/yaml',
    level: 'error',
    summary: '`.sop/library.yml` is not valid YAML, so that the library works with its defaults.',
    help: 'Correct the line that is named.',
    example: {
      wrong: '# Backup\n',
      settings: { library: 'title: "Operations\n' },
    },
  },
  {
    kind: 'problem',
    code: 'configuration/invalid',
    level: 'error',
    summary: '`.sop/library.yml` holds a setting that cannot be used and is left out.',
    help: 'Correct the value; `sop schema library` prints what is allowed, and VS Code completes it.',
    example: {
      wrong: '# Backup\n',
      settings: { library: 'title: [Operations]\n' },
    },
  },
  {
    kind: 'problem',
    code: 'roster/yaml',
    level: 'error',
    summary: '`.sop/roster.yml` is not valid YAML, so that nobody is known.',
    help: 'Correct the line that is named.',
    example: {
      wrong: '# Backup\n',
      settings: { roster: 'people: "dana\n' },
    },
  },
  {
    kind: 'problem',
    code: 'roster/invalid',
    level: 'error',
    summary: '`.sop/roster.yml` holds an entry that cannot be used and is left out.',
    help: 'Correct the value; `sop schema roster` prints what is allowed, and VS Code completes it.',
    example: {
      wrong: '# Backup\n',
      settings: { roster: 'people: nobody\n' },
    },
  },
];
