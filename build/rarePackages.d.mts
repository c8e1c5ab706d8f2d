import type { Plugin } from 'esbuild';

export declare const rareExports: string;
export declare function rarePackagesFrom(file: string): Plugin;
