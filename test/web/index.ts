// The one entry that VS Code calls in the extension host of a browser.
import 'mocha/mocha.js';

/** mocha's build for browsers, which puts itself among the globals. */
declare const mocha: BrowserMocha;

export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', reporter: 'min', timeout: 20_000 });
  await import('./inBrowser.test.js');
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    // The host that started the worker reads its console: there is no file to write to.
    runner.on('pass', (test) => {
      console.log(`SUITE pass ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error: Error) => {
      console.log(`SUITE fail ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
