// The library's type declarations with their doc comments, for the editor: made from our own source.
import type { APIRoute } from "astro";
import { declarations } from "../../runner/build.ts";

export const GET: APIRoute = async () => Response.json(await declarations());
