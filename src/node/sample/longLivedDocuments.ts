/** The SOPs, templates, clients, agreements and roles of Fernhill. */
import { installTemplate } from '../../core/templates/installTemplate.js';
import { newDocument } from '../../core/templates/newDocument.js';
import { renderSample, type SampleContext } from './context.js';
import type { LongLived } from './longLived.js';

/** Name of the file, where its text comes from, day it was written, review interval and, when it was not kept up, last review. */
const sops: readonly (readonly [string, 'starter' | 'sample', string, number, number, number?])[] =
  [
    ['incident', 'starter', 'SOP-0001 noc', -728, 182],
    ['service-request', 'starter', 'SOP-0002 service-delivery', -727, 182],
    ['project', 'starter', 'SOP-0003 project-team', -726, 182],
    ['recurring-visit', 'starter', 'SOP-0004 service-delivery', -725, 365],
    ['escalation', 'starter', 'SOP-0005 noc', -724, 182, -165],
    ['change-window', 'sample', 'SOP-0006 noc', -720, 182],
    ['backup-failure', 'sample', 'SOP-0007 noc', -718, 182],
    ['restore', 'sample', 'SOP-0008 noc', -711, 182],
    ['new-starter', 'sample', 'SOP-0009 service-delivery', -706, 365],
    ['leaver', 'sample', 'SOP-0010 service-delivery', -706, 182],
    ['password-reset', 'sample', 'SOP-0011 noc', -699, 182],
    ['ransomware', 'sample', 'SOP-0012 noc', -66, 182],
    ['phishing', 'sample', 'SOP-0013 noc', -610, 365],
    ['patching', 'sample', 'SOP-0014 noc', -690, 182, -203],
    ['monitoring-alert', 'sample', 'SOP-0015 noc', -684, 182],
    ['certificates', 'sample', 'SOP-0016 noc', -598, 365, -344],
    ['internet-failure', 'sample', 'SOP-0017 noc', -575, 365],
    ['hardware-warranty', 'sample', 'SOP-0018 service-delivery', -560, 365],
    ['purchasing', 'sample', 'SOP-0019 service-delivery', -552, 365, -392],
    ['vault', 'sample', 'SOP-0020 noc', -670, 182],
    ['workstation-build', 'sample', 'SOP-0021 service-delivery', -500, 365],
    ['printers', 'sample', 'SOP-0022 service-delivery', -522, 365, -522],
    ['telephony', 'sample', 'SOP-0023 service-delivery', -430, 365],
    ['client-offboarding', 'sample', 'SOP-0024 service-manager', -390, 365],
    ['proposal-review', 'sample', 'SOP-0025 sales', -655, 182],
  ];

/** File of a pack template, its id and role, day it was installed, review interval. */
const templates: readonly (readonly [string, string, number, number])[] = [
  ['proposal-review', 'TPL-SOW-BOM service-delivery', -716, 182],
  ['project-plan', 'TPL-PLAN project-team', -700, 182],
  ['project-initiation', 'TPL-INITIATION service-delivery', -330, 182],
  ['project', 'TPL-PROJECT project-team', -716, 365],
  ['recurring-visit', 'TPL-VISIT service-delivery', -714, 365],
  ['on-call-handover', 'TPL-ONCALL noc', -705, 365],
  ['client-onboarding', 'TPL-ONBOARDING service-delivery', -675, 182],
  ['post-incident-review', 'TPL-PIR service-manager', -620, 365],
  ['lesson', 'TPL-LESSON service-delivery', -712, 365],
  ['retrospective', 'TPL-RETRO service-delivery', -610, 365],
];

const clients: readonly (readonly [string, number, number?])[] = [
  ['aldgate', -722],
  ['bramble', -722],
  ['kestrel', -721],
  ['maple-rowe', -660],
  ['orchard', -612],
  ['tidewater', -700, -196],
];

const agreements: readonly (readonly [string, number])[] = [
  ['aldgate', -719],
  ['kestrel', -698],
  ['orchard', -618],
  ['tidewater', -558],
];

/** Pack template, id, who holds the role, day it was agreed. */
const roleDefinitions: readonly (readonly [string, string, string, number])[] = [
  ['service-manager', 'ROLE-SM', 'grace', -540],
  ['service-delivery-manager', 'ROLE-SDM', 'leo', -539],
  ['noc-engineer', 'ROLE-NOC', 'dana', -538],
  ['lead-tech', 'ROLE-LEAD', 'tomas', -460],
  ['project-coordinator', 'ROLE-COORD', 'ingrid', -459],
];

export function longLivedDocuments(context: SampleContext): readonly LongLived[] {
  return [
    ...sopDocuments(context),
    ...templateDocuments(context),
    ...clientDocuments(context),
    ...agreementDocuments(context),
    ...roleDocuments(context),
  ];
}

function sopDocuments(context: SampleContext): readonly LongLived[] {
  return sops.map(([name, folder, idAndRole, createdOn, reviewDays, lastReviewOn]) => {
    const [id = '', role = ''] = idAndRole.split(' ');
    const text = context
      .source(`${folder}/sops/${name}.md`)
      .replaceAll('{{today}}', '{{reviewed_on}}')
      .replaceAll('{{handle}}', '{{reviewed_by}}');
    const path = `sops/${name}.md`;
    return {
      ...{ id, role, path, createdOn, reviewDays, render: rendering(text, context) },
      ...(lastReviewOn === undefined ? {} : { lastReviewOn }),
      ...movedFrom(path),
    };
  });
}

function templateDocuments({ source }: SampleContext): readonly LongLived[] {
  return templates.map(([name, idAndRole, createdOn, reviewDays]) => {
    const [id = '', role = ''] = idAndRole.split(' ');
    const text = source(`${name}.md`);
    const render: LongLived['render'] = ({ reviewed_on: today, reviewed_by: handle }) =>
      installTemplate(text, { today, handle });
    return { id, role, path: `templates/${name}.md`, createdOn, reviewDays, render };
  });
}

function clientDocuments(context: SampleContext): readonly LongLived[] {
  return clients.map(([id, createdOn, lastReviewOn]) => {
    const path = `clients/${id}.md`;
    const render = rendering(context.source(`sample/${path}`), context);
    return {
      ...{ id, role: 'service-delivery', path, createdOn, reviewDays: 182, render },
      ...(lastReviewOn === undefined ? {} : { lastReviewOn }),
      ...movedFrom(path),
    };
  });
}

function agreementDocuments(context: SampleContext): readonly LongLived[] {
  return agreements.map(([client, createdOn]) => {
    const path = `agreements/${client}.md`;
    const render = rendering(context.source(`sample/${path}`), context);
    const id = `AGR-${client.toUpperCase()}`;
    return { id, role: 'service-manager', path, createdOn, reviewDays: 365, render };
  });
}

function roleDocuments({ source }: SampleContext): readonly LongLived[] {
  return roleDefinitions.map(([name, id, holder, createdOn]) => {
    const manager = holder === 'grace' ? '' : 'grace';
    const people = { holder, manager, manager_role: 'service-delivery' };
    const text = source(`role-${name}.md`);
    const render: LongLived['render'] = ({ reviewed_on: today, reviewed_by: handle }) =>
      newDocument({ text }, { ...people, id, today, handle })
        .text.replace('status: draft', 'status: agreed')
        .replace('manager: ""\n', '');
    const path = `roles/${name}.md`;
    return { id, role: 'service-manager', path, createdOn, reviewDays: 182, render };
  });
}

function rendering(text: string, context: SampleContext): LongLived['render'] {
  return (values) => renderSample(text, context, values);
}

function movedFrom(path: string): Pick<LongLived, 'movedFrom'> {
  const moves: Readonly<Record<string, { path: string; until: number }>> = {
    'sops/telephony.md': { path: 'sops/phone-system.md', until: -211 },
    'sops/password-reset.md': { path: 'sops/passwords.md', until: -512 },
    'clients/maple-rowe.md': { path: 'clients/maple.md', until: -590 },
  };
  const found = moves[path];
  return found === undefined ? {} : { movedFrom: found };
}
