// The pointer over the picture: pressing and dragging scrubs, the wheel with Control zooms. A finger
// scrolls the page and scrubs by taps, or by the playhead's grip.

/** Pixels from the corner of the screen. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface PointerPort {
  isOnNames(spot: Spot): boolean;
  seek(spot: Spot): void;
  /** `null` when the pointer has left. */
  hover(spot: Spot | null): void;
  zoom(factor: number, spot: Spot): void;
}

export function listenToPointer(screen: HTMLElement, head: HTMLElement, port: PointerPort): void {
  const spotOf = (event: MouseEvent): Spot => {
    const box = screen.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const grab = (event: PointerEvent): void => {
    const target = event.currentTarget;
    if (event.button !== 0 || !(target instanceof HTMLElement)) return;
    const spot = spotOf(event);
    if (target === screen && port.isOnNames(spot)) return;
    port.seek(spot);
    if (event.pointerType === "touch" && target === screen) return;
    target.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent) => port.seek(spotOf(moved));
    target.addEventListener("pointermove", move);
    target.addEventListener(
      "lostpointercapture",
      () => target.removeEventListener("pointermove", move),
      { once: true },
    );
  };
  screen.addEventListener("pointerdown", grab);
  head.addEventListener("pointerdown", grab);
  screen.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") port.hover(spotOf(event));
  });
  screen.addEventListener("pointerleave", () => port.hover(null));
  screen.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      port.zoom(event.deltaY < 0 ? 1.25 : 0.8, spotOf(event));
    },
    { passive: false },
  );
}
