/** The thread that asks git about history, so that the extension host never waits for long streams. */
import { parentPort } from 'node:worker_threads';
import { answerHistory } from './answerHistory.js';
import type { HistoryQuestion, HistoryReply } from './historyMessages.js';
import { createProgramRunner } from './runProgram.js';

function reply(message: HistoryReply): void {
  parentPort?.postMessage(message);
}

/** Answers one question; the thread ends with it. */
export function serveHistory(question: HistoryQuestion): void {
  answerHistory(createProgramRunner(), question).then(
    (answer) => {
      reply({ kind: 'answer', answer });
    },
    (error: unknown) => {
      reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    },
  );
}
