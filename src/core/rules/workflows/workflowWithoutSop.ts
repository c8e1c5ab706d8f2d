import { locateInYaml } from '../../document/locateInYaml.js';
import type { Library } from '../../library/library.js';
import type { Steps } from '../../library/steps.js';
import { profileIn } from '../../library/profileIn.js';
import type { CivilDate } from '../../schema/civilDate.js';
import type { Profile } from '../../schema/profile.js';
import { reviewOf } from '../../staleness/review.js';
import type { LibraryRule } from '../rule.js';
import { libraryFile } from '../settingsFiles.js';

/** Every workflow needs at least one SOP that is approved and whose review is in date. */
export const workflowWithoutSop: LibraryRule = {
  kind: 'library',
  code: 'workflow/no-sop',
  level: 'warning',
  policy: true,
  summary:
    'A workflow has no approved SOP whose review is in date, so that the work is done from memory.',
  help: 'Write the SOP, have it approved, or review it. Workflows that nobody works by are taken out under `workflows` in `.sop/library.yml`.',
  example: {
    wrong: '# No procedures yet\n',
    settings: { library: 'workflows:\n  incident: { title: Incident }\n' },
  },
  *check({ library, today }) {
    const sops = yield* sopsByWorkflow(library);
    const source = library.configuration.source ?? '';
    if (sops.size === 0 && locateInYaml(source, ['workflows']) === undefined) {
      // A repository that keeps no SOPs and names no workflows has not asked for any.
      return;
    }
    for (const { id, title } of library.configuration.workflows.values()) {
      const why = lackOf(sops.get(id) ?? [], library, today);
      if (why !== undefined) {
        const place = locateInYaml(source, ['workflows', id]);
        yield {
          path: libraryFile,
          range: place?.key ?? place?.value ?? { start: 0, end: 0 },
          message: `The workflow "${title}" ${why}.`,
        };
      }
    }
  },
};

function* sopsByWorkflow(library: Library): Steps<ReadonlyMap<string, readonly Profile[]>> {
  const sops = new Map<string, Profile[]>();
  for (const document of library.documents.values()) {
    yield undefined;
    const profile = profileIn(library, document);
    if (profile.kindId === 'sop' && profile.workflow !== undefined) {
      const known = sops.get(profile.workflow);
      if (known === undefined) {
        sops.set(profile.workflow, [profile]);
      } else {
        known.push(profile);
      }
    }
  }
  return sops;
}

function lackOf(sops: readonly Profile[], library: Library, today: CivilDate): string | undefined {
  if (sops.length === 0) {
    return 'has no SOP';
  }
  const approved = sops.filter(({ status }) => status === 'approved');
  if (approved.length === 0) {
    return `has no approved SOP; ${named(sops)} has another status`;
  }
  const inDate = approved.filter((profile) => {
    const { status } = reviewOf(profile, library.configuration.review, today);
    return status === 'current' || status === 'due-soon' || status === 'none';
  });
  return inDate.length > 0
    ? undefined
    : `has no SOP whose review is in date; review ${named(approved)}`;
}

function named(sops: readonly Profile[]): string {
  const [first] = sops;
  const name = first?.id ?? first?.path ?? '';
  return sops.length === 1 ? name : `${name} or one of ${sops.length - 1} others`;
}
