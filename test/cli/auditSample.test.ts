import assert from 'node:assert/strict';
import { writeSampleLibrary } from '../../src/node/sample/writeSampleLibrary.js';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop } from '../support/runSop.js';
import { templatesFolder } from '../support/starterLibraryFiles.js';

/** What decides over a closeout, as an auditor reads it in its timeline. */
const decisions = new Set(['signed', 'returned', 'voided', 'closed', 'reopened', 'overridden']);

describe('sop audit, on a closeout of the sample library', () => {
  it('tells how it was handed off, returned, mended and accepted, and proves it', async () => {
    await inFolder({}, async (folder) => {
      const root = `${folder}/sample`;
      await writeSampleLibrary(root, { templates: templatesFolder, seed: 1 });
      const { stdout, stderr } = await runSop(root, [
        'audit',
        'projects/prj-107/closeout.md',
        '--format',
        'json',
      ]);
      checkOutput('audit', stdout);
      assert.equal(stderr, '');
      const audit = JSON.parse(stdout);
      const told = (audit.timeline as Record<string, string>[])
        .filter(({ code }) => decisions.has(code ?? ''))
        .map(({ day, author, message }) => `${day} ${author}: ${message}`);
      assert.deepEqual(told, [
        '2025-08-18 Tomáš Novák: Tomáš Novák (project-team) signed “handoff”.',
        '2025-08-21 Marcus Bell: Marcus Bell (noc) returned it at “acceptance” for MON-1, MON-2: The second firewall is not in monitoring, so its failure would go unseen.',
        '2025-08-28 Tomáš Novák: The signature of Tomáš Novák at “handoff” (2025-08-18) was voided: what was signed changed.',
        '2025-08-28 Tomáš Novák: Tomáš Novák (project-team) signed “handoff”.',
        '2025-09-01 Marcus Bell: Marcus Bell (noc) signed “acceptance”.',
        '2025-09-01 Marcus Bell: With that all its gates were passed: it was closed.',
      ]);
      assert.equal(audit.standing, 'closed');
      assert.deepEqual(
        audit.signOffs.map(({ verdict }: Record<string, string>) => verdict),
        ['valid', 'valid', 'valid', 'valid'],
      );
      for (const { state, by, at, commit } of audit.items) {
        assert.notEqual(state, 'open');
        assert.ok(by && at && commit);
      }
      const files = audit.evidence.filter(({ kind }: Record<string, string>) => kind === 'file');
      assert.ok(files.length > 0);
      assert.ok(files.every(({ blob }: Record<string, string | null>) => blob !== null));
    });
  });
});
