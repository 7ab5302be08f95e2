(() => {
  // On a phone a console's places are a row that scrolls: the one we are at is to be seen.
  document.querySelectorAll('.places--desk [aria-current="page"]').forEach((here) => {
    const row = here.parentElement;
    const left = here.getBoundingClientRect().left - row.getBoundingClientRect().left;
    row.scrollLeft += left - (row.clientWidth - here.offsetWidth) / 2;
  });

  // A form that was sent stays sent: its button rests until the next page, so that nobody pays or books twice by a double tap.
  document.addEventListener('submit', (event) => {
    if (event.target.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (event.target.method === 'post' && !event.target.hasAttribute('hx-post')) {
      event.target.dataset.sent = 'yes';
      event.submitter?.setAttribute('aria-disabled', 'true');
    }
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll('[aria-disabled]').forEach((button) => button.removeAttribute('aria-disabled'));
    });
  });

  // Choices that lead somewhere else at once; without JavaScript the button beside them does it.
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-submit-on-change]')) {
      event.target.form.requestSubmit();
    }
  });
  document.querySelectorAll('[data-without-script]').forEach((element) => { element.hidden = true; });
})();
