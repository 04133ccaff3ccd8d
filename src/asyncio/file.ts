// The port to files: what reading and writing stands on. Everything settles outside the loop; who waits
// for it brings it in. A failure is the platform's error, with its `code`.

/** As Node names them: what may be done with a file, and what becomes of what is in it. */
export type FileFlags = "r" | "r+" | "w" | "w+" | "a" | "a+" | "wx" | "wx+";

/** A file that is open. Positions and lengths are bytes. */
export interface OpenFile {
  /** Where it begins: at its end, as it was then, if it was opened to append. */
  readonly start: number;
  /** At most so many bytes from `at` on; none at the end. */
  read(at: number, most: number): Promise<Uint8Array>;
  /** Gives where the last byte ends, when all is written; without `at` at the end of the file. */
  write(bytes: Uint8Array, at: number | null): Promise<number>;
  truncate(length: number): Promise<void>;
  size(): Promise<number>;
  close(): Promise<void>;
  /** Ends it because the loop is closed. */
  drop(): void;
}

export interface FileStatus {
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
}

export interface FileSystem {
  open(path: string, flags: FileFlags): Promise<OpenFile>;
  status(path: string): Promise<FileStatus>;
  list(path: string): Promise<readonly string[]>;
  makeFolder(path: string, withParents: boolean): Promise<void>;
  removeFolder(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
}
