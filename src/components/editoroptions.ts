// How both editors check types: as the command line checks the examples. The numbers are TypeScript's own.
export const editorOptions = {
  target: 99,
  module: 99,
  moduleResolution: 2,
  moduleDetection: 3,
  lib: ["lib.esnext.d.ts", "lib.webworker.d.ts"],
  strict: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};
