import { Worker } from 'node:worker_threads';
import type { HistoryAnswers, HistoryQuestion, HistoryReply } from './historyMessages.js';

/**
 * Answers `question` in a thread of its own, which ends with the answer, or when `signal` says that nobody waits for it.
 *
 * `program` is the bundle of `thread.ts`.
 */
export function askHistory<Kind extends keyof HistoryAnswers>(
  program: string,
  question: HistoryQuestion & { readonly kind: Kind },
  signal?: AbortSignal,
): Promise<HistoryAnswers[Kind]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { name: 'sop-history', workerData: question });
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
    const fail = (cause: unknown) => {
      reject(new Error('The thread that reads history failed.', { cause }));
    };
    worker.on('message', (reply: HistoryReply) => {
      if (reply.kind === 'failed') fail(reply.message);
      // The thread answers each kind of question with its own kind of answer.
      else resolve(reply.answer as HistoryAnswers[Kind]);
    });
    worker.on('error', fail);
    worker.on('exit', () => {
      fail('It ended without an answer.');
    });
  });
}
