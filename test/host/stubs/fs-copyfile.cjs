// Stands in for a native module that clones files where the file system can.
const fs = require('node:fs');

exports.copyFile = (from, to) => fs.promises.cp(from, to, { recursive: true });
exports.isCloneSupported = () => false;
