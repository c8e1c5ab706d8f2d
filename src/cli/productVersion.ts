import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The version in the product's own manifest, so that it is written in one place only. */
export function productVersion(productFolder: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(productFolder, 'package.json'), 'utf8'),
  );
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : '';
}
