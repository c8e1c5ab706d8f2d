/** What the thread that reads libraries and the one that asks it say to each other. */
import type { CodeOwnersFile } from '../core/library/library.js';
import type { Configuration } from '../core/schema/configuration.js';
import type { OtherEntry } from './fileTree.js';
import type { SettingsText } from './settingsFiles.js';

export type ReadRequest =
  | {
      readonly kind: 'all';
      readonly id: number;
      readonly root: string;
      readonly cacheFolder: string | undefined;
      /** One number, not zero once nobody wants the answer any more. */
      readonly cancelled: SharedArrayBuffer;
    }
  | {
      readonly kind: 'paths';
      readonly id: number;
      readonly root: string;
      readonly paths: readonly string[];
      readonly configuration: Configuration;
    };

export type ReadAnswer =
  | ReadBatch
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** Some of the changes asked for, in their order. */
export interface ReadBatch {
  readonly kind: 'batch';
  readonly id: number;
  readonly changes: readonly ChangeMessage[];
  /** The packed documents, one behind the other: one buffer moves from thread to thread without being copied. */
  readonly packed: ArrayBuffer;
}

export type ChangeMessage =
  | OtherEntry
  | { readonly kind: 'removed'; readonly path: string }
  | { readonly kind: 'document'; readonly path: string; readonly length: number }
  | {
      readonly kind: 'acknowledgements' | 'savedFilters';
      readonly texts: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'codeOwners'; readonly file: CodeOwnersFile | undefined }
  /** As text: what is made of it is not meant to be copied. */
  | { readonly kind: 'settings'; readonly path: string; readonly content: SettingsText };
