(() => {
  // Suggestions under the search box, as an ARIA combobox. Without JavaScript it is a form with a text field.
  const form = document.querySelector('form[data-suggest]');
  const input = form?.querySelector('input[name="q"]');
  if (!input) {
    return;
  }
  const WAIT = 120; // after the last letter
  const list = document.createElement('div');
  const said = document.createElement('p');
  let waiting = null;
  let asking = null;
  let chosen = -1;
  let typed = input.value;

  list.id = 'suggestions';
  list.className = 'suggest';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.dataset.label);
  list.hidden = true;
  said.className = 'visually-hidden';
  said.setAttribute('aria-live', 'polite');
  form.append(list, said);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('autocapitalize', 'off');

  const addresses = {
    queries: (value) => `/search?q=${encodeURIComponent(value)}`,
    categories: (value) => `/search?category=${encodeURIComponent(value)}`,
    brands: (value) => `/search?brand=${encodeURIComponent(value)}`,
    products: (value) => `/offers/${encodeURIComponent(value)}`,
  };
  const options = () => [...list.querySelectorAll('[role="option"]')];

  // Only texts are put into the page, never markup: names are other people's.
  const marked = (text, ranges) => {
    const parts = [];
    let at = 0;
    ranges.forEach(({ start, end }) => {
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, end);
      parts.push(text.slice(at, start), mark);
      at = end;
    });
    return [...parts, text.slice(at)];
  };
  const option = (kind, suggested, number) => {
    const one = document.createElement('div');
    one.id = `suggestion-${number}`;
    one.className = 'suggest__option';
    one.setAttribute('role', 'option');
    one.setAttribute('aria-selected', 'false');
    one.dataset.address = addresses[kind](suggested.value);
    if (kind === 'queries') {
      one.dataset.words = suggested.text;
    }
    one.append(...marked(suggested.text, suggested.matched));
    return one;
  };
  const group = (kind, suggestions, first) => {
    const place = document.createElement('div');
    const name = document.createElement('div');
    name.id = `suggestions-${kind}`;
    name.className = 'suggest__kind';
    name.textContent = form.dataset[kind];
    place.setAttribute('role', 'group');
    place.setAttribute('aria-labelledby', name.id);
    place.append(name, ...suggestions.map((one, i) => option(kind, one, first + i)));
    return place;
  };

  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    chosen = -1;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const show = (answer) => {
    let count = 0;
    list.replaceChildren(...Object.keys(addresses).filter((kind) => answer[kind].length).map((kind) => {
      const place = group(kind, answer[kind], count);
      count += answer[kind].length;
      return place;
    }));
    chosen = -1;
    input.removeAttribute('aria-activedescendant');
    list.hidden = count === 0;
    input.setAttribute('aria-expanded', String(count > 0));
    said.textContent = count ? form.dataset.count.replace('%d', count) : '';
  };
  const ask = () => {
    asking?.abort();
    asking = new AbortController();
    const about = new URLSearchParams({ q: typed, lang: document.documentElement.lang });
    if (form.dataset.community) {
      about.set('community', form.dataset.community);
    }
    fetch(`${form.dataset.suggest}?${about}`, { signal: asking.signal })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((answer) => (answer ? show(answer) : close()))
      .catch(() => {}); // given up for a newer one, or offline: the form works without
  };
  const choose = (number) => {
    const all = options();
    all[chosen]?.setAttribute('aria-selected', 'false');
    chosen = number < -1 ? all.length - 1 : number >= all.length ? -1 : number;
    input.value = all[chosen]?.dataset.words ?? typed;
    if (chosen < 0) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    all[chosen].setAttribute('aria-selected', 'true');
    all[chosen].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', all[chosen].id);
  };

  input.addEventListener('input', (event) => {
    typed = input.value;
    clearTimeout(waiting);
    if (!typed.trim()) {
      close();
    } else if (!event.isComposing) {
      waiting = setTimeout(ask, WAIT);
    }
  });
  input.addEventListener('compositionend', () => {
    typed = input.value;
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) {
        typed = input.value;
        if (typed.trim()) {
          ask();
        }
      } else {
        choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
      }
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      location.assign(options()[chosen].dataset.address);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      input.value = typed;
      close();
    } else if (event.key === 'Tab') {
      close();
    }
  });
  // Before the field loses its focus, and the list with it.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const one = event.target.closest('[role="option"]');
    if (one) {
      location.assign(one.dataset.address);
    }
  });
  input.addEventListener('blur', close);
})();
