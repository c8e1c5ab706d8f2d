/**
 * The one place of the product that talks to a network, for `sop digest --post` alone: when somebody names the address on the command line.
 */

/** Milliseconds. */
const timeout = 10_000;

/** An address that may be posted to, or in words why not: its end may be a secret, so that no message repeats it. */
export function parsePostAddress(text: string): URL | { readonly problem: string } {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { problem: 'That is no address; expected https://...' };
  }
  const isHere =
    url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) {
    return { problem: 'Only https:// addresses are posted to, and http:// on this very machine.' };
  }
  return url.username === '' && url.password === ''
    ? url
    : { problem: 'An address with a name or password in it is not posted to.' };
}

/** Posts a body once; the answer is undefined, or in words why it was not taken. Redirects are not followed. */
export async function postJson(url: URL, body: unknown): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
    return response.ok
      ? undefined
      : `${url.host} answered ${response.status || 'with a redirect'}.`;
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return isLate
      ? `${url.host} did not answer within ${timeout / 1000} seconds.`
      : `${url.host} cannot be reached.`;
  }
}
