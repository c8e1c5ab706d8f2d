import assert from 'node:assert/strict';
import { installTemplate } from '../../../src/core/templates/installTemplate.js';

function check(template: string, expected: string): void {
  assert.equal(installTemplate(template, { today: '2026-11-20', handle: 'no' }), expected);
}

describe('a template put into a library', () => {
  it('says of itself when and by whom it was reviewed', () => {
    check(
      '---\nreviewed_on: "{{today}}"\nreviewed_by: "{{handle}}"\n---\n',
      '---\nreviewed_on: 2026-11-20\nreviewed_by: "no"\n---\n',
    );
  });

  it('keeps what it asks of the documents made from it', () => {
    const asked =
      'makes:\n  path: visits/{{today}}.md\n  held_on: "{{today}}"\n---\n\ntoday: {{today}}\n';
    check(`---\n${asked}`, `---\n${asked}`);
  });

  it('keeps line endings and a file without frontmatter', () => {
    check(
      '---\r\non: "{{today}}"\r\n---\r\n{{today}}',
      '---\r\non: 2026-11-20\r\n---\r\n{{today}}',
    );
    check('on {{today}}\n', 'on {{today}}\n');
  });
});
