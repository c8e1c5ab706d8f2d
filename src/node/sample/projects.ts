/** The projects of two years, as data; `projectStory` tells them. */

export interface SampleProject {
  readonly number: number;
  readonly client: string;
  /** How people call the client, as vault entries and file names have it. */
  readonly short: string;
  readonly title: string;
  readonly goal: string;
  readonly delivers: readonly string[];
  readonly excludes: string;
  readonly seen: readonly string[];
  readonly lead: string;
  /** What is replaced or added, for evidence and vault entries. */
  readonly devices: readonly string[];
  readonly days: ProjectDays;
  /** Further documents it has, next to project, proposal review and closeout. */
  readonly extras: readonly ('initiation' | 'plan' | 'retrospective')[];
  readonly notApplicable: Readonly<Record<string, string>>;
  readonly returns: readonly ProjectReturn[];
  readonly changes: readonly ProjectChange[];
  readonly disruption?: { readonly day: number; readonly what: string; readonly whom: string };
  readonly issues: readonly string[];
  /** Share of the project team's items that are done, when the hand-off has not been reached. */
  readonly done?: number;
  /** Share of the NOC's verifications that are done, when it has not accepted yet. */
  readonly verified?: number;
  readonly attendees?: string;
}

/** Days as the calendar counts them; what has not happened is absent. */
export interface ProjectDays {
  readonly proposal: number;
  readonly kickOff?: number;
  readonly goLive?: number;
  readonly handOff?: number;
  readonly accepted?: number;
  readonly closeoutDue: number;
}

export interface ProjectReturn {
  readonly day: number;
  /** Day on which the project team had mended it; absent while it has not. */
  readonly mendedOn?: number;
  readonly keys: readonly string[];
  readonly note: string;
}

export interface ProjectChange {
  readonly day: number;
  readonly affects: 'time' | 'budget' | 'quality' | 'future-phase';
  readonly what: string;
  readonly agreedWith: string;
}

export const sampleProjects: readonly SampleProject[] = [
  {
    number: 101,
    client: 'aldgate',
    short: 'Aldgate',
    title: 'Server room move to the basement',
    goal: 'The server room leaves the surgery floor, so that a room becomes free for a dentist, without a lost working hour.',
    delivers: [
      'Rack, cooling and power in the basement',
      'Move of application server, switch and firewall over one weekend',
      'Files moved to the cloud tenant',
    ],
    excludes: 'Building work and the lease of the cooling unit.',
    seen: [
      'Reception opens on Monday at 07:45 and does not notice',
      'The old room is empty and cleaned',
    ],
    lead: 'tomas',
    devices: ['ald-app01', 'ald-sw01', 'ald-fw01'],
    days: {
      proposal: -715,
      kickOff: -690,
      goLive: -650,
      handOff: -640,
      accepted: -632,
      closeoutDue: -630,
    },
    extras: ['retrospective'],
    notApplicable: { 'WAR-2': 'no licences were bought or moved' },
    returns: [],
    changes: [
      {
        day: -668,
        affects: 'time',
        what: 'Cooling unit arrives a week late; the move is on the following weekend',
        agreedWith: 'Helen Marsh',
      },
    ],
    issues: ['The basement door jams; caretaker informed | push and lift | Helen Marsh | 30 days'],
    attendees: 'Helen Marsh, Joanne Pike, Tomáš Novák, Dana Reyes',
  },
  {
    number: 104,
    client: 'tidewater',
    short: 'Tidewater',
    title: 'Wireless for two warehouse halls',
    goal: 'Scanners work at every shelf, and a picker no longer walks back to the aisle to get a signal.',
    delivers: [
      'Survey of both halls with full shelves',
      '34 access points and one controller',
      'Training of Kofi for first checks',
    ],
    excludes: 'Scanners and their holders.',
    seen: [
      'Scan at every shelf face on the test plan',
      'Hand-over between access points without a pause at walking speed',
    ],
    lead: 'priya',
    devices: ['tid-wlc01', 'tid-sw03', 'tid-sw04'],
    days: {
      proposal: -640,
      kickOff: -610,
      goLive: -545,
      handOff: -530,
      accepted: -519,
      closeoutDue: -525,
    },
    extras: [],
    notApplicable: { 'NET-4': 'addresses and names did not change' },
    returns: [],
    changes: [
      {
        day: -590,
        affects: 'budget',
        what: 'Four more access points after the survey, 1,960',
        agreedWith: 'Gemma Frost',
      },
      {
        day: -571,
        affects: 'future-phase',
        what: 'Coverage of the yard moves to a later phase',
        agreedWith: 'Kofi Mensah',
      },
    ],
    issues: [
      'Access point 27 hangs behind a crane rail | use 26 when the crane is parked | Priya Nair | 60 days',
    ],
    attendees: 'Kofi Mensah, Lee Barnes, Priya Nair, Marcus Bell',
  },
  {
    number: 107,
    client: 'kestrel',
    short: 'Kestrel',
    title: 'New firewall pair',
    goal: 'The firm stays on line when one firewall fails, and partners sign in from home without the old client software.',
    delivers: [
      'Two firewalls as a pair',
      'Remote access for 40 people with second factor',
      'Rules cleaned from 214 to what is used',
    ],
    excludes: "Partners' private devices.",
    seen: [
      'Pulling the power of one firewall during a call does not end the call',
      'Ruth signs in from her kitchen',
    ],
    lead: 'tomas',
    devices: ['kes-fw01', 'kes-fw02'],
    days: {
      proposal: -520,
      kickOff: -500,
      goLive: -470,
      handOff: -460,
      accepted: -446,
      closeoutDue: -455,
    },
    extras: ['retrospective'],
    notApplicable: {
      'BKP-1': 'no system was added; both configurations are in the backup of the console',
      'BKP-2': 'no system was added',
      'LES-2': 'none: both teams looked back on the day of the hand-over and found nothing new',
    },
    returns: [
      {
        day: -456,
        mendedOn: -449,
        keys: ['MON-1', 'MON-2'],
        note: 'the second firewall is not in monitoring, so its failure would go unseen',
      },
    ],
    changes: [],
    issues: [
      'Fax line still needs port 5060 open to the provider | none needed | Simon Hale | 90 days',
    ],
    attendees: 'Simon Hale, Ruth Okafor, Tomáš Novák, Marcus Bell',
  },
  {
    number: 109,
    client: 'orchard',
    short: 'Orchard',
    title: 'Telephone queue for tenants',
    goal: 'Tenants reach a person within three minutes, and the emergency line works when the building does not.',
    delivers: [
      'Queue with four skills',
      'Emergency line on mobile fallback',
      'Wallboard for the team',
    ],
    excludes: 'Headsets, which the association buys.',
    seen: [
      "Test call at 03:00 with the building's line unplugged",
      'Report of waiting times of the first week',
    ],
    lead: 'ingrid',
    devices: ['orc-sbc01', 'orc-sw11'],
    days: {
      proposal: -470,
      kickOff: -440,
      goLive: -380,
      handOff: -368,
      accepted: -350,
      closeoutDue: -362,
    },
    extras: ['retrospective'],
    notApplicable: { 'NET-3': 'no rules were made for the migration' },
    returns: [
      {
        day: -364,
        mendedOn: -355,
        keys: ['DOC-4', 'BKP-2'],
        note: 'no runbook for the emergency line, and the restore was of a file only',
      },
    ],
    changes: [
      {
        day: -410,
        affects: 'quality',
        what: 'Recording of calls is left out after advice of their data protection officer',
        agreedWith: 'Patrick Nolan',
      },
    ],
    issues: ['Wallboard freezes after eleven days | restart on Mondays | Ingrid Solberg | 45 days'],
    attendees: 'Patrick Nolan, Meera Joshi, Ingrid Solberg, Dana Reyes',
  },
  {
    number: 112,
    client: 'bramble',
    short: 'Bramble',
    title: 'Second internet line for Kettering',
    goal: 'Orders keep coming in when a digger finds the cable.',
    delivers: [
      'Line of a second provider by another duct',
      'Automatic switch-over in under a minute',
      'Test with the order system',
    ],
    excludes: "Trenching on the client's ground.",
    seen: ['The line is pulled during an order and the order arrives'],
    lead: 'priya',
    devices: ['brm-fw01'],
    days: {
      proposal: -400,
      kickOff: -380,
      goLive: -352,
      handOff: -345,
      accepted: -340,
      closeoutDue: -338,
    },
    extras: [],
    notApplicable: {
      'BKP-1': 'no system was added',
      'BKP-2': 'no system was added',
      'WAR-3': 'nothing was replaced',
    },
    returns: [],
    changes: [],
    issues: [
      'Second line has no fixed address for the old order printer | works through the name | Priya Nair | 30 days',
    ],
    attendees: 'Colin Webb, Zofia Lis, Priya Nair, Dana Reyes',
  },
  {
    number: 113,
    client: 'maple-rowe',
    short: 'Maple',
    title: 'Backup that cannot be deleted',
    goal: 'Drawings of the last seven years survive a fire, a thief and an angry administrator.',
    delivers: [
      'Hourly snapshots on the storage unit',
      'Copy off site that is locked for 30 days',
      'Restore test of a whole competition folder',
    ],
    excludes: 'Private drives of home workers.',
    seen: [
      'A drawing of last Tuesday at 10:00 is back in under two hours',
      'An administrator tries to delete the copy and cannot',
    ],
    lead: 'tomas',
    devices: ['map-nas01', 'map-bck01'],
    days: {
      proposal: -330,
      kickOff: -310,
      goLive: -280,
      handOff: -272,
      accepted: -247,
      closeoutDue: -266,
    },
    extras: ['plan', 'retrospective'],
    notApplicable: { 'NET-3': 'no rules were made for the migration' },
    returns: [
      {
        day: -268,
        mendedOn: -263,
        keys: ['BKP-2'],
        note: 'the restore test names no whole system',
      },
      {
        day: -259,
        mendedOn: -250,
        keys: ['ACC-1', 'ACC-2'],
        note: 'the set-up account can still end the lock, see LL-X4M6T',
      },
    ],
    changes: [
      {
        day: -289,
        affects: 'budget',
        what: 'Second disk shelf, 2,310, because the first copy took more room',
        agreedWith: 'Erin Rowe',
      },
    ],
    issues: [
      'First full copy takes nine days over the line | seeded by disk | Tomáš Novák | 20 days',
    ],
    attendees: 'Erin Rowe, Jack Dunn, Tomáš Novák, Priya Nair',
  },
  {
    number: 115,
    client: 'aldgate',
    short: 'Aldgate',
    title: 'One telephone system for four practices',
    goal: 'A patient rings one number and reaches a free receptionist in any practice.',
    delivers: [
      'Telephones at four practices',
      'Numbers moved from two providers',
      'Opening hours and holidays that Helen can change',
    ],
    excludes: 'Call recording.',
    seen: [
      'Ring each practice at noon, at 19:00 and on a Sunday',
      'Helen changes a holiday on her own',
    ],
    lead: 'ingrid',
    devices: ['ald-pbx01', 'ald-sw02', 'ald-sw03'],
    days: {
      proposal: -240,
      kickOff: -215,
      goLive: -170,
      handOff: -160,
      accepted: -152,
      closeoutDue: -154,
    },
    extras: ['initiation', 'retrospective'],
    notApplicable: { 'NET-3': 'no rules were made for the migration' },
    returns: [],
    changes: [
      {
        day: -190,
        affects: 'time',
        what: 'Old provider moves the Bow Road numbers a week later',
        agreedWith: 'Helen Marsh',
      },
    ],
    issues: ['Door phone at Wapping rings twice | cosmetic | Ingrid Solberg | 30 days'],
    attendees: 'Helen Marsh, Joanne Pike, Ingrid Solberg, Dana Reyes',
  },
  {
    number: 116,
    client: 'tidewater',
    short: 'Tidewater',
    title: 'New host for the warehouse system',
    goal: 'The warehouse system runs on hardware under warranty, with month-end reports before breakfast.',
    delivers: [
      'New host with storage',
      'Move of three virtual machines in one Sunday window',
      'Old host kept for 30 days, then wiped',
    ],
    excludes: 'Upgrade of the warehouse system itself.',
    seen: [
      'Month-end report in under 15 minutes',
      'Scanners reconnect by themselves after the move',
    ],
    lead: 'tomas',
    devices: ['tid-hv02', 'tid-erp01', 'tid-db01'],
    days: { proposal: -120, kickOff: -95, goLive: -24, handOff: -8, closeoutDue: 6 },
    extras: ['initiation', 'plan'],
    notApplicable: { 'DOC-4': 'nothing changes for the service desk' },
    returns: [],
    changes: [
      {
        day: -61,
        affects: 'time',
        what: 'Delivery of the host two weeks late',
        agreedWith: 'Kofi Mensah',
      },
      {
        day: -30,
        affects: 'future-phase',
        what: 'Second host for failover is proposed for next year',
        agreedWith: 'Gemma Frost',
      },
    ],
    disruption: {
      day: 9,
      what: 'Old host is switched off and wiped',
      whom: 'nobody, reports may stop for five minutes',
    },
    issues: [
      'Report printer in the office uses the old name | alias until it is replaced | Tomáš Novák | 25 days',
    ],
    verified: 0.6,
    attendees: 'Kofi Mensah, Lee Barnes, Tomáš Novák, Dana Reyes',
  },
  {
    number: 118,
    client: 'kestrel',
    short: 'Kestrel',
    title: 'Office move to Cheapside',
    goal: 'Forty people leave on Friday and work on Monday, with their files, their telephones and their deadlines.',
    delivers: [
      'Network and wireless on the new floor',
      'Move of rack and telephones',
      'Two engineers on the floor for the first two days',
    ],
    excludes: "Cabling, which the landlord's contractor does.",
    seen: ['Every desk has network, telephone and a printer by Sunday 18:00'],
    lead: 'tomas',
    devices: ['kes-sw01', 'kes-sw02', 'kes-wlc01'],
    days: { proposal: -160, kickOff: -130, goLive: -55, handOff: -30, closeoutDue: -21 },
    extras: ['initiation', 'plan'],
    notApplicable: {},
    returns: [
      {
        day: -16,
        keys: ['DOC-2', 'BKP-2'],
        note: 'the diagram shows the old office, and the restore test has no ticket',
      },
    ],
    changes: [
      {
        day: -84,
        affects: 'budget',
        what: 'Twelve more wireless access points, because of the glass walls, 4,420',
        agreedWith: 'Ruth Okafor',
      },
      {
        day: -70,
        affects: 'time',
        what: 'Landlord hands the floor over ten days late; weekend of the move shifted',
        agreedWith: 'Simon Hale',
      },
    ],
    issues: [
      'Meeting room 3 has weak wireless | cable on the table | Tomáš Novák | 10 days',
      'Old line is paid until the end of the year | none | Simon Hale | 40 days',
    ],
    verified: 0.5,
    attendees: 'Simon Hale, Ruth Okafor, Tomáš Novák, Priya Nair',
  },
  {
    number: 119,
    client: 'orchard',
    short: 'Orchard',
    title: 'Single sign-in with second factor',
    goal: 'One sign-in for everything, and a stolen password is no longer enough.',
    delivers: [
      'Second factor for 140 people',
      'Sign-in of the housing system through the tenant',
      'Rules for the tablets of the repair teams',
    ],
    excludes: "Tenants' portal.",
    seen: [
      'Every person has signed in with a second factor once',
      "Break-glass account works with the tenant's sign-in switched off",
    ],
    lead: 'ingrid',
    devices: ['orc-tenant', 'orc-fw01'],
    days: { proposal: -150, kickOff: -120, goLive: -48, closeoutDue: -20 },
    extras: ['initiation'],
    notApplicable: { 'WAR-3': 'no equipment was replaced' },
    returns: [],
    changes: [
      {
        day: -66,
        affects: 'time',
        what: 'Two weeks more for registration, after the first mails brought half of the people',
        agreedWith: 'Patrick Nolan',
      },
    ],
    issues: ['11 people without a second factor | they use the office only | Meera Joshi | 7 days'],
    done: 0.72,
    attendees: 'Patrick Nolan, Meera Joshi, Ingrid Solberg, Dana Reyes',
  },
  {
    number: 121,
    client: 'bramble',
    short: 'Bramble',
    title: 'Core switch for the plant',
    goal: 'The packing line no longer depends on a switch with one working power supply.',
    delivers: [
      'Two core switches as a pair',
      'Separate network for label printers',
      "Spare in Zofia's office, configured",
    ],
    excludes: "Machine builder's network behind the plant firewall.",
    seen: ['Pull one switch while labels print', 'Zofia swaps the spare by its instruction'],
    lead: 'ingrid',
    devices: ['brm-core01', 'brm-core02', 'brm-spare01'],
    days: { proposal: -70, kickOff: -45, closeoutDue: 30 },
    extras: ['initiation', 'plan'],
    notApplicable: { 'ACC-4': 'switches have no personal accounts' },
    returns: [],
    changes: [
      {
        day: -5,
        affects: 'time',
        what: 'Second change window moves one week after the stop of the packing line',
        agreedWith: 'Colin Webb',
      },
    ],
    disruption: {
      day: 9,
      what: 'Second change window, plant network down for two hours',
      whom: 'packing line, Sunday after cleaning',
    },
    issues: [
      'Label printers have fixed addresses in the old range | list in the client document | Ingrid Solberg | 9 days',
    ],
    done: 0.38,
  },
  {
    number: 123,
    client: 'maple-rowe',
    short: 'Maple',
    title: 'Workstation refresh for 24 architects',
    goal: 'Drawings open in seconds, and nobody loses more than half a day to the change.',
    delivers: [
      '24 workstations, built and tested',
      'Change of four desks a day in January',
      'Old machines wiped and given to a school',
    ],
    excludes: 'Screens.',
    seen: ['The largest drawing of each team opens in under 20 seconds'],
    lead: 'ingrid',
    devices: ['map-ws01', 'map-ws24'],
    days: { proposal: -40, kickOff: -12, closeoutDue: 75 },
    extras: [],
    notApplicable: { 'NET-1': 'no network device is touched' },
    returns: [],
    changes: [
      {
        day: -7,
        affects: 'time',
        what: 'Change of desks moves from December to January',
        agreedWith: 'Erin Rowe',
      },
    ],
    issues: [],
    done: 0.1,
  },
  {
    number: 125,
    client: 'aldgate',
    short: 'Aldgate',
    title: 'Fifth practice in Stepney',
    goal: 'The new practice opens in spring and looks to patients and staff like the other four.',
    delivers: [
      'Network, wireless and telephones for nine people',
      'Connection to imaging at Aldgate Street',
      'Two days on site at the opening',
    ],
    excludes: 'Dental equipment.',
    seen: ['First patient is X-rayed and the picture is on the screen in Aldgate Street'],
    lead: 'tomas',
    devices: ['ald-fw05', 'ald-sw05'],
    days: { proposal: -9, closeoutDue: 150 },
    extras: [],
    notApplicable: {},
    returns: [],
    changes: [],
    issues: [],
  },
];
