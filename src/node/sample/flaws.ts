import type { SampleEvent } from './timeline.js';
import type { SampleContext } from './context.js';
import { addBelow } from './runText.js';

/**
 * The mistakes that people make: one of each interesting kind, so that the first look at the sample
 * shows what the product finds.
 */
export function flawsStory({ calendar }: SampleContext): readonly SampleEvent[] {
  const edit = (
    [day, by, message]: readonly [number, string, string],
    path: string,
    change: (text: string) => string,
  ): SampleEvent => ({
    ...{ day, by, message, minute: 1085 },
    changes: [{ kind: 'edit', path, edit: change }],
  });
  const visit = `visits/${calendar.dateOf(calendar.workdayOn(-26))}-kestrel.md`;
  return [
    edit(
      [-70, 'leo', 'SOP-0018: say where the asset list is'],
      'sops/hardware-warranty.md',
      (text) =>
        text.replace(
          'Look up the warranty in the asset list.',
          'Look up the warranty in the [asset list](../assets/list.md).',
        ),
    ),
    edit([-58, 'dana', 'SOP-0008: point to the repair of backups'], 'sops/restore.md', (text) =>
      text.replace(
        'is a P2 from this minute,',
        'is a P2 from this minute (see [Failed backups](backup-failure.md#repair)),',
      ),
    ),
    edit(
      [-49, 'leo', 'SOP-0021: the workshop looks after it now'],
      'sops/workstation-build.md',
      (text) => text.replace('owner: service-delivery', 'owner: workshop'),
    ),
    edit(
      [-36, 'grace', 'ROLE-COORD: talked about it with Ingrid'],
      'roles/project-coordinator.md',
      (text) => text.replace(/^reviewed_on: .*$/m, 'reviewed_on: 2026-06-31'),
    ),
    edit([-25, 'priya', 'Visit Kestrel: the rest does not apply on the new floor'], visit, (text) =>
      text.replace(/^(- \[) (\] VIS-16: .*)$/m, '$1 $2 (n/a)'),
    ),
    edit(
      [-33, 'dana', 'PRJ-115 closeout: seen the site again'],
      'projects/prj-115/closeout.md',
      (text) => addBelow(text, 'INT-3', 'Seen again: the door phone at Wapping was replaced.'),
    ),
    edit(
      [-14, 'leo', 'NOC and project team: add what Dana said'],
      'meetings/noc-project-monthly.md',
      (text) => `${text}\n- [✓] @ingrid Name a day for the Orchard closeout.\n`,
    ),
  ];
}
