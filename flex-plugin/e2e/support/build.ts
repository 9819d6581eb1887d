import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './start';

const e2e = join(__dirname, '..');

/** Builds the page and the plugin as it stands, and clears the pictures of the last run. */
export default function build(): void {
  rmSync(join(e2e, 'out', 'pictures'), { recursive: true, force: true });
  rmSync(join(e2e, 'out', 'figures.jsonl'), { force: true });
  execFileSync('node', [join(e2e, 'host', 'build.mjs')], { stdio: 'inherit' });
  if (process.env.FLEX_PLUGIN_BUNDLE) return;
  execFileSync('node', ['build.mjs', bundle], { cwd: join(e2e, '..'), stdio: 'inherit' });
}
