import { isMapping, isList } from '../../document/yamlValues.js';
import { isPosition } from '../../priorities/priorityList.js';
import { parseDuration } from '../../schema/duration.js';
import type { YamlValue } from '../../document/frontmatter.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { exampleList, judgedList } from './priorityRuleParts.js';

/** A request of nobody can be refused by nobody, and asked about by nobody. */
export const priorityRequestIncomplete: DocumentRule = {
  kind: 'document',
  code: 'priority/request-incomplete',
  level: 'warning',
  policy: true,
  summary: 'A request of a priority list does not say what is asked for, or by whom.',
  help: 'A request has `what` and `from`, the one who asks; `position` is the place it takes, from 1, and `effort` a duration such as `3 days`. *Insert Request* asks for all of it.',
  example: {
    wrong: exampleList('requests:\n  - what: Survey of the new branch\n    position: 1\n'),
    right: exampleList(
      'requests:\n  - what: Survey of the new branch\n    from: samira\n    position: 1\n',
    ),
  },
  *check(context) {
    const { document, profile } = context;
    const { requests } = profile.fields;
    if (!isList(requests) || judgedList(context) === undefined) return;
    for (const [index, entry] of requests.entries()) {
      const fault = faultOf(entry);
      if (fault !== undefined) {
        const at = fault.key === undefined ? [] : [fault.key];
        yield { range: valueOf(document, ['requests', index, ...at]), message: fault.message };
      }
    }
  },
};

function faultOf(entry: YamlValue) {
  if (!isMapping(entry)) {
    return { message: 'A request is a mapping with "what" and "from", the one who asks.' };
  }
  const { what, from, position, effort } = entry;
  if (!isText(what)) return { message: 'The request does not say what is asked for.' };
  if (!isText(from)) {
    return { message: `Nobody is named who asks for "${what.trim()}"; expected "from".` };
  }
  if (position !== undefined && !isPosition(position)) {
    return { key: 'position', message: '"position" must be a whole number from 1.' };
  }
  return effort === undefined || (isText(effort) && parseDuration(effort) !== undefined)
    ? undefined
    : { key: 'effort', message: '"effort" must be a duration, such as 3 days.' };
}

function isText(value: YamlValue | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
