import { locateInYaml } from '../../document/locateInYaml.js';
import type { LibraryContext, LibraryHit, LibraryRule } from '../rule.js';
import { libraryFile } from '../settingsFiles.js';
import { nearestWord } from '../../schema/nearestWord.js';

/** A level or snooze for a rule that does not exist does nothing, which its author should know. */
export const unknownRule: LibraryRule = {
  kind: 'library',
  code: 'configuration/unknown-rule',
  level: 'warning',
  summary: '`.sop/library.yml` sets the level of a rule, or snoozes one, that does not exist.',
  help: 'Correct the code of the rule; this page lists them all.',
  example: {
    wrong: '# Backup\n',
    settings: { library: 'rules:\n  links/missing-fiel: error\n' },
  },
  *check(context) {
    const { configuration } = context.library;
    for (const code of configuration.levels.keys()) {
      yield* unknownAt(context, code, ['rules', code]);
    }
    for (const { pattern, levels } of configuration.folders) {
      for (const code of levels.keys()) {
        yield* unknownAt(context, code, ['folders', pattern, 'rules', code]);
      }
    }
    for (const [index, { rule }] of configuration.snoozes.entries()) {
      if (rule !== '*') {
        yield* unknownAt(context, rule, ['snoozes', index, 'rule']);
      }
    }
  },
};

function* unknownAt(
  { library, codes }: LibraryContext,
  code: string,
  path: readonly (string | number)[],
): Generator<LibraryHit> {
  if (codes.has(code)) {
    return;
  }
  const place = locateInYaml(library.configuration.source ?? '', path);
  const nearest = nearestWord(code, codes);
  yield {
    path: libraryFile,
    range: (path.at(-1) === code ? place?.key : undefined) ?? place?.value ?? { start: 0, end: 0 },
    message: `There is no rule "${code}"; expected ${nearest ?? 'a code such as link/missing-file'}.`,
  };
}
