// The whole corpus.
import { formPuzzles } from "./forms.ts";
import { orderPuzzles } from "./orders.ts";
import type { Puzzle } from "./puzzle.ts";
import { shapePuzzles } from "./shapes.ts";
import { streamPuzzles } from "./streams.ts";

export const corpus: readonly Puzzle[] = [
  ...formPuzzles,
  ...orderPuzzles,
  ...streamPuzzles,
  ...shapePuzzles,
];
