// Remembers whether steps that are gone are hidden, while their table is replaced under the reader.
const main = document.querySelector('main.deletion');
let hidden = false;
const box = () => document.querySelector('#hide-gone');
if (main) {
  main.addEventListener('change', event => {
    if (event.target === box()) hidden = event.target.checked;
  });
  document.body.addEventListener('htmx:afterSettle', () => {
    if (box()) box().checked = hidden;
  });
}
