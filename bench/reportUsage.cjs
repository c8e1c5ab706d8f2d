// Loaded before a measured program: at its end tells what the whole process has used, its start and its own programs included.
const { readFileSync, writeSync } = require('node:fs');

/** Processor time of programs that have ended, in milliseconds; Linux tells it in hundredths of a second. */
function childrenCpuMs() {
  if (process.platform !== 'linux') return 0;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

/** The most memory that was resident, in bytes; what Linux calls `ru_maxrss` starts at that of the program that started this one. */
function peakBytes(maxRSS) {
  if (process.platform !== 'linux') return maxRSS * 1024;
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(kibibytes) * 1024;
}

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const own = (userCPUTime + systemCPUTime) / 1000;
  const usage = { cpuMs: own + childrenCpuMs(), peakBytes: peakBytes(maxRSS) };
  writeSync(3, `${JSON.stringify({ usage })}\n`);
});
