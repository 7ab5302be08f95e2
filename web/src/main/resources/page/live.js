(() => {
  // What is left until the cut-off, by the server's clock: the browser's may be wrong by hours.
  let ahead = null;
  const began = () => {
    const answered = performance.getEntriesByType('navigation')[0]?.responseStart ?? performance.now();
    return Date.now() - (performance.now() - answered);
  };
  const two = (number) => String(number).padStart(2, '0');

  const show = (time) => {
    const left = Math.max(0, Math.ceil((Date.parse(time.dateTime) - Date.now() - ahead) / 1000));
    const days = Math.floor(left / 86400);
    const clock = `${two(Math.floor(left / 3600) % 24)}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
    time.textContent = (days > 0 ? time.dataset.closesDays : time.dataset.closes)
      .replace('%d', days).replace('%c', clock);
  };
  const tick = () => document.querySelectorAll('time[data-closes]').forEach((time) => {
    ahead ??= Date.parse(time.dataset.now) - began();
    show(time);
  });
  tick();
  setInterval(tick, 1000);

  const place = document.querySelector('[data-live]');
  if (!place || !window.EventSource) {
    return;
  }
  const SPACING = 1000; // at least so long between two questions for what to show
  const AGAIN = 15000; // after the server had no room
  const QUIET = 20000; // at least so long between two things said aloud
  const said = document.querySelector('[data-live-said]');
  let source = null;
  let wanted = null;
  let waiting = null;
  let comesBack = null;
  let askedAt = 0;
  let saidAt = 0;
  let says = null;

  const part = () => place.querySelector('[data-live-part]');

  const say = (text) => {
    clearTimeout(says);
    says = setTimeout(() => {
      saidAt = Date.now();
      said.textContent = text;
    }, Math.max(0, saidAt + QUIET - Date.now()));
  };

  const put = (html) => {
    const made = document.createElement('template');
    made.innerHTML = html;
    const fresh = made.content.querySelector('[data-live-part]');
    const old = part();
    if (!fresh) {
      return;
    }
    if (fresh.dataset.joinable !== old.dataset.joinable) {
      // What can be done here is another thing now: the whole page anew, not everybody's at the same moment.
      setTimeout(() => window.location.reload(), Math.random() * 2000);
    }
    if (fresh.dataset.says !== old.dataset.says) {
      say(fresh.dataset.says);
    }
    old.replaceWith(fresh);
    tick();
  };

  const ask = async () => {
    askedAt = Date.now();
    try {
      const answer = await fetch(place.dataset.liveAt, { cache: 'no-store' });
      if (answer.ok) {
        put(await answer.text());
      }
    } catch {
      // Away for a moment: the next event asks again.
    } finally {
      waiting = null;
    }
  };

  const refresh = () => {
    waiting ??= setTimeout(ask, Math.max(Math.random() * 300, askedAt + SPACING - Date.now()));
  };

  const hear = (event) => {
    const now = JSON.parse(event.data);
    ahead = Date.parse(now.now) - Date.now();
    const { state, people, cutoffAt, items } = now.campaign;
    const goods = items.map((item) => `${item.joined}:${item.reachedPrice.amount}`).join(' ');
    wanted = `${state} ${people} ${cutoffAt} ${goods}`;
    if (wanted !== part().dataset.shows) {
      refresh();
    }
  };

  const close = () => {
    clearTimeout(comesBack);
    source?.close();
    source = null;
  };

  // Lost connections come back by themselves; one that was refused does not.
  const open = () => {
    if (source || document.hidden) {
      return;
    }
    source = new EventSource(place.dataset.live);
    source.addEventListener('progress', hear);
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) {
        close();
        refresh();
        comesBack = setTimeout(open, AGAIN);
      }
    });
  };

  // Nobody looks at a hidden tab; shown again, the first thing told is how it stands now.
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  open();
})();
