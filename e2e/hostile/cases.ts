// All hostile programs, by what they attack.
import type { Hostile } from "./case.ts";
import { endless } from "./endless.ts";
import { forgery } from "./forgery.ts";
import { outside } from "./outside.ts";
import { programs } from "./programs.ts";
import { reach } from "./reach.ts";
import { sources } from "./sources.ts";
import { threads } from "./threads.ts";
import { values } from "./values.ts";

export const groups: Readonly<Record<string, readonly Hostile[]>> = {
  reach,
  endless,
  values,
  forgery,
  sources,
  threads,
  programs,
  outside,
};
