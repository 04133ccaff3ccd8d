// Fetches a file of this very site, and keeps what is made at the first use. What failed is forgotten,
// so that whoever asks next finds the network again.

export async function load(url: string): Promise<Response> {
  const response = await fetch(url);
  if (response.ok) return response;
  throw new Error(`Cannot load ${url}: the site answered ${response.status}`);
}

/** What the site's own build wrote there. */
export async function loadJson<Of>(url: string): Promise<Of> {
  const response = await load(url);
  return (await response.json()) as Of;
}

/** Calls `make` once, with what the first who asks brings, until it fails. */
export function once<With extends readonly unknown[], Of>(
  make: (...brought: With) => Promise<Of>,
): (...brought: With) => Promise<Of> {
  let made: Promise<Of> | undefined;
  return (...brought) => {
    made ??= make(...brought).catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
