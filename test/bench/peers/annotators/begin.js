/** What both peers do alike: draw what the page came with, what a key codes, and what comes over a socket. */
window.annotator.add(JSON.parse(document.getElementById('spans').textContent))

addEventListener('keydown', ({ key }) => {
  if (key === '1') window.annotator.add([{ ...window.annotator.chosen(), code: 'code0', hue: 0 }])
})
new WebSocket(`ws://${location.host}/spans`).onmessage = ({ data }) =>
  window.annotator.add(JSON.parse(data))
