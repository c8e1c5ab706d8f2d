import { renderSample, type SampleContext } from './context.js';
import { rosterChanges, rosterOn } from './people.js';
import type { SampleEvent } from './timeline.js';

const settings = `# What holds at Fernhill.
title: Fernhill IT
workflows:
  incident: Incidents
  service-request: Service requests
  project: Projects
  recurring-visit: Recurring visits
  security-incident: Security incidents
folders:
  sops/**:
    kind: sop
  lessons/**:
    kind: lesson
    owner: service-delivery
review:
  due_soon: 30 days
  long_overdue: 90 days
snoozes:
  - rule: review/overdue
    path: sops/purchasing.md
    until: {{plus_40}}
    reason: The new ordering portal goes live next month and changes half of the steps.
`;

/** The part of the first page that came once there was something to list. */
const procedures = /## Procedures\n[\s\S]*?(?=## Three rules)/;
/** The part that is for readers of the sample. */
const forReaders = /\n## If this is a sample to you\n[\s\S]*$/;

/** How the settings, the roster and the first page came to be what they are. */
export function settingsStory(context: SampleContext): readonly SampleEvent[] {
  const { calendar, source } = context;
  const write = (path: string, text: string) => ({ kind: 'write', path, text }) as const;
  const config = renderSample(settings, context);
  const whole = source('sample/README.md');
  const firstPage = whole.replace(forReaders, '');
  const withoutSecurity = config
    .replace(/^ {2}security-incident: .*\n/m, '')
    .replace(/^snoozes:[\s\S]*/m, '');
  return [
    {
      day: -729,
      minute: 560,
      by: 'grace',
      message: 'Begin our library: who we are and how we work',
      changes: [
        write('.sop/library.yml', withoutSecurity),
        write('.sop/roster.yml', rosterOn(-729, calendar)),
        write('README.md', firstPage.replace(procedures, '')),
      ],
    },
    {
      day: -365,
      minute: 640,
      by: 'grace',
      message: 'List the procedures by the moment in which somebody needs them',
      changes: [write('README.md', firstPage)],
    },
    {
      day: -67,
      minute: 600,
      by: 'grace',
      message: 'Security incidents are a workflow of their own',
      changes: [write('.sop/library.yml', config.replace(/^snoozes:[\s\S]*/m, ''))],
    },
    {
      day: -24,
      minute: 615,
      by: 'leo',
      message: 'Snooze the purchasing review until the new portal is live',
      changes: [write('.sop/library.yml', config)],
    },
    {
      day: -1,
      minute: 1020,
      by: 'grace',
      message: 'Tell readers of the sample what there is to try',
      changes: [write('README.md', whole)],
    },
    ...rosterChanges.map(({ day, message }) => ({
      day,
      minute: 545,
      by: 'grace',
      message,
      changes: [write('.sop/roster.yml', rosterOn(day, calendar))],
    })),
  ];
}
