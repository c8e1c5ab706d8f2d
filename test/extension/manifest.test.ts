import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  commands,
  container,
  contextKeys,
  contextValues,
  extensionId,
  markerFile,
  settings,
  tools,
  views,
  walkthrough,
  webviews,
} from '../../src/extension/shared/manifest.js';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly icon?: string;
}

interface MenuEntry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface WalkthroughStep {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly viewsContainers: { readonly activitybar: readonly { id: string; icon: string }[] };
    readonly views: Readonly<
      Record<string, readonly { id: string; icon?: string; when?: string }[]>
    >;
    readonly viewsWelcome: readonly { view: string; when?: string; contents: string }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly icon: string;
      readonly steps: readonly WalkthroughStep[];
    }[];
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly modelDescription: string;
      readonly userDescription: string;
    }[];
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly configuration: {
      readonly properties: Readonly<Record<string, { default: unknown; enum?: readonly string[] }>>;
    };
  };
}

const root = path.join(import.meta.dirname, '../..');
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const spanish = JSON.parse(read('package.nls.es.json')) as Readonly<Record<string, string>>;

/** A text that is a key stands for what VS Code shows in its place. */
const manifest = JSON.parse(read('package.json'), (_, value: unknown) => {
  const key = typeof value === 'string' ? /^%(.+)%$/.exec(value)?.[1] : undefined;
  return key === undefined ? value : texts[key];
}) as Manifest;
const { contributes } = manifest;
const steps = contributes.walkthroughs.flatMap((each) => each.steps);

/** VS Code makes one for each view. */
const focusCommands = Object.values(views).map((id) => `${id}.focus`);

/** Keys of VS Code itself that our clauses use. */
const editorKeys = new Set([
  'view',
  'viewItem',
  'workspaceFolderCount',
  'isWorkspaceTrusted',
  'editorIsOpen',
]);

function sorted(ids: Iterable<string>): readonly string[] {
  return [...ids].sort();
}

/** Every `when` clause of the manifest, with the place where it stands. */
function clauses(): readonly { place: string; when: string }[] {
  const found: { place: string; when: string | undefined }[] = [
    ...Object.values(contributes.views)
      .flat()
      .map(({ id, when }) => ({ place: id, when })),
    ...contributes.viewsWelcome.map(({ view, when }) => ({ place: `welcome of ${view}`, when })),
    ...Object.entries(contributes.menus).flatMap(([menu, entries]) =>
      entries.map(({ command, when }) => ({ place: `${command} in ${menu}`, when })),
    ),
  ];
  for (const { id, completionEvents } of steps) {
    for (const event of completionEvents) {
      const when = /^onContext:(.*)$/.exec(event)?.[1];
      if (when !== undefined) found.push({ place: `step ${id}`, when });
    }
  }
  return found.flatMap(({ place, when }) => (when === undefined ? [] : [{ place, when }]));
}

describe('the manifest', () => {
  it('has the id that the code knows', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, extensionId);
  });

  it('declares the commands that the code registers, and no others', () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }) => command)),
      sorted(Object.values(commands)),
    );
  });

  it('declares the views that the code fills, in one container', () => {
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [container],
    );
    assert.deepEqual(Object.keys(contributes.views), [container]);
    assert.deepEqual(
      sorted(contributes.views[container]?.map(({ id }) => id) ?? []),
      sorted(Object.values(views)),
    );
  });

  it('declares the settings that the code reads, with the same defaults', () => {
    const declared = Object.entries(contributes.configuration.properties).map(
      ([id, { default: value }]) => ({ id, default: value }),
    );
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    assert.deepEqual(declared.sort(byId), Object.values(settings).sort(byId));
  });

  it('declares the tools that the code registers, each told to model and person', () => {
    assert.deepEqual(
      sorted(contributes.languageModelTools.map(({ name }) => name)),
      sorted(Object.values(tools)),
    );
    for (const { name, modelDescription, userDescription } of contributes.languageModelTools) {
      assert.ok(modelDescription.length > 0 && userDescription.length > 0, name);
    }
  });

  it('shows no text that is not translated, and translates none that is not shown', () => {
    const keys = [...read('package.json').matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual(sorted(new Set(keys)), sorted(Object.keys(texts)));
    assert.deepEqual(Object.keys(spanish), Object.keys(texts));
    const shown =
      /"(?:title|contents|category|altText|displayName|markdownDescription|userDescription)": "(?!%)/;
    const plain = read('package.json')
      .split('\n')
      .filter((line) => shown.test(line));
    assert.deepEqual(plain, []);
  });

  it('leads to the same commands and settings in both languages', () => {
    const references = (text: string) =>
      sorted([...text.matchAll(/\(command:[^)]+\)|#[\w.]+#|(`+)[^`]+\1/g)].map(([whole]) => whole));
    for (const [key, text] of Object.entries(texts)) {
      const translated = spanish[key] ?? '';
      assert.ok(translated.trim() !== '', key);
      assert.deepEqual(references(translated), references(text), key);
      assert.equal(translated.endsWith('...'), text.endsWith('...'), key);
    }
  });

  it('titles every command under one category', () => {
    for (const { command, title, category } of contributes.commands) {
      assert.equal(category, 'SOP', command);
      assert.match(title, /^[A-Z]/, command);
    }
  });

  it('gives an icon to every command that is shown as one', () => {
    const shown = Object.values(contributes.menus)
      .flat()
      .filter(
        ({ group }) =>
          group?.startsWith('navigation') === true || group?.startsWith('inline') === true,
      );
    for (const { command } of shown) {
      const declared = contributes.commands.find((candidate) => candidate.command === command);
      assert.match(declared?.icon ?? '', /^\$\([a-z-]+\)$/, command);
    }
  });

  it('names only commands that exist in menus and welcome texts', () => {
    const known = new Set<string>(Object.values(commands));
    const inMenus = Object.values(contributes.menus).flatMap((entries) =>
      entries.map(({ command }) => command),
    );
    const shown = [
      ...contributes.viewsWelcome.map(({ contents }) => contents),
      ...steps.map(({ description }) => description),
    ];
    const inTexts = shown.flatMap((text) =>
      [...text.matchAll(/\(command:(sop\.[^)]+)\)/g)]
        .map(([, id]) => id ?? '')
        .filter((id) => !focusCommands.includes(id)),
    );
    const inEvents = steps.flatMap(({ completionEvents }) =>
      completionEvents
        .flatMap((event) => /^onCommand:(sop\..*)$/.exec(event)?.[1] ?? [])
        .filter((id) => !focusCommands.includes(id)),
    );
    assert.ok(inTexts.length > 0);
    for (const id of [...inMenus, ...inTexts, ...inEvents]) assert.ok(known.has(id), id);
  });

  it('tests only keys that are set', () => {
    const known = new Set<string>([...editorKeys, ...Object.values(contextKeys)]);
    for (const { place, when } of clauses()) {
      for (const term of when.split(/\s*(?:&&|\|\|)\s*/)) {
        if (term === 'false') continue;
        const key = /^!?([\w.]+)/.exec(term)?.[1] ?? '';
        assert.ok(known.has(key), `${key} at ${place}`);
      }
    }
  });

  it('tests views and rows by their ids', () => {
    const ids: Readonly<Record<string, readonly string[]>> = {
      view: Object.values(views),
      viewItem: Object.values(contextValues),
    };
    for (const { place, when } of clauses()) {
      for (const [, key = '', id = ''] of when.matchAll(/\b(view|viewItem) == ([\w.]+)/g)) {
        assert.ok(ids[key]?.includes(id), `${key} == ${id} at ${place}`);
      }
    }
  });

  it('sets every key for some clause', () => {
    const text = clauses()
      .map(({ when }) => when)
      .join(' ');
    for (const key of Object.values(contextKeys)) assert.ok(text.includes(key), key);
  });

  it('has the pictures that it names', () => {
    const pictures = [
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.walkthroughs.map(({ icon }) => icon),
      ...steps.map(({ media }) => media.svg),
      ...Object.values(contributes.views).flatMap((list) => list.map(({ icon }) => icon ?? '')),
    ];
    for (const picture of pictures) assert.ok(fs.existsSync(path.join(root, picture)), picture);
  });

  it('has one walkthrough, every step of which ends by something that the person does', () => {
    assert.deepEqual(
      contributes.walkthroughs.map(({ id }) => id),
      [walkthrough],
    );
    for (const { id, media, completionEvents } of steps) {
      assert.ok(completionEvents.length > 0 && media.altText.length > 0, id);
    }
  });

  it('activates on a library, on a link and to restore pages, and on nothing at startup', () => {
    assert.deepEqual(manifest.activationEvents, [
      `workspaceContains:${markerFile}`,
      'onUri',
      ...Object.values(webviews).map((id) => `onWebviewPanel:${id}`),
    ]);
  });
});
