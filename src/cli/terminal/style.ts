import picocolors from 'picocolors';
import type { CliIo, TextSink } from '../cliIo.js';

/** Colours and weights for one sink; plain text when it should have none. */
export type Style = ReturnType<typeof picocolors.createColors>;

/** Colours are for terminals; `NO_COLOR` forbids and `FORCE_COLOR` asks for them, the first being the stronger. */
export function createStyle(sink: TextSink, env: CliIo['env']): Style {
  return picocolors.createColors(wantsColor(sink, env));
}

function wantsColor(sink: TextSink, env: CliIo['env']): boolean {
  if (env['NO_COLOR']) {
    return false;
  }
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') {
    return forced !== '0' && forced !== 'false';
  }
  return sink.isTerminal && env['TERM'] !== 'dumb';
}
