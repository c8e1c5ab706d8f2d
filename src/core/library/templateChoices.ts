import type { Document } from '../document/document.js';
import type { YamlMapping } from '../document/frontmatter.js';
import { parseDocument } from '../document/parseDocument.js';
import { isMapping } from '../document/yamlValues.js';
import type { Library } from './library.js';
import { lessonIndex } from './lessons.js';
import { documentsWithId } from './documentNames.js';
import { profileIn } from './profileIn.js';

/** A template that a document can be made from. */
export interface TemplateChoice {
  readonly id?: string;
  readonly title: string;
  /** Kind of the documents it makes. */
  readonly kind: string;
  readonly text: string;
  /** In the library; or the file's name in the pack of the product. */
  readonly path: string;
  readonly isPacked: boolean;
  /** Frontmatter of what it makes, placeholders included. */
  readonly makes: YamlMapping;
  /** Whether it has gates of its own, which its documents take over. */
  readonly hasGates: boolean;
}

/** A file of the product's own templates. */
export interface PackedTemplate {
  readonly name: string;
  readonly text: string;
}

/** The templates of the library, then those of the product that the library does not have under the same id. */
export function templateChoices(
  library: Library,
  pack: readonly PackedTemplate[],
): readonly TemplateChoice[] {
  const own = lessonIndex
    .pathsOf(library, 'template')
    .flatMap((path) => library.documents.get(path) ?? [])
    .flatMap((document) => {
      const { id, title } = profileIn(library, document);
      return choiceOf(document, { id, title, text: document.text, isPacked: false });
    });
  const packed = pack.flatMap(({ name, text }) => {
    const document = parseDocument(name, { text, bom: false });
    const { id, title } = document.frontmatter.data;
    return typeof id === 'string' && documentsWithId(library, id).length > 0
      ? []
      : choiceOf(document, {
          id: typeof id === 'string' ? id : undefined,
          title: typeof title === 'string' ? title : name,
          text,
          isPacked: true,
        });
  });
  return [...own, ...packed];
}

/** Nothing for a template that does not say what it makes. */
function choiceOf(
  { path, frontmatter: { data } }: Document,
  {
    id,
    title,
    text,
    isPacked,
  }: {
    readonly id: string | undefined;
    readonly title: string;
    readonly text: string | undefined;
    readonly isPacked: boolean;
  },
): readonly TemplateChoice[] {
  const makes = data['makes'];
  if (text === undefined || !isMapping(makes)) {
    return [];
  }
  return [
    {
      ...(id === undefined ? {} : { id }),
      ...{ title, text, path, isPacked, makes },
      kind: typeof makes['kind'] === 'string' ? makes['kind'] : 'page',
      hasGates: data['gates'] !== undefined,
    },
  ];
}

/** The templates a person means by an id in any case, a path or a file name; those of the library win. */
export function findTemplates(
  choices: readonly TemplateChoice[],
  name: string,
): readonly TemplateChoice[] {
  const wanted = name
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '');
  const found = choices.filter(({ id, path }) => {
    const lower = path.toLowerCase();
    return (
      id?.toLowerCase() === wanted ||
      lower === wanted ||
      lower === `${wanted}.md` ||
      lower.endsWith(`/${wanted}`) ||
      lower.endsWith(`/${wanted}.md`)
    );
  });
  const own = found.filter(({ isPacked }) => !isPacked);
  return own.length > 0 ? own : found;
}
