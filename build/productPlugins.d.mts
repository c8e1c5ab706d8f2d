import type { Plugin } from 'esbuild';

export declare const productPlugins: Plugin[];
