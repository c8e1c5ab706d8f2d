import type { Field } from './kind.js';

/** What a field asks for, to end the sentence `"due_on" must be`. */
export function expectationOf({ type, choices }: Field): string {
  switch (type) {
    case 'choice':
      return `one of ${(choices ?? []).join(', ')}`;
    case 'text':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'date':
      return 'a date that exists, such as 2026-12-01';
    case 'duration':
      return 'a duration such as 6 months, 90 days or P1Y';
    case 'id':
      return 'the id of a document';
    case 'role':
      return 'a role';
    case 'person':
      return 'a person';
    case 'workflow':
      return 'a workflow';
    case 'texts':
      return 'a list of texts';
    case 'ids':
      return 'a list of ids';
    case 'roles':
      return 'a list of roles';
    case 'mapping':
      return 'a mapping';
    case 'list':
      return 'a list';
    default:
      return type satisfies never;
  }
}
