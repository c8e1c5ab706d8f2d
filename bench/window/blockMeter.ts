import { setTimeout as pause } from 'node:timers/promises';

/** A stretch in which nothing else had its turn. */
export interface Block {
  /** When it began, in milliseconds of the clock of profiles. */
  readonly at: number;
  readonly wallMs: number;
  /** What this thread did of it; the rest it waited for a processor. */
  readonly cpuMs: number;
}

/** Watches for blocks by asking for a turn every millisecond. */
export class BlockMeter {
  #blocks: Block[] = [];
  #isRunning = false;
  #last = { at: 0, cpu: 0 };

  start(): void {
    this.#blocks = [];
    this.#isRunning = true;
    this.#last = { at: nowMs(), cpu: threadCpuMs() };
    void this.#watch();
  }

  /** The blocks since the start, those of under a millisecond left out. */
  async stop(): Promise<readonly Block[]> {
    await pause(5);
    this.#isRunning = false;
    return this.#blocks;
  }

  async #watch(): Promise<void> {
    while (this.#isRunning) {
      await pause(1);
      const at = nowMs();
      const cpu = threadCpuMs();
      const block = {
        at: this.#last.at,
        wallMs: at - this.#last.at,
        cpuMs: cpu - this.#last.cpu,
      };
      if (block.cpuMs > 1 || block.wallMs > 4) this.#blocks.push(block);
      this.#last = { at, cpu };
    }
  }
}

function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

interface ThreadClock {
  /** Missing in older Nodes, which know only the whole process: its other threads then count as well. */
  threadCpuUsage?(): NodeJS.CpuUsage;
}

function threadCpuMs(): number {
  const clock: NodeJS.Process & ThreadClock = process;
  const { user, system } = clock.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}
