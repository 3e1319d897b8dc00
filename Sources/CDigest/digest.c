#include "CDigest.h"
#include <sha256.h>

void gouji_sha256(const uint8_t *data, size_t length, uint8_t digest[32]) {
  SHA256_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, data, length);
  SHA256Final(digest, &context);
}
