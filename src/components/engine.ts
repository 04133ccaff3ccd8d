// The page's one engine: the compiler's worker and the sealed frame, both made at the first use and
// shared by every playground. A prebuilt script needs neither esbuild nor Monaco.
import { Client } from "../runner/client.ts";
import { Compiler } from "../runner/compiler.ts";
import type { Compiled, Program, RunOptions, Script } from "../runner/protocol.ts";
import type { Run } from "../runner/stream.ts";

export class Engine {
  readonly base: string;
  #client: Client | undefined;
  #runtime: Promise<string> | undefined;
  #compiler: Promise<Compiler> | undefined;

  constructor(base: string) {
    this.base = base;
  }

  get typesUrl(): string {
    return `${this.base}types.json`;
  }

  /** Makes the frame and fetches the runtime, so that a click on Run finds both there. */
  async warm(): Promise<void> {
    await this.#getClient().warm();
  }

  /** What the site's build compiled of an example. */
  async prebuilt(id: string): Promise<Script> {
    return (await this.#fetch(`runs/${id}.json`).then((response) => response.json())) as Script;
  }

  async compile(program: Program): Promise<Compiled> {
    this.#compiler ??= this.#fetch("modules.json")
      .then((response) => response.json())
      .then((modules) => new Compiler(modules));
    return (await this.#compiler).compile(program);
  }

  async run(script: Script, options: RunOptions): Promise<Run> {
    const client = this.#getClient();
    await this.#runtime;
    return client.run(script, options);
  }

  /** The frame opens while the runtime is fetched. */
  #getClient(): Client {
    this.#runtime ??= this.#fetch("runtime.js").then((response) => response.text());
    this.#client ??= new Client({ frameUrl: `${this.base}sandbox.html`, runtime: this.#runtime });
    return this.#client;
  }

  async #fetch(path: string): Promise<Response> {
    const response = await fetch(this.base + path);
    if (response.ok) return response;
    throw new Error(`Cannot load ${path}: the site answered ${response.status}`);
  }
}

const engines = new Map<string, Engine>();

/** The engine whose files are served at `base`. */
export function engineAt(base: string): Engine {
  let engine = engines.get(base);
  if (!engine) {
    engine = new Engine(base);
    engines.set(base, engine);
  }
  return engine;
}
