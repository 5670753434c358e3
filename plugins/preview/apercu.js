// Reloads the page when the preview shows another build. Served by the preview alone.
{
  const shown = document.currentScript.dataset.build;
  let stream;

  const listen = () => {
    if (stream || document.hidden) return;
    stream = new EventSource("/-/evenements");
    stream.onmessage = (event) => {
      if (event.data !== shown) location.reload();
    };
    stream.onerror = () => {
      if (stream?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      leave();
      setTimeout(listen, 1000);
    };
  };

  // A browser opens six connections to one server: a hidden tab gives its own back.
  const leave = () => {
    stream?.close();
    stream = undefined;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
}
