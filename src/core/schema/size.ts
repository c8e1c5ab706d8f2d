/** How much a run asks for: everything, or what a small job needs. */
export const sizes = ['full', 'light'] as const;
export type Size = (typeof sizes)[number];
