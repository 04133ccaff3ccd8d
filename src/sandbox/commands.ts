// The programs of the simulated computer, by name. They behave as those of a Linux system do, with the
// options that people use.
import { cp, ls, mkdir, mv, rm, rmdir, touch } from "./commandfiles.ts";
import { complaining } from "./commandline.ts";
import * as lines from "./commandlines.ts";
import * as small from "./commandsmall.ts";
import * as text from "./commandtext.ts";
import type { Program } from "./machine.ts";
import { node } from "./program.ts";
import { sh } from "./shell.ts";

const all: Readonly<Record<string, Program>> = {
  cat: text.cat,
  cp,
  cut: text.cut,
  date: small.date,
  echo: small.echo,
  env: small.env,
  false: small.untruth,
  grep: lines.grep,
  head: text.head,
  ls,
  mkdir,
  mv,
  nohup: small.nohup,
  node,
  printf: small.printf,
  pwd: small.pwd,
  rm,
  rmdir,
  seq: small.seq,
  sh,
  sleep: small.sleep,
  sort: lines.sort,
  tail: text.tail,
  tee: text.tee,
  test: small.test,
  "[": small.test,
  touch,
  tr: lines.tr,
  true: small.truth,
  uniq: lines.uniq,
  wc: text.wc,
  yes: small.yes,
};

export const commands: ReadonlyMap<string, Program> = new Map(
  Object.entries(all).map(([name, program]) => [name, complaining(name, program)]),
);
