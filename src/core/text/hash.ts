/**
 * SHA-256 of the text's UTF-8 bytes as 64 lower-case hex digits.
 *
 * core has none of its own: the caller passes the platform's.
 */
export type Hash = (text: string) => string;
