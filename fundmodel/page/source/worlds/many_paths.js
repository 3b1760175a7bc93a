// Many paths through one compiled model, two at a time, a few such pairs a call.

const PAGE_OF_MEMORY = 65_536;
const CELL_BYTES = 16;
const LITTLE_MEMORY = 1_200_000; // of pairs that are worked out together: what stands near at hand
const PAIRS_A_CALL = 8;

/** One instance of a kernel with its memory. */
export class ManyPaths {
  /**
   * @param module a compiled WebAssembly.Module
   * @param kernel where its memory has what
   */
  constructor(module, kernel) {
    const { memory, run } = new WebAssembly.Instance(module).exports;
    Object.assign(this, { kernel, memory, runModule: run });
  }

  /**
   * Give all numbers.
   *
   * @param rows name -> rows; a row is one number, or one a path
   * @param columns the first calendar year of series, and how many there are
   */
  put(rows, columns, quarters) {
    const { kernel } = this;
    const series = kernel.history + (quarters + 1) * kernel.stride;
    const length = series + kernel.series.length * columns.count * CELL_BYTES;
    const cells = [...this.cellsOf(rows, columns, series)];
    this.varying = cells.filter(([, row]) => typeof row !== "number");
    this.shape = { quarters, series, length, ...columns };
    this.together = Math.max(1, Math.min(PAIRS_A_CALL, Math.floor(LITTLE_MEMORY / length)));
    this.divideMemory();
    for (let pair = 0; pair < this.together; pair++) {
      for (const [address, row] of cells) {
        const at = (kernel.first + pair * length + address) / 8;
        this.numbers.fill(typeof row === "number" ? row : row[0], at, at + 2);
      }
    }
    new Int32Array(this.memory.buffer, this.at.addresses, this.varying.length).set(
      this.varying.map(([address]) => address),
    );
  }

  /** Every cell that is given: its byte address, and its row. */
  *cellsOf(rows, columns, series) {
    for (const [name, address] of Object.entries(this.kernel.inputs)) {
      yield* rows.get(name).map((row, member) => [address + member * CELL_BYTES, row]);
    }
    for (const [number, name] of this.kernel.series.entries()) {
      const first = series + number * columns.count * CELL_BYTES;
      yield* rows.get(name).map((row, year) => [first + year * CELL_BYTES, row]);
    }
  }

  /** Where what stands behind the pairs begins. */
  divideMemory() {
    const { kernel, varying, shape } = this;
    const addresses = kernel.first + this.together * shape.length;
    const going = addresses + Math.ceil((varying.length * 4) / CELL_BYTES) * CELL_BYTES;
    const out = going + PAIRS_A_CALL * varying.length * CELL_BYTES;
    this.cellsAPair = kernel.cells + (shape.quarters + 1) * kernel.wanted;
    const end = out + PAIRS_A_CALL * this.cellsAPair * CELL_BYTES;
    const missing = Math.ceil((end - this.memory.buffer.byteLength) / PAGE_OF_MEMORY);
    if (missing > 0) this.memory.grow(missing);
    this.at = { addresses, going, out };
    this.numbers = new Float64Array(this.memory.buffer);
  }

  /**
   * Work out all paths, a few pairs a step.
   *
   * @param take is told of each path and where its lane stands, for `number` and `quarters`
   * @yields {number} how many paths are done
   */
  *run(paths, take) {
    for (let first = 0; first < paths; first += 2 * PAIRS_A_CALL) {
      const pairs = Math.min(PAIRS_A_CALL, Math.ceil((paths - first) / 2));
      this.fill(first, pairs, paths);
      this.call(pairs);
      const last = Math.min(first + 2 * pairs, paths);
      for (let path = first; path < last; path++) take(path, this.laneOf(path - first));
      yield last;
    }
  }

  fill(first, pairs, paths) {
    let at = this.at.going / 8;
    for (let pair = 0; pair < pairs; pair++) {
      const path = first + 2 * pair;
      const next = Math.min(path + 1, paths - 1); // an odd path is worked out twice
      for (const [, row] of this.varying) {
        this.numbers[at++] = row[path];
        this.numbers[at++] = row[next];
      }
    }
  }

  call(pairs) {
    const { quarters, length, series, count, first } = this.shape;
    const { addresses, going, out } = this.at;
    this.runModule(
      quarters,
      pairs,
      this.together,
      length,
      series,
      count,
      first,
      addresses,
      this.varying.length,
      going,
      out,
      1,
    );
  }

  /** Where the numbers of a path begin, counted from the first of the last call. */
  laneOf(number) {
    return this.at.out / 8 + (number >> 1) * this.cellsAPair * 2 + (number & 1);
  }

  /** A result, or what else there is one of, that a path left behind. */
  number(lane, cell) {
    return this.numbers[lane + 2 * cell];
  }

  /** A line in each quarter from the first on. */
  quarters(lane, cell) {
    const { numbers } = this;
    const { cells, wanted } = this.kernel;
    const found = new Float64Array(this.shape.quarters);
    let from = lane + 2 * (cells + wanted + cell);
    for (let at = 0; at < found.length; at++, from += 2 * wanted) found[at] = numbers[from];
    return found;
  }
}
