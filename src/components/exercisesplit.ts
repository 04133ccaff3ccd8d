// The line between the task and the program: it can be dragged, or moved with the arrow keys, and stays
// where it was put. What is remembered is the task's share of the width, in percent.

const [least, most, usual] = [20, 60, 34];
const key = "interleave:split";
const step = 2;

export function listenToSplit(split: HTMLElement, page: HTMLElement): void {
  let share = kept();
  const set = (wanted: number) => {
    share = Math.min(most, Math.max(least, Math.round(wanted)));
    page.style.setProperty("--task-share", `${share}%`);
    split.setAttribute("aria-valuenow", String(share));
  };
  const keep = () => {
    try {
      localStorage.setItem(key, String(share));
    } catch {
      // It holds until the page is left.
    }
  };
  set(share);
  split.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    split.setPointerCapture(event.pointerId);
  });
  split.addEventListener("pointermove", ({ clientX, pointerId }) => {
    if (!split.hasPointerCapture(pointerId)) return;
    const { left, width } = page.getBoundingClientRect();
    set(((clientX - left) / width) * 100);
  });
  split.addEventListener("pointerup", keep);
  split.addEventListener("dblclick", () => {
    set(usual);
    keep();
  });
  split.addEventListener("keydown", (event) => {
    const wanted = wantedBy(event.key, share);
    if (wanted === null) return;
    event.preventDefault();
    set(wanted);
    keep();
  });
}

function wantedBy(key: string, share: number): number | null {
  switch (key) {
    case "ArrowLeft":
      return share - step;
    case "ArrowRight":
      return share + step;
    case "Home":
      return least;
    case "End":
      return most;
    default:
      return null;
  }
}

function kept(): number {
  try {
    return Number(localStorage.getItem(key) ?? usual) || usual;
  } catch {
    return usual;
  }
}
