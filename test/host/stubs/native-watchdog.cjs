// Stands in for a native module: ends the extension host once its server is gone.
let timer;

exports.start = (pid) => {
  clearInterval(timer);
  timer = setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      // The server is gone, and with it the reason to live.
      process.exit(87);
    }
  }, 3000);
  timer.unref();
};

exports.exit = (code) => process.exit(code);
