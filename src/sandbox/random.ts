// Seeded randomness: the same seed gives the same numbers on every machine, whatever is asked for.

/** Four words of state (Chris Doty-Humphrey's sfc32), warmed up so that near seeds differ at once. */
export class Random {
  #a = 0;
  #b = 0x9e3779b9;
  #c: number;
  #counter = 1;

  constructor(seed: number) {
    const whole = Math.floor(Math.abs(seed));
    this.#c = whole | 0;
    this.#a = Math.floor(whole / 0x1_0000_0000) | 0;
    for (let i = 0; i < 12; i++) this.word();
  }

  /** 32 random bits as an unsigned number. */
  word(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** From 0 up to but without 1, with 53 random bits, like `Math.random`. */
  fraction(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 0x400_0000 + low) / 0x20_0000_0000_0000;
  }

  fill(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.word() >>> 24;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const bytes = new Uint8Array(16);
    this.fill(bytes);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    let text = "";
    for (let i = 0; i < 16; i++) {
      if (i === 4 || i === 6 || i === 8 || i === 10) text += "-";
      text += ((bytes[i] ?? 0) + 0x100).toString(16).slice(1);
    }
    return text;
  }
}
