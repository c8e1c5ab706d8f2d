import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parsePostAddress, postJson } from '../../src/node/postJson.js';

/** A server of this machine that answers once; what it was asked, and what the caller was told. */
async function post(status: number, headers: Readonly<Record<string, string>> = {}) {
  const asked: { message?: IncomingMessage; body: string } = { body: '' };
  const server = createServer((message, response) => {
    asked.message = message;
    message.setEncoding('utf8');
    message.on('data', (part: string) => (asked.body += part));
    message.on('end', () => response.writeHead(status, headers).end('ok'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const url = parsePostAddress(`http://127.0.0.1:${port}/hook/secret`);
    assert.ok(url instanceof URL);
    const told = await postJson(url, { text: 'News – ä' });
    return { told: told?.replace(String(port), 'PORT'), asked };
  } finally {
    server.close();
  }
}

describe('parsePostAddress', () => {
  it('takes https, and http on this machine alone', () => {
    const isTaken = (text: string) => parsePostAddress(text) instanceof URL;
    assert.deepEqual(
      [
        'https://hooks.example/T1/secret',
        'http://localhost:8080/',
        'http://[::1]:8080/',
        'http://hooks.example/',
        'http://127.0.0.1.evil.example/',
        'https://dana:secret@hooks.example/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'hooks.example',
      ].map(isTaken),
      [true, true, true, false, false, false, false, false, false],
    );
  });
});

describe('postJson', () => {
  it('posts the payload as JSON', async () => {
    const { told, asked } = await post(200);
    assert.equal(told, undefined);
    assert.equal(asked.message?.method, 'POST');
    assert.equal(asked.message.headers['content-type'], 'application/json');
    assert.equal(asked.body, '{"text":"News – ä"}');
  });

  it('tells what was answered, without the secret of the address', async () => {
    assert.equal((await post(404)).told, '127.0.0.1:PORT answered 404.');
    const { told } = await post(302, { location: 'http://127.0.0.1:1/' });
    assert.equal(told, '127.0.0.1:PORT answered 302.');
  });

  it('tells that nobody answers', async () => {
    const url = parsePostAddress('http://127.0.0.1:1/secret');
    assert.ok(url instanceof URL);
    assert.equal(await postJson(url, {}), '127.0.0.1:1 cannot be reached.');
  });
});
