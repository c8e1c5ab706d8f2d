/** Node itself, doing nothing: what every other program has used before its first line. */
export {};
