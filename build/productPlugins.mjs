import { onDemand } from './onDemand.mjs';
import { plainMembers } from './plainMembers.mjs';
import { withoutEvaluation } from './withoutEvaluation.mjs';

/**
 * How our sources become bundles, those of the product and those that are measured.
 *
 * @type {import('esbuild').Plugin[]}
 */
export const productPlugins = [withoutEvaluation, onDemand, plainMembers];
