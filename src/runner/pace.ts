// The pace of long work in a page: it is done in pieces, and between them the page draws and answers.

/** Milliseconds of work between two frames: what a frame itself costs is spent as rarely as can be. */
const share = 24;
/** A frame may never come, where the page is hidden meanwhile. */
const patience = 250;

export class Pace {
  #until = performance.now() + share;

  /** Waits for the next frame, if the work since the last one has had its share. */
  async rest(): Promise<void> {
    if (performance.now() < this.#until) return;
    if (!document.hidden) await nextFrame();
    this.#until = performance.now() + share;
  }
}

/** Resolves when a frame has been drawn: what goes on within its callback would still be in its way. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, patience);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve, 0);
    });
  });
}
