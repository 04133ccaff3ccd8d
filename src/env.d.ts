// What a page keeps for its own while it is made.
declare namespace App {
  interface Locals {
    /** The words of the glossary that the page has led to already. */
    terms?: Set<string>;
  }
}

// Where the site serves the engine's big files; see enginefiles.ts.
declare module "virtual:engine-files" {
  export const runtimeUrl: string;
  export const modulesUrl: string;
  export const typesUrl: string;
  /** The sealed frames' pages, below the engine's own address. */
  export const sandboxFrame: string;
  export const pythonFrame: string;
}
