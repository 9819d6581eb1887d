'use strict';

const sounds = {
  AGENT: ['good', 'hears the agent'],
  OTHERS: ['wait', 'hears the others'],
  ANNOUNCEMENT: ['wait', 'hears an announcement'],
  WAIT_AUDIO: ['wait', 'hears wait music'],
  HOLD_MUSIC: ['wait', 'hears hold music'],
  RINGING: ['quiet', 'rings'],
  SILENCE: ['bad', 'hears silence'],
};
const sources = { world: '', service: 'service → Twilio: ', webhook: 'Twilio → service: ', plugin: 'plugin → service: ' };
const byId = (id) => document.getElementById(id);
const trouble = byId('trouble');
let last = 0;
let skew = 0;

function make(tag, properties = {}, ...children) {
  const { data = {}, ...plain } = properties;
  const node = Object.assign(document.createElement(tag), plain);
  Object.assign(node.dataset, data);
  node.append(...children);
  return node;
}

async function post(path, body = {}) {
  trouble.textContent = '';
  try {
    const answer = await fetch('/_switchboard/' + path, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) trouble.textContent = (await answer.json().catch(() => ({}))).error ?? 'That did not work (' + answer.status + ').';
  } catch {
    trouble.textContent = 'The simulator does not answer.';
  }
  refresh();
}

const button = (label, path, body, disabled = false, more = {}) =>
  make('button', { textContent: label, disabled, data: { key: path + label }, onclick: () => post(path, body?.() ?? {}), ...more });

function callCard(call) {
  const [look, words] = sounds[call.hears] ?? ['quiet', call.hears];
  const path = 'calls/' + call.sid + '/';
  const title = (call.role === 'customer' ? 'Caller ' : 'Third party ') + call.number;
  const where = call.room.length ? 'In a conference with ' + call.room.join(', ')
    : call.queue ? 'In the queue ' + call.queue + ' (' + call.taskStatus + ')' : call.inConference ? 'Alone in the conference' : 'Not connected to anybody';
  const detail = call.hears === 'ANNOUNCEMENT' && call.detail ? ': “' + call.detail + '”' : '';
  return make('article', { className: 'card', ariaLabel: title },
    make('div', { className: 'head' },
      make('h3', { textContent: title }),
      make('span', { className: 'pill ' + look }, words + ' · ', make('time', { data: { since: call.since } }))),
    make('p', { textContent: where + detail }),
    make('div', { className: 'buttons' },
      button('Hangs up', path + 'hang-up'),
      button('Add a third party', path + 'third-party', null, !call.inConference)));
}

function agentCard(agent, others) {
  const path = 'agents/' + encodeURIComponent(agent.name) + '/';
  const away = () => ({ awayMillis: Number(byId('away').value) });
  const doing = agent.with ? (agent.customerOnHold ? 'Holds ' : 'Talks with ') + agent.with : agent.onCall ? 'On the line' : 'Not on a call';
  const work = agent.work.map((one) => one.kind + ' ' + one.status).join(', ');
  const buttons = [
    button('Refresh', path + 'refresh', away, !agent.pageOpen),
    button('Crash', path + 'crash', away, !agent.pageOpen),
    agent.pageOpen ? button('Stay away', path + 'stay-away') : button('Come back', path + 'come-back'),
    button('Hang up', path + 'hang-up', null, !agent.onCall),
    button(agent.customerOnHold ? 'Take off hold' : 'Hold', path + (agent.customerOnHold ? 'resume' : 'hold'), null, !agent.with),
    ...others.flatMap((other) => [
      button('Hand over to ' + other, path + 'cold-transfer', () => ({ to: other }), !agent.with),
      button('Bring in ' + other, path + 'warm-transfer', () => ({ to: other }), !agent.with)]),
    button('Second tab', path + 'join-call', null, !agent.with, { title: 'Join Call in a second tab: a second leg, then the first one goes' }),
    button(agent.activity === 'Available' ? 'Go on break' : 'Be available', path + 'activity',
      () => ({ name: agent.activity === 'Available' ? 'Break' : 'Available' })),
    button('Reject next', path + 'reject-next'),
  ];
  return make('article', { className: 'card', ariaLabel: 'Agent ' + agent.name },
    make('div', { className: 'head' },
      make('h3', { textContent: agent.name }),
      make('span', { className: 'pill ' + (agent.pageOpen ? 'good' : 'bad'), textContent: agent.pageOpen ? 'page open' : 'page gone' })),
    make('p', { textContent: [doing, agent.activity, work].filter(Boolean).join(' · ') }),
    make('div', { className: 'buttons' }, ...buttons));
}

function replace(container, nodes, empty) {
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  container.replaceChildren(...(nodes.length ? nodes : [make('p', { className: 'empty', textContent: empty })]));
  if (focused) container.querySelector('[data-key="' + CSS.escape(focused) + '"]')?.focus({ preventScroll: true });
}

let shown = '';
function show(state) {
  skew = Date.now() - Date.parse(state.now);
  byId('service').textContent = state.service;
  const { now, ...rest } = state;
  if (JSON.stringify(rest) === shown) return;
  shown = JSON.stringify(rest);
  replace(byId('calls'), state.calls.map(callCard), 'Nobody is on the line.');
  replace(byId('agents'), state.agents.map((agent) =>
    agentCard(agent, state.agents.map((other) => other.name).filter((name) => name !== agent.name))), 'Nobody is logged in.');
  const { held, holding, repeat, delayMillis } = state.webhooks;
  byId('held').textContent = holding ? held + ' held back' : 'none held back';
  byId('held').className = 'pill ' + (holding ? 'wait' : 'quiet');
  select(byId('repeat'), repeat);
  select(byId('delay'), delayMillis);
}

function select(list, value) {
  if (document.activeElement !== list && [...list.options].some((option) => option.value === String(value))) list.value = value;
}

function append(entries) {
  const log = byId('log');
  for (const entry of entries) {
    last = entry.number;
    log.append(make('li', { className: entry.good ? '' : 'bad' },
      make('time', { dateTime: entry.at, textContent: new Date(entry.at).toISOString().slice(11, 23) }),
      make('span', {}, make('span', { className: 'who', textContent: sources[entry.source] }), entry.text)));
  }
  while (log.children.length > 500) log.firstChild.remove();
  if (entries.length && byId('follow').checked) log.scrollTop = log.scrollHeight;
}

function tick() {
  for (const time of document.querySelectorAll('time[data-since]')) {
    time.textContent = Math.max(0, (Date.now() - skew - Date.parse(time.dataset.since)) / 1000).toFixed(0) + ' s';
  }
}

async function refresh() {
  try {
    const [state, log] = await Promise.all(['state', 'log?after=' + last].map(async (path) => (await fetch('/_switchboard/' + path)).json()));
    show(state);
    append(log.filter((entry) => entry.number > last));
    tick();
    byId('connection').textContent = 'live';
    byId('connection').className = 'pill good';
  } catch {
    byId('connection').textContent = 'no connection';
    byId('connection').className = 'pill bad';
  }
}

for (const node of document.querySelectorAll('[data-post]')) {
  node.addEventListener('click', () => {
    if (node.dataset.sure && !confirm(node.dataset.sure)) return;
    if (node.dataset.post === 'reset') byId('log').replaceChildren();
    post(node.dataset.post, JSON.parse(node.dataset.body ?? '{}'));
  });
}
byId('repeat').addEventListener('change', (event) => post('webhooks', { repeat: Number(event.target.value) }));
byId('delay').addEventListener('change', (event) => post('webhooks', { delayMillis: Number(event.target.value) }));
byId('new-agent').addEventListener('submit', (event) => {
  event.preventDefault();
  post('agents', { name: byId('agent-name').value });
  byId('agent-name').value = '';
});

refresh();
setInterval(refresh, 500);
