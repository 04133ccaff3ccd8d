// The names that a program may import from "asyncio" and "checks"; the compiler in the page asks.
import type { APIRoute } from "astro";
import { runtime } from "../../runner/build.ts";

export const GET: APIRoute = async () => Response.json((await runtime()).modules);
