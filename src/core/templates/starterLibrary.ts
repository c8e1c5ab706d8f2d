import { installTemplate } from './installTemplate.js';
import { withLessonMark } from './lessonMark.js';
import { newDocument, type TemplateSource } from './newDocument.js';
import { renderTemplate } from './renderTemplate.js';

/** What is known of the library and of the person who sets it up. */
export interface StarterAnswers {
  readonly title: string;
  readonly today: string;
  /** The person's handle in the roster, such as `dana`. */
  readonly handle: string;
  readonly name: string;
  readonly email: string;
}

/** A file of the new library: its path in it, and what it says. */
export interface StarterFile {
  readonly path: string;
  readonly text: string;
}

const rendered = [
  '.sop/library.yml',
  '.sop/roster.yml',
  'README.md',
  'sops/incident.md',
  'sops/service-request.md',
  'sops/project.md',
  'sops/recurring-visit.md',
  'sops/escalation.md',
  'lessons/LL-7Q3K9.md',
] as const;
const closeoutTemplate = 'project-closeout.md';
const projectTemplate = 'project.md';
const clientTemplate = 'client.md';

/** The files of `templates/` that the starter library is made from, relative to it. */
export const starterSources: readonly string[] = [
  ...rendered.map((path) => `starter/${path}`),
  closeoutTemplate,
  projectTemplate,
  clientTemplate,
];

/**
 * The files of a new library, in the order in which they are best written.
 *
 * `sources` holds the texts of `starterSources` by those names; `contentOf` gives a template's fingerprint.
 *
 * @throws RangeError when one of them is missing: a broken installation.
 */
export function starterLibrary(
  sources: ReadonlyMap<string, string>,
  answers: StarterAnswers,
  contentOf: (template: string) => string | undefined,
): readonly StarterFile[] {
  const source = (name: string): string => {
    const text = sources.get(name);
    if (text === undefined) {
      throw new RangeError(`The starter library lacks ${name}.`);
    }
    return text;
  };
  const values = { ...answers, library_title: answers.title };
  const closeout = withLessonMark(
    installTemplate(source(closeoutTemplate), values),
    'NET-3',
    'LL-7Q3K9',
  );
  return [
    ...rendered.map((path) => ({
      path,
      text: renderTemplate(
        source(`starter/${path}`),
        values,
        path.endsWith('.yml') ? 'yaml' : 'markdown',
      ).text,
    })),
    { path: `templates/${closeoutTemplate}`, text: closeout },
    ...practiceProject(
      {
        closeout: { id: 'TPL-CLOSEOUT', text: closeout, ...pinOf(contentOf(closeout)) },
        project: { text: source(projectTemplate) },
        client: { text: source(clientTemplate) },
      },
      answers,
    ),
  ];
}

/** A client, a project and its closeout to try everything on, so that the first look is not at empty lists. */
function practiceProject(
  templates: {
    readonly closeout: TemplateSource;
    readonly project: TemplateSource;
    readonly client: TemplateSource;
  },
  { today, handle }: StarterAnswers,
): readonly StarterFile[] {
  const title = 'Practice: new firewall';
  const client = newDocument(templates.client, {
    id: 'example-client',
    title: 'Example Client',
    tier: 'tier-2',
    contact_name: 'Alex Example',
    contact_phone: '01632 960100',
    today,
    handle,
  });
  const project = newDocument(templates.project, {
    id: 'PRJ-PRACTICE',
    title,
    client: 'example-client',
    lead_tech: handle,
    coordinator: handle,
    sales_owner: handle,
    starts_on: today,
    ends_on: '',
    goal: 'Try everything once: tick, mark as not applicable, add evidence, hand over. Then delete this folder and the example client.',
  });
  const closeout = newDocument(templates.closeout, {
    id: 'CHK-PRACT',
    title,
    client: 'example-client',
    project: 'PRJ-PRACTICE',
    due_on: '',
  });
  return [
    { path: 'clients/example-client.md', text: client.text },
    { path: 'projects/practice/project.md', text: project.text },
    { path: 'projects/practice/closeout.md', text: closeout.text },
  ].map((file) => ({ ...file, text: withoutBlankFields(file.text) }));
}

/** Without the frontmatter lines that a blank answer left empty. */
function withoutBlankFields(text: string): string {
  return text.replace(/^[a-z_]+: ""\r?\n/gm, '');
}

function pinOf(content: string | undefined): Pick<TemplateSource, 'content'> {
  return content === undefined ? {} : { content };
}
