// The chart of what was proved gone. Drawn again when its region was loaded anew, or light became dark.
let chart;
function draw() {
  const canvas = document.getElementById('gone');
  if (!canvas || !window.Chart) return;
  const style = getComputedStyle(document.documentElement), probe = document.querySelector('.chart');
  const ink = getComputedStyle(probe).getPropertyValue('color');
  chart?.destroy();
  const points = canvas.dataset.points.split(',').map(Number);
  chart = new window.Chart(canvas, {
    type: 'line',
    data: { labels: points.map((_, i) => `${(points.length - i) * 5} min ago`), datasets: [{ data: points, borderColor: ink, borderWidth: 1.5, pointRadius: 0, tension: .2, fill: false }] },
    options: { animation: false, maintainAspectRatio: false, plugins: { legend: { display: false } }, interaction: { mode: 'nearest', axis: 'x', intersect: false }, scales: { x: { display: false }, y: { display: false, beginAtZero: true, suggestedMax: 4 } }, font: { family: style.fontFamily } },
  });
}
addEventListener('load', draw);
document.addEventListener('htmx:afterSwap', draw);
document.getElementById('theme')?.addEventListener('click', () => requestAnimationFrame(draw));
