/** Which integrated care boards are there? A region that is none of them is a slip, and opt-outs follow the region. */

/**
 * By ODS code, as the boards stood in England from July 2022. A board made since counts where the config itself names
 * it, as `instance.regions` or as a provider's region.
 */
export const ICB_CODES: ReadonlySet<string> = new Set(
  (
    'QE1 QF7 QGH QH8 QHG QHL QHM QJ2 QJG QJK QJM QK1 QKK QKS QM7 QMF QMJ QMM QNC QNQ QNX QOC QOP QOQ QOX QPM QR1 ' +
    'QRL QRV QSL QT1 QT6 QU9 QUA QUE QUY QVV QWE QWO QWU QXU QYG'
  ).split(' '),
);
