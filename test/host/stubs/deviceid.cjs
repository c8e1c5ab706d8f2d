// Stands in for a native module that reads an id of the machine, which no test needs.
exports.getDeviceId = () => Promise.resolve('00000000-0000-0000-0000-000000000000');
