// The `node` of the simulated computer: runs a file of the learner's own as a process, in a realm of its
// own beside the program's. What crosses between the two is in programwire.ts.
import { Complaint } from "./commandline.ts";
import type { Machine, Own, Program } from "./machine.ts";
import type { Process } from "./processlife.ts";
import { ProgramLink } from "./programlink.ts";
import type { Beginning } from "./programwire.ts";

const expected =
  "programs here run files of your own: expected the name of a file, and then what it is given";

export const node: Program = async (process, args) => {
  const { machine } = process;
  const [name, ...rest] = args;
  if (name === undefined) throw new Complaint(`node: found no file; ${expected}`, 9);
  if (name.startsWith("-")) throw new Complaint(`node: bad option: ${name}; ${expected}`, 9);
  const path = machine.files.resolve(name, process.cwd);
  const found = ownAt(machine, path);
  if (found === null) {
    throw new Complaint(`Error: Cannot find module '${path}'\n  code: 'MODULE_NOT_FOUND'`, 1);
  }
  const { workers, mostWorkers } = machine;
  if (workers >= mostWorkers) {
    throw new Complaint(`node: cannot start: ${mostWorkers} run already, which is the most`, 1);
  }
  const { own, ...beginning } = found;
  const around = { ...beginning, ...aroundOf(process), args: rest };
  return new ProgramLink(process, around, own.fileSystem).run();
};

type Found = Pick<Beginning, "file" | "path" | "sources" | "script"> &
  Pick<Beginning, RunKeys> & { readonly own: Own };
type RunKeys = "clock" | "schedule" | "scenario" | "seed" | "virtualTime" | "trailing";

/** The program's file that stands at a path, as long as it is what was compiled. */
function ownAt({ files, own }: Machine, path: string): Found | null {
  const file = own?.paths.get(path);
  if (own === null || file === undefined) return null;
  const { sources, scripts } = own.programs;
  const [source, script] = [sources[file], scripts[file]];
  const node = files.find(path);
  if (source === undefined || script === undefined || node?.kind !== "file") return null;
  if (new TextDecoder().decode(node.bytes.subarray(0, node.length)) !== source) {
    throw new Complaint(`node: cannot run ${path}: it is not what was compiled before the run`);
  }
  const { clock, schedule, seed, limits, scenario = {} } = own.options;
  const { virtualTime } = limits;
  const trailing = own.isTrailing;
  return {
    own,
    file,
    path,
    sources,
    script,
    clock,
    schedule,
    seed,
    scenario,
    virtualTime,
    trailing,
  };
}

function aroundOf({ env, cwd, pid }: Process): Pick<Beginning, "env" | "cwd" | "pid"> {
  return { env: Object.fromEntries(env), cwd, pid };
}

/** Lays the program's files on the disk, where its processes find them. */
export function layPrograms({ files }: Machine, { programs, paths }: Own): void {
  for (const [file, source] of Object.entries(programs.sources)) {
    const path = files.resolve(file);
    files.makeFolder(path.slice(0, path.lastIndexOf("/")), true);
    files.write(path, source);
    if (Object.hasOwn(programs.scripts, file)) paths.set(path, file);
  }
}
