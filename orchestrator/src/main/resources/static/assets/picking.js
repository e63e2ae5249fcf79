// Picking many rows: all on this page at once, and how many are picked. Rows may be replaced at any time.
const form = document.getElementById("picked");
const all = document.getElementById("pick-all");

if (form && all) {
  const count = form.querySelector("[data-picked]");
  const boxes = () => [...form.querySelectorAll('input[name="pick"]:not(:disabled)')];
  const tell = () => {
    const picked = boxes().filter((box) => box.checked).length;
    all.checked = picked > 0 && picked === boxes().length;
    all.indeterminate = picked > 0 && !all.checked;
    if (count) {
      count.textContent = picked === 0 ? "None is picked" : `${picked} on this page ${picked === 1 ? "is" : "are"} picked`;
    }
  };
  all.hidden = false;
  form.addEventListener("change", (event) => {
    if (event.target === all) {
      boxes().forEach((box) => { box.checked = all.checked; });
    }
    tell();
  });
  document.body.addEventListener("htmx:afterSettle", tell);
  tell();
}
