/** What Fernhill learned in two years. */

export interface SampleLesson {
  readonly id: string;
  readonly title: string;
  readonly category: 'went-well' | 'went-wrong' | 'beef';
  readonly area: string;
  /** Number of the project it came from. */
  readonly project?: number;
  readonly target?: string;
  readonly by: string;
  readonly day: number;
  readonly happened: string;
  readonly why: string;
  readonly change: string;
  readonly outcome: LessonOutcome;
}

/** `item` is the key of the item it brought into the closeout template; `after` is the text of an SOP that it follows. */
export type LessonOutcome =
  | { readonly kind: 'captured' }
  | { readonly kind: 'accepted'; readonly day: number }
  | { readonly kind: 'declined'; readonly day: number; readonly reason: string }
  | { readonly kind: 'item'; readonly day: number; readonly by: string; readonly item: string }
  | {
      readonly kind: 'sentence';
      readonly day: number;
      readonly by: string;
      readonly path: string;
      readonly after: string;
      readonly sentence: string;
    };

export const sampleLessons: readonly SampleLesson[] = [
  {
    id: 'LL-2C8FD',
    title: 'The old server kept raising alerts after the move',
    category: 'went-wrong',
    area: 'monitoring',
    project: 101,
    target: 'TPL-CLOSEOUT',
    by: 'marcus',
    day: -634,
    happened:
      'For five nights the NOC was called for a server that stood in the van. On the sixth night the engineer on duty silenced the whole site, and a real alert was missed.',
    why: 'The closeout asked whether new devices are monitored, not whether the old ones are gone.',
    change: 'Ask in the closeout that replaced devices are removed from monitoring.',
    outcome: { kind: 'item', day: -617, by: 'dana', item: 'MON-3' },
  },
  {
    id: 'LL-B2WQ8',
    title: 'Walking through the site before acceptance saved the first night',
    category: 'went-well',
    area: 'hand-over',
    project: 104,
    target: 'TPL-CLOSEOUT',
    by: 'dana',
    day: -522,
    happened:
      'Priya walked Marcus through both halls on a call with the camera on. Two days later he found a dead access point at 02:00 by its pillar number.',
    why: 'A diagram says where a thing should be; somebody who has been there knows how to get to it.',
    change: 'Make the walk-through by call or in person a part of every acceptance.',
    outcome: { kind: 'item', day: -504, by: 'dana', item: 'INT-3' },
  },
  {
    id: 'LL-7Q3K9',
    title: 'Firewall rules of a migration stayed open for four months',
    category: 'went-wrong',
    area: 'network',
    project: 107,
    target: 'TPL-CLOSEOUT',
    by: 'dana',
    day: -342,
    happened:
      'Two rules let the old and the new firewall talk to each other without limits. They were meant to go on the Monday after. The NOC found them four months later while it looked for something else.',
    why: 'The rules had no description and no end, and the closeout asked for an export but not for somebody to read it.',
    change:
      'Ask that rules of the migration are removed and every rule that stays has a description.',
    outcome: { kind: 'item', day: -331, by: 'dana', item: 'NET-3' },
  },
  {
    id: 'LL-9HK3P',
    title: 'Eleven project tickets were left without an owner',
    category: 'went-wrong',
    area: 'hand-over',
    project: 109,
    target: 'TPL-CLOSEOUT',
    by: 'marcus',
    day: -353,
    happened:
      'When the closeout came for acceptance, eleven tickets still stood in the project queue. Two of them were complaints that the client thought we were working on.',
    why: 'Nobody looks at a project queue once the project is live.',
    change: 'Close or move every open ticket of the project before the hand-over.',
    outcome: { kind: 'item', day: -329, by: 'leo', item: 'ISS-2' },
  },
  {
    id: 'LL-X4M6T',
    title: 'An everyday administrator could delete every backup',
    category: 'went-wrong',
    area: 'backup',
    project: 113,
    target: 'TPL-CLOSEOUT',
    by: 'priya',
    day: -262,
    happened:
      'While verifying the closeout Priya deleted a test backup with the same account that restarts print queues. Nothing stopped her.',
    why: 'The design had an immutable copy; the account had been given the right to end it during set-up, and kept it.',
    change:
      'Ask for a copy that nobody can delete with an everyday administrator account, and try it.',
    outcome: { kind: 'item', day: -244, by: 'dana', item: 'BKP-3' },
  },
  {
    id: 'LL-5T9WB',
    title: 'A trial licence ended at one in the morning',
    category: 'went-wrong',
    area: 'licences',
    project: 104,
    target: 'TPL-CLOSEOUT',
    by: 'dana',
    day: -186,
    happened:
      'Thirty people in the warehouse wrote on paper for two and a half hours because the wireless controller still ran on the licence it was tried with.',
    why: 'The closeout asked whether licences were assigned, and they were. It did not ask until when.',
    change: 'Everything that expires has a reminder well ahead, and the closeout asks for it.',
    outcome: { kind: 'item', day: -173, by: 'dana', item: 'MON-4' },
  },
  {
    id: 'LL-E6ZN1',
    title: 'The vendor could still sign in a month after go-live',
    category: 'went-wrong',
    area: 'access',
    project: 115,
    target: 'TPL-CLOSEOUT',
    by: 'priya',
    day: -139,
    happened:
      'The telephone vendor had an account for the migration. The quarterly access report showed that it was used at night, by them, to look at another client by mistake.',
    why: "We remove our own accounts because we remember them. The ones we made for others are nobody's.",
    change:
      'Ask in the closeout that accounts made for the project, the vendor or testing are gone.',
    outcome: { kind: 'item', day: -101, by: 'dana', item: 'ACC-3' },
  },
  {
    id: 'LL-0RJ7G',
    title: 'One hour with the NOC at half-time',
    category: 'went-well',
    area: 'hand-over',
    project: 115,
    target: 'SOP-0003',
    by: 'ingrid',
    day: -155,
    happened:
      'Dana looked through the half-finished closeout with me for an hour. She found three things that would have come back, and nothing came back when it counted.',
    why: 'The NOC knows what it will ask. We guessed.',
    change: 'Plan an hour with a NOC engineer when two thirds of the items are done.',
    outcome: {
      kind: 'sentence',
      day: -128,
      by: 'leo',
      path: 'sops/project.md',
      after: 'Documentation written in the last week is written from memory.',
      sentence:
        'When two thirds of the items are done, look through them for an hour with a NOC engineer.',
    },
  },
  {
    id: 'LL-G3V5C',
    title: 'The provider restarted our firewall by telephone',
    category: 'beef',
    area: 'network',
    project: 112,
    target: 'SOP-0017',
    by: 'priya',
    day: -343,
    happened:
      'The provider asked the site contact to "switch everything off and on". The firewall came back with the configuration of the month before.',
    why: 'The instruction said restart the modem; it did not say what not to touch.',
    change: 'Tell the contact explicitly that the firewall stays on.',
    outcome: {
      kind: 'sentence',
      day: -320,
      by: 'dana',
      path: 'sops/internet-failure.md',
      after: 'Not the firewall.',
      sentence: 'Say it aloud: "Please leave the box with the blue label on."',
    },
  },
  {
    id: 'LL-K1D4S',
    title: 'A new filter rule should first only report',
    category: 'went-wrong',
    area: 'mail',
    target: 'SOP-0006',
    by: 'dana',
    day: -96,
    happened:
      'A rule against phishing held a court filing of Kestrel for 55 minutes. It had been made for all clients at once.',
    why: "We tested it on our own mail, which looks like nobody else's.",
    change: 'New mail rules run for two days in report-only mode for clients in tier 1.',
    outcome: {
      kind: 'sentence',
      day: -88,
      by: 'dana',
      path: 'sops/change-window.md',
      after: 'A temporary rule has an end date in its name and a task to remove it.',
      sentence: 'A new mail filter rule only reports for two days at clients in tier 1.',
    },
  },
  {
    id: 'LL-M8Y2A',
    title: 'The diagram showed the old office',
    category: 'went-wrong',
    area: 'documentation',
    project: 118,
    target: 'TPL-CLOSEOUT',
    by: 'priya',
    day: -16,
    happened:
      'The network diagram in the closeout was that of the office Kestrel had moved out of. It had the right date in its file name.',
    why: 'The file was copied at the start "to be changed later", and the item was ticked because a file was there.',
    change:
      'The diagram shows the date of the last change inside the picture, and two device names are checked.',
    outcome: { kind: 'accepted', day: -14 },
  },
  {
    id: 'LL-V7P0E',
    title: "Static addresses stood in the client's document and not in the plan",
    category: 'went-wrong',
    area: 'planning',
    project: 121,
    target: 'TPL-PLAN',
    by: 'ingrid',
    day: -4,
    happened:
      'The label printers of Bramble lost their addresses when the old switch was restarted, and the packing line stood still for an hour.',
    why: 'The plan was made from the diagram. The diagram shows no printers.',
    change: "Add to the plan: read the client's document for everything with a fixed address.",
    outcome: { kind: 'captured' },
  },
  {
    id: 'LL-3NS6B',
    title: 'Users registered their second factor faster with a poster than with three mails',
    category: 'went-well',
    area: 'communication',
    project: 119,
    target: 'TPL-PROJECT',
    by: 'ingrid',
    day: -41,
    happened:
      'After three mails 70 of 140 people had registered. Meera hung a poster with a code to scan beside the coffee machines, and four days later it was 125.',
    why: 'People read mails at the desk, but do this with the telephone in their hand.',
    change:
      'Add a poster to the communication plan for everything that users do on their telephone.',
    outcome: { kind: 'accepted', day: -16 },
  },
  {
    id: 'LL-H5A9R',
    title: 'Ask for parking before driving to Cheapside with a rack',
    category: 'beef',
    area: 'planning',
    project: 118,
    target: 'TPL-PLAN',
    by: 'tomas',
    day: -72,
    happened: 'Forty minutes around the block with 80 kg in the van, and a parking fine.',
    why: 'The plan asked for keys, badges and alarm codes, and for nothing with wheels.',
    change: 'Add a parking space to the access item of the plan.',
    outcome: { kind: 'accepted', day: -58 },
  },
  {
    id: 'LL-T6F3W',
    title: 'The proposal review takes longer than the job',
    category: 'beef',
    area: 'sales',
    target: 'TPL-SOW-BOM',
    by: 'samira',
    day: -33,
    happened:
      "For a job of six hours the review took two days, because two of the items need a supplier's answer.",
    why: 'There is one list for all sizes.',
    change: 'Drop the review for jobs below two days.',
    outcome: {
      kind: 'declined',
      day: -16,
      reason:
        'Three of the last five surprises were small jobs. Leo drafts a shorter list for them instead of none.',
    },
  },
  {
    id: 'LL-W9C1M',
    title: 'Month-end reports were four times as fast, and nobody had promised it',
    category: 'went-well',
    area: 'sales',
    project: 116,
    target: 'TPL-SOW-BOM',
    by: 'tomas',
    day: -10,
    happened:
      'Gemma rang to thank us for the reports. The proposal spoke of warranty and of risk, and not once of what the users would notice.',
    why: 'We write proposals about machines.',
    change:
      'Ask in the review for one benefit that a user will notice, with a number before and after.',
    outcome: { kind: 'captured' },
  },
];
