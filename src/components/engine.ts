// The page's one engine: the compiler's worker and the sealed frame, both made at the first use and
// shared by every playground. Checks have more frames, to go beside each other. A prebuilt script needs neither esbuild nor Monaco.
import { modulesUrl, runtimeUrl, sandboxFrame, typesUrl } from "virtual:engine-files";
import { Client } from "../runner/client.ts";
import { Compiler } from "../runner/compiler.ts";
import type { Compiled, Program, RunOptions, Script, TraceEvent } from "../runner/protocol.ts";
import type { Run } from "../runner/stream.ts";
import { Lanes } from "./lanes.ts";

export class Engine {
  readonly base: string;
  #client: Client | undefined;
  #lanes: Lanes | undefined;
  #runtime: Promise<string> | undefined;
  #compiler: Promise<Compiler> | undefined;

  constructor(base: string) {
    this.base = base;
  }

  get typesUrl(): string {
    return typesUrl;
  }

  /** Makes the frame and fetches the runtime, so that a click on Run finds both there. */
  async warm(): Promise<void> {
    await this.#getClient().warm();
  }

  /** What the site's build compiled of an example. */
  async prebuilt(id: string): Promise<Script> {
    return (await load(`${this.base}runs/${id}.json`).then((response) =>
      response.json(),
    )) as Script;
  }

  async compile(program: Program): Promise<Compiled> {
    this.#compiler ??= load(modulesUrl)
      .then((response) => response.json())
      .then((modules) => new Compiler(modules))
      .catch((error: unknown) => {
        this.#compiler = undefined;
        throw error;
      });
    return (await this.#compiler).compile(program);
  }

  async run(script: Script, options: RunOptions): Promise<Run> {
    const client = this.#getClient();
    await this.#runtime;
    return client.run(script, options);
  }

  /** All the events of a run that goes beside others. */
  async runBeside(script: Script, options: RunOptions): Promise<readonly TraceEvent[]> {
    const client = this.#getClient();
    const runtime = await this.#runtime;
    if (runtime === undefined) throw new Error("Cannot run: the runtime is not there");
    const frameUrl = this.base + sandboxFrame;
    this.#lanes ??= new Lanes(client, () => new Client({ frameUrl, runtime }));
    return this.#lanes.run(script, options);
  }

  /** The frame opens while the runtime is fetched. */
  #getClient(): Client {
    this.#runtime ??= load(runtimeUrl)
      .then((response) => response.text())
      .catch((error: unknown) => {
        this.#forget();
        throw error;
      });
    this.#client ??= new Client({ frameUrl: this.base + sandboxFrame, runtime: this.#runtime });
    return this.#client;
  }

  /** The next try may find the network again. */
  #forget(): void {
    this.#client?.dispose();
    this.#client = undefined;
    this.#lanes = undefined;
    this.#runtime = undefined;
  }
}

async function load(url: string): Promise<Response> {
  const response = await fetch(url);
  if (response.ok) return response;
  throw new Error(`Cannot load ${url}: the site answered ${response.status}`);
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
