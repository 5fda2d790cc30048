// Passkeys: the browser makes and uses them, the server says what for and checks the answer.
(() => {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
  const post = async (address, body) => {
    const response = await fetch(address, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(`${response.status}`, { cause: answer.problem });
    return answer;
  };
  const register = async password => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await post('/account/passkeys/options', { password }));
    const credential = await navigator.credentials.create({ publicKey });
    return post('/account/passkeys', { value: JSON.stringify(credential) });
  };
  const signIn = async returnUrl => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await post('/sign-in/passkey/options', {}));
    const credential = await navigator.credentials.get({ publicKey });
    return post('/sign-in/passkey', { value: JSON.stringify(credential), returnUrl });
  };

  document.querySelectorAll('[data-passkeys]').forEach(part => { part.hidden = false; });
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-passkey-new], [data-passkey-use]');
    if (!button) return;
    const failed = button.closest('[data-passkeys]').querySelector('[data-passkey-failed]');
    const otherwise = failed.dataset.passkeyFailed ||= failed.textContent;
    failed.hidden = true;
    button.disabled = true;
    try {
      const answer = 'passkeyNew' in button.dataset ? await register(document.getElementById(button.dataset.passkeyNew)?.value) : await signIn(button.dataset.passkeyUse || null);
      location.assign(answer.location);
    } catch (error) {
      failed.textContent = error.cause ?? otherwise;
      failed.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
})();
