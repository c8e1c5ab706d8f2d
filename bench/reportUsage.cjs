// Loaded before a measured program: at its end tells what the whole process has used, its start included.
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakBytes: maxRSS * 1024 };
  writeSync(3, `${JSON.stringify({ usage })}\n`);
});
