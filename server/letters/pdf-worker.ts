/** The thread on which PDFs are read, one after the other; what goes wrong in it ends with it. */
import { parentPort } from 'node:worker_threads';
import { pdfWords } from '../../src/letters/pdf-words';
import { pdfPieces } from '../../src/letters/pdf-pieces';
import { READY } from '../thread';

parentPort?.on('message', (bytes: Uint8Array) => {
  pdfPieces(bytes)
    .then((read) => (read === null ? null : pdfWords(read)))
    .catch(() => null)
    .then((words) => {
      parentPort?.postMessage(words);
    });
});
// its time begins now, however long the start took
parentPort?.postMessage(READY);
