/** What an auditor types to prove again, offline and without trusting this report, what it says. */

/** Some commands with what they show. */
export interface Instruction {
  readonly title: string;
  readonly text: string;
  readonly commands: readonly string[];
}

/** What of a sign-off its verification goes by. */
interface ProvedRecord {
  readonly recordId: string;
  readonly by: string;
  readonly commit: string | null;
  readonly signature: string | null;
}

export interface VerifiedPlace {
  readonly path: string;
  readonly commit: string;
  readonly signOffs: readonly ProvedRecord[];
}

/** Instructions for a clone with its full history; paths are from the root of the library. */
export function howToVerify({ path, commit, signOffs }: VerifiedPlace): readonly Instruction[] {
  const file = shellQuoted(path);
  const commits = [...new Set(signOffs.flatMap((signOff) => signOff.commit ?? []))];
  const signed = signOffs.filter(({ signature }) => signature !== null);
  return [
    {
      title: 'Get the same state',
      text: 'In a clone with its full history, which a shallow clone is not, in the folder of the library. Nothing below needs a network.',
      commands: ['git rev-parse --is-shallow-repository', `git checkout --detach ${commit}`],
    },
    {
      title: 'Prove the sign-offs',
      text: 'It says of each who signed, by which commit, and what it proves; exit code 0 when all are proved.',
      commands: [`sop verify ${file}`],
    },
    {
      title: 'Make this report again',
      text: 'The same commit gives the same bytes.',
      commands: [`sop audit ${file} --at ${commit} --format json`],
    },
    {
      title: 'Look at every change with git alone',
      text: 'Each line of the timeline cites a commit; git show prints what it changed and who made it.',
      commands: [
        `git log --follow --format=fuller --patch ${commit} -- ${file}`,
        ...commits.map((each) => `git show ${each} -- ${file}`),
      ],
    },
    ...(signed.length === 0 ? [] : [recordInstruction(signed)]),
  ];
}

function recordInstruction(signed: readonly ProvedRecord[]): Instruction {
  return {
    title: 'Check signatures inside records',
    text:
      'For each signed record save three files: its payload, byte for byte and without a line break at the end; its ' +
      'signature; and a line with the address and the public key of the signer. The payload is the canonical JSON (RFC ' +
      '8785) of the record without sig, with the document’s id as doc; the keys are those of the roster of that commit.',
    commands: signed.flatMap(({ recordId, by }) => {
      const name = recordId.slice(0, 12);
      return [
        `ssh-keygen -Y verify -f ${name}.signers -I ${shellQuoted(by)} -n sop-signoff -s ${name}.sig < ${name}.payload`,
      ];
    }),
  };
}

/** A word for a POSIX shell. */
function shellQuoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-')
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}
