import type { Kind } from '../kind.js';
import { agreement } from './agreement.js';
import { checklist } from './checklist.js';
import { client } from './client.js';
import { dashboard } from './dashboard.js';
import { dataCase } from './dataCase.js';
import { lesson } from './lesson.js';
import { meeting } from './meeting.js';
import { page } from './page.js';
import { priorityList } from './priorityList.js';
import { project } from './project.js';
import { roleDefinition } from './roleDefinition.js';
import { sop } from './sop.js';
import { template } from './template.js';

/** The kinds of document that need no configuration, by the word in `kind:`. */
export const builtInKinds: ReadonlyMap<string, Kind> = new Map(
  [
    sop,
    checklist,
    template,
    lesson,
    project,
    client,
    priorityList,
    dataCase,
    roleDefinition,
    agreement,
    meeting,
    dashboard,
    page,
  ].map((kind) => [kind.id, kind]),
);
