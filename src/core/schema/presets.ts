/** Conventions of other people's repositories, as the foreign keys they stand for. */
import type { ForeignKey } from './configuration.js';

export interface Preset {
  /** The word in `presets:`. */
  readonly id: string;
  readonly title: string;
  /** One sentence for completion and `sop init`. */
  readonly description: string;
  /**
   * Whether it is in force when the configuration names no presets.
   *
   * Only what cannot be misread is: no date that could mean two days, and no day that an ordinary edit may have set.
   */
  readonly automatic: boolean;
  /** Keys that tell a document of this convention from others. */
  readonly signs: readonly string[];
  /** Own key -> foreign keys. */
  readonly foreignKeys: Readonly<Record<string, readonly ForeignKey[]>>;
}

export const presets: ReadonlyMap<string, Preset> = new Map(
  [
    {
      id: 'govuk',
      title: 'GOV.UK tech docs',
      description: 'last_reviewed_on with review_in, and owner_slack as the owner.',
      automatic: true,
      signs: ['last_reviewed_on', 'owner_slack'],
      foreignKeys: {
        reviewed_on: [{ key: 'last_reviewed_on' }],
        owner: [{ key: 'owner_slack' }],
      },
    },
    {
      id: 'microsoft-docs',
      title: 'Microsoft docs',
      description: 'ms.date, written month first, ms.reviewer and ms.author.',
      automatic: false,
      signs: ['ms.date', 'ms.reviewer', 'ms.author', 'ms.topic'],
      foreignKeys: {
        reviewed_on: [{ key: 'ms.date', format: 'MM/DD/YYYY' }],
        reviewed_by: [{ key: 'ms.reviewer' }],
        owner: [{ key: 'ms.author' }],
      },
    },
    {
      id: 'gsa',
      title: 'GSA playbooks',
      description: 'last_updated with review_cycle, or with the day after which it is stale.',
      automatic: false,
      signs: ['review_cycle', 'stale_after'],
      foreignKeys: {
        reviewed_on: [{ key: 'last_updated', beside: ['review_cycle', 'stale_after'] }],
        review_in: [{ key: 'review_cycle' }, { key: 'stale_after' }],
      },
    },
    {
      id: 'last-review-date',
      title: 'last_review_date',
      description: 'last_review_date beside an owner.',
      automatic: true,
      signs: ['last_review_date'],
      foreignKeys: { reviewed_on: [{ key: 'last_review_date' }] },
    },
    {
      id: 'quality-manual',
      title: 'Quality manuals',
      description: 'revision, status and effective, the day from which a revision is in force.',
      automatic: false,
      signs: ['revision', 'effective'],
      foreignKeys: { effective_on: [{ key: 'effective' }] },
    },
  ].map((preset): [string, Preset] => [preset.id, preset as Preset]),
);

/** The presets in force when a configuration names none. */
export const automaticPresets: readonly string[] = [...presets.values()]
  .filter((preset) => preset.automatic)
  .map((preset) => preset.id);
