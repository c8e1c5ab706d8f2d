import type { AdoptionPlan } from '../../core/templates/adoptionPlan.js';
import type { DateUse, PresetUse } from '../../core/schema/detectPresets.js';
import type { StarterFile } from '../../core/templates/starterLibrary.js';
import { plural } from '../reporters/checkReport.js';
import { toDisplayText } from '../terminal/displayText.js';
import type { Style } from '../terminal/style.js';

/** What was found in a repository and what would be written, for the person to decide. */
export function describeAdoption(
  plan: AdoptionPlan,
  files: readonly StarterFile[],
  style: Style,
): string {
  const { ok, none, invalid } = plan.frontmatter;
  const found = [
    `${plural(plan.documents, 'document')}: ${ok} with frontmatter, ${none} without`,
    invalid === 0 ? '' : `, ${invalid} with frontmatter that cannot be read`,
  ].join('');
  const blocks = [
    [style.bold('Found'), `  ${found}`, ...describeEndings(plan)],
    plan.presets.length === 0
      ? []
      : [style.bold('Conventions'), ...plan.presets.flatMap(describePreset)],
    plan.folders.length === 0
      ? []
      : [
          style.bold('Folders'),
          ...plan.folders.map(
            ({ folder, kind, documents }) =>
              `  ${toDisplayText(folder)}/ (${plural(documents, 'document')}): kind ${kind}`,
          ),
        ],
    ...files.map(({ path, text }) => [
      style.bold(`Would write ${path}`),
      ...text
        .trimEnd()
        .split('\n')
        .map((line) => style.dim(`  ${line}`).trimEnd()),
    ]),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function describeEndings({ endings }: AdoptionPlan): readonly string[] {
  return [...endings].map(
    ([ending, files]) => `  ${plural(files, 'document')} ending in ${ending}`,
  );
}

function describePreset({ preset, documents, keys, dates }: PresetUse): readonly string[] {
  const names = keys.map(({ key }) => toDisplayText(key)).join(', ');
  return [
    `  ${preset.title} (${plural(documents, 'document')}): ${names}`,
    ...dates.flatMap((use) => describeDates(use)),
  ];
}

/** Only dates that somebody could read in two ways, or not at all, are worth a line. */
function describeDates({ key, format, candidates, ambiguous, misfits, evidence }: DateUse) {
  const lines: string[] = [];
  if (format !== undefined && evidence !== undefined && format !== 'YYYY-MM-DD') {
    const where = `"${toDisplayText(evidence.raw)}" in ${toDisplayText(evidence.path)}`;
    lines.push(`    ${key} is written ${format}: ${where} can be nothing else`);
  } else if (format === undefined && ambiguous > 0) {
    lines.push(`    ${key} could be written ${candidates.join(' or ')}: please look at it`);
  }
  if (misfits > 0) {
    lines.push(`    ${plural(misfits, 'date')} of ${key} cannot be read`);
  }
  return lines;
}
