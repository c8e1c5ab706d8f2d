import assert from 'node:assert/strict';
import { pinOf, templateContent } from '../../../src/core/gate/pinReasons.js';
import { verdictOf } from '../../../src/core/gate/verdict.js';
import { profileIn } from '../../../src/core/library/profileIn.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { starterLibrary, starterSources } from '../../../src/core/templates/starterLibrary.js';
import { libraryOf } from '../../support/libraryOf.js';
import { starterLibraryFiles } from '../../support/starterLibraryFiles.js';

const today = '2026-11-20' as CivilDate;
const files = starterLibraryFiles(today);
const library = libraryOf(files);
const profiles = [...library.documents.values()].map((document) => profileIn(library, document));

describe('the starter library', () => {
  it('has no findings', () => {
    assert.deepEqual(
      findingsOf(library, today).map(({ path, code, message }) => [path, code, message]),
      [],
    );
  });

  it('takes the answers of whoever sets it up, whatever is in them', () => {
    assert.equal(library.configuration.title, 'Dana\'s "new": library');
    assert.deepEqual(library.roster.people.get('dana')?.emails, ['dana@msp.example']);
  });

  it('has an approved SOP for each workflow, a closeout and a lesson', () => {
    const sops = profiles.filter(({ kindId, status }) => kindId === 'sop' && status === 'approved');
    assert.deepEqual(
      [...new Set(sops.map(({ workflow }) => workflow))].sort(),
      [...library.configuration.workflows.keys()].sort(),
    );
    const kinds = new Set(profiles.map(({ kindId }) => kindId));
    for (const kind of ['sop', 'template', 'checklist', 'project', 'client', 'lesson']) {
      assert.ok(kinds.has(kind), kind);
    }
  });

  it('leaves placeholders to templates only', () => {
    for (const [path, text] of Object.entries(files)) {
      assert.equal(/\{\{\w+\}\}/.test(text), path.startsWith('templates/'), path);
    }
  });

  it('shows in the closeout which lesson an item came from', () => {
    const closeout = library.documents.get('projects/practice/closeout.md');
    const item = closeout?.items.find(({ key }) => key === 'NET-3');
    assert.deepEqual(item?.markers.from, ['LL-7Q3K9']);
  });

  it('pins the closeout to the template beside it', () => {
    const [closeout, template] = [
      'projects/practice/closeout.md',
      'templates/project-closeout.md',
    ].map((path) => library.documents.get(path));
    assert.ok(closeout && template);
    assert.deepEqual(pinOf(closeout), {
      id: 'TPL-CLOSEOUT',
      content: templateContent(library, template),
    });
    assert.equal(verdictOf(library, closeout, today).state, 'open');
  });

  it('says which file of an installation is missing', () => {
    const sources = new Map(starterSources.slice(1).map((name) => [name, '']));
    const answers = { title: '', today, handle: 'dana', name: '', email: '' };
    assert.throws(
      () => starterLibrary(sources, answers, () => undefined),
      /starter\/\.sop\/library\.yml/,
    );
  });
});
