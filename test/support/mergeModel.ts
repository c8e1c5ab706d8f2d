/** Documents as trees of named parts, what people do to them at the same time, and what should come of it: an oracle that knows nothing of how texts are merged. */
import type { Pick } from './signedDocument.js';

export interface ModelItem {
  /** A word of the item that stays through every rewording. */
  readonly name: string;
  readonly key?: string;
  readonly section: number;
  readonly parent?: string;
  readonly words: string;
  readonly state: 'open' | 'done' | 'n/a';
  readonly reason?: string;
  readonly due?: string;
  readonly details: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

export interface ModelDocument {
  readonly fields: Readonly<Record<string, string>>;
  /** Instants of sign-offs with who signed; they are never changed. */
  readonly records: readonly string[];
  /** In their order; children behind their parent. */
  readonly items: readonly ModelItem[];
  /** Paragraphs of each section. */
  readonly prose: readonly (readonly string[])[];
}

export interface ModelStyle {
  readonly eol: '\n' | '\r\n';
  readonly isLoose: boolean;
  readonly isNumbered: boolean;
}

const vocabulary =
  'alpha bravo delta echo golf hotel india kilo lima oscar papa quebec romeo'.split(' ');

export function createModel(pick: Pick): ModelDocument {
  const items: ModelItem[] = [];
  for (let section = 0; section < 2; section++) {
    const count = 1 + pick(4);
    for (let index = 0; index < count; index++) {
      const item = newItem(pick, `i${section}${index}`, { section });
      items.push(item);
      if (pick(3) === 0) {
        items.push(newItem(pick, `${item.name}c`, { section, parent: item.name }));
      }
    }
  }
  return {
    fields: { owner: 'noc', client: 'contoso', due_on: '2026-12-01' },
    records: pick(2) === 0 ? [] : ['2026-10-01T08:00:00Z dana'],
    items,
    prose: [0, 1].map((section) => [`First ${section}.`, `Second ${section}.`]),
  };
}

function newItem(
  pick: Pick,
  name: string,
  place: { readonly section: number; readonly parent?: string },
): ModelItem {
  const word = () => vocabulary[pick(vocabulary.length)] ?? '';
  const isKeyed = pick(2) === 0;
  return {
    name,
    ...place,
    ...(isKeyed
      ? {
          key: `K-${[...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 100000}`,
        }
      : {}),
    words: `${name} ${word()} ${name}a ${name}b ${name}d`,
    state: pick(4) === 0 ? 'done' : 'open',
    details: pick(4) === 0 ? { Date: '' } : {},
    notes: pick(4) === 0 ? [`Note on ${name}.`] : [],
  };
}

/** One person's work on the document; `who` makes what they add their own. */
export function change(pick: Pick, model: ModelDocument, who: string): ModelDocument {
  let document = model;
  const times = 1 + pick(5);
  for (let time = 0; time < times; time++) {
    document = changeOnce(pick, document, `${who}${time}`);
  }
  return document;
}

function changeOnce(pick: Pick, model: ModelDocument, who: string): ModelDocument {
  const { items } = model;
  const item = items[pick(Math.max(items.length, 1))];
  const put = (changed: Partial<ModelItem>): ModelDocument => ({
    ...model,
    items: items.map((each) => (each === item ? { ...each, ...changed } : each)),
  });
  switch (item === undefined ? 10 + pick(3) : pick(14)) {
    case 0:
    case 1:
    case 2:
      return put({ state: 'done' });
    case 3:
      return put({ state: 'open' });
    case 4:
      return put({ state: 'n/a', reason: `none for ${who}` });
    case 5:
      return put({ words: (item?.words ?? '').replace(/\S+$/, `new${who}`) });
    case 6:
      return put({ due: `2026-12-${10 + pick(3)}` });
    case 7:
      return put({
        details: { ...item?.details, [pick(2) === 0 ? 'Date' : 'Ticket']: `T${pick(2)}` },
      });
    case 8:
      return put({ notes: [...(item?.notes ?? []), `Said ${who}.`] });
    case 9:
      return {
        ...model,
        items: items.filter((each) => each !== item && each.parent !== item?.name),
      };
    case 10:
      return addItem(pick, model, who);
    case 11: {
      const field = ['owner', 'client', 'due_on', 'workflow'][pick(4)] ?? '';
      return { ...model, fields: { ...model.fields, [field]: `v${pick(3)}` } };
    }
    case 12: {
      const at = `2026-11-${10 + pick(15)}T0${pick(9)}:00:00Z`;
      return { ...model, records: [...model.records, `${at} ${who}`] };
    }
    default: {
      const section = pick(2);
      const paragraph = pick(2);
      return {
        ...model,
        prose: model.prose.map((texts, at) =>
          texts.map((text, index) =>
            at === section && index === paragraph ? `${text} By ${who}.` : text,
          ),
        ),
      };
    }
  }
}

function addItem(pick: Pick, model: ModelDocument, who: string): ModelDocument {
  const section = pick(2);
  const tops = model.items.filter((item) => item.section === section && item.parent === undefined);
  const parent = pick(4) === 0 ? tops[pick(Math.max(tops.length, 1))]?.name : undefined;
  const item = newItem(pick, `n${who}`, { section, ...(parent === undefined ? {} : { parent }) });
  const before =
    parent === undefined
      ? tops[pick(tops.length + 1)]
      : model.items[model.items.findIndex(({ name }) => name === parent) + 1];
  const at =
    before === undefined
      ? model.items.findLastIndex((each) => each.section <= section) + 1
      : model.items.indexOf(before);
  return { ...model, items: model.items.toSpliced(at, 0, item) };
}

/** Moves one item with what is below it to the end of its section. */
export function moveOne(pick: Pick, model: ModelDocument, section: number): ModelDocument {
  const tops = model.items.filter((item) => item.section === section && item.parent === undefined);
  const moved = tops[pick(Math.max(tops.length, 1))];
  if (moved === undefined) {
    return model;
  }
  const isMoved = (item: ModelItem) => item === moved || item.parent === moved.name;
  const rest = model.items.filter((item) => !isMoved(item));
  const end = rest.findLastIndex((item) => item.section <= section) + 1;
  return { ...model, items: rest.toSpliced(end, 0, ...model.items.filter(isMoved)) };
}

/** The text of a model. */
export function render(model: ModelDocument, { eol, isLoose, isNumbered }: ModelStyle): string {
  const lines = ['---', 'id: CHK-1'];
  for (const [field, value] of Object.entries(model.fields)) lines.push(`${field}: ${value}`);
  if (model.records.length > 0) {
    lines.push('sign_offs:', ...model.records.flatMap(recordLines));
  }
  lines.push('---', '', '# Closeout', '');
  model.prose.forEach(([first, second], section) => {
    lines.push(`## Section ${section}`, '', first ?? '', '');
    let number = 0;
    for (const item of model.items.filter((each) => each.section === section)) {
      const isTop = item.parent === undefined;
      number += isTop ? 1 : 0;
      const marker = isTop && isNumbered ? `${number}. ` : '- ';
      const indent = isTop ? '' : isNumbered ? '   ' : '  ';
      lines.push(...itemLines(item, indent, marker));
      if (isLoose) lines.push('');
    }
    if (lines.at(-1) !== '') lines.push('');
    lines.push(second ?? '', '');
  });
  return lines.map((line) => line + eol).join('');
}

function itemLines(item: ModelItem, indent: string, marker: string): readonly string[] {
  const { key, words, state, reason, due, details, notes } = item;
  const below = indent + ' '.repeat(marker.length);
  const text = [
    key === undefined ? '' : `${key}: `,
    words,
    due === undefined ? '' : ` (due ${due})`,
    state === 'n/a' ? ` (n/a: ${reason ?? ''})` : '',
  ].join('');
  return [
    `${indent}${marker}[${state === 'done' ? 'x' : ' '}] ${text}`,
    ...Object.entries(details).map(([name, value]) => `${below}${name}: ${value}`.trimEnd()),
    ...notes.map((note) => `${below}- ${note}`),
  ];
}

function recordLines(record: string): readonly string[] {
  const [at = '', who = ''] = record.split(' ');
  return ['  - gate: acceptance', `    by: ${who}@msp.example`, `    at: "${at}"`];
}

/** What the two want together, and about which parts they want different things. */
export interface Agreement {
  /** Undefined for an item that both want gone. */
  readonly items: ReadonlyMap<string, ModelItem | undefined>;
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly records: ReadonlySet<string>;
  readonly prose: readonly (readonly string[])[];
  /** Names of items, fields (`field owner`) and paragraphs (`prose 0 1`). */
  readonly clashes: ReadonlySet<string>;
}

export function agree(base: ModelDocument, ours: ModelDocument, theirs: ModelDocument): Agreement {
  const clashes = new Set<string>();
  /** The changed side wins; two different changes clash. */
  const three = (name: string, values: readonly [unknown, unknown, unknown]): unknown => {
    const [was, our, their] = values.map((value) => JSON.stringify(value));
    if (our === their || their === was) return values[1];
    if (our !== was) clashes.add(name);
    return values[2];
  };
  const find = ({ items }: ModelDocument, name: string) => items.find((item) => item.name === name);
  const names = new Set([base, ours, theirs].flatMap(({ items }) => items.map(({ name }) => name)));
  const items = new Map<string, ModelItem | undefined>();
  for (const name of names) {
    const [was, our, their] = [find(base, name), find(ours, name), find(theirs, name)];
    if (was === undefined) {
      items.set(name, our ?? their);
    } else if (our !== undefined && their !== undefined) {
      items.set(
        name,
        agreeOnItem([was, our, their], (values) => three(name, values)),
      );
    } else {
      const left = our ?? their;
      const side = our === undefined ? theirs : ours;
      const hasNew = side.items.some(
        (item) => item.parent === name && find(base, item.name) === undefined,
      );
      if (left !== undefined && (linesOf(left) !== linesOf(was) || hasNew)) {
        clashes.add(name);
      }
      items.set(name, undefined);
    }
  }
  const fieldNames = Object.keys({ ...base.fields, ...ours.fields, ...theirs.fields });
  return {
    items,
    fields: Object.fromEntries(
      fieldNames.map((field) => [
        field,
        three(`field ${field}`, [
          base.fields[field],
          ours.fields[field],
          theirs.fields[field],
        ]) as string,
      ]),
    ),
    records: new Set([...ours.records, ...theirs.records]),
    prose: base.prose.map((texts, section) =>
      texts.map((text, index) =>
        String(
          three(`prose ${section} ${index}`, [
            text,
            ours.prose[section]?.[index],
            theirs.prose[section]?.[index],
          ]),
        ),
      ),
    ),
    clashes,
  };
}

function agreeOnItem(
  [was, our, their]: readonly [ModelItem, ModelItem, ModelItem],
  three: (values: readonly [unknown, unknown, unknown]) => unknown,
): ModelItem {
  const state = three([stateOf(was), stateOf(our), stateOf(their)]) as string;
  const names = Object.keys({ ...was.details, ...our.details, ...their.details });
  const due = three([was.due, our.due, their.due]) as string | undefined;
  return {
    name: was.name,
    section: was.section,
    ...(was.key === undefined ? {} : { key: was.key }),
    ...(was.parent === undefined ? {} : { parent: was.parent }),
    words: three([was.words, our.words, their.words]) as string,
    state: (/^n\/a/.exec(state)?.[0] ?? state) as ModelItem['state'],
    ...(state.startsWith('n/a') ? { reason: state.slice(4) } : {}),
    ...(due === undefined ? {} : { due }),
    details: Object.fromEntries(
      names.map((name) => [
        name,
        three([was.details[name], our.details[name], their.details[name]]) as string,
      ]),
    ),
    notes: [...new Set([...our.notes, ...their.notes])],
  };
}

function linesOf(item: ModelItem): string {
  return itemLines(item, '', '- ').join('\n');
}

function stateOf({ state, reason }: ModelItem): string {
  return state === 'n/a' ? `n/a ${reason ?? ''}` : state;
}
