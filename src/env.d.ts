// What a page keeps for its own while it is made.
declare namespace App {
  interface Locals {
    /** The words of the glossary that the page has led to already. */
    terms?: Set<string>;
  }
}
