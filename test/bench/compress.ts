import { brotliCompressSync, constants } from "node:zlib";

/** Compresses by brotli: files as well as it can, as a CDN keeps them; answers as servers do on the fly. */
export function compress(content: string | Buffer, how: "well" | "quickly"): Buffer {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: how === "well" ? 11 : 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}
