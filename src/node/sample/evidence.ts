import {
  billOfMaterials,
  configuration,
  diagram,
  disposal,
  estimate,
  warranty,
} from './evidenceFiles.js';
import type { Random } from './random.js';
import type { SampleProject } from './project.js';
import type { SampleChange } from './timeline.js';

/** What is written below an item when it is ticked, and the files that go with it. */
export interface SampleEvidence {
  readonly details: readonly string[];
  readonly files: readonly SampleChange[];
}

/** Items that a ticket proves. */
const ticketed: ReadonlySet<string> = new Set([
  ...['NET-5', 'ACC-4', 'MON-2', 'BKP-2'],
  ...['INI-8', 'PLN-4'],
]);

interface EvidenceOptions {
  readonly date: string;
  readonly random: Random;
}

/** What the item of the project's run is proved by, in the folder of the project; nothing for most items. */
export function evidenceFor(
  key: string,
  project: SampleProject,
  { date, random }: EvidenceOptions,
): SampleEvidence {
  const file = fileFor(key, project, date);
  if (file !== undefined) {
    const { name, text } = file;
    const path = `projects/prj-${project.number}/evidence/${name}`;
    return {
      details: [`Evidence: [${name}](evidence/${name})`],
      files: [{ kind: 'write', path, text }],
    };
  }
  const detail = ticketed.has(key)
    ? `Ticket: T-${random.between(41000, 49900)}`
    : detailFor(key, project, random);
  return { details: detail === undefined ? [] : [detail], files: [] };
}

function detailFor(
  key: string,
  { client, devices, short }: SampleProject,
  random: Random,
): string | undefined {
  const [device = '', second = device] = devices;
  switch (key) {
    case 'DOC-1':
      return `Evidence: [client document](../../clients/${client}.md)`;
    case 'DOC-4':
      return 'Evidence: [SOP-0015](../../sops/monitoring-alert.md)';
    case 'ACC-1':
      return `Entries: \`vault: ${short} / ${device} / admin\`, \`vault: ${short} / ${second} / service\``;
    case 'BOM-4':
      return `Evidence: [systems of the client](../../clients/${client}.md#systems)`;
    case 'INI-9':
      return 'Evidence: [lessons](../../lessons/)';
    case 'PLN-2':
      return `Evidence: <https://desk.fernhill.example/mail/${random.between(41000, 49900)}>`;
    default:
      return undefined;
  }
}

interface EvidenceFile {
  readonly name: string;
  readonly text: string;
}

function fileFor(key: string, project: SampleProject, date: string): EvidenceFile | undefined {
  const [device = ''] = project.devices;
  switch (key) {
    case 'DOC-2':
      return { name: 'network.svg', text: diagram(project, date) };
    case 'NET-1':
      return { name: `${device}-config.txt`, text: configuration(device, date) };
    case 'WAR-1':
      return { name: 'warranty.csv', text: warranty(project, date) };
    case 'WAR-3':
      return { name: 'disposal.txt', text: disposal(date) };
    case 'BOM-1':
      return { name: 'bom.csv', text: billOfMaterials(project) };
    case 'EFF-1':
    case 'INI-1':
      return { name: 'estimate.csv', text: estimate };
    default:
      return undefined;
  }
}
