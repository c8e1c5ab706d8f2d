import type { DateUse, PresetUse } from '../schema/detectPresets.js';
import type { AdoptionPlan } from './adoptionPlan.js';
import type { StarterFile } from './starterLibrary.js';
import { quoteScalar } from './yamlQuoting.js';

/** What is known of the library and of the person who sets it up. */
export interface AdoptionAnswers {
  readonly title: string;
  /** The person's handle in the roster, such as `dana`. */
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  /** Path of the file that will hold today's findings; absent when they all count. */
  readonly baseline?: string;
}

/** The two settings files that make a library of a repository as it is. */
export function adoptionFiles(
  plan: AdoptionPlan,
  answers: AdoptionAnswers,
): readonly [StarterFile, StarterFile] {
  return [
    { path: '.sop/library.yml', text: libraryFile(plan, answers) },
    { path: '.sop/roster.yml', text: rosterFile(plan, answers) },
  ];
}

function libraryFile(plan: AdoptionPlan, { title, baseline }: AdoptionAnswers): string {
  const sections = [
    [
      '# What holds in this library. `sop schema library` describes every key.',
      `title: ${quoteScalar(title)}`,
    ],
    section(
      '# Further endings of documents.',
      [...plan.endings.keys()].map(quoteScalar),
      (list) => [`extensions: [${list.join(', ')}]`],
    ),
    section(
      '# Conventions of the frontmatter here, understood as they are.',
      plan.presets.map(({ preset }) => preset.id),
      (list) => [`presets: [${list.join(', ')}]`],
    ),
    section(
      '# Dates that are written in another way than the convention has it.',
      dateLines(plan),
      (list) => ['fields:', ...list],
    ),
    ['# Workflows that need an approved SOP each, such as `incident: Incidents`.', 'workflows: {}'],
    folderLines(plan),
    section(
      '# Findings that were there before and do not count. Made anew by `sop check --write-baseline`.',
      baseline === undefined ? [] : [baseline],
      (list) => [`baseline: ${list.map(quoteScalar).join('')}`],
    ),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Where no folder has a name that tells what it holds, the file says how to tell it. */
function folderLines({ folders, overviews }: AdoptionPlan): readonly string[] {
  const kinds = [
    ...folders.map(({ folder, kind }) => ({ pattern: `${folder}/**`, kind })),
    ...overviews.map((name) => ({ pattern: name, kind: 'page' })),
  ];
  return kinds.length === 0
    ? [
        '# What documents in a folder are unless their frontmatter says otherwise, such as:',
        '# folders:',
        '#   procedures/**:',
        '#     kind: sop',
        '#     owner: noc',
        '#     review_in: 6 months',
      ]
    : [
        '# What documents in a folder are unless their frontmatter says otherwise.',
        'folders:',
        ...kinds.flatMap(({ pattern, kind }) => [
          `  ${quoteScalar(pattern)}:`,
          `    kind: ${kind}`,
        ]),
      ];
}

function section(
  comment: string,
  entries: readonly string[],
  linesOf: (entries: readonly string[]) => readonly string[],
): readonly string[] {
  return entries.length === 0 ? [] : [comment, ...linesOf(entries)];
}

function dateLines({ presets }: AdoptionPlan): readonly string[] {
  return presets.flatMap((use) =>
    use.dates
      .filter((dates) => differsFromPreset(use, dates))
      .map(
        ({ key, ownKey, format }) =>
          `  ${ownKey}: { keys: [${quoteScalar(key)}], format: ${quoteScalar(format ?? '')} }`,
      ),
  );
}

/** Whether the dates found can only be read in another format than the convention declares. */
function differsFromPreset({ preset }: PresetUse, { key, ownKey, format }: DateUse): boolean {
  const declared = preset.foreignKeys[ownKey]?.find((foreign) => foreign.key === key)?.format;
  return format !== undefined && format !== 'YYYY-MM-DD' && format !== declared;
}

function rosterFile({ owners }: AdoptionPlan, { handle, name, email }: AdoptionAnswers): string {
  const person = [
    `  ${handle}:`,
    `    name: ${quoteScalar(name)}`,
    `    emails: [${quoteScalar(email)}]`,
  ];
  const roles =
    owners.length === 0
      ? ['roles: {}']
      : ['roles:', ...owners.flatMap((owner) => [`  ${owner}:`, '    members: []'])];
  return [
    '# Who works here, with the e-mail addresses they commit with.',
    'people:',
    ...person,
    '',
    '# Who belongs to which role, from when until when:',
    '#   noc:',
    '#     title: NOC',
    '#     members:',
    '#       - { person: dana, from: 2026-01-01, until: 2026-12-31 }',
    ...roles,
    '',
  ].join('\n');
}
