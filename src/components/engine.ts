// The page's one engine: the compiler's worker and the sealed frame, both made at the first use and
// shared by every playground. Checks have frames of their own, to go beside each other. A prebuilt script needs neither esbuild nor Monaco.
import { modulesUrl, runtimeUrl, sandboxFrame, typesUrl } from "virtual:engine-files";
import { Client } from "../runner/client.ts";
import { Compiler } from "../runner/compiler.ts";
import type { Compiled, Program, RunOptions, Script, TraceEvent } from "../runner/protocol.ts";
import type { Run } from "../runner/stream.ts";
import { Lanes } from "./lanes.ts";
import { load, loadJson, once } from "./load.ts";

export class Engine {
  readonly base: string;
  #client: Client | undefined;
  #lanes: Lanes | undefined;
  #runtime: Promise<string> | undefined;
  readonly #compiler = once(async () => new Compiler(await loadJson(modulesUrl)));

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
    return loadJson<Script>(`${this.base}runs/${id}.json`);
  }

  async compile(program: Program): Promise<Compiled> {
    return (await this.#compiler()).compile(program);
  }

  async run(script: Script, options: RunOptions): Promise<Run> {
    const client = this.#getClient();
    await this.#getRuntime();
    return client.run(script, options);
  }

  /** Opens the first frame for runs beside others. */
  warmBeside(): void {
    this.#getLanes().warm();
  }

  /** All the events of a run that goes beside others, unless `signal` says that nobody wants them. */
  async runBeside(
    script: Script,
    options: RunOptions,
    signal: AbortSignal,
  ): Promise<readonly TraceEvent[]> {
    const lanes = this.#getLanes();
    await this.#getRuntime();
    return lanes.run(script, options, signal);
  }

  #getClient(): Client {
    this.#client ??= this.#makeClient();
    return this.#client;
  }

  #getLanes(): Lanes {
    this.#lanes ??= new Lanes(() => this.#makeClient());
    return this.#lanes;
  }

  /** Its frame opens while the runtime is fetched. */
  #makeClient(): Client {
    return new Client({ frameUrl: this.base + sandboxFrame, runtime: this.#getRuntime() });
  }

  #getRuntime(): Promise<string> {
    this.#runtime ??= load(runtimeUrl)
      .then((response) => response.text())
      .catch((error: unknown) => {
        this.#forget();
        throw error;
      });
    return this.#runtime;
  }

  /** The next try may find the network again. */
  #forget(): void {
    this.#client?.dispose();
    this.#client = undefined;
    this.#lanes = undefined;
    this.#runtime = undefined;
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
