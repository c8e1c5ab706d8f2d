/** The thread that reads libraries, with synchronous calls because they cost least, so that the extension host never waits for a disk. */
import { parentPort } from 'node:worker_threads';
import { readAcknowledgementTexts } from './acknowledgementFiles.js';
import { BatchWriter } from './batchWriter.js';
import { findCacheLocation } from './cacheLocation.js';
import { readCodeOwners } from './codeOwnersFile.js';
import type { ReadAnswer, ReadRequest } from './libraryMessages.js';
import { readPaths } from './readPaths.js';
import { readSavedFilterTexts } from './savedFilterFiles.js';
import { scanLibrary } from './scanLibrary.js';
import {
  configurationPath,
  readSettingsText,
  rosterPath,
  toConfiguration,
} from './settingsFiles.js';

function answer(message: ReadAnswer, moved: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, moved);
}

function handle(request: ReadRequest): void {
  const { id } = request;
  const writer = new BatchWriter((changes, packed) => {
    answer({ kind: 'batch', id, changes, packed }, [packed]);
  });
  switch (request.kind) {
    case 'all':
      readAll(request, writer);
      break;
    case 'paths':
      readPaths(request, writer);
      break;
    default:
      request satisfies never;
  }
  writer.flush();
  answer({ kind: 'done', id });
}

function readAll(request: ReadRequest & { readonly kind: 'all' }, writer: BatchWriter): void {
  const { root, cacheFolder } = request;
  const cancelled = new Int32Array(request.cancelled);
  const settings = readSettingsText(root, configurationPath);
  writer.addSettings(configurationPath, settings);
  writer.addSettings(rosterPath, readSettingsText(root, rosterPath));
  const acknowledgements = readAcknowledgementTexts(root);
  if (acknowledgements.size > 0) writer.addAcknowledgements(acknowledgements);
  const savedFilters = readSavedFilterTexts(root);
  if (savedFilters.size > 0) writer.addSavedFilters(savedFilters);
  const codeOwners = readCodeOwners(root);
  if (codeOwners !== undefined) writer.addCodeOwners(codeOwners);
  const location = cacheFolder === undefined ? undefined : findCacheLocation(root, cacheFolder);
  for (const { reading } of scanLibrary(root, toConfiguration(settings), location)) {
    writer.addReading(reading);
    if (Atomics.load(cancelled, 0) !== 0) return;
  }
}

/** Reads what it is asked to, one request after the other. */
export function serveLibraries(): void {
  parentPort?.on('message', (request: ReadRequest) => {
    try {
      handle(request);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      answer({ kind: 'failed', id: request.id, message });
    }
  });
}
