import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What can talk to another machine. */
const talking =
  /\bfetch\(|node:(?:http2?|https|net|tls|dgram|dns)\b|XMLHttpRequest|new WebSocket|EventSource|sendBeacon/;
const home = 'src/node/postJson.ts';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => path.posix.join('src', name.split(path.sep).join('/')))
  .filter((name) => /\.ts$/.test(name));

function having(pattern: RegExp): readonly string[] {
  return sources.filter((name) => pattern.test(readFileSync(name, 'utf8')));
}

describe('the network', () => {
  it('is used in one place, by one command', () => {
    assert.deepEqual(having(talking), [home]);
    assert.deepEqual(having(/\/postJson\.js'/), ['src/cli/commands/digestCommand.ts']);
  });
});
