import { lessonIn } from '../../core/library/lessons.js';
import type { Lesson } from '../../core/lessons/lesson.js';
import { chooseDocument } from '../commands/chooseDocument.js';
import type { OpenedLibrary } from '../commands/openLibrary.js';

/** The lesson a person meant, or in words why it cannot be told. */
export function chooseLesson(
  opened: OpenedLibrary,
  cwd: string,
  name: string,
): { readonly lesson: Lesson } | { readonly problem: string } {
  const choice = chooseDocument(opened, cwd, name);
  if ('problem' in choice) {
    return choice;
  }
  const lesson = lessonIn(opened.library, choice.document.path);
  return lesson === undefined ? { problem: `${choice.document.path} is no lesson.` } : { lesson };
}
