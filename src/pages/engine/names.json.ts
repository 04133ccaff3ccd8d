// The names of asyncio in both languages, for whoever compares them in an example.
import type { APIRoute } from "astro";
import names from "../../course/names.txt?raw";
import { readNames } from "../../course/reference.ts";
import { twinNames } from "../../course/twinnames.ts";
import { libraryDocs } from "../../runner/build.ts";

export const GET: APIRoute = async () =>
  Response.json(twinNames(readNames(names), await libraryDocs()));
