/** Entry of both threads of the extension: they share most of their code, and so a bundle. */
import { workerData } from 'node:worker_threads';
import type { HistoryQuestion } from './historyMessages.js';
import { serveHistory } from './historyWorker.js';
import { serveLibraries } from './libraryWorker.js';

// Only `askHistory` starts the thread with a question; `LibraryReader` sends its requests later.
const question = workerData as HistoryQuestion | undefined;
if (question === undefined) serveLibraries();
else serveHistory(question);
