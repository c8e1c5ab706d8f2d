/** Edits made at random on documents made at random: each must be told as whoever made it says, and nothing else. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffOf } from '../../support/diffOf.js';
import { fuzz } from '../../support/fuzz.js';
import { createPick, type Pick } from '../../support/signedDocument.js';

interface ModelItem {
  key: string | undefined;
  words: string;
  role: string;
  evidence: string;
  optional: boolean;
  done: boolean;
}

interface ModelSection {
  name: string;
  prose: string;
  items: ModelItem[];
}

interface ModelGate {
  id: string;
  sign: string;
  count: number;
  after: string[];
  blocks: string[];
  lessons: number;
  roles: string[] | undefined;
}

interface Model {
  fields: Map<string, string>;
  gates: ModelGate[];
  sections: ModelSection[];
}

const verbs = ['Export', 'Check', 'Label', 'Document', 'Replace', 'Test', 'Record', 'Rotate'];
const nouns = ['firewall', 'switch', 'backup', 'mailbox', 'printer', 'router', 'vault', 'circuit'];
const ends = [
  'rules',
  'owners',
  'passwords',
  'diagrams',
  'contacts',
  'serials',
  'alerts',
  'routes',
];

function makeModel(pick: Pick): Model {
  let number = 0;
  const item = (): ModelItem => {
    const at = number++;
    const words = `${verbs[at % 8] ?? ''} the ${nouns[(at >> 3) % 8] ?? ''} ${ends[(at * 5) % 8] ?? ''} number ${at} twice`;
    return {
      key: pick(2) === 0 ? `K-${at}` : undefined,
      words,
      role: pick(3) === 0 ? ' @noc' : '',
      evidence: ['', ' (evidence)', ' (evidence: file)'][pick(3)] ?? '',
      optional: pick(5) === 0,
      done: pick(2) === 0,
    };
  };
  const names = ['Network', 'Support', 'Records', 'Access'];
  return {
    fields: new Map([
      ['client', 'contoso'],
      ['review_in', '6 months'],
      ['site', `number ${pick(9)}`],
    ]),
    gates: [
      makeGate('handoff', { roles: ['project-team'], sign: 'project-team' }),
      makeGate('acceptance', { roles: undefined, sign: 'noc' }),
    ],
    sections: names.map((name) => ({
      name,
      prose: `What ${name} means here was agreed ${pick(90)} days ago.`,
      items: Array.from({ length: 3 + pick(3) }, item),
    })),
  };
}

function makeGate(id: string, { roles, sign }: Pick2): ModelGate {
  return {
    id,
    sign,
    count: 2,
    after: ['TPL-1#approval'],
    blocks: ['released_on'],
    lessons: 1,
    roles,
  };
}

type Pick2 = { readonly roles: string[] | undefined; readonly sign: string };

function textOf({ fields, gates, sections }: Model): string {
  const front = [
    'id: CHK-1',
    'kind: checklist',
    'title: Closeout',
    'owner: project-team',
    ...[...fields].map(([key, value]) => `${key}: ${value}`),
    ...(gates.length === 0 ? [] : ['gates:']),
    ...gates.flatMap(({ id, sign, count, after, blocks, lessons, roles }) => [
      `  - id: ${id}`,
      `    after: [${after.join(', ')}]`,
      ...(roles === undefined ? [] : [`    items: { roles: [${roles.join(', ')}] }`]),
      `    sign: { role: ${sign}, count: ${count} }`,
      `    needs: { lessons: ${lessons} }`,
      `    blocks: [${blocks.join(', ')}]`,
    ]),
  ];
  const body = sections.flatMap(({ name, prose, items }) => [
    `## ${name}`,
    '',
    prose,
    '',
    ...items.map(
      ({ key, words, role, evidence, optional, done }) =>
        `- [${done ? 'x' : ' '}] ${key === undefined ? '' : `${key}: `}${words}${evidence}${optional ? ' (optional)' : ''}${role}`,
    ),
    '',
  ]);
  return `---\n${front.join('\n')}\n---\n\n# Closeout\n\n${body.join('\n')}`;
}

/** Changes the model, and says what that must be told as; several lines when one edit means several things. */
type Edit = (model: Model, pick: Pick) => readonly string[];

function anySection(model: Model, pick: Pick): ModelSection {
  const section = model.sections[pick(model.sections.length)];
  assert.ok(section);
  return section;
}

function anyItem(model: Model, pick: Pick): ModelItem {
  const { items } = anySection(model, pick);
  const item = items[pick(items.length)];
  assert.ok(item);
  return item;
}

function anyGate(model: Model, pick: Pick): ModelGate {
  const gate = model.gates[pick(model.gates.length)];
  assert.ok(gate);
  return gate;
}

const edits: Readonly<Record<string, Edit>> = {
  'an item goes': (model, pick) => {
    const { items } = anySection(model, pick);
    const [item] = items.splice(pick(items.length), 1);
    return [item?.optional === true ? 'neutral item-removed' : 'loosens item-removed'];
  },
  'an item comes': (model, pick) => {
    const { items } = anySection(model, pick);
    const optional = pick(3) === 0;
    const item = {
      key: undefined,
      words: 'Ring somebody who was never rung',
      role: '',
      evidence: '',
    };
    items.splice(pick(items.length + 1), 0, { ...item, optional, done: false });
    return [optional ? 'neutral item-added' : 'tightens item-added'];
  },
  'a word changes': (model, pick) => {
    const item = anyItem(model, pick);
    item.words = item.words.replace('twice', 'three times');
    return ['neutral item-reworded'];
  },
  'an item is ticked or opened': (model, pick) => {
    const item = anyItem(model, pick);
    item.done = !item.done;
    return ['neutral item-state'];
  },
  'an item becomes optional or required': (model, pick) => {
    const item = anyItem(model, pick);
    item.optional = !item.optional;
    return [item.optional ? 'loosens gate-loosened' : 'tightens gate-tightened'];
  },
  'evidence is asked for or not': (model, pick) => {
    const item = anyItem(model, pick);
    const before = item.evidence;
    item.evidence = before === '' ? ' (evidence: file)' : '';
    return item.optional
      ? ['neutral item-reworded']
      : [before === '' ? 'tightens gate-tightened' : 'loosens gate-loosened'];
  },
  'an item goes to another role': (model, pick) => {
    const item = anyItem(model, pick);
    item.role = item.role === '' ? ' @noc' : '';
    return item.optional
      ? ['neutral item-reworded']
      : [item.role === '' ? 'tightens gate-tightened' : 'loosens gate-loosened'];
  },
  'an item moves within its section': (model, pick) => {
    const { items } = anySection(model, pick);
    const [item] = items.splice(0, 1);
    assert.ok(item);
    items.push(item);
    return ['neutral item-moved'];
  },
  'an item moves to another section': (model, pick) => {
    const from = pick(model.sections.length);
    const [one, other] = [model.sections[from], model.sections[(from + 1) % model.sections.length]];
    const [item] = one?.items.splice(pick(one.items.length), 1) ?? [];
    assert.ok(item && other);
    other.items.splice(pick(other.items.length + 1), 0, item);
    return ['neutral item-moved'];
  },
  'a gate goes': (model, pick) => {
    model.gates.splice(pick(model.gates.length), 1);
    return ['loosens gate-loosened'];
  },
  'a gate comes': (model) => {
    model.gates.push(makeGate('release', { roles: undefined, sign: 'noc' }));
    return ['tightens gate-tightened'];
  },
  'fewer or more must sign': (model, pick) => {
    const gate = anyGate(model, pick);
    gate.count = pick(2) === 0 ? 1 : 3;
    return [gate.count === 1 ? 'loosens gate-loosened' : 'tightens gate-tightened'];
  },
  'another role signs': (model, pick) => {
    anyGate(model, pick).sign = 'service-manager';
    // The hand-off was signed by the owner itself, and so by nobody independent.
    return model.gates[0]?.sign === 'service-manager'
      ? ['loosens gate-loosened', 'tightens gate-tightened']
      : ['loosens gate-loosened'];
  },
  'a gate waits for less or more': (model, pick) => {
    const gate = anyGate(model, pick);
    gate.after = pick(2) === 0 ? [] : [...gate.after, 'TPL-2#review'];
    return [gate.after.length === 0 ? 'loosens gate-loosened' : 'tightens gate-tightened'];
  },
  'a gate blocks less or more': (model, pick) => {
    const gate = anyGate(model, pick);
    gate.blocks = pick(2) === 0 ? [] : [...gate.blocks, 'invoiced_on'];
    return [gate.blocks.length === 0 ? 'loosens gate-loosened' : 'tightens gate-tightened'];
  },
  'a gate needs fewer or more lessons': (model, pick) => {
    const gate = anyGate(model, pick);
    gate.lessons = pick(2) === 0 ? 0 : 2;
    return [gate.lessons === 0 ? 'loosens gate-loosened' : 'tightens gate-tightened'];
  },
  'a gate looks at less': (model) => {
    const gate = model.gates[1];
    assert.ok(gate);
    gate.roles = ['noc'];
    return ['loosens gate-loosened'];
  },
  'a field changes': (model, pick) => {
    model.fields.set('site', `elsewhere ${pick(9)}`);
    return ['neutral field-changed'];
  },
  'a field comes or goes': (model, pick) => {
    if (pick(2) === 0) model.fields.delete('client');
    else model.fields.set('contact', 'Kim');
    return ['neutral field-changed'];
  },
  'reviews become rarer or more frequent': (model, pick) => {
    const rarer = pick(2) === 0;
    model.fields.set('review_in', rarer ? '1 year' : '90 days');
    return [rarer ? 'loosens field-changed' : 'tightens field-changed'];
  },
  'prose changes': (model, pick) => {
    const section = anySection(model, pick);
    section.prose = section.prose.replace('agreed', 'agreed with the client');
    return ['neutral prose'];
  },
  'a section comes': (model, pick) => {
    const section = { name: 'Afterwards', prose: 'Nothing follows.', items: [] };
    model.sections.splice(pick(model.sections.length + 1), 0, section);
    return ['neutral section-added'];
  },
  'a section goes': (model, pick) => {
    const at = pick(model.sections.length);
    const [section] = model.sections.splice(at, 1);
    return [
      ...(section?.items ?? [])
        .filter(({ optional }) => !optional)
        .map(() => 'loosens item-removed'),
      ...(section?.items ?? [])
        .filter(({ optional }) => optional)
        .map(() => 'neutral item-removed'),
      'neutral section-removed',
    ];
  },
  'somebody reviews it': (model) => {
    model.fields.set('reviewed_on', '2026-11-01');
    return ['neutral review-only'];
  },
};

function check(seed: number, edit: Edit): void {
  const pick = createPick(seed);
  const model = makeModel(pick);
  const before = textOf(model);
  const expected = edit(model, pick);
  const after = textOf(model);
  const changes = diffOf({ 'a.md': before }, { 'a.md': after }).flatMap((document) => [
    ...document.changes,
  ]);
  assert.deepEqual(
    changes.map(({ severity, code }) => `${severity} ${code}`),
    expected,
    `${changes.map(({ message }) => message).join('\n')}\n--- before\n${before}\n--- after\n${after}`,
  );
}

describe('edits made at random', () => {
  for (const [name, edit] of Object.entries(edits)) {
    it(`are told for what they are: ${name}`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
          check(seed, edit);
        }),
        fuzz(13),
      );
    });
  }
});
