/** A table as the build makes it: packed (packed.ts), without provenance. */
declare module '*.csv' {
  const packed: string;
  export default packed;
}
