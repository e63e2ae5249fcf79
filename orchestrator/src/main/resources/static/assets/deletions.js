// How many are selected, said where the buttons are; "all that match" and single rows exclude each other.
const list = document.querySelector('form#list');
if (list) {
  const picked = list.querySelector('#picked'), all = list.querySelector('#all');
  list.addEventListener('change', event => {
    if (event.target === all && all.checked) list.querySelectorAll('input[name=id]').forEach(one => { one.checked = false; });
    if (event.target.name === 'id' && event.target.checked && all) all.checked = false;
    const count = list.querySelectorAll('input[name=id]:checked').length;
    picked.hidden = count === 0;
    picked.textContent = `${count} selected on this page`;
  });
}
