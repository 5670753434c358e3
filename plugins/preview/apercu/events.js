// Hears of each build, as long as the tab is seen; a stream that ends is opened again.
const AGAIN = 1000;

export const listen = (hear) => {
  let stream;

  const open = () => {
    if (stream || document.hidden) return;
    stream = new EventSource("/-/evenements");
    stream.onmessage = (event) => hear(JSON.parse(event.data));
    stream.onerror = () => {
      if (stream?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      close();
      setTimeout(open, AGAIN);
    };
  };

  // A browser opens six connections to one server: a hidden tab gives its own back.
  const close = () => {
    stream?.close();
    stream = undefined;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
};
