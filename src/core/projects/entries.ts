/** The lists in a project's frontmatter, read entry by entry. */
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { isMapping, isList } from '../document/yamlValues.js';
import { remembered } from '../memory/remembered.js';
import { type CivilDate } from '../schema/civilDate.js';
import { dayOf } from '../schema/readValue.js';
import { parseCadence, type Cadence } from './cadence.js';

/** What a change is a change of. */
export const changeKinds = ['time', 'budget', 'quality', 'future-phase'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Something that will stop working for somebody for a while. */
export interface Disruption {
  /** Place in its list, from 0. */
  readonly index: number;
  readonly on: CivilDate;
  readonly what: string;
  readonly whom?: string;
  /** What holds the steps and the rollback: a ticket, a heading of the plan, a link. */
  readonly plan?: string;
  /** Day those it touches were told. */
  readonly toldOn?: CivilDate;
}

export interface ChangeEntry {
  readonly index: number;
  readonly on: CivilDate;
  readonly affects: ChangeKind;
  readonly what: string;
  readonly impact?: string;
  /** Who at the client agreed. */
  readonly agreedWith?: string;
}

/** Who is told what, when, how and by whom. */
export interface Audience {
  readonly index: number;
  readonly who: string;
  readonly what?: string;
  /** As written. */
  readonly when?: string;
  readonly how?: string;
  /** A person or a part they play in the project (`coordinator`, `lead tech`). */
  readonly by?: string;
  /** Absent where `when` names no day. */
  readonly cadence?: Cadence;
  readonly lastOn?: CivilDate;
}

/** Names of the lists. */
export const projectLists = ['disruptions', 'change_log', 'communication_plan'] as const;
export type ProjectList = (typeof projectLists)[number];

/** Something in a list that cannot be read, with what was expected. */
export interface EntryFault {
  readonly list: ProjectList;
  readonly index: number;
  readonly key?: string;
  readonly message: string;
}

/** The disruptions that say a day, the first to come first. */
export const disruptionsOf = remembered((data: YamlMapping): readonly Disruption[] => {
  return entriesOf(data, 'disruptions')
    .flatMap(({ index, entry }): Disruption[] => {
      const on = dayOf(entry['on']);
      return on === undefined
        ? []
        : [
            {
              index,
              on,
              what: textOf(entry['what']) ?? 'Disruption',
              ...some('whom', textOf(entry['whom'])),
              ...some('plan', textOf(entry['plan'])),
              ...some('toldOn', dayOf(entry['told_on'])),
            },
          ];
    })
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
});

/** The change log in the order it was written. */
export const changesOf = remembered((data: YamlMapping): readonly ChangeEntry[] => {
  return entriesOf(data, 'change_log').flatMap(({ index, entry }): ChangeEntry[] => {
    const on = dayOf(entry['on']);
    const affects = changeKinds.find((kind) => kind === entry['affects']);
    const what = textOf(entry['what']);
    return on === undefined || affects === undefined || what === undefined
      ? []
      : [
          {
            ...{ index, on, affects, what },
            ...some('impact', textOf(entry['impact'])),
            ...some('agreedWith', textOf(entry['agreed_with'])),
          },
        ];
  });
});

/** Everybody who is to be told something, in the order of the plan. */
export const audiencesOf = remembered((data: YamlMapping): readonly Audience[] => {
  return entriesOf(data, 'communication_plan').flatMap(({ index, entry }): Audience[] => {
    const who = textOf(entry['who']);
    const when = textOf(entry['when']);
    return who === undefined
      ? []
      : [
          {
            ...{ index, who },
            ...some('what', textOf(entry['what'])),
            ...some('when', when),
            ...some('how', textOf(entry['how'])),
            ...some('by', textOf(entry['by'])),
            ...some('cadence', when === undefined ? undefined : parseCadence(when)),
            ...some('lastOn', dayOf(entry['last_on'])),
          },
        ];
  });
});

const needed: Readonly<Record<ProjectList, readonly string[]>> = {
  disruptions: ['on', 'what'],
  change_log: ['on', 'affects', 'what'],
  communication_plan: ['who'],
};

const days: ReadonlySet<string> = new Set(['on', 'told_on', 'last_on']);

/** What in the lists cannot be read, and so is shown nowhere. */
export function entryFaults(data: YamlMapping): readonly EntryFault[] {
  return projectLists.flatMap((list) => {
    const value = data[list];
    return isList(value)
      ? value.flatMap((entry, index) =>
          isMapping(entry)
            ? faultsOf(list, entry).map((fault) => ({ list, index, ...fault }))
            : [
                {
                  list,
                  index,
                  message: `An entry of "${list}" is a mapping with ${needed[list].join(', ')}.`,
                },
              ],
        )
      : [];
  });
}

function faultsOf(
  list: ProjectList,
  entry: YamlMapping,
): readonly { readonly key?: string; readonly message: string }[] {
  const missing = needed[list].filter(
    (key) => entry[key] === undefined || entry[key] === null || entry[key] === '',
  );
  const faults: { readonly key?: string; readonly message: string }[] = missing.map((key) => ({
    message: `An entry of "${list}" has no "${key}".`,
  }));
  for (const [key, value] of Object.entries(entry)) {
    if (days.has(key) && !missing.includes(key) && value !== null && dayOf(value) === undefined) {
      faults.push({
        key,
        message: `"${key}" is ${JSON.stringify(value)}; expected a day of the calendar written YYYY-MM-DD.`,
      });
    }
  }
  const { affects } = entry;
  if (
    list === 'change_log' &&
    !missing.includes('affects') &&
    !changeKinds.some((kind) => kind === affects)
  ) {
    faults.push({
      key: 'affects',
      message: `"affects" is ${JSON.stringify(affects)}; expected ${changeKinds.slice(0, -1).join(', ')} or ${changeKinds.at(-1) ?? ''}.`,
    });
  }
  return faults;
}

function entriesOf(
  data: YamlMapping,
  list: ProjectList,
): readonly { readonly index: number; readonly entry: YamlMapping }[] {
  const value = data[list];
  return isList(value)
    ? value.flatMap((entry, index) => (isMapping(entry) ? [{ index, entry }] : []))
    : [];
}

/** A text without blanks around it; numbers count as their digits. */
export function textOf(value: YamlValue | undefined): string | undefined {
  const text =
    typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  return text === '' ? undefined : text;
}

/** The key with its value, or nothing, which the types of this house tell apart. */
function some<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // A computed key has no narrower type than this.
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}
