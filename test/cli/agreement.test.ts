import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DocumentVerdict } from '../../src/core/gate/gateVerdict.js';
import { hasGates } from '../../src/core/gate/hasGates.js';
import { verdictOf } from '../../src/core/gate/verdict.js';
import type { Library } from '../../src/core/library/library.js';
import { parseCivilDate } from '../../src/core/schema/civilDate.js';
import { withEarlierTemplates } from '../../src/git/earlierTemplates.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { sampleEndOn, writeSampleLibrary } from '../../src/node/sample/writeSampleLibrary.js';
import { runSop } from '../support/runSop.js';
import { templatesFolder } from '../support/starterLibraryFiles.js';

interface GateJson {
  readonly state: string | null;
  readonly gates: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly reasons: readonly { readonly code: string; readonly line: number }[];
  }[];
}

describe('the whole sample library', () => {
  let folder: string;
  const day = parseCivilDate(sampleEndOn);
  const verdicts = new Map<string, DocumentVerdict>();

  before(async () => {
    assert.ok(day);
    folder = mkdtempSync(path.join(tmpdir(), 'sop-agreement-'));
    await writeSampleLibrary(folder, { templates: templatesFolder, seed: 1 });
    const library: Library = await withEarlierTemplates(
      await loadLibrary(folder, { cache: false }),
      { repository: { run: createProgramRunner(), folder } },
    );
    for (const document of library.documents.values()) {
      if (hasGates(library, document)) {
        verdicts.set(document.path, verdictOf(library, document, day));
      }
    }
    assert.ok(verdicts.size > 30);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask<T>(...argv: readonly string[]): Promise<T> {
    const { stdout } = await runSop(folder, [...argv, '--today', sampleEndOn, '--format', 'json']);
    return JSON.parse(stdout) as T;
  }

  it('is told the same by sop gate and by the engine, reasons and lines included', async () => {
    for (const [documentPath, verdict] of verdicts) {
      const told = await ask<GateJson>('gate', documentPath);
      assert.equal(told.state, verdict.state ?? null, documentPath);
      assert.deepEqual(
        told.gates.map(({ id, verdict: each, reasons }) => ({
          id,
          verdict: each,
          reasons: reasons.map(({ code, line }) => `${code} ${line}`),
        })),
        verdict.gates.map(({ gate, verdict: each, reasons }) => ({
          id: gate.id,
          verdict: each,
          reasons: reasons.map(({ code, range }) => `${code} ${range.start.line + 1}`),
        })),
        documentPath,
      );
    }
  }).timeout(60_000);

  it('is told the same by sop list', async () => {
    const { documents } = await ask<{
      documents: readonly { readonly path: string; readonly state: string | null }[];
    }>('list');
    const told = documents.filter((each) => verdicts.has(each.path));
    assert.deepEqual(
      told.map((each) => [each.path, each.state]),
      [...verdicts].map(([each, { state }]) => [each, state ?? null]),
    );
  });

  it('is told the same by the findings of sop check', async () => {
    const { findings } = await ask<{
      findings: readonly { readonly code: string; readonly path: string }[];
    }>('check');
    const withCode = (code: string) =>
      [...new Set(findings.filter((each) => each.code === code).map((each) => each.path))].sort();
    const where = (holds: (verdict: DocumentVerdict) => boolean) =>
      [...verdicts].filter(([, verdict]) => holds(verdict)).map(([each]) => each);
    const gateIs = (wanted: string) =>
      where(({ gates }) => gates.some(({ verdict }) => verdict === wanted));
    assert.deepEqual(withCode('gate/returned'), gateIs('returned'));
    assert.deepEqual(withCode('gate/overridden'), gateIs('overridden'));
    assert.deepEqual(
      withCode('sign-off/stale'),
      where(({ signOffs }) => signOffs.some(({ worth }) => worth === 'stale')),
    );
    assert.deepEqual(
      withCode('gate/looser-than-template'),
      where(({ gates }) =>
        gates.some(({ reasons }) => reasons.some(({ code }) => code === 'looser-than-template')),
      ),
    );
  });
});
