// Enter in a field of a form of several words says none of them. Its first button is disabled for that, which is enough
// for a text; of a date or a box some browsers press the first button that is not.
document.addEventListener('keydown', event => {
  const field = event.target;
  if (event.key === 'Enter' && field.matches('input') && field.form?.querySelector('[data-mute]')) event.preventDefault();
});
