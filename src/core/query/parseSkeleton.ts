import { parse, type LiqeQuery } from 'liqe';

/** How operators and parentheses bind words that stand for the terms of a query; throws for anything else. */
export function parseSkeleton(skeleton: string): LiqeQuery {
  return parse(skeleton);
}
