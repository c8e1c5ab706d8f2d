/** Entry of the thread that asks git about history, so that the extension host never waits for long streams. */
import { parentPort, workerData } from 'node:worker_threads';
import { answerHistory } from './answerHistory.js';
import type { HistoryQuestion, HistoryReply } from './historyMessages.js';
import { createProgramRunner } from './runProgram.js';

function reply(message: HistoryReply): void {
  parentPort?.postMessage(message);
}

// Only `askHistory` starts this thread, and it hands over a question.
answerHistory(createProgramRunner(), workerData as HistoryQuestion).then(
  (answer) => {
    reply({ kind: 'answer', answer });
  },
  (error: unknown) => {
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  },
);
