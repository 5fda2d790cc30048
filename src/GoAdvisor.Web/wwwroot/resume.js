// The secret of a resume link stands behind the "#", which browsers never send. It is exchanged for the cookie and taken out of
// the address and the history at once.
(async () => {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  const say = state => document.querySelectorAll('[data-resume]').forEach(part => { part.hidden = part.dataset.resume !== state; });
  if (!token) return say('invalid');
  try {
    const response = await fetch(location.pathname, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token }),
    });
    if (response.ok) location.replace((await response.json()).location);
    else say(response.status === 429 ? 'later' : response.status >= 500 ? 'failed' : 'invalid');
  } catch {
    say('failed');
  }
})();
