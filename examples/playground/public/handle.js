/** Lets a handle beside a frame be dragged; the slider does the same by keyboard. The listener is told the width. */
export function followHandle(handle, frame, listener) {
  handle.addEventListener('pointerdown', (event) => {
    handle.setPointerCapture(event.pointerId)
    const from = { x: event.clientX, width: frame.offsetWidth }
    // The frame is centred where there is room: what is added on one side grows on both.
    const factor = frame.parentElement.parentElement.scrollWidth > frame.parentElement.parentElement.clientWidth ? 1 : 2
    const follow = ({ clientX }) => listener(from.width + (clientX - from.x) * factor)
    handle.addEventListener('pointermove', follow)
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', follow), {
      once: true,
    })
  })
}
