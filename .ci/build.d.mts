/** True if the site was built: into `folder`, to stand under the path `base`. */
export function build(options?: { folder?: string; base?: string }): boolean;
