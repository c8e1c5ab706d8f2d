// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lessonsIn } from '../../src/core/library/lessons.js';
import type { Lesson } from '../../src/core/lessons/lesson.js';
import { todayOf } from '../../src/core/schema/clockReading.js';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  answering,
  closeEditors,
  findRow,
  folderOf,
  onlyLibrary,
  readBytes,
  reread,
  rowsOf,
  startExtension,
  until,
  writeText,
} from '../support/extensionHost.js';
import { ScriptedDialogs, type Answer } from '../support/scriptedDialogs.js';

const folder = 'lesson-suite';
const run = `${folder}/run.md`;
const template = `${folder}/template.md`;
const templateText =
  '---\nid: TPL-9001\nkind: template\ntitle: Cabling checklist\n---\n\n# Cabling checklist\n\n## Cabling\n\n- [ ] CAB-1: Label one end.\n';

describe('Lessons', () => {
  let access: TestAccess;
  const today = todayOf(new Date());
  const uriOf = (path: string) => vscode.Uri.joinPath(folderOf(), path);
  const textOf = (path: string) => readBytes(uriOf(path)).toString();

  const readAgain = (...paths: readonly string[]) => reread(access, ...paths);

  /** Runs a command with these answers; the lesson it is about is found by its title. */
  async function perform(command: string, argument: unknown, ...answers: readonly Answer[]) {
    return answering(access, answers, () => vscode.commands.executeCommand(command, argument));
  }

  function lessonOf(title: string): Lesson {
    const lesson = lessonsIn(onlyLibrary(access).library).find((each) => each.title === title);
    assert.ok(lesson, `no lesson "${title}"`);
    return lesson;
  }

  before(async () => {
    access = await startExtension();
    writeText(uriOf(template), templateText);
    writeText(
      uriOf(run),
      '---\nid: CHK-9001\nkind: checklist\ntitle: Cabling at Contoso\n---\n\n# Cabling at Contoso\n\n- [ ] CAB-1: Label one end.\n',
    );
    await readAgain(run, template);
  });

  after(async () => {
    await closeEditors();
    const made = lessonsIn(onlyLibrary(access).library).filter(
      ({ raisedOn }) => raisedOn === today,
    );
    for (const path of [folder, ...made.map((lesson) => lesson.path)]) {
      await vscode.workspace.fs.delete(uriOf(path), { recursive: true });
    }
    await readAgain(folder, ...made.map((lesson) => lesson.path));
  });

  it('captures one from the line of the cursor, in two prompts', async () => {
    const editor = await vscode.window.showTextDocument(uriOf(run));
    editor.selection = new vscode.Selection(8, 3, 8, 3);
    const asked = await perform(
      commands.captureLesson,
      undefined,
      { choose: '$(flame)' },
      { type: 'Labels fell off' },
    );
    assert.equal(asked.length, 2);
    const lesson = lessonOf('Labels fell off');
    assert.match(
      textOf(lesson.path),
      new RegExp(
        `^---\nid: LL-\\w{5}\nkind: lesson\ntitle: Labels fell off\ncategory: beef\nraised_on: ${today}\nraised_by: dana\nstatus: captured\nsource: CHK-9001\nsource_line: 9\nsource_text: "- \\[ \\] CAB-1: Label one end."\n---\n`,
      ),
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, uriOf(run).path);
    assert.ok(rowsOf(access.trees.lessons).some((row) => row.includes('Labels fell off')));
  });

  it('writes nothing when the person goes away', async () => {
    const before = lessonsIn(onlyLibrary(access).library).length;
    await perform(commands.captureLesson, undefined, { choose: '$(star)' }, 'go away');
    assert.equal(lessonsIn(onlyLibrary(access).library).length, before);
  });

  it('goes from a lesson to where it came from, although lines moved', async () => {
    const shown = await vscode.window.showTextDocument(uriOf(run));
    await shown.edit((edit) => {
      edit.insert(new vscode.Position(6, 0), 'New line.\n\n');
    });
    await shown.document.save();
    await readAgain(run);
    await perform(commands.goToLessonSource, findRow(access.trees.lessons, 'Labels fell off'));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.path, uriOf(run).path);
    assert.equal(editor.selection.active.line, 10);
    await closeEditors();
  });

  it('declines with a reason, and accepts after all', async () => {
    const { path } = lessonOf('Labels fell off');
    await perform(commands.declineLesson, uriOf(path), { type: 'Too dear' });
    assert.match(
      textOf(path),
      new RegExp(
        `status: declined\n[^]*declined_on: ${today}\ndeclined_by: dana\nreason: Too dear\n`,
      ),
    );
    await perform(commands.acceptLesson, uriOf(path));
    assert.match(textOf(path), new RegExp(`status: accepted\n[^]*accepted_on: ${today}\n`));
    assert.doesNotMatch(textOf(path), /declined|reason/);
  });

  it('applies none to a section that became another one while it was asked', async () => {
    const other = templateText.replace(
      '## Cabling',
      '## Power\n\n- [ ] POW-1: Test.\n\n## Cabling',
    );
    const dialogs = new ScriptedDialogs(
      { choose: 'Cabling checklist' },
      { choose: '$(symbol-string) Cabling' },
      { type: 'Label both ends.' },
    );
    const input = dialogs.input.bind(dialogs);
    dialogs.input = (options) => {
      writeText(uriOf(template), other);
      return input(options);
    };
    access.prompts.answerWith(dialogs);
    await vscode.commands.executeCommand(
      commands.applyLesson,
      findRow(access.trees.lessons, 'Labels fell off'),
    );
    access.prompts.answerWith(undefined);
    dialogs.finish();
    assert.equal(textOf(template), other);
    writeText(uriOf(template), templateText);
    await readAgain(template);
    const editor = await vscode.workspace.openTextDocument(uriOf(template));
    await until(vscode.workspace.onDidChangeTextDocument, () => editor.getText() === templateText);
  });

  it('applies one: the change, its mark and the new state', async () => {
    const { path, id } = lessonOf('Labels fell off');
    const [asked] = await perform(
      commands.applyLesson,
      findRow(access.trees.lessons, 'Labels fell off'),
      { choose: 'Cabling checklist' },
      { choose: '$(symbol-string) Cabling' },
      { type: 'Label both ends.' },
    );
    assert.deepEqual(
      asked?.filter((label) => /^(Cabling|Handle|Contoso)/.test(label)),
      ['Cabling checklist', 'Handle an incident', 'Contoso Ltd'],
    );
    assert.equal(textOf(template), `${templateText}\n- [ ] CAB-2: Label both ends. (from ${id})\n`);
    assert.match(textOf(path), /status: applied\n[^]*target: TPL-9001\n/);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.path, uriOf(template).path);
    assert.equal(editor.selection.active.line, 12);
  });

  it('links the mark to its lesson, and leads from the lesson to the mark', async () => {
    const { path, id } = lessonOf('Labels fell off');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      uriOf(template),
    );
    const link = links.find(({ target }) => target?.path === uriOf(path).path);
    assert.ok(link);
    const editor = await vscode.workspace.openTextDocument(uriOf(template));
    assert.equal(editor.getText(link.range), `(from ${id})`);
    await closeEditors();
    await perform(commands.goToLessonChange, uriOf(path));
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, uriOf(template).path);
    assert.equal(vscode.window.activeTextEditor.selection.active.line, 12);
  });

  it('says in the view when the mark was taken out', async () => {
    const editor = await vscode.window.showTextDocument(uriOf(template));
    await editor.edit((edit) => {
      edit.delete(editor.document.lineAt(12).rangeIncludingLineBreak);
    });
    await editor.document.save();
    await readAgain(template);
    const row = rowsOf(access.trees.lessons).find((each) => each.includes('Labels fell off'));
    assert.match(row ?? '', / · TPL-9001 · mark lost$/);
  });
});
