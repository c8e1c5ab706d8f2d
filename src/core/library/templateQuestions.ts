import type { Library } from './library.js';
import { profileIn } from './profileIn.js';
import { documentsWithId } from './documentNames.js';
import type { TemplateChoice } from './templateChoices.js';
import { parseCivilDate, type CivilDate } from '../schema/civilDate.js';
import { fieldsOf } from '../schema/fields.js';
import type { Field, FieldType } from '../schema/kind.js';
import { sizes } from '../schema/size.js';
import { isActive } from '../schema/rosterLookup.js';
import { questionsOf } from '../templates/newDocument.js';
import { placeholdersIn, type TemplateValues } from '../templates/renderTemplate.js';

/** Something a template needs to know before it makes a document. */
export interface TemplateQuestion {
  /** Name of the placeholder. */
  readonly name: string;
  /** The name in words: `due on`. */
  readonly label: string;
  readonly type: FieldType;
  /** Without an answer the document would be wrong from its first day; others may be left blank. */
  readonly required: boolean;
  /** Whether it is asked for by the text alone, where the author can still fill it in. */
  readonly isTextOnly: boolean;
  /** What can be picked; empty where only typing helps. */
  readonly choices: readonly AnswerChoice[];
  /** Whether an answer must be one of the choices. */
  readonly isClosed: boolean;
}

export interface AnswerChoice {
  readonly value: string;
  readonly label: string;
}

/** What `template` still asks when `known` is known: the title, the project because it answers others, then in the order of the text. */
export function templateQuestions(
  library: Library,
  template: TemplateChoice,
  { known, today }: { readonly known: TemplateValues; readonly today: CivilDate },
): readonly TemplateQuestion[] {
  return questionsOf(template)
    .filter((name) => !Object.hasOwn(known, name))
    .sort((one, other) => rankOf(one) - rankOf(other))
    .map((name) => {
      const field = name === 'size' ? sizeField : fieldOf(library, template, name);
      const type = typeOf(name, field);
      const choices = choicesFor(library, { name, type, field, today });
      return {
        ...{ name, type, choices },
        label: name.replaceAll('_', ' '),
        required: isNeeded(template, name, field),
        isTextOnly:
          name !== 'size' && !placeholdersIn(JSON.stringify(template.makes)).includes(name),
        isClosed: choices.length > 0 && closedTypes.includes(type),
      };
    });
}

/** A template with items for full runs only asks how much the run is to have. */
const sizeField: Field = {
  key: 'size',
  type: 'choice',
  required: true,
  choices: sizes,
  description: 'Whether it has all items of its template, or those of a small job.',
};

function rankOf(name: string): number {
  const rank = ['title', 'project'].indexOf(name);
  return rank === -1 ? 2 : rank;
}

const closedTypes: readonly FieldType[] = ['choice', 'role', 'person', 'workflow'];

/** What is wrong with an answer; undefined when it will do. */
export function problemOfAnswer(question: TemplateQuestion, answer: string): string | undefined {
  const { label, type, required, choices, isClosed } = question;
  const text = answer.trim();
  if (text === '') {
    return required ? `${label} cannot be left out.` : undefined;
  }
  if (type === 'date' && parseCivilDate(text) === undefined) {
    return `${label} is a day, written YYYY-MM-DD.`;
  }
  return isClosed && !choices.some(({ value }) => value === text)
    ? `${label} cannot be "${text}"; expected ${choices.map(({ value }) => value).join(', ')}.`
    : undefined;
}

/** What follows from answers: a project knows its client. */
export function impliedAnswers(library: Library, values: TemplateValues): TemplateValues {
  const { project, client } = values;
  if (project === undefined || client !== undefined) {
    return values;
  }
  const [document] = documentsWithId(library, project);
  const known = document === undefined ? undefined : profileIn(library, document).fields['client'];
  return typeof known === 'string' && known !== '' ? { ...values, client: known } : values;
}

/** The field whose whole value the answer becomes. */
function fieldOf(
  library: Library,
  { kind, makes }: TemplateChoice,
  name: string,
): Field | undefined {
  const key = Object.keys(makes).find(
    (candidate) => typeof makes[candidate] === 'string' && isOnly(makes[candidate], name),
  );
  return fieldsOf(library.configuration.kinds.get(kind)).find((field) => field.key === key);
}

function isOnly(text: string, name: string): boolean {
  return new RegExp(`^\\{\\{[ \\t]*${name}[ \\t]*\\}\\}$`).test(text.trim());
}

function typeOf(name: string, field: Field | undefined): FieldType {
  return field?.type ?? (name.endsWith('_on') ? 'date' : (typesByName.get(name) ?? 'text'));
}

/** Placeholders of the text, which no field gives a type. */
const typesByName: ReadonlyMap<string, FieldType> = new Map([
  ['client', 'id'],
  ['project', 'id'],
  ['person', 'person'],
  ['from_person', 'person'],
  ['to_person', 'person'],
  ['handle', 'person'],
  ['holder', 'person'],
  ['manager', 'person'],
  ['manager_role', 'role'],
  ['owner', 'role'],
  ['role', 'role'],
  ['audience', 'role'],
]);

/** A title, a part of the path, a field the kind demands, who signs, and all that an item says. */
function isNeeded(template: TemplateChoice, name: string, field: Field | undefined): boolean {
  const { makes, text } = template;
  const path = typeof makes['path'] === 'string' ? makes['path'] : '';
  const mentionOrItem = new RegExp(
    `@\\{\\{[ \\t]*${name}[ \\t]*\\}\\}|^[ \\t>]*(?:[-*+]|\\d+[.)]) \\[ \\] [^\\r\\n]*\\{\\{[ \\t]*${name}[ \\t]*\\}\\}|^ .*\\bsign:.*\\{\\{[ \\t]*${name}[ \\t]*\\}\\}`,
    'm',
  );
  return (
    name === 'title' ||
    field?.required === true ||
    placeholdersIn(path).includes(name) ||
    mentionOrItem.test(text)
  );
}

interface Choosing {
  readonly name: string;
  readonly type: FieldType;
  readonly field: Field | undefined;
  readonly today: CivilDate;
}

function choicesFor(
  library: Library,
  { name, type, field, today }: Choosing,
): readonly AnswerChoice[] {
  const { roster, configuration } = library;
  switch (type) {
    case 'choice':
      return (field?.choices ?? []).map((value) => ({ value, label: value }));
    case 'role':
      return [...roster.roles.values()].map(({ id, title }) => ({ value: id, label: title }));
    case 'person':
      return [...roster.people.values()]
        .filter((person) => isActive(person, today))
        .map((person) => ({ value: person.handle, label: person.name }));
    case 'workflow':
      return [...configuration.workflows.values()].map(({ id, title }) => ({
        value: id,
        label: title,
      }));
    default:
      return name === 'client' || name === 'project' ? documentsOfKind(library, name) : [];
  }
}

/** In use, by title. */
function documentsOfKind(library: Library, kind: string): readonly AnswerChoice[] {
  const finalStatuses = library.configuration.kinds.get(kind)?.finalStatuses ?? [];
  return [...library.documents.values()]
    .map((document) => profileIn(library, document))
    .flatMap(({ id, title, kindId, fields }) => {
      const status = fields['status'];
      return kindId === kind &&
        id !== undefined &&
        !(typeof status === 'string' && finalStatuses.includes(status))
        ? [{ value: id, label: title }]
        : [];
    })
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}
