/** What the files say that prove items of the sample's runs. */
import type { SampleProject } from './project.js';

export function diagram({ devices, title }: SampleProject, date: string): string {
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

export function configuration(device: string, date: string): string {
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

export function warranty({ devices }: SampleProject, date: string): string {
  const year = Number(date.slice(0, 4)) + 3;
  const rows = devices.map(
    (device, index) => `${device},S${1000 + index * 37},${year}-${date.slice(5)},next business day`,
  );
  return ['device,serial,until,level', ...rows, ''].join('\n');
}

export function billOfMaterials({ devices }: SampleProject): string {
  const rows = devices.map(
    (device, index) => `${device},${index + 1},${(index + 2) * 640},confirmed`,
  );
  return ['item,quantity,price,delivery', ...rows, 'rails and cords,1,85,in stock', ''].join('\n');
}

export function disposal(date: string): string {
  return `Certificate of data destruction, ${date}\nSupplier: Greenway Recycling\nItems: 2, serial numbers as in the asset list\n`;
}

export const estimate = [
  'task,hours',
  'design,6',
  'build and test,14',
  'change windows,10',
  'closeout,9',
  'care after go-live,8',
  '',
].join('\n');
