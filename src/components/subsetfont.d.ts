// What we use of the package "subset-font", which brings no types.
declare module "subset-font" {
  interface Options {
    readonly targetFormat: "woff2";
    readonly variationAxes: Record<string, number | { readonly min: number; readonly max: number }>;
    readonly keepFeatures: readonly string[];
    readonly noLayoutClosure: boolean;
    readonly noHinting: boolean;
  }

  /** The face with nothing but the glyphs that `text` needs. */
  function subsetFont(face: Buffer, text: string, options: Options): Promise<Buffer>;
  export = subsetFont;
}
