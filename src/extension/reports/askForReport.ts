import * as vscode from 'vscode';
import { clientName } from '../../core/library/clientName.js';
import type { Library } from '../../core/library/library.js';
import { projectsIn } from '../../core/projects/project.js';
import { clientsOf } from '../../core/reports/clients.js';
import { reportNames, type ReportName } from '../../core/reports/report.js';
import { reports } from '../../core/reports/reportOf.js';
import type { ReportQuestion } from '../../core/reports/reportQuestion.js';
import { addDays, addMonths, type CivilDate } from '../../core/schema/civilDate.js';
import type { Dialogs } from '../shared/dialogs.js';

/** Asks which report, of which client or project where it needs one, and of which time; undefined when the person goes away. */
export async function askForReport(
  dialogs: Dialogs,
  library: Library,
  today: CivilDate,
): Promise<ReportQuestion | undefined> {
  const picked = await dialogs.pick(
    reportNames.map((name) => ({
      label: reports[name].title,
      detail: reports[name].purpose,
      name,
    })),
    {
      title: vscode.l10n.t('Open Report'),
      placeHolder: vscode.l10n.t('Computed from what is committed'),
    },
  );
  if (picked === undefined) return undefined;
  const { name } = picked;
  const subject = await askForSubject(dialogs, { name, library, today });
  if (subject === undefined) return undefined;
  const period = await dialogs.pick(periodsUntil(today, name), {
    title: picked.label,
    placeHolder: vscode.l10n.t('Which time it is about'),
  });
  return period && { name, today, ...subject, ...period.period };
}

async function askForSubject(
  dialogs: Dialogs,
  { name, library, today }: { name: ReportName; library: Library; today: CivilDate },
): Promise<Pick<ReportQuestion, 'client' | 'project'> | undefined> {
  const { asksFor, title } = reports[name];
  switch (asksFor) {
    case undefined:
      return {};
    case 'client': {
      const clients = clientsOf(library).map((client) => ({
        label: clientName(library, client),
        description: client,
        client,
      }));
      const picked = await dialogs.pick(clients, {
        title,
        placeHolder: vscode.l10n.t('Of which client'),
      });
      return picked && { client: picked.client };
    }
    case 'project': {
      const projects = [...projectsIn(library, today).values()].map((project) => ({
        label: project.title,
        description: [project.id, project.phase].filter(Boolean).join(' · '),
        path: project.document.path,
      }));
      const picked = await dialogs.pick(projects, {
        title,
        placeHolder: vscode.l10n.t('The project that others are compared with'),
      });
      return picked && { project: picked.path };
    }
    default:
      return asksFor satisfies never;
  }
}

interface PeriodPick extends vscode.QuickPickItem {
  readonly period: Pick<ReportQuestion, 'since' | 'until'>;
}

function periodsUntil(today: CivilDate, name: ReportName): readonly PeriodPick[] {
  const last = (months: number) => ({ since: addDays(addMonths(today, -months), 1), until: today });
  const entry = (label: string, period: PeriodPick['period']): PeriodPick => ({
    label,
    ...(period.since === undefined
      ? {}
      : { description: vscode.l10n.t('{0} to {1}', period.since, period.until ?? today) }),
    period,
  });
  const quarter = entry(vscode.l10n.t('Last 3 months'), last(3));
  const year = entry(vscode.l10n.t('Last 12 months'), last(12));
  return name === 'qbr'
    ? [quarter, year]
    : [entry(vscode.l10n.t('All of its history'), {}), year, quarter];
}
