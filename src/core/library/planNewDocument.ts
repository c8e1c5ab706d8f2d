import { isDocumentPath, isIgnored } from '../schema/documentPath.js';
import { withoutBlankFields } from '../templates/blankFields.js';
import { fileSlug, newDocument } from '../templates/newDocument.js';
import type { Blank, TemplateValues } from '../templates/renderTemplate.js';
import { documentsWithId } from './documentNames.js';
import type { Library } from './library.js';
import type { TemplateChoice } from './templateChoices.js';

/** A document that is to be made; `values` has its `id`. */
export interface NewDocumentRequest {
  readonly template: TemplateChoice;
  /** Fingerprint of the template's content, remembered by what is held against it. */
  readonly content?: string;
  /** Whether the document remembers its template. */
  readonly remembers: boolean;
  readonly values: TemplateValues;
  /** Where it goes, if not where the template says. */
  readonly path?: string;
}

export type NewDocumentPlan =
  | {
      readonly kind: 'planned';
      readonly path: string;
      readonly text: string;
      /** Where the author goes on, in the order of the text. */
      readonly blanks: readonly Blank[];
    }
  | {
      readonly kind: 'refused';
      readonly reason: string;
      /** The place that is taken, where the document can be made at another. */
      readonly taken?: string;
    };

/** The new document and its place, or why it cannot be made; nothing is written. */
export function planNewDocument(library: Library, request: NewDocumentRequest): NewDocumentPlan {
  const { template, content, values, remembers } = request;
  const { id = '', title = '' } = values;
  if (/^(?:<{7}|>{7}) /m.test(template.text)) {
    return refused(`${template.path} is in the middle of a merge; settle its conflicts first.`);
  }
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(id)) {
    return refused(`"${id}" is no id; expected letters, digits, dots, dashes and underscores.`);
  }
  const [taken] = documentsWithId(library, id);
  if (taken !== undefined) {
    return refused(`${taken.path} has the id ${id} already.`);
  }
  const source = {
    text: template.text,
    ...(remembers && template.id !== undefined ? { id: template.id } : {}),
    ...(content === undefined ? {} : { content }),
  };
  const made = withoutBlankFields(newDocument(source, values));
  const path = request.path ?? made.path ?? `${fileSlug(title === '' ? id : title)}.md`;
  const problem = problemOfPlace(library, path);
  if (problem === undefined) {
    return { kind: 'planned', path, text: made.text, blanks: made.blanks };
  }
  const isTaken = findInTheWay(library, path) !== undefined;
  return { kind: 'refused', reason: problem, ...(isTaken ? { taken: path } : {}) };
}

function refused(reason: string): NewDocumentPlan {
  return { kind: 'refused', reason };
}

/** The place beside `taken` that is free: `closeout-2.md` for `closeout.md`. */
export function freePlaceBeside(library: Library, taken: string): string {
  const [, stem = taken, ending = ''] = /^(.*[^/])(\.[^./]*)$/.exec(taken) ?? [];
  for (let number = 2; ; number++) {
    const place = `${stem}-${number}${ending}`;
    if (findInTheWay(library, place) === undefined) return place;
  }
}

/** Why no new document can go there, as far as the library knows. */
export function problemOfPlace(library: Library, path: string): string | undefined {
  const segments = path.split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    return `${path} is no place in the library.`;
  }
  if (!isDocumentPath(path, library.configuration)) {
    return `${path} would be no document; expected a name that ends in .md.`;
  }
  if (
    [...foldersOf(path).map((folder) => `${folder}/`), path].some((part) =>
      isIgnored(part, library.configuration),
    )
  ) {
    return `${path} lies outside the library: its folder is ignored.`;
  }
  const inTheWay = findInTheWay(library, path);
  return inTheWay && `${inTheWay} is there already; choose another place.`;
}

/** What has that name already. Letters of another case are the same file on many disks. */
function findInTheWay(library: Library, path: string): string | undefined {
  const wanted = new Set([path, ...foldersOf(path)].map((part) => part.toLowerCase()));
  for (const names of [
    library.documents.keys(),
    library.files,
    library.symlinks,
    library.unreadable.keys(),
  ]) {
    for (const name of names) {
      if (wanted.has(name.toLowerCase())) {
        return name;
      }
    }
  }
  return undefined;
}

/** The folders on the way to a file: `a` and `a/b` for `a/b/c.md`. */
function foldersOf(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.slice(0, -1).map((_, index) => segments.slice(0, index + 1).join('/'));
}
