import type { Random } from './random.js';
import type { SampleProject } from './projects.js';
import type { SampleChange } from './timeline.js';

/** What is written below an item when it is ticked, and the files that go with it. */
export interface SampleEvidence {
  readonly details: readonly string[];
  readonly files: readonly SampleChange[];
}

/** What the item of the project's run is proved by, in the folder of the project; nothing for most items. */
export function evidenceFor(
  key: string,
  project: SampleProject,
  { date, random }: { date: string; random: Random },
): SampleEvidence {
  const folder = `projects/prj-${project.number}/evidence`;
  const [device = 'device', second = device] = project.devices;
  const file = (name: string, text: string): SampleEvidence => ({
    details: [`Evidence: [${name}](evidence/${name})`],
    files: [{ kind: 'write', path: `${folder}/${name}`, text }],
  });
  const ticket = (): SampleEvidence => ({
    details: [`Ticket: T-${random.between(41000, 49900)}`],
    files: [],
  });
  switch (key) {
    case 'DOC-1':
      return {
        details: [`Evidence: [client document](../../clients/${project.client}.md)`],
        files: [],
      };
    case 'DOC-2':
      return file('network.svg', diagram(project, date));
    case 'DOC-4':
      return { details: ['Evidence: [SOP-0015](../../sops/monitoring-alert.md)'], files: [] };
    case 'NET-1':
      return file(`${device}-config.txt`, configuration(device, date));
    case 'ACC-1':
      return {
        details: [
          `Entries: \`vault: ${project.short} / ${device} / admin\`, \`vault: ${project.short} / ${second} / service\``,
        ],
        files: [],
      };
    case 'WAR-1':
      return file('warranty.csv', warranty(project, date));
    case 'WAR-3':
      return file(
        'disposal.txt',
        `Certificate of data destruction, ${date}\nSupplier: Greenway Recycling\nItems: 2, serial numbers as in the asset list\n`,
      );
    case 'BOM-1':
      return file('bom.csv', billOfMaterials(project));
    case 'BOM-4':
      return {
        details: ['Evidence: [client document](../../clients/' + project.client + '.md#systems)'],
        files: [],
      };
    case 'EFF-1':
    case 'INI-1':
      return file(
        'estimate.csv',
        'task,hours\ndesign,6\nbuild and test,14\nchange windows,10\ncloseout,9\ncare after go-live,8\n',
      );
    case 'INI-9':
      return { details: ['Evidence: [lessons](../../lessons/)'], files: [] };
    case 'PLN-2':
      return {
        details: [`Evidence: <https://desk.fernhill.example/mail/${random.between(41000, 49900)}>`],
        files: [],
      };
    case 'NET-5':
    case 'ACC-4':
    case 'MON-2':
    case 'BKP-2':
    case 'INI-8':
    case 'PLN-4':
      return ticket();
    default:
      return { details: [], files: [] };
  }
}

function diagram({ devices, title }: SampleProject, date: string): string {
  const boxes = devices.map(
    (device, index) =>
      `  <rect x="${20 + index * 150}" y="60" width="120" height="40" fill="none" stroke="black"/>\n` +
      `  <text x="${30 + index * 150}" y="85">${device}</text>\n`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${40 + devices.length * 150}" height="130">\n` +
    `  <title>${title}, ${date}</title>\n  <text x="20" y="30">As of ${date}</text>\n${boxes.join('')}</svg>\n`
  );
}

function configuration(device: string, date: string): string {
  return [
    `! ${device}, exported ${date}`,
    `hostname ${device}`,
    'ntp server 10.20.0.1',
    'logging host 10.20.0.15',
    'snmp-server community *** RO',
    'vlan 10 name staff',
    'vlan 20 name voice',
    'vlan 30 name guests',
    'interface mgmt0',
    ' description support network only',
    '',
  ].join('\n');
}

function warranty({ devices }: SampleProject, date: string): string {
  const year = Number(date.slice(0, 4)) + 3;
  const rows = devices.map(
    (device, index) => `${device},S${1000 + index * 37},${year}-${date.slice(5)},next business day`,
  );
  return ['device,serial,until,level', ...rows, ''].join('\n');
}

function billOfMaterials({ devices }: SampleProject): string {
  const rows = devices.map(
    (device, index) => `${device},${index + 1},${(index + 2) * 640},confirmed`,
  );
  return ['item,quantity,price,delivery', ...rows, 'rails and cords,1,85,in stock', ''].join('\n');
}
