// Light or dark: as the system has it, until somebody asks for the other; that is remembered. Runs before the first paint.
const root = document.documentElement;
const asked = new URLSearchParams(location.search).get('theme') ?? localStorage.getItem('theme');
if (asked === 'light' || asked === 'dark') root.dataset.theme = asked;
addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector('#theme');
  button.hidden = false;
  button.addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    localStorage.setItem('theme', root.dataset.theme = dark ? 'light' : 'dark');
  });
});
