#include "CDigest.h"
#include <errno.h>
#include <sha256.h>
#include <unistd.h>

void gouji_sha256(const uint8_t *data, size_t length, uint8_t digest[32]) {
  SHA256_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, data, length);
  SHA256Final(digest, &context);
}

int gouji_sha256_file(int descriptor, uint8_t digest[32]) {
  SHA256_CTX context;
  SHA256Init(&context);
  uint8_t block[1 << 16];
  off_t place = 0;
  for (;;) {
    ssize_t count = pread(descriptor, block, sizeof block, place);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return -1;
    if (count == 0) break;
    SHA256Update(&context, block, (size_t)count);
    place += count;
  }
  SHA256Final(digest, &context);
  return 0;
}
