// Keeps an open page as things are, without moving anything under its reader.
//
// A region says with data-live what it is about: "deletions" (any of them moved), "deletion:<id>", "often" (every 15 s).
// It is loaded anew by htmx (hx-trigger="live"); with data-rows its rows are changed in place, by their data-key.
const OFTEN = 15_000, CALM = 1_000, RETRY = 5_000, SAY = 5_000;
const byId = id => document.getElementById(id);
const regions = () => [...document.querySelectorAll('[data-live]')];
const clock = time => time.toLocaleTimeString('en-GB', { timeZone: document.body.dataset.zone || 'UTC' });

let source, page, place, since = new Date(), broken = null, paused = null, calm = null;
const moved = new Set();

// What has to be looked at again, and when.

function isDue(region) {
  return region.dataset.live.split(' ').some(topic => moved.has(topic));
}

function isBusy(region) {
  const focus = document.activeElement;
  return document.querySelector('dialog[open]') !== null
    || (region.contains(focus) && !focus.id && !region.hasAttribute('data-rows'));
}

function note(topics) {
  topics.forEach(topic => moved.add(topic));
  calm ??= setTimeout(refresh, CALM);
}

function refresh() {
  calm = null;
  if (paused || document.hidden || moved.size === 0) return;
  const due = regions().filter(isDue);
  const waiting = due.filter(isBusy);
  const topics = new Set(waiting.flatMap(region => region.dataset.live.split(' ')));
  due.filter(region => !waiting.includes(region)).forEach(load);
  moved.clear();
  if (topics.size > 0) { topics.forEach(topic => moved.add(topic)); calm = setTimeout(refresh, RETRY); }
}

function load(region) {
  if (region.hasAttribute('data-rows')) rows(region).catch(tellBroken); else window.htmx?.trigger(region, 'live');
}

// Rows change in place; what is new waits to be asked for; what has left stays, and looks so.

async function rows(list) {
  const answer = await fetch(list.getAttribute('hx-get'), { headers: { 'HX-Request': 'true' } });
  if (answer.headers.get('HX-Redirect')) { location.assign(answer.headers.get('HX-Redirect')); return; }
  if (!answer.ok) throw new Error(`the list answers ${answer.status}`);
  const shell = document.createElement('template');
  shell.innerHTML = `<table><tbody>${await answer.text()}</tbody></table>`;
  const now = new Map([...shell.content.querySelectorAll('[data-key]')].map(row => [row.dataset.key, row]));
  for (const row of list.querySelectorAll('[data-key]')) {
    const fresh = now.get(row.dataset.key);
    now.delete(row.dataset.key);
    if (fresh) change(row, fresh); else row.classList.add('left-list');
  }
  arrived(list, now.size);
  heard();
}

function change(row, fresh) {
  row.classList.remove('left-list');
  row.className = fresh.className;
  [...row.children].forEach((cell, i) => {
    const next = fresh.children[i];
    const keep = cell.matches('.pick') || cell.contains(document.activeElement);
    if (next && !keep && cell.innerHTML !== next.innerHTML) cell.innerHTML = next.innerHTML;
  });
}

function arrived(list, count) {
  const button = byId('arrived');
  if (!button) return;
  button.hidden = count === 0;
  button.textContent = `${count} ${count === 1 ? button.dataset.one : button.dataset.many}. Show them at the top`;
}

// What is said aloud: headings that have changed, one at a time and not too often.

let said = 0, saying = null;
function say(text) {
  clearTimeout(saying);
  saying = setTimeout(() => { said = Date.now(); byId('said').textContent = text; }, Math.max(0, said + SAY - Date.now()));
}
const spoken = new Map();
function listen() {
  document.querySelectorAll('[data-say]').forEach(element => {
    const key = element.id || element.tagName, text = element.textContent.trim().replace(/\s+/g, ' ');
    if (spoken.has(key) && spoken.get(key) !== text) say(text);
    spoken.set(key, text);
  });
}

// The line to the server, and what the header says of it.

function connect() {
  page = fresh();
  source = new EventSource(`/page/live?page=${page}` + (place ? `&after=${encodeURIComponent(place)}` : ''));
  source.onopen = () => {
    if (broken) note(regions().flatMap(region => region.dataset.live.split(' ')));
    broken = null;
    heard();
  };
  source.onmessage = event => {
    place = event.lastEventId;
    const { deletions } = JSON.parse(event.data);
    note(['deletions', ...deletions.map(id => `deletion:${id}`)]);
  };
  source.onerror = () => {
    tellBroken();
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, RETRY);
  };
}

function fresh() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

// A page that is left says so: the server would notice only when it next writes to it.
function leave() {
  const [token] = Object.values(JSON.parse(document.body.getAttribute('hx-headers') ?? '{}'));
  source.close();
  if (token) navigator.sendBeacon('/page/left', new URLSearchParams({ page, _csrf: token }));
}

function comeBack(event) {
  if (!event.persisted) return;
  connect();
  note(regions().flatMap(region => region.dataset.live.split(' ')));
}

function heard() { since = new Date(); show(); }

function tellBroken() { broken ??= since; show(); }

function show() {
  const stale = byId('stale');
  stale.hidden = !broken;
  if (broken) stale.textContent = `This page is as of ${clock(broken)}: the line to the server is broken. It is tried again every ${RETRY / 1000} seconds; deletions go on.`;
  const age = Math.round((Date.now() - since) / 1000);
  byId('live-word').textContent = paused ? `Paused since ${clock(paused)}` : broken ? 'Not live' : age < 10 ? 'Live' : `Live, ${age} s ago`;
  byId('live').classList.toggle('is-off', Boolean(paused || broken));
}

function pause() {
  paused = paused ? null : new Date();
  const button = byId('pause');
  button.setAttribute('aria-pressed', String(Boolean(paused)));
  button.lastElementChild.textContent = paused ? 'Go on' : 'Pause';
  show();
  if (!paused) note(['often']);
}

// What was unfolded stays so when its region is loaded anew.
const unfolded = new Set();
document.addEventListener('htmx:beforeSwap', event => {
  unfolded.clear();
  event.detail.target.querySelectorAll?.('details[open][id]').forEach(one => unfolded.add(one.id));
});
document.addEventListener('htmx:afterSwap', () => {
  unfolded.forEach(id => byId(id)?.setAttribute('open', ''));
  heard();
  listen();
});
document.addEventListener('htmx:sendError', tellBroken);
document.addEventListener('visibilitychange', () => { if (!document.hidden) note(['often']); });

if (regions().length > 0) {
  byId('live').hidden = false;
  byId('pause').hidden = false;
  byId('pause').addEventListener('click', pause);
  listen();
  connect();
  addEventListener('pagehide', leave);
  addEventListener('pageshow', comeBack);
  setInterval(() => note(['often']), OFTEN);
  setInterval(show, 1_000);
}
byId('arrived')?.addEventListener('click', () => location.reload());
document.querySelectorAll('[data-once]').forEach(one => one.hidden = false);
