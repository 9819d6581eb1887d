// Takes the three pictures of the last run that the README shows. They are pictures of a run: see README.md.
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const from = join(here, 'out', 'pictures', 'the-agent-refreshes-and-has-the-same-customer-back');
const to = join(here, '..', '..', 'docs', 'pictures');
mkdirSync(to, { recursive: true });
for (const [picture, name] of [
  ['1-call-live.png', 'flex-call-live.png'],
  ['2-dialog-after-refresh.png', 'flex-dialog-after-refresh.png'],
  ['4-live-again.png', 'flex-reconnected.png'],
]) {
  copyFileSync(join(from, picture), join(to, name));
  console.log(`docs/pictures/${name}`);
}
