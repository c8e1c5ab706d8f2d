import { parseDocument } from '../../src/core/document/parseDocument.js';
import type { CivilDate } from '../../src/core/schema/civilDate.js';
import { timelineOf } from '../../src/core/timeline/timeline.js';
import type { Timeline } from '../../src/core/timeline/timelineEvent.js';
import type { TimelineContent, TimelineVersion } from '../../src/core/timeline/timelineVersion.js';
import { gateLibrary, today } from './closeout.js';

/** One commit of a document's life. */
export interface Step {
  /** Undefined when it takes the document away. */
  readonly text: string | undefined;
  readonly path?: string;
  /** Numbers of the steps it comes from; that before it when not given. */
  readonly from?: readonly (number | undefined)[];
  readonly by?: string;
}

/** 2026-11-01, noon in UTC. */
const firstNoon = 1_793_534_400;

/** The timeline of commits made at noon, one a day from the first of November on. */
export function tell(steps: readonly Step[], until: CivilDate = today): Timeline {
  const contents = new Map<string, TimelineContent>();
  const settings = gateLibrary({});
  const versions = steps.map((step, index): TimelineVersion => {
    const content = contentOf(step, contents);
    const parents = step.from ?? [index === 0 ? undefined : index - 1];
    const { by = 'Lee Park' } = step;
    const seconds = firstNoon + index * 86_400;
    return {
      commit: {
        hash: String(index).repeat(40),
        author: { name: by, email: `${by.split(' ')[0]?.toLowerCase() ?? ''}@msp.example` },
        authoredAt: seconds,
        committedAt: seconds,
        isMerge: parents.length > 1,
      },
      parents,
      settings,
      ...(content === undefined ? {} : { content }),
    };
  });
  return timelineOf({ versions, end: steps.length - 1, today: until });
}

function contentOf(
  { text, path = 'a.md' }: Step,
  known: Map<string, TimelineContent>,
): TimelineContent | undefined {
  if (text === undefined) return undefined;
  const key = `${path} ${text}`;
  const parsed = parseDocument(path, { text, bom: false });
  const content = known.get(key) ?? { document: { ...parsed, text }, text };
  known.set(key, content);
  return content;
}
