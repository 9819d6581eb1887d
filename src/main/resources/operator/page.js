// Keeps the board fresh and its clocks running. Nothing else on these pages needs a script.
(() => {
  const board = document.getElementById('board');
  if (!board) return;
  const live = document.getElementById('live');
  const word = document.getElementById('live-text');
  let tag = '';
  let ahead = 0;
  let heard = Date.now();

  const time = (s) =>
    s < 60 ? `${s} s`
    : s < 3600 ? `${Math.floor(s / 60)} min ${String(s % 60).padStart(2, '0')} s`
    : `${Math.floor(s / 3600)} h ${String(Math.floor(s / 60) % 60).padStart(2, '0')} min`;

  const synchronize = () => {
    const now = board.querySelector('[data-now]');
    if (now) ahead = Number(now.dataset.now) - Date.now();
  };

  const tick = () => {
    for (const clock of board.querySelectorAll('[data-since]'))
      clock.textContent = time(Math.max(0, Math.floor((Date.now() + ahead - clock.dataset.since) / 1000)));
    const silent = Date.now() - heard > 7000;
    live.classList.toggle('stale', silent);
    const text = silent ? 'No connection: what you see may be old' : 'Live';
    if (word.textContent !== text) word.textContent = text;
  };

  const show = (html) => {
    const focused = document.activeElement?.id;
    board.innerHTML = html;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    synchronize();
    tick();
  };

  const ask = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(board.dataset.refresh, {
          headers: tag ? { 'If-None-Match': tag } : {},
          cache: 'no-store',
          signal: AbortSignal.timeout(5000),
        });
        if (answer.status === 200) {
          tag = answer.headers.get('ETag') ?? '';
          show(await answer.text());
        }
        if (answer.ok || answer.status === 304) heard = Date.now();
      } catch {
        // the clock above says it
      }
    }
    setTimeout(ask, 2000);
  };

  document.addEventListener('visibilitychange', () => document.hidden || tick());
  synchronize();
  tick();
  setInterval(tick, 1000);
  setTimeout(ask, 2000);
})();
