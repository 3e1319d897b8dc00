#ifndef GOUJI_CDIGEST_H
#define GOUJI_CDIGEST_H
#include <stddef.h>
#include <stdint.h>
/* Writes the 32 bytes of the SHA-256 of data to digest (libmd's SHA256Init, SHA256Update, SHA256Final). */
void gouji_sha256(const uint8_t *data, size_t length, uint8_t digest[32]);
/* The same of a whole file that is open for reading, whose place stays; -1 if it cannot be read. */
int gouji_sha256_file(int descriptor, uint8_t digest[32]);
#endif
