/** For `cem analyze`: describes the element from its documentation comments, for editors and for the README. */
export default {
  globs: ["src/index.ts", "src/element/*.ts"],
  exclude: ["src/element/templates/**"],
  outdir: "dist",
  litelement: true,
  packagejson: false,
};
