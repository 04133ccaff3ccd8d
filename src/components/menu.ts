// Every page has the menu with the chapters and the settings: on a narrow screen it is the only way to
// them. Pages in focus hide it where there is room for a header that has both (see tools.css).
import { defineRouteMiddleware } from "@astrojs/starlight/route-data";

export const onRequest = defineRouteMiddleware(({ locals }) => {
  locals.starlightRoute.hasSidebar = true;
});
