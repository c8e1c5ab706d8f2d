/** What V8 is told of the work ahead; only versions that are known to know a flag, since others would tell the user of it. */
import { setFlagsFromString } from 'node:v8';

const version = Number.parseInt(process.versions.v8, 10);

/**
 * Lets no garbage grow old.
 *
 * The same code makes what is kept, such as the documents of a library, and what is not, such as a document that is read in
 * passing. From the first V8 learns to put the second among old objects as well, where it piles up by the hundred megabytes.
 */
export function keepGarbageYoung(): void {
  // Node 20 to 24.
  if (version <= 13) setFlagsFromString('--no-allocation-site-pretenuring');
}

/** After so many bytes of its code have run Node 20 considers a function for optimisation; its own budget is a quarter. */
const patientBudget = 4 * 132 * 1024;

/**
 * Has functions optimised later, for a command that sends a few hundred documents through much code.
 *
 * The V8 of Node 20 spends as much on optimising as such a command does on all of its own work, and is done when little of
 * that is left. Later versions wait by themselves.
 */
export function optimizeLater(): void {
  if (version === 11) setFlagsFromString(`--interrupt-budget=${patientBudget}`);
}
