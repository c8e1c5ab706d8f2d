import type { Command } from 'commander';

/** What people type most, by the names of the commands. A test types each of them. */
const examples: Readonly<Record<string, readonly string[]>> = {
  init: [
    'sop init                        # here',
    'sop init --yes --baseline       # an existing repository, without questions',
    'sop init --sample demo          # a sample to look at',
    'sop init --ci github            # checks for every pull request',
  ],
  new: [
    'sop new TPL-CLOSEOUT            # asks what it needs to know',
    'sop new project --set title="New firewall" --set client=contoso --yes',
    'sop new --due                   # visits, calls and hand-overs of the week and month',
  ],
  adopt: [
    'sop adopt CHK-4T7QZ             # what changed in the template',
    'sop adopt CHK-4T7QZ --all       # take it over',
    'sop adopt CHK-4T7QZ --items NET-7,NOC-9',
  ],
  list: [
    'sop list kind:sop review:overdue --sort -overdue_days',
    "sop list 'kind:checklist due_on:<7d -client:contoso'",
    'sop list kind:lesson --format csv > lessons.csv',
    'sop list state:awaiting --at 2026-06-30',
  ],
  show: ['sop show CHK-4T7QZ', 'sop show sops/incident.md --format json'],
  check: [
    'sop check                       # the whole library',
    'sop check sops/ --fail-on warning',
    'sop check --changed-since origin/main --format github',
    'sop check --write-baseline .sop/baseline.json',
  ],
  gate: ['sop gate CHK-4T7QZ', 'sop gate CHK-4T7QZ acceptance --format json'],
  sign: [
    'sop sign CHK-4T7QZ --gate acceptance',
    'sop sign CHK-4T7QZ --gate acceptance --return --note "A drawing is missing." --items NET-3',
    'sop sign CHK-4T7QZ --gate acceptance --revoke --note "I signed the wrong run."',
    'sop sign CHK-4T7QZ --gate acceptance --override --note "Go-live tonight." --until 2026-12-31',
  ],
  review: [
    'sop review SOP-0012             # it is still right',
    'sop review sops/dns.md --outcome corrected --note "The forwarders moved." --commit',
  ],
  ack: [
    'sop ack SOP-0001 --commit       # I have read it',
    'sop ack --who                   # who must have read what, and who has',
  ],
  verify: ['sop verify', 'sop verify projects/prj-118', 'sop verify --base origin/main'],
  audit: [
    'sop audit CHK-4T7QZ',
    'sop audit CHK-4T7QZ --format html > audit.html',
    'sop audit CHK-4T7QZ --since 2026-10-01 --format csv',
  ],
  merge: ['sop merge --fix checklists/prj-118.md'],
  diff: [
    'sop diff                        # what this branch does so far',
    'sop diff HEAD                   # what is not committed yet',
    'sop diff origin/main...HEAD --format markdown',
  ],
  'lesson capture': [
    'sop lesson capture "The label fell off after a week" --area cabling',
    'sop lesson capture "Label both ends" --from projects/prj-118/closeout.md:31',
  ],
  'lesson accept': ['sop lesson accept LL-7Q3K9 --target TPL-CLOSEOUT'],
  'lesson decline': ['sop lesson decline LL-7Q3K9 --reason "The new labels hold."'],
  'lesson apply': [
    'sop lesson apply LL-7Q3K9 --section Cabling --text "Label both ends."',
    'sop lesson apply LL-7Q3K9 --item NET-7',
  ],
  'lesson list': ['sop lesson list --state captured'],
  briefing: ['sop briefing PRJ-118', 'sop briefing projects/prj-118/closeout.md > briefing.md'],
  dashboard: [
    'sop dashboard DASH-NOC',
    'sop dashboard --role service-manager --format html > monday.html',
    'sop dashboard --me dana',
  ],
  report: [
    'sop report                      # which reports there are',
    'sop report closeouts --since 2026-01-01',
    'sop report qbr --client contoso --format html > qbr.html',
    'sop report similar PRJ-118',
  ],
  detention: ['sop detention --role noc', 'sop detention --me --fail'],
  'priorities list': ['sop priorities list', 'sop priorities list PRI-SD --format json'],
  'priorities insert': [
    'sop priorities insert "Wireless for the warehouse" --from samira --position 3 --dry-run',
  ],
  'priorities move': [
    'sop priorities move "Wireless for the warehouse" --position 1',
    'sop priorities move 4 --position 2 --dry-run',
  ],
  digest: [
    'sop digest --role noc',
    'sop digest --role noc --since 2026-11-01 --format html > digest.html',
    'sop digest --project PRJ-118    # the status in words for the client',
  ],
  import: ['sop import --csv projects.csv'],
  schema: [
    'sop schema library              # .sop/library.yml',
    'sop schema frontmatter checklist',
    'sop schema output               # what commands print with --format json',
  ],
};

/** Shows examples at the end of the help of each command below `command`, whose own name is `name`. */
export function addExamples(command: Command, name = ''): void {
  const lines = examples[name];
  if (lines !== undefined) {
    const text = lines.map((line) => `  ${line}\n`).join('');
    command.addHelpText('after', `\nExamples:\n${text}`.trimEnd());
  }
  for (const child of command.commands) {
    addExamples(child, `${name} ${child.name()}`.trim());
  }
}
