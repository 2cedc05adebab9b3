import { writeFileAtomically } from "../../src/files/index.js";

// Writes a file again and again, each time full of the next number, until it is killed.
const [, , file, first] = process.argv;
for (let n = Number(first); ; n++) {
  writeFileAtomically(file, new Uint8Array(200_000 + (n % 7) * 50_000).fill(n % 251));
  if (n === Number(first)) process.stdout.write("begun\n");
}
