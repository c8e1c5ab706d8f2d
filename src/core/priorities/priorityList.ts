/** A priority list as its frontmatter has it: the proposed order, the agreed order, and what was asked for since. */
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { isMapping, isList } from '../document/yamlValues.js';
import { type CivilDate } from '../schema/civilDate.js';
import { dayOf, textOf } from '../schema/readValue.js';

export interface PriorityList {
  /** Most important first. */
  readonly proposed: readonly string[];
  /** As the manager wants it; empty while nothing was asked of the manager, and then the proposed order is what is signed. */
  readonly agreed: readonly string[];
  readonly requests: readonly PriorityRequest[];
  readonly proposedOn?: CivilDate;
  /** Handle of the manager who agrees. */
  readonly manager?: string;
}

/** Something that somebody asked for after the order was made. */
export interface PriorityRequest {
  /** Place in `requests`, from 0. */
  readonly index: number;
  readonly what?: string;
  readonly id?: string;
  /** Who asks. */
  readonly from?: string;
  readonly since?: CivilDate;
  /** A duration, such as `3 days`. */
  readonly effort?: string;
  /** From 1: the place it takes. */
  readonly position?: number;
  /** What moves down for it, in words. */
  readonly displaces: readonly string[];
}

/** Names of the two orders. */
export const orderKeys = ['proposed', 'agreed'] as const;
export type OrderKey = (typeof orderKeys)[number];

/** Reads what can be read; entries of an order that are no texts are left out, and a rule tells of them. */
export function priorityListOf(data: YamlMapping): PriorityList {
  const manager = textOf(data['manager']);
  const proposedOn = dayOf(data['proposed_on']);
  return {
    proposed: orderOf(data, 'proposed'),
    agreed: orderOf(data, 'agreed'),
    requests: listOf(data['requests']).map(toRequest),
    ...(manager === undefined ? {} : { manager }),
    ...(proposedOn === undefined ? {} : { proposedOn }),
  };
}

function orderOf(data: YamlMapping, key: OrderKey): readonly string[] {
  return listOf(data[key]).flatMap((entry) => textOf(entry) ?? []);
}

function toRequest(entry: YamlValue, index: number): PriorityRequest {
  const fields = isMapping(entry) ? entry : {};
  const texts = ['what', 'id', 'from', 'effort'].flatMap((key) => {
    const text = textOf(fields[key]);
    return text === undefined ? [] : [[key, text] as const];
  });
  const since = dayOf(fields['since']);
  const { position, displaces } = fields;
  return {
    index,
    ...Object.fromEntries(texts),
    ...(since === undefined ? {} : { since }),
    ...(isPosition(position) ? { position } : {}),
    displaces: (isList(displaces) ? displaces : [displaces]).flatMap((each) => textOf(each) ?? []),
  };
}

/** Whether it is a place in an order, counted from 1. */
export function isPosition(value: YamlValue | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}

function listOf(value: YamlValue | undefined): readonly YamlValue[] {
  return isList(value) ? value : [];
}
