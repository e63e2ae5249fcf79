// Opens the last button of the dialogue once the name is typed. Without this script the button is open, and the server
// compares the name all the same.
const form = document.querySelector('form.confirm');
if (form) {
  const name = form.dataset.name;
  const input = form.querySelector('#name');
  const button = form.querySelector('button[type="submit"]');
  const hint = form.querySelector('#hint');
  const follow = () => {
    const typed = input.value.trim();
    button.disabled = typed !== name;
    if (typed === name) {
      hint.textContent = 'That is its name. The button is open.';
    } else if (typed !== '' && name.startsWith(typed)) {
      const left = name.length - typed.length;
      hint.textContent = `${left} more ${left === 1 ? 'character' : 'characters'}. The button opens when the name matches.`;
    } else if (typed !== '') {
      hint.textContent = 'That is another name. Type it exactly as shown.';
    }
  };
  input.addEventListener('input', () => {
    input.removeAttribute('aria-invalid');
    follow();
  });
  form.addEventListener('submit', () => setTimeout(() => { button.disabled = true; }));
  follow();
}
