// What a command line is made of, once it is read.

export type Part =
  | { readonly kind: "text"; readonly text: string; readonly isQuoted: boolean }
  | { readonly kind: "variable"; readonly name: string; readonly isQuoted: boolean }
  | { readonly kind: "command"; readonly list: List; readonly isQuoted: boolean }
  | { readonly kind: "sum"; readonly text: string; readonly isQuoted: boolean };

export type Word = readonly Part[];

export interface Redirection {
  readonly number: number;
  readonly kind: "<" | ">" | ">>" | ">&" | "<&";
  readonly target: Word;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}

export type Command = { readonly redirections: readonly Redirection[] } & (
  | {
      readonly kind: "simple";
      readonly assignments: readonly Assignment[];
      readonly words: readonly Word[];
    }
  | { readonly kind: "group" | "subshell"; readonly list: List }
  | { readonly kind: "while" | "until"; readonly test: List; readonly body: List }
  | {
      readonly kind: "for";
      readonly name: string;
      readonly words: readonly Word[];
      readonly body: List;
    }
  | { readonly kind: "if"; readonly branches: readonly Branch[]; readonly otherwise: List | null }
);

export interface Branch {
  readonly test: List;
  readonly body: List;
}

export interface Pipeline {
  readonly commands: readonly Command[];
  readonly isNegated: boolean;
}

/** Pipelines, each with how it is joined to the next one. */
export type List = readonly { readonly pipeline: Pipeline; readonly join: Join }[];

export type Join = ";" | "&" | "&&" | "||";

/** The command line can't be read. */
export class ShellSyntaxError extends Error {}
