/** A small closeout for the examples of rules about gates, and how a signed one looks. */

/** Dana is the NOC, Lee the project team; both were there on the day of the examples. */
export const exampleRoster = `people:
  dana: { name: Dana Reyes, email: dana@msp.example }
  lee: { name: Lee Park, email: lee@msp.example }
roles:
  noc: [dana]
  project-team: [lee]
`;

/** A closeout of the project team that the NOC signs; `lines` are further frontmatter. */
export function closeout(lines = '', item = '- [x] Export the rules'): string {
  return `---
id: CHK-4T7QZ
kind: checklist
title: Closeout
owner: project-team
gates:
  - id: acceptance
    sign: { role: noc }
    blocks: [released_on]
${lines}---

${item}
`;
}

/** A record of Dana's with these lines in it; nothing of it holds but its form. */
export function record(lines: string, decision = 'accepted'): string {
  return `sign_offs:
  - gate: acceptance
    decision: ${decision}
    role: noc
    name: Dana Reyes
    by: dana@msp.example
    at: "2026-06-10T09:00:00Z"
    content: "c1:${'0'.repeat(64)}"
    policy: "p1:${'0'.repeat(64)}"
    prev: "none"
${lines}`;
}
