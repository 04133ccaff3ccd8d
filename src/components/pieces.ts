// Lists whose items a reader puts in order, by dragging (mouse, pen, finger), by their buttons, or by
// the arrow keys on those. An item may also be moved to another list of the same board.

export interface PiecesOptions {
  /** After every move. */
  readonly onChange: () => void;
  /** What a move did, for whoever can't see it. */
  readonly say: (text: string) => void;
}

type Move = "up" | "down" | "across";

export class Pieces {
  readonly #board: HTMLElement;
  readonly #options: PiecesOptions;
  #drag: { readonly piece: HTMLElement; readonly home: Home } | null = null;

  /** `board` holds one list or two, each a `[data-pieces]` of `[data-piece]`. */
  constructor(board: HTMLElement, options: PiecesOptions) {
    this.#board = board;
    this.#options = options;
    board.addEventListener("click", (event) => this.#clicked(event));
    board.addEventListener("keydown", (event) => this.#pressed(event));
    board.addEventListener("pointerdown", (event) => this.#grab(event));
    board.addEventListener("pointermove", (event) => this.#pull(event));
    board.addEventListener("pointerup", () => this.#drop());
    board.addEventListener("pointercancel", () => this.#putBack());
    this.#refresh();
  }

  /** The names of the pieces of a list, in their order. */
  order(list = 0): string[] {
    return this.#piecesOf(this.#lists()[list]).map((piece) => piece.dataset.piece ?? "");
  }

  /** Puts pieces in an order that was kept; names that are not there are passed over. */
  arrange(order: readonly string[], list = 0): void {
    const into = this.#lists()[list];
    for (const name of order) {
      const piece = this.#board.querySelector(`[data-piece="${CSS.escape(name)}"]`);
      if (piece && into) into.append(piece);
    }
    this.#refresh();
  }

  #clicked({ target }: Event): void {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-move]") : null;
    const piece = button?.closest<HTMLElement>("[data-piece]");
    if (button && piece) this.#move(piece, button.dataset.move as Move, button);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === "Escape") this.#putBack();
    const target = event.target instanceof HTMLElement ? event.target : null;
    const piece = target?.closest<HTMLElement>("[data-piece]");
    if (!target?.matches("[data-move]") || !piece) return;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    this.#move(piece, event.key === "ArrowUp" ? "up" : "down", target);
  }

  #move(piece: HTMLElement, move: Move, button: HTMLElement): void {
    // The neighbour moves, not the piece, which would lose the focus.
    const neighbour =
      move === "up"
        ? piece.previousElementSibling
        : move === "down"
          ? piece.nextElementSibling
          : null;
    if (move === "up" && neighbour) piece.after(neighbour);
    if (move === "down" && neighbour) piece.before(neighbour);
    if (move === "across") this.#otherList(piece)?.append(piece);
    if (move === "across") button.focus();
    this.#moved(piece);
  }

  #otherList(piece: HTMLElement): HTMLElement | undefined {
    return this.#lists().find((list) => list !== piece.parentElement);
  }

  #grab(event: PointerEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const piece = target?.closest<HTMLElement>("[data-piece]");
    if (!piece || event.button !== 0 || target?.closest("button, input")) return;
    // A finger on the text scrolls the page; on the handle it drags.
    if (event.pointerType === "touch" && !target?.closest("[data-handle]")) return;
    event.preventDefault();
    this.#board.setPointerCapture(event.pointerId);
    this.#drag = { piece, home: homeOf(piece) };
    piece.classList.add("dragged");
  }

  #pull({ clientX, clientY }: PointerEvent): void {
    const piece = this.#drag?.piece;
    if (!piece) return;
    const list = this.#lists().find((one) => isWithin(one, clientX, clientY));
    if (!list) return;
    const below = this.#piecesOf(list).find((one) => one !== piece && middleOf(one) > clientY);
    const isThere = below ? piece.nextElementSibling === below : list.lastElementChild === piece;
    if (!isThere || piece.parentElement !== list) list.insertBefore(piece, below ?? null);
  }

  #drop(): void {
    const piece = this.#drag?.piece;
    this.#drag = null;
    piece?.classList.remove("dragged");
    if (piece) this.#moved(piece);
  }

  #putBack(): void {
    const drag = this.#drag;
    this.#drag = null;
    drag?.piece.classList.remove("dragged");
    drag?.home.list?.insertBefore(drag.piece, drag.home.next);
  }

  #moved(piece: HTMLElement): void {
    this.#refresh();
    const list = piece.parentElement;
    const place = this.#piecesOf(list).indexOf(piece) + 1;
    const name = list?.getAttribute("aria-label") ?? "the list";
    this.#options.say(`${textOf(piece)}: ${place} of ${list?.childElementCount}, ${name}`);
    this.#options.onChange();
  }

  /** Buttons that would do nothing say so, and keep the focus. */
  #refresh(): void {
    for (const list of this.#lists()) {
      const pieces = this.#piecesOf(list);
      for (const [index, piece] of pieces.entries()) {
        disable(piece, "up", index === 0);
        disable(piece, "down", index === pieces.length - 1);
      }
    }
  }

  #lists(): HTMLElement[] {
    return [...this.#board.querySelectorAll<HTMLElement>("[data-pieces]")];
  }

  #piecesOf(list: Element | null | undefined): HTMLElement[] {
    return [...(list?.querySelectorAll<HTMLElement>("[data-piece]") ?? [])];
  }
}

interface Home {
  readonly list: HTMLElement | null;
  readonly next: Element | null;
}

function homeOf(piece: HTMLElement): Home {
  return { list: piece.parentElement, next: piece.nextElementSibling };
}

function disable(piece: HTMLElement, move: Move, isDisabled: boolean): void {
  piece.querySelector(`[data-move=${move}]`)?.setAttribute("aria-disabled", String(isDisabled));
}

function textOf(piece: HTMLElement): string {
  return piece.querySelector("[data-text]")?.textContent?.trim() ?? "";
}

function isWithin(element: HTMLElement, x: number, y: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left - 40 && x <= right + 40 && y >= top - 24 && y <= bottom + 24;
}

function middleOf(element: HTMLElement): number {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
