import { crc32, deflateSync } from "node:zlib";

/** Size of a picture, for screens with two dots a pixel. */
const [WIDTH, HEIGHT] = [112, 144];

/**
 * Draws a picture as shops have them: in dots. One of SVG is a document of its own, and those of the first screen would be
 * most of what is measured.
 *
 * @returns A PNG (W3C, Portable Network Graphics), whose colours follow from the name.
 */
export function drawPicture(name: string): Buffer {
  const tint = crc32(name);
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const dots = Array.from({ length: WIDTH }, (__, x) => [tint + x, (tint >> 8) + y, (tint >> 16) + x + y]);
    return Buffer.from([0, ...dots.flat().map((value) => value & 255)]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits a colour, red, green and blue.
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}
