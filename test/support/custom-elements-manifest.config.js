import { manifestOfPackage } from "./manifest-of-package.js";

/** For `cem analyze`: describes the elements from their documentation comments, for editors and for the README. */
export default {
  globs: ["src/element/*.ts"],
  outdir: "dist",
  packagejson: false,
  plugins: [manifestOfPackage()],
};
