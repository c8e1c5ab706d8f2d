import { locateInYaml } from '../../document/locateInYaml.js';
import { isActive, reportsOf } from '../../schema/rosterLookup.js';
import type { LibraryRule } from '../rule.js';
import { rosterFile } from '../settingsFiles.js';

/** So many people one manager can know the work of. */
const mostReports = 7;

/** A manager of many has no half hour for each, and problems reach nobody until they are large. */
export const spanOfControl: LibraryRule = {
  kind: 'library',
  code: 'people/span-of-control',
  level: 'warning',
  policy: true,
  summary: `More than ${mostReports} people report to one manager.`,
  help: 'Put a lead between them: `reports_to` in `.sop/roster.yml` names the manager of a person. Whoever has left does not count.',
  example: {
    wrong: '# Home\n',
    settings: {
      roster: `people:\n  grace: { name: Grace Adeyemi }\n${[...'abcdefgh'].map((handle) => `  ${handle}: { name: Person ${handle.toUpperCase()}, reports_to: grace }\n`).join('')}`,
    },
  },
  *check({ library: { roster }, today }) {
    for (const manager of roster.people.values()) {
      const reports = isActive(manager, today) ? reportsOf(roster, manager.handle, today) : [];
      if (reports.length > mostReports) {
        const place = locateInYaml(roster.source ?? '', ['people', manager.handle]);
        yield {
          path: rosterFile,
          range: place?.key ?? place?.value ?? { start: 0, end: 0 },
          message: `${reports.length} people report to ${manager.name}; expected at most ${mostReports}.`,
        };
      }
    }
  },
};
