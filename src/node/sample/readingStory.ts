import { acknowledgementPath } from '../../core/acknowledgement/acknowledgement.js';
import { setField } from './runText.js';
import type { SampleEvent } from './timeline.js';

const path = 'sops/incident.md';
const id = 'SOP-0001';

/** What Leo made clearer, after which those who had read it are asked again. */
const before = 'For a P1, ring the on-call lead before you begin to troubleshoot.';
const after =
  'For a P1, ring the on-call lead before you begin to troubleshoot, and say who keeps the client informed.';

/** Everybody who takes calls has to have read how incidents are handled; some have, some have not since it changed. */
export function readingStory(): readonly SampleEvent[] {
  return [
    {
      ...{ day: -45, minute: 610, by: 'grace' },
      message: `${id}: the NOC and the project team have to have read it`,
      changes: [
        {
          kind: 'edit',
          path,
          edit: (text) => setField(text, 'acknowledge', '[noc, project-team]'),
        },
      ],
    },
    hasRead('dana', -44),
    hasRead('tomas', -43),
    hasRead('priya', -39),
    {
      ...{ day: -10, minute: 655, by: 'leo' },
      message: `${id}: say who keeps the client informed during a P1`,
      changes: [{ kind: 'edit', path, edit: (text) => text.replace(before, after) }],
    },
    hasRead('priya', -9),
  ];
}

function hasRead(by: string, day: number): SampleEvent {
  return {
    ...{ day, minute: 505, by },
    message: `${id}: read`,
    changes: [{ kind: 'acknowledge', path: acknowledgementPath(id, by) ?? '', document: path }],
  };
}
