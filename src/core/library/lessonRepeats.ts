import type { Lesson } from '../lessons/lesson.js';
import { remembered } from '../memory/remembered.js';
import { lessonsIn } from './lessons.js';
import type { Library } from './library.js';

/** Lessons of other projects about the same thing. */
export interface LessonRepeat {
  /** What they share: `area network` or `item NET-3`. */
  readonly about: { readonly kind: 'area' | 'item'; readonly name: string };
  /** The others, each from another project than the lesson asked about. */
  readonly others: readonly Lesson[];
}

type Groups = ReadonlyMap<string, readonly Lesson[]>;

/** How often the lesson came up elsewhere: by the item it was captured at, else by its area; undefined when it is the only one. */
export function repeatOf(library: Library, lesson: Lesson): LessonRepeat | undefined {
  const { areas, items } = groupsOf(library);
  for (const kind of ['item', 'area'] as const) {
    const name = kind === 'item' ? itemOf(lesson) : lesson.area;
    const group =
      name === undefined ? [] : ((kind === 'item' ? items : areas).get(keyOf(name)) ?? []);
    const others = group.filter(
      (other) => other.path !== lesson.path && other.project !== lesson.project,
    );
    if (name !== undefined && lesson.project !== undefined && others.length > 0) {
      return { about: { kind, name }, others };
    }
  }
  return undefined;
}

/** The key of the item that a lesson was captured at: what runs of one template share. */
export function itemOf({ source }: Lesson): string | undefined {
  return /^[\s>]*(?:[-*+]|\d+[.)])\s+\[[^\]]?\]\s+([A-Z][A-Z0-9]*-\d+):/u.exec(
    source?.text ?? '',
  )?.[1];
}

const groupsOf = remembered((library: Library) => {
  const lessons = lessonsIn(library).filter(
    ({ project, state }) => project !== undefined && state !== 'declined',
  );
  return {
    areas: groupBy(lessons, ({ area }) => area),
    items: groupBy(lessons, itemOf),
  };
});

function groupBy(
  lessons: readonly Lesson[],
  nameOf: (lesson: Lesson) => string | undefined,
): Groups {
  const groups = new Map<string, Lesson[]>();
  for (const lesson of lessons) {
    const name = nameOf(lesson);
    if (name === undefined) continue;
    const group = groups.get(keyOf(name));
    if (group === undefined) groups.set(keyOf(name), [lesson]);
    else group.push(lesson);
  }
  return groups;
}

function keyOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, '-');
}
