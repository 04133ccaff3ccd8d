// A bridge in one direction.
// says: Nobody waits for the page any more, and the driver goes on with it.
// When the wait ends before the job, abort the job.
interface Driver {
  get(url: string, handler: (e: Error | null, page: string) => void): number;
  abort(job: number): void;
}

export function load(url: string, driver: Driver) {
  return new Promise<string>((resolve, reject) => {
    driver.get(url, (error, text) => {
      if (error === null) resolve(text);
      else reject(error);
    });
  });
}
