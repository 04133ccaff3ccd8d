// Every exercise with its title, in the order of the course, for whoever continues where they left.
import { exercises } from "../course/exercises.site.ts";

export function GET(): Response {
  return Response.json(exercises().map(({ slug, fields }) => ({ slug, title: fields.title })));
}
