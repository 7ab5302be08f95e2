(() => {
  // On site the network comes and goes: a form is sent until it arrives. Every step may be said twice, so nothing is done twice.
  const PAUSES = [1, 2, 4, 8, 15];
  const MOST_WITH_NETWORK = 6;
  const notice = document.getElementById('network');

  const pause = (seconds) => new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    window.addEventListener('online', () => { clearTimeout(timer); resolve(); }, { once: true });
  });

  const say = (text) => {
    if (notice) {
      notice.hidden = !text;
      notice.textContent = text;
    }
  };

  // With a network and still no answer, it may be that one has to sign in again, elsewhere: then the browser sends the form itself.
  async function send(form, body) {
    for (let turn = 0; turn < MOST_WITH_NETWORK || !navigator.onLine; turn += 1) {
      try {
        say(notice?.dataset.sending ?? '');
        const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' });
        if (answer.status < 500) {
          return answer;
        }
      } catch {
        // No answer: perhaps it arrived, perhaps not.
      }
      say(notice?.dataset.waiting ?? '');
      await pause(PAUSES[Math.min(turn, PAUSES.length - 1)]);
    }
    return null;
  }

  function encoded(form, data) {
    return form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data);
  }

  function signature(form) {
    const pad = form.querySelector('canvas');
    const place = form.querySelector('[data-sign-pad]');
    const brush = pad.getContext('2d');
    let drawn = false;
    place.hidden = false;
    brush.lineWidth = 4;
    brush.lineCap = 'round';
    brush.lineJoin = 'round';
    const at = (event) => {
      const box = pad.getBoundingClientRect();
      return [(event.clientX - box.left) * pad.width / box.width, (event.clientY - box.top) * pad.height / box.height];
    };
    pad.addEventListener('pointerdown', (event) => {
      pad.setPointerCapture(event.pointerId);
      brush.beginPath();
      brush.moveTo(...at(event));
    });
    pad.addEventListener('pointermove', (event) => {
      if (event.buttons) {
        drawn = true;
        brush.lineTo(...at(event));
        brush.stroke();
      }
    });
    form.querySelector('[data-sign-clear]').addEventListener('click', () => {
      brush.clearRect(0, 0, pad.width, pad.height);
      drawn = false;
    });
    return async (data) => {
      if (drawn) {
        const picture = await new Promise((resolve) => { pad.toBlob(resolve, 'image/png'); });
        data.set('file', picture, 'signature.png');
      }
    };
  }

  document.querySelectorAll('form[data-patient]').forEach((form) => {
    const complete = form.hasAttribute('data-sign') ? signature(form) : async () => {};
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (form.dataset.sending) {
        return;
      }
      form.dataset.sending = 'yes';
      const data = new FormData(form);
      await complete(data);
      const answer = await send(form, encoded(form, data));
      say('');
      if (!answer) {
        form.submit();
      } else if (answer.redirected) {
        window.location.assign(answer.url);
      } else {
        document.open();
        document.write(await answer.text());
        document.close();
      }
    });
  });
})();
(() => {
  // The board: a visit is dragged onto somebody's row. Whoever cannot drag has the form below it; both say the same to it.
  const board = document.querySelector('[data-board]');
  const form = document.getElementById('assign');
  if (!board || !form) {
    return;
  }
  document.querySelectorAll('[data-visit]').forEach((visit) => {
    visit.addEventListener('dragstart', (event) => {
      event.dataTransfer.setData('text/plain', visit.dataset.visit);
      event.dataTransfer.effectAllowed = 'move';
    });
  });
  board.querySelectorAll('tr[data-technician]').forEach((row) => {
    row.addEventListener('dragover', (event) => {
      event.preventDefault();
      row.classList.add('board__over');
    });
    row.addEventListener('dragleave', () => row.classList.remove('board__over'));
    row.addEventListener('drop', (event) => {
      event.preventDefault();
      form.elements.visit.value = event.dataTransfer.getData('text/plain');
      form.elements.technician.value = row.dataset.technician;
      if (form.elements.visit.value) {
        form.requestSubmit();
      }
    });
  });
})();
