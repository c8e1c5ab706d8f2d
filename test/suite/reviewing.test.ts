// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fingerprintInputOf } from '../../src/core/gate/gateCase.js';
import { todayOf } from '../../src/core/schema/clockReading.js';
import { fingerprintOf } from '../../src/core/signoff/fingerprint.js';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  acceptingQuickInput,
  closeEditors,
  findRow,
  folderOf,
  onlyLibrary,
  readBytes,
  startExtension,
  writeText,
} from '../support/extensionHost.js';

const folder = 'sops/reviewing';

describe('Mark Reviewed', () => {
  let access: TestAccess;
  let number = 0;
  const path = () => `${folder}/${number}.md`;
  const uri = () => vscode.Uri.joinPath(folderOf(), path());
  const place = async (text: string) => {
    number++;
    writeText(uri(), text);
    const open = onlyLibrary(access);
    open.touch([path()]);
    await open.settle();
  };
  /** Of the document as it is now: a review is not part of what was reviewed. */
  const fingerprint = () => {
    const { library } = onlyLibrary(access);
    const document = library.documents.get(path());
    const text = readBytes(uri()).toString().replace('\uFEFF', '');
    const input = document && fingerprintInputOf(library, document, { text });
    assert.ok(input);
    return fingerprintOf(input, library.hash);
  };
  const today = todayOf(new Date());
  before(async () => {
    access = await startExtension();
  });
  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folderOf(), folder), { recursive: true });
    const open = onlyLibrary(access);
    open.touch([folder]);
    await open.settle();
  });

  it('writes day, person and outcome, and leaves every other byte alone', async () => {
    await place(
      '\uFEFF---\r\nid: SOP-9001\r\nkind: sop # a procedure\r\ntitle: "Patch"\r\nowner: noc\r\nreviewed_on: \'2020-01-01\' # long ago\r\nreviewed_by: sam\r\n---\r\n\r\n# Patch\r\n\r\n## When to escalate\r\n',
    );
    await vscode.window.showTextDocument(uri());
    await acceptingQuickInput(vscode.commands.executeCommand(commands.markReviewed));
    assert.equal(
      readBytes(uri()).toString(),
      `\uFEFF---\r\nid: SOP-9001\r\nkind: sop # a procedure\r\ntitle: "Patch"\r\nowner: noc\r\nreviewed_on: '${today}' # long ago\r\nreviewed_by: dana\r\nreviewed_content: "${fingerprint()}"\r\nreviewed_outcome: still-accurate\r\n---\r\n\r\n# Patch\r\n\r\n## When to escalate\r\n`,
    );
  });

  it('records the review of a row of a view, whose file stays closed', async () => {
    await place(
      '---\nid: SOP-9002\nkind: sop\ntitle: Rotate keys\nowner: noc\n---\n\n# Rotate keys\n',
    );
    const row = findRow(access.trees.library, 'Rotate keys');
    await acceptingQuickInput(vscode.commands.executeCommand(commands.markReviewed, row));
    assert.equal(
      readBytes(uri()).toString(),
      `---\nid: SOP-9002\nkind: sop\ntitle: Rotate keys\nowner: noc\nreviewed_on: ${today}\nreviewed_by: dana\nreviewed_content: "${fingerprint()}"\nreviewed_outcome: still-accurate\n---\n\n# Rotate keys\n`,
    );
  });

  it('gives a document without frontmatter a block', async () => {
    await place('# Bare\n');
    const row = findRow(access.trees.library, 'Bare');
    await acceptingQuickInput(vscode.commands.executeCommand(commands.markReviewed, row));
    assert.match(
      readBytes(uri()).toString(),
      /^---\nreviewed_on: [^\n]+\nreviewed_by: dana\nreviewed_outcome: still-accurate\n---\n+# Bare\n$/,
    );
  });
});
