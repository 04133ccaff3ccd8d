// The compiled script of every example and every exercise's start, so that an unedited one runs
// without esbuild or Monaco.
import type { APIRoute, GetStaticPaths } from "astro";
import { examples } from "../../../course/examples.ts";
import { exercises } from "../../../course/exercises.site.ts";
import { record } from "../../../runner/build.ts";

export const getStaticPaths = (() =>
  [...examples(), ...exercises().map(({ start }) => start)].map(({ id, typescript }) => ({
    params: { example: id },
    props: { typescript },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params, props }) => {
  const { script } = await record(String(params.example), String(props.typescript));
  return Response.json(script);
};
