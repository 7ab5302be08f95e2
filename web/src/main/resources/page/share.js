(() => {
  const link = document.querySelector('[data-share-link]');
  if (!link) {
    return;
  }
  const copy = document.querySelector('[data-share-copy]');
  const share = document.querySelector('[data-share]');
  const said = document.querySelector('[data-share-said]');

  // Without a clipboard (an old browser, or no encryption) the link is selected, to be copied by hand.
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    link.select();
    try {
      await navigator.clipboard.writeText(link.value);
      said.textContent = copy.dataset.copied;
    } catch {
      link.focus();
    }
  });

  if (navigator.share) {
    share.hidden = false;
    share.addEventListener('click', () => {
      navigator.share({ title: document.title, url: link.value }).catch(() => {});
    });
  }
})();
