// Loaded before a measured program: at its end tells what the whole process has used, its start and its own programs included.
const { readFileSync, writeSync } = require('node:fs');

/** Processor time of programs that have ended, in milliseconds; Linux tells it in hundredths of a second. */
function childrenCpuMs() {
  if (process.platform !== 'linux') return 0;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const own = (userCPUTime + systemCPUTime) / 1000;
  const usage = { cpuMs: own + childrenCpuMs(), peakBytes: maxRSS * 1024 };
  writeSync(3, `${JSON.stringify({ usage })}\n`);
});
