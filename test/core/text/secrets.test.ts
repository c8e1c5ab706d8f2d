import assert from 'node:assert/strict';
import { findSecrets } from '../../../src/core/text/secrets.js';
import { surveyText } from '../../../src/core/text/textSurvey.js';

/** Expects the secrets as they stand in the text. */
function check(text: string, ...expected: string[]) {
  const found = findSecrets(text).map(({ range }) => text.slice(range.start, range.end));
  assert.deepEqual(found, expected, text);
  assert.deepEqual(findSecrets(text, surveyText(text)), findSecrets(text), text);
}

/** Put together here, so that no scanner of this repository takes them for real ones. */
const token = (prefix: string, length: number) =>
  prefix + 'q7Rk2mZp9Lw4Tx8VbN3c'.repeat(8).slice(0, length);

describe('findSecrets', () => {
  it('finds tokens by their form', () => {
    const capitals = 'AKIA' + 'QZR7W2KLMN4PTV6D';
    for (const secret of [
      capitals,
      token('ghp_', 36),
      token('github_pat_', 70),
      token('glpat-', 20),
      token('xoxb-' + '48201734-9917-', 24),
      token('AIza', 35),
      token('sk_live_', 24),
      token('npm_', 36),
      token('sk-ant-', 40),
    ]) {
      check(`Use ${secret} for it.\n`, secret);
      check(`\`${secret}\`\n`, secret);
      check(`word${secret}\n`);
    }
  });

  it('finds private keys, but not a word about them', () => {
    const begin = `-----BEGIN ${'OPENSSH'} PRIVATE KEY-----`;
    check(`${begin}\nb3BlbnNzaC1rZXktdjEAAAAA\n`, begin);
    check(`It begins with \`${begin}\` and ends with another line.\n`);
  });

  it('finds what follows the name of a password or key', () => {
    check('Password: Tulip77!\n', 'Tulip77!');
    check('- **Password:** Tulip77!\n', 'Tulip77!');
    check('| WiFi key | blue-house-42 |\n', 'blue-house-42');
    check('pwd=hunter2\n', 'hunter2');
    check('The password is `Tulip77!`.\n', 'Tulip77!');
    check('api_key: "q7Rk2mZp9Lw4"\r\n', 'q7Rk2mZp9Lw4');
    check('Kennwort: Sommer2026\n', 'Sommer2026');
    check('Passwords: see below. PSK = winter-2026-x\n', 'winter-2026-x');
  });

  it('finds the password of an address', () => {
    check('postgres://app:Tulip77@db/orders\n', 'Tulip77');
    check('<https://dana@host/path:1@x>\n');
  });

  it('takes no reference, placeholder or mask for a secret', () => {
    check('Password: in the vault under Contoso/fw-1\n');
    check('Password: vault:Contoso/FW1\n');
    check('Password: <see entry 4711>\n');
    check('Password: ********\nPassword: xxxx1234\n');
    check('password: ${DB_PASSWORD_2}\npassword: {{ pass1 }}\npassword: $PASS1\n');
    check('Password: https://vault.example/items/4711\n');
    check('Password: changed on 2026-11-20\nPassword changed: 2026-11-20\n');
    check('Password: at least 12 characters\n');
    check('API key: SECTION-12\nprivate key: id_ed25519.pem\n');
    check('access_token = getToken2()\n');
    check('Passwords expire after 90d: tell them. The password is 12 characters long.\n');
    check('api_key: "q7Rk2m-..."\nexport API_KEY=q7Rk2mZp…\nAPI_KEY=abc123 run\n');
    check('Password: Tulip77!.\n', 'Tulip77!');
    check('[Weekly](https://x.zoom.us/j/9731?pwd=TVNyMzB4VVMwRGZn)\n');
    check('https://x.example/j/9731?pwd=TVNyMzB4VVMwRGZn\n', 'TVNyMzB4VVMwRGZn');
    check('postgres://user:password1@localhost/x https://x:PORT8080EXAMPLE@h\n');
  });

  it('takes no signed text in the address of a link for a token', () => {
    const part = token('eyJ', 20);
    check(`[a](https://links.example/${part}.${part}.${token('', 30)})\n`);
    check(`Bearer ${part}.${part}.${token('', 30)}\n`, `${part}.${part}.${token('', 30)}`);
  });

  it('tells each secret once', () => {
    const secret = token('ghp_', 36);
    check(`token: ${secret}\napi token: ${secret}\n`, secret, secret);
  });
});
