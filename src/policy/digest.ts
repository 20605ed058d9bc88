/** What stands for a table or a list, so that a change of it is seen? */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of the value’s JSON, as hexadecimal; equal values in equal order have equal digests. */
export const digestOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))));
