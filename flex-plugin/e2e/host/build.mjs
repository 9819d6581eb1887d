// Bundles Flex UI from its npm package into one script for the page, once. Never committed: see README.md.
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
export const page = join(here, '..', 'out', 'page');
const script = join(page, 'host.js');

export async function buildPage() {
  mkdirSync(page, { recursive: true });
  for (const file of ['index.html', 'peer.html']) copyFileSync(join(here, file), join(page, file));
  if (upToDate()) return;
  console.log('Bundling Flex UI for the page (about ten seconds, once) …');
  await build({
    entryPoints: [join(here, 'entry.js')],
    outfile: script,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
    alias: { path: 'path-browserify' },
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
  });
  console.log(`host.js: ${(statSync(script).size / 1e6).toFixed(1)} MB`);
}

function upToDate() {
  const made = existsSync(script) ? statSync(script).mtimeMs : 0;
  return [join(here, 'entry.js'), join(here, '..', 'package-lock.json')].every(
    (file) => statSync(file).mtimeMs < made,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPage();
