// Starts the circuit and keeps the promise "nothing you entered is lost": what was entered before there was a connection, or while
// it was away, is entered again when it is there, in the order it was entered, also across a reload of the page.
(() => {
  const kept = 'unsaved:' + location.pathname;
  const root = document.documentElement;
  const modal = document.getElementById('components-reconnect-modal');
  const remember = (store, value) => { try { sessionStorage.setItem(store, value); } catch { /* nowhere to keep it */ } };
  const recall = store => { try { const value = sessionStorage.getItem(store); sessionStorage.removeItem(store); return value; } catch { return null; } };

  // Whatever is entered says what the server has stored of it: a choice by "data-saved", everything else by the value in "data-stored".
  const choices = 'fieldset.question input, input[data-tick]';
  const entries = choices + ', [data-stored]';
  const isCell = entry => entry.matches('[role=gridcell]');
  const lines = text => text.replace(/\r\n?/g, '\n');
  const valueOf = entry => isCell(entry) ? entry.dataset.typed ?? entry.dataset.stored : lines(entry.value);
  const isUnsaved = entry => 'stored' in entry.dataset ? valueOf(entry) !== lines(entry.dataset.stored)
    : entry.type === 'radio' ? entry.checked && !('saved' in entry.dataset) : entry.checked !== 'saved' in entry.dataset;

  // An entry is saved when it looks as the server last said it is stored. Later entries come later.
  const entered = new Map();
  const order = entry => [...entered.keys()].indexOf(entry.id);
  const unsaved = () => [...document.querySelectorAll(entries)].filter(isUnsaved).sort((a, b) => order(a) - order(b));

  // A page must not say "Saved" while an entry differs from what is stored, be it only half typed.
  const tell = () => root.toggleAttribute('data-unsaved', unsaved().length > 0);
  for (const type of ['input', 'change']) {
    document.addEventListener(type, ({ isTrusted, target }) => {
      if (!target.matches(entries)) return;
      if (isTrusted) { entered.delete(target.id); entered.set(target.id, entered.size); }
      tell();
      // The circuit draws the page anew when it starts.
      if (!interactive()) keep();
    }, true);
  }
  new MutationObserver(tell).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-saved', 'data-stored', 'data-typed'] });

  // A message of more than this would end the circuit, and with it everything that is not stored yet. Every event of a field carries its value.
  const mostBytes = 24000;
  for (const type of ['change', 'input', 'focus', 'blur', 'focusin', 'focusout', 'keydown', 'keyup', 'click']) {
    document.addEventListener(type, event => {
      const { target } = event;
      if (!target.matches?.('input:not([type=file]), textarea')) return;
      const isTooLong = target.value.length > mostBytes / 3 && new TextEncoder().encode(target.value).length > mostBytes;
      if (isTooLong) event.stopImmediatePropagation();
      const errors = document.getElementById(target.id + '-error');
      if (isTooLong && errors) errors.dataset.tooLong = `This has ${target.value.length.toLocaleString('en')} characters, more than can be sent. Shorten it; it is not saved.`;
      else if (errors) delete errors.dataset.tooLong;
    }, true);
  }

  const enterAgain = list => list.forEach(entry => {
    if (!isCell(entry)) return entry.dispatchEvent(new Event('change', { bubbles: true }));
    entry.focus();
    for (const key of [entry.dataset.typed, 'Enter']) entry.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });

  const interactive = () => document.querySelector('[data-interactive]');

  // What is stored of an entry by others' doing as well; it is entered again only where that is as it was.
  const storedOf = entry => entry.dataset.stored ?? entry.closest('fieldset.question')?.dataset.revision ?? String('saved' in entry.dataset);
  const nameOf = entry => entry.labels?.[0]?.textContent.trim() ?? entry.getAttribute('aria-label') ?? '';

  const keep = () => {
    const left = [...unsaved(), ...document.querySelectorAll('[data-kept]')].filter(entry => !('kept' in entry.dataset) || entry.value)
      .map(entry => ({ id: entry.id, isChoice: entry.matches(choices), checked: entry.checked, value: valueOf(entry), stored: storedOf(entry), name: nameOf(entry) }));
    if (left.length) remember(kept, JSON.stringify(left));
    else recall(kept);
  };

  const restore = () => {
    const lost = [];
    for (const { id, isChoice, checked, value, stored, name } of JSON.parse(recall(kept) ?? '[]')) {
      const entry = document.getElementById(id);
      // A choice that somebody else has made meanwhile stands; a text is not given up without being shown.
      if (!entry || storedOf(entry) !== stored) { if (!isChoice) lost.push([name, value]); continue; }
      if (isChoice ? entry.checked === checked : valueOf(entry) === value) continue;
      if (isChoice) entry.checked = checked;
      else if (isCell(entry)) entry.dataset.typed = value;
      else entry.value = value;
      enterAgain([entry]);
    }
    if (lost.length) show(lost);
  };

  const notice = document.querySelector('[data-lost]');
  const show = lost => {
    notice.querySelector('dl').replaceChildren(...lost.flatMap(([name, value]) => {
      const [term, text] = [document.createElement('dt'), document.createElement('dd')];
      [term.textContent, text.textContent] = [name, value];
      return [term, text];
    }));
    notice.hidden = false;
  };
  notice.querySelector('button').addEventListener('click', () => { notice.hidden = true; });

  // Said aloud by the page itself, because the words on screen do not change between one "Saved" and the next.
  const voice = document.querySelector('[data-announce]');
  new MutationObserver(() => {
    if (!unsaved().length) voice.textContent = voice.textContent === 'Saved' ? 'Saved.' : 'Saved';
  }).observe(document.body, { subtree: true, attributeFilter: ['data-revision'] });

  let reloading = false;
  const reloadWhenBack = async () => {
    if (reloading) return;
    reloading = true;
    offline(true);
    modal.dataset.state = 'reloading';
    keep();
    for (;;) {
      try { if ((await fetch('/health/ready', { cache: 'no-store' })).ok) break; } catch { /* still away */ }
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
    location.reload();
  };

  const offline = is => {
    root.toggleAttribute('data-offline', is);
    if (is && !modal.open) modal.showModal();
    if (!is && modal.open) modal.close();
  };
  modal.addEventListener('components-reconnect-state-changed', ({ detail: { state } }) => {
    if (state === 'show' || state === 'retrying') offline(true);
    if (state === 'hide') { offline(false); enterAgain(unsaved()); }
    if (['failed', 'rejected', 'resume-failed', 'paused'].includes(state)) reloadWhenBack();
  });
  // The notice may be put aside to read on; the status line and this strip of it stay until the connection is back.
  modal.addEventListener('close', () => { if ('offline' in root.dataset) modal.show(); });
  modal.querySelector('[data-reconnect]').addEventListener('click', async () => {
    modal.dataset.tried = '';
    try { if (await Blazor.reconnect() === false) reloadWhenBack(); } catch { modal.dataset.tried = 'failed'; }
  });

  // Whoever answers and goes on at once is not asked to wait: the page goes on when the answer is saved, or at a second click.
  let onward = null;
  const saving = () => unsaved().some(input => !input.matches(':disabled'));
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    if (!link || link.hash && link.pathname === location.pathname || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.href === onward || !saving()) return;
    event.preventDefault();
    onward = link.href;
  });
  new MutationObserver(() => { if (onward && !saving()) location.assign(onward); })
    .observe(document.body, { subtree: true, attributeFilter: ['data-saved', 'data-stored'] });

  addEventListener('beforeunload', event => { if (!reloading && unsaved().length) event.preventDefault(); });
  addEventListener('pagehide', keep);

  // The question or field in hand stands in the address, so that a reload or a copied link comes back to it.
  const holdPlace = target => {
    const place = target?.closest?.('fieldset.question, [data-stored]');
    if (place && location.hash !== '#' + place.id) history.replaceState(history.state, '', location.pathname + location.search + '#' + place.id);
  };
  document.addEventListener('focusin', ({ target }) => holdPlace(target));
  holdPlace(document.activeElement);

  // What is looked at on a page stands in its address. Back to another view of it loads that one.
  let shown = location.search;
  window.showAddress = (address, adds) => {
    history[adds ? 'pushState' : 'replaceState'](history.state, '', address);
    shown = location.search;
  };
  addEventListener('popstate', () => { if (location.search !== shown) location.reload(); });

  const whenInteractive = start => {
    if (interactive()) return start();
    const observer = new MutationObserver(() => { if (interactive()) { observer.disconnect(); start(); } });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-interactive'] });
  };

  whenInteractive(() => {
    restore();
    // Not ":target", which is gone since the circuit drew the page anew.
    const place = document.getElementById(location.hash.slice(1));
    const question = place?.closest('fieldset.question');
    (question?.querySelector('input:checked') ?? question?.querySelector('input'))?.focus();
    // Elsewhere the browser looked for it before the circuit had drawn it.
    if (place && !question) { place.scrollIntoView({ block: 'center' }); place.focus({ preventScroll: true }); }
  });
  // A page whose circuit cannot be started at all would stay dead without a word.
  if (document.querySelector('[data-needs-circuit]')) setTimeout(() => { if (!interactive()) reloadWhenBack(); }, 15000);

  // What was entered while this script was on its way, too.
  if (unsaved().length) keep();
  Blazor.start({
    ssr: { disableDomPreservation: true },
    circuit: { reconnectionOptions: { maxRetries: 40, retryIntervalMilliseconds: attempt => attempt < 3 ? 300 : 3000 } },
  });
})();
