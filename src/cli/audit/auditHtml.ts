/** An audit as one page: no script, nothing loaded, readable on paper. */
import { auditSummary, dayAndTime, itemWords, stateWords } from './auditWords.js';
import type { AuditFacts, SignOffFacts } from './auditFacts.js';
import { html, verbatim, type Html } from './html.js';

/** Written into the page, which loads nothing; a policy in its head says so to the browser. */
const style = `
:root { color-scheme: light; }
body { font: 15px/1.5 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #1b1f24; background: #fff; max-width: 64rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid #d0d7de; padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
p { margin: .3rem 0; }
.meta { color: #57606a; }
code, pre { font: 12.5px/1.45 ui-monospace, Consolas, "Liberation Mono", monospace; }
code { overflow-wrap: anywhere; }
pre { background: #f6f8fa; border: 1px solid #d0d7de; border-radius: 4px; padding: .6rem .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #e4e8ec; }
th { color: #57606a; font-weight: 600; }
td.when, td.commit, td.key { white-space: nowrap; } td.who { min-width: 7.5rem; }
ul.causes { margin: .15rem 0 0; padding-left: 1.1rem; color: #57606a; }
.weighty { font-weight: 600; }
.verdict { display: inline-block; border: 1px solid; border-radius: 3px; padding: 0 .4rem; font-weight: 600; }
.valid { color: #116329; } .stale { color: #7d4e00; } .invalid { color: #a40e26; } .unverifiable { color: #6639ba; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .4rem 0; }
dt { color: #57606a; } dd { margin: 0; overflow-wrap: anywhere; }
@media print {
  body { font-size: 10pt; max-width: none; margin: 0; padding: 0; }
  h2, h3 { break-after: avoid; } tr, dl, section.record { break-inside: avoid; } thead { display: table-header-group; }
  pre { border-color: #999; background: none; }
  @page { margin: 18mm 15mm; }
}
`;

/** What decides over the document stands out among what happened to it. */
const weighty: ReadonlySet<string> = new Set([
  'signed',
  'returned',
  'revoked',
  'overridden',
  'record-removed',
  'voided',
  'lapsed',
  'cancelled',
  'closed',
  'reopened',
]);

export function formatAuditHtml(facts: AuditFacts): string {
  const { document } = facts;
  const title = `Audit of ${document.title}`;
  const id = document.id === null ? html`` : html`<code>${document.id}</code>, `;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${{ markup: style }}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p class="meta">${id}${document.kind}, <code>${document.path}</code></p>
          ${auditSummary(facts).map((line) => html`<p>${line}</p> `)}${timelinePart(facts)}${itemsPart(facts)}${evidencePart(facts)}${signOffsPart(facts)}${howToPart(facts)}
        </main>
      </body>
    </html> `;
  return page.markup;
}

function timelinePart({ timeline }: AuditFacts): Html {
  if (timeline.length === 0) {
    return html`<h2>Timeline</h2>
      <p>Nothing happened in this time.</p> `;
  }
  const rows = timeline.map((event) => {
    const causes = event.causes.map((cause) => html`<li>${cause}</li>`);
    const list =
      causes.length === 0
        ? html``
        : html`<ul class="causes">
            ${causes}
          </ul>`;
    const what = weighty.has(event.code)
      ? html`<span class="weighty">${event.message}</span>`
      : html`${event.message}`;
    return html`<tr>
      <td class="when">${dayAndTime(event)}</td>
      <td class="commit">${cite(event.commit)}</td>
      <td class="who">${event.author ?? ''}</td>
      <td>${what}${list}</td>
    </tr> `;
  });
  return html`<h2>Timeline</h2>
    <p class="meta">Times are in UTC, by the clocks of the authors.</p>
    <table>
      <thead>
        <tr>
          <th>When</th>
          <th>Commit</th>
          <th>Who</th>
          <th>What</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table> `;
}

function itemsPart({ items }: AuditFacts): Html {
  if (items.length === 0) {
    return html``;
  }
  const rows = items.map(
    (item) =>
      html`<tr>
        <td class="key">${item.key ?? ''}</td>
        <td>${itemWords(item)}</td>
        <td>${stateWords(item)}</td>
        <td>${item.by ?? ''}</td>
        <td class="when">${item.at?.slice(0, 10) ?? ''}</td>
        <td class="commit">${cite(item.commit)}</td>
      </tr> `,
  );
  return html`<h2>Items, and who brought them there</h2>
    <table>
      <thead>
        <tr>
          <th>Key</th>
          <th>Item</th>
          <th>State</th>
          <th>Who</th>
          <th>When</th>
          <th>Commit</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table> `;
}

function evidencePart({ evidence }: AuditFacts): Html {
  if (evidence.length === 0) {
    return html``;
  }
  const rows = evidence.map(
    ({ item, kind, target, path, blob }) =>
      html`<tr>
        <td>${item}</td>
        <td>${kind}</td>
        <td><code>${target}</code></td>
        <td><code>${path ?? ''}</code></td>
        <td><code>${blob ?? ''}</code></td>
      </tr> `,
  );
  return html`<h2>Evidence</h2>
    <p class="meta">
      Contents of files are named as git names them: <code>git cat-file blob</code> prints them.
    </p>
    <table>
      <thead>
        <tr>
          <th>Item</th>
          <th>Kind</th>
          <th>Named</th>
          <th>File</th>
          <th>Content</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table> `;
}

function signOffsPart({ signOffs, problems }: AuditFacts): Html {
  if (signOffs.length + problems.length === 0) {
    return html``;
  }
  const unreadable = problems.map(
    (message) => html`<p class="invalid">Unreadable: ${message}</p> `,
  );
  return html`<h2>Sign-offs</h2>
    ${signOffs.map(signOffPart)}${unreadable}`;
}

function signOffPart(signOff: SignOffFacts): Html {
  const { gate, decision, name, role, by, at, verdict, assurance, reasons } = signOff;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Assurance', assurance],
    ['Signer', `${name} <${by}>`],
    ['Signed at', at],
    ['Meaning', signOff.meaning],
    ['Reason', signOff.note],
    ['To put right', signOff.items.length === 0 ? null : signOff.items.join(', ')],
    ['Until', signOff.until],
    ['Record', signOff.recordId],
    ['Record before', signOff.prev],
    ['Commit', signOff.commit],
    ['Content', signOff.content],
    ['Policy', signOff.policy],
  ];
  const rows = facts.flatMap(([term, value]) =>
    value === null
      ? []
      : [
          html`<dt>${term}</dt>
            <dd>${value}</dd> `,
        ],
  );
  const faults = reasons.map(
    ({ code, message }) => html`<li>${message} <code>${code}</code></li> `,
  );
  const why =
    faults.length === 0
      ? html``
      : html`<ul>
          ${faults}
        </ul> `;
  const proof = signOff.signature === null ? html`` : signaturePart(signOff);
  return html`<section class="record">
    <h3>
      ${gate}: ${decision} by ${name} (${role}) <span class="verdict ${verdict}">${verdict}</span>
    </h3>
    ${why}
    <dl>${rows}</dl>
    ${proof}
  </section> `;
}

function signaturePart({ payload, signature, keys, by }: SignOffFacts): Html {
  const signers = keys.map((key) => `${by} ${key}`).join('\n');
  return html`<p>Payload, without a line break at its end:</p>
    <pre>${verbatim(payload)}</pre>
    <p>Signature:</p>
    <pre>${verbatim(signature?.trimEnd() ?? '')}</pre>
    <p>Signers:</p>
    <pre>${verbatim(signers)}</pre> `;
}

function howToPart({ howToVerify }: AuditFacts): Html {
  const parts = howToVerify.map(
    ({ title, text, commands }) =>
      html`<h3>${title}</h3>
        <p>${text}</p>
        <pre>${verbatim(commands.join('\n'))}</pre> `,
  );
  return html`<h2>To verify this yourself</h2>
    ${parts}`;
}

function cite(commit: string | null): Html {
  return commit === null ? html`` : html`<code title="${commit}">${commit.slice(0, 12)}</code>`;
}
