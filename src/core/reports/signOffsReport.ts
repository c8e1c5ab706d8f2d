/** What sign-offs are worth as proof, and which gates were passed by override. */
import { section } from './section.js';
import { documentsWithId } from '../library/documentNames.js';
import { profileIn } from '../library/profileIn.js';
import { commitCell, dayCell, textCell } from './cells.js';
import { clientTerm } from './lessonsReport.js';
import type { ReportChart, ReportFigure, ReportSection } from './report.js';
import { isInPeriod, type ProvenSignOff, type ReportFacts } from './reportFacts.js';
import { countFigure, shareFigure } from './statistics.js';

/** Levels of assurance, the weakest first, in words. */
const levels: readonly (readonly [ProvenSignOff['assurance'], string])[] = [
  ['recorded', 'recorded: the record is there'],
  ['author', 'author: its commit was made by the signer'],
  ['commit', 'commit: that commit is signed'],
  ['record', 'record: the record itself is signed'],
];

export function signOffSections(facts: ReportFacts): readonly ReportSection[] {
  const signOffs = facts.signOffs.filter(
    ({ path, on }) => isInPeriod(facts, on) && isOfClient(facts, path),
  );
  const overrides = signOffs.filter(({ decision }) => decision === 'overridden');
  const doubtful = signOffs.filter(({ verdict }) => verdict === 'invalid');
  const unproven = signOffs.filter(({ verdict }) => verdict === 'unverifiable');
  const query = `${clientTerm(facts)}sign_offs:*`;
  return [
    section('In short', {
      figures: figuresOf(signOffs, query),
      charts: [assuranceChart(signOffs.filter(isProven), query)],
    }),
    section('To look at', {
      tables: [
        listTable(facts, overrides, {
          id: 'overrides',
          title: 'Overrides',
          definition: 'Each with its reason and its last day.',
          empty: 'No gate was overridden in this time.',
          query,
        }),
        listTable(facts, [...doubtful, ...unproven], {
          id: 'doubtful',
          title: 'Not proved',
          definition: 'Records that are invalid or not provable; sop verify tells why.',
          empty: 'Every sign-off was proved.',
          query,
        }),
      ],
    }),
  ];
}

function isOfClient({ library, client }: ReportFacts, path: string): boolean {
  if (client === undefined) return true;
  const document = library.documents.get(path);
  if (document === undefined) return false;
  const { client: own, project } = profileIn(library, document);
  const [page] = project === undefined ? [] : documentsWithId(library, project);
  return (own ?? (page && profileIn(library, page).client)) === client;
}

function listTable(
  { library }: ReportFacts,
  signOffs: readonly ProvenSignOff[],
  words: { id: string; title: string; definition: string; empty: string; query: string },
) {
  return {
    ...words,
    columns: [
      { id: 'day', label: 'Day', isNumber: false },
      { id: 'document', label: 'Document', isNumber: false },
      { id: 'gate', label: 'Gate', isNumber: false },
      { id: 'decision', label: 'Decision', isNumber: false },
      { id: 'role', label: 'Role', isNumber: false },
      { id: 'verdict', label: 'Proof', isNumber: false },
      { id: 'note', label: 'Reason', isNumber: false },
      { id: 'until', label: 'Until', isNumber: false },
      { id: 'commit', label: 'Commit', isNumber: false },
    ],
    rows: signOffs
      .toSorted((one, other) => (one.on > other.on ? -1 : 1))
      .map((each) => {
        const document = library.documents.get(each.path);
        const name = (document && profileIn(library, document).id) ?? each.path;
        return [
          dayCell(each.on),
          textCell(name),
          textCell(each.gate),
          textCell(each.decision),
          textCell(each.role),
          textCell(each.verdict),
          textCell(each.note),
          dayCell(each.until),
          commitCell(each.commit),
        ];
      }),
  };
}

function figuresOf(signOffs: readonly ProvenSignOff[], query: string): readonly ReportFigure[] {
  const having = (verdict: ProvenSignOff['verdict']) =>
    signOffs.filter((each) => each.verdict === verdict).length;
  const overrides = signOffs.filter(({ decision }) => decision === 'overridden').length;
  return [
    countFigure(
      {
        id: 'sign-offs',
        label: 'Sign-offs',
        definition:
          'Records of sign-offs by the day they were made: acceptances, returns, revocations and overrides.',
        query,
      },
      signOffs.length,
      'records',
    ),
    shareFigure(
      {
        id: 'proven',
        label: 'Proved by git',
        definition:
          'Share of them that sop verify proves to be what they say; what was signed may have changed since.',
        query,
      },
      signOffs.filter(isProven).length,
      signOffs.length,
    ),
    countFigure(
      { id: 'invalid', label: 'Invalid', definition: 'Records that git disproves.', query },
      having('invalid'),
      'records',
    ),
    countFigure(
      {
        id: 'unverifiable',
        label: 'Not provable here',
        definition: 'Records of which this clone can prove nothing either way.',
        query,
      },
      having('unverifiable'),
      'records',
    ),
    countFigure(
      {
        id: 'overrides',
        label: 'Overrides',
        definition: 'Gates that were passed for a reason on record instead of a signature.',
        query,
      },
      overrides,
      'overrides',
    ),
  ];
}

function assuranceChart(proven: readonly ProvenSignOff[], query: string): ReportChart {
  return {
    id: 'assurance',
    title: 'Assurance of proved sign-offs',
    definition: 'Proved records by the strongest proof there is for them.',
    query,
    shape: 'bars',
    unit: 'records',
    bars: levels.map(([level, label]) => ({
      label,
      value: proven.filter(({ assurance }) => assurance === level).length,
    })),
  };
}

function isProven({ verdict }: ProvenSignOff): boolean {
  return verdict === 'valid' || verdict === 'stale';
}
