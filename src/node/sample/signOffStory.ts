import { setField } from './runText.js';
import type { Run } from './runStory.js';
import type { SampleSignOff } from './signing.js';
import type { SampleEvent } from './timeline.js';

type Moment = Pick<SampleEvent, 'day' | 'minute' | 'by'>;

/** A commit of the signer's own that holds the sign-off and nothing else. */
export function signOffEvent(run: Run, signOff: SampleSignOff, moment: Moment): SampleEvent {
  const title = `Sign off ${run.name}: ${signOff.gate} ${signOff.decision}`;
  return {
    ...moment,
    message: signOff.note === undefined ? title : `${title}\n\n${signOff.note}`,
    changes: [{ kind: 'sign', path: run.path, signOff }],
    ...(run.branch === undefined ? {} : { branch: run.branch }),
  };
}

/** Sets a field that a gate of the run holds back until it has passed. */
export function fieldEvent(
  run: Run,
  {
    key,
    value,
    message,
  }: { readonly key: string; readonly value: string; readonly message: string },
  moment: Moment,
): SampleEvent {
  return {
    ...moment,
    message: `${run.name}: ${message}`,
    changes: [{ kind: 'edit', path: run.path, edit: (text) => setField(text, key, value) }],
    ...(run.branch === undefined ? {} : { branch: run.branch }),
  };
}
