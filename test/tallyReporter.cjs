// mocha's usual words on the terminal, and the counts of every file in the file that `test/run.ts` names.
const fs = require('node:fs');
const path = require('node:path');
const { reporters } = require('mocha');

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const files = {};
    const count = (outcome) => (test) => {
      const name = path.relative('.', test.file ?? 'unknown');
      files[name] ??= { passed: 0, failed: 0 };
      files[name][outcome]++;
    };
    runner.on('pass', count('passed'));
    runner.on('fail', count('failed'));
    runner.once('end', () => {
      const tally = process.env.SOP_TALLY;
      if (tally === undefined) return;
      const { passes, failures } = runner.stats;
      fs.writeFileSync(tally, JSON.stringify({ passed: passes, failed: failures, files }));
    });
  }
};
