import { locateInYaml } from '../../document/locateInYaml.js';
import type { LibraryRule } from '../rule.js';
import { libraryFile } from '../settingsFiles.js';

/** A snooze is a promise with a date; when the date has passed it must be kept or made anew. */
export const snoozeExpired: LibraryRule = {
  kind: 'library',
  code: 'configuration/snooze-expired',
  level: 'warning',
  summary: 'A snooze in `.sop/library.yml` has run out, and its findings are back.',
  help: 'Put right what was snoozed and remove the entry, or give it a later day and a reason that still holds.',
  example: {
    wrong: '# Backup\n',
    settings: {
      library:
        'snoozes:\n  - { rule: link/missing-file, path: "old/**", until: 2026-06-01, reason: Being moved. }\n',
    },
  },
  *check({ library: { configuration }, today }) {
    for (const [index, { rule, path, until, reason }] of configuration.snoozes.entries()) {
      if (until < today) {
        const place = locateInYaml(configuration.source ?? '', ['snoozes', index]);
        const what = rule === '*' ? 'all findings' : rule;
        yield {
          path: libraryFile,
          range: place?.value ?? { start: 0, end: 0 },
          message: `The snooze of ${what} in ${path} ended on ${until}; its reason was "${reason}".`,
        };
      }
    }
  },
};
