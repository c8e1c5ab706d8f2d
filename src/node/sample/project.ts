export interface SampleProject {
  readonly number: number;
  /** Of its closeout, where the pages and the help of commands name it. */
  readonly closeoutId?: string;
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
  /** An acceptance that its signer took back before the one that holds. */
  readonly withdrawal?: {
    readonly signedOn: number;
    readonly withdrawnOn: number;
    readonly note: string;
  };
  /** What Service Delivery did not approve of the proposal at first. */
  readonly proposalReturn?: {
    readonly items: readonly string[];
    readonly note: string;
    readonly answer: string;
  };
  /** Why work may begin before the plan is ready, and until when. */
  readonly planOverride?: { readonly note: string; readonly until: number };
  readonly changes: readonly ProjectChange[];
  readonly disruption?: {
    readonly day: number;
    readonly what: string;
    readonly whom: string;
    /** What holds the steps and the rollback. */
    readonly plan?: string;
  };
  /** Days on which audiences of the communication plan were told; who is told before a disruption is told of it. */
  readonly told?: Readonly<Record<string, readonly number[]>>;
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
  /** First day of work, where it is not the day of the kick-off. */
  readonly start?: number;
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
  /** What the project team wrote below each item when it was mended. */
  readonly mended?: string;
}

export interface ProjectChange {
  readonly day: number;
  readonly affects: 'time' | 'budget' | 'quality' | 'future-phase';
  readonly what: string;
  /** What it means in days or money. */
  readonly impact?: string;
  readonly agreedWith: string;
}
