// Places as JSON text. A program has few places and names each of them very often.
import type { Place } from "../runner/protocol.ts";
import { quote } from "./json.ts";

export class Places {
  readonly #texts = new WeakMap<Place, string>();
  readonly #get = this.#texts.get.bind(this.#texts);
  readonly #set = this.#texts.set.bind(this.#texts);

  json(place: Place | null): string {
    if (place === null) return "null";
    const known = this.#get(place);
    if (known !== undefined) return known;
    const { file, line, column } = place;
    const text = `{"file":${quote(file)},"line":${line},"column":${column}}`;
    this.#set(place, text);
    return text;
  }
}
