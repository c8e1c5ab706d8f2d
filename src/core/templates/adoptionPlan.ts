import type { Document } from '../document/document.js';
import { detectPresets, type PresetUse } from '../schema/detectPresets.js';
import { profileOf } from '../schema/profileOf.js';
import type { Configuration } from '../schema/configuration.js';

/** What was found in a repository that is to become a library, and what follows from it. */
export interface AdoptionPlan {
  readonly documents: number;
  readonly frontmatter: Readonly<Record<Document['frontmatter']['status'], number>>;
  /** Conventions in use, the most frequent first. */
  readonly presets: readonly PresetUse[];
  readonly folders: readonly FolderUse[];
  /** Names of files in those folders that tell what else is there, and are none of it: `README.md`. */
  readonly overviews: readonly string[];
  /** Owners that documents name already and that can be roles, the most frequent first. */
  readonly owners: readonly string[];
  /** Endings besides `.md` and `.markdown` that documents have here, with the number of such files. */
  readonly endings: ReadonlyMap<string, number>;
}

/** A folder whose name says what its documents are. */
export interface FolderUse {
  /** From the root, without `/` at its end. */
  readonly folder: string;
  readonly kind: string;
  readonly documents: number;
}

const kindsByFolderName: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sop: ['sop', 'sops', 'runbook', 'runbooks', 'playbook', 'playbooks', 'procedure', 'procedures'],
    checklist: ['checklist', 'checklists'],
    lesson: [
      ...['lesson', 'lessons', 'lessons-learned', 'postmortem', 'postmortems', 'post-mortem'],
      ...['post-mortems', 'incident-reports'],
    ],
    template: ['template', 'templates', 'issue_template', 'archetypes'],
    agreement: ['agreement', 'agreements', 'contracts', 'slas'],
    client: ['client', 'clients', 'customers'],
    meeting: ['meetings', 'minutes', 'retrospectives'],
  }).flatMap(([kind, names]) => names.map((name): [string, string] => [name, kind])),
);

const mostOwners = 20;

/**
 * Looks at every document for what its repository is used to.
 *
 * `endings` are those that `documentEndings` found; their documents should be among `documents`.
 */
export function planAdoption(
  documents: readonly Document[],
  configuration: Configuration,
  endings: ReadonlyMap<string, number> = new Map(),
): AdoptionPlan {
  const frontmatter = { ok: 0, none: 0, invalid: 0 };
  for (const document of documents) {
    frontmatter[document.frontmatter.status]++;
  }
  return {
    documents: documents.length,
    frontmatter,
    presets: detectPresets(documents),
    ...findFolders(documents),
    owners: findOwners(documents, configuration),
    endings,
  };
}

/** Endings of files that are Markdown with something around it: `.md.erb` is Markdown for a site generator. */
export function documentEndings(files: Iterable<string>): ReadonlyMap<string, number> {
  const endings = new Map<string, number>();
  for (const file of files) {
    const ending = /\.(?:md|markdown)\.(?:erb|j2|jinja|njk|liquid|tmpl)$/i.exec(file)?.[0];
    if (ending !== undefined) {
      const lower = ending.toLowerCase();
      endings.set(lower, (endings.get(lower) ?? 0) + 1);
    }
  }
  return endings;
}

/** The files that would be documents if these endings were in the settings. */
export function filesEndingIn(
  endings: ReadonlyMap<string, number>,
  files: Iterable<string>,
): readonly string[] {
  const wanted = [...endings.keys()];
  return [...files].filter((file) => wanted.some((ending) => file.toLowerCase().endsWith(ending)));
}

/** The outermost telling folder on each document's path; names that a pattern could misread are left alone. */
function findFolders(documents: readonly Document[]): Pick<AdoptionPlan, 'folders' | 'overviews'> {
  const uses = new Map<string, { kind: string; documents: number }>();
  const overviews = new Map<string, Set<string>>();
  for (const { path } of documents) {
    const names = path.split('/');
    const file = names.pop() ?? '';
    // Templates of issues and the like belong to the forge.
    if (names[0]?.startsWith('.')) continue;
    const index = names.findIndex((name) => kindsByFolderName.has(name.toLowerCase()));
    const kind = kindsByFolderName.get(names[index]?.toLowerCase() ?? '');
    const folder = names.slice(0, index + 1).join('/');
    if (kind === undefined || !/^[\p{L}\p{N}_./ -]+$/u.test(folder)) continue;
    if (/^readme\.[a-z.]+$/i.test(file)) {
      overviews.set(folder, (overviews.get(folder) ?? new Set()).add(file));
      continue;
    }
    const use = uses.get(folder) ?? { kind, documents: 0 };
    use.documents++;
    uses.set(folder, use);
  }
  const inUse = [...overviews].flatMap(([folder, files]) => (uses.has(folder) ? [...files] : []));
  return {
    folders: [...uses]
      .map(([folder, use]) => ({ folder, ...use }))
      .sort((a, b) => (a.folder < b.folder ? -1 : 1)),
    overviews: [...new Set(inUse)].sort(),
  };
}

function findOwners(documents: readonly Document[], configuration: Configuration) {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const { owner } = profileOf(document, configuration);
    if (owner !== undefined && /^[a-z0-9][a-z0-9-]*$/.test(owner)) {
      counts.set(owner, (counts.get(owner) ?? 0) + 1);
    }
  }
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ranked.slice(0, mostOwners).map(([owner]) => owner);
}
