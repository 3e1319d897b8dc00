#pragma once
#include <stddef.h>
#include <stdint.h>

/// libzip as plain functions, for archives in memory or in a file, and for writing them in memory. The library is opened at the first call that needs it, because
/// linking it would cost every start of the program.

typedef struct czip_archive czip_archive;
typedef struct czip_stream czip_stream;

enum czip_problem { CZIP_OK = 0, CZIP_UNAVAILABLE = 1, CZIP_DAMAGED = 2, CZIP_ENCRYPTED = 3, CZIP_UNSUPPORTED = 4 };

struct czip_member {
  /// The name as it stands in the archive, of whatever encoding.
  const char *name;
  /// The sizes that the archive states; they may lie.
  uint64_t stated_size, compressed_size;
  int is_encrypted;
};

/// Opens an archive; its bytes must outlive it.
czip_archive *czip_open(const void *bytes, size_t count, enum czip_problem *problem);
/// Opens an archive in a file that is open for reading; the descriptor stays the caller's, its place is moved.
czip_archive *czip_open_file(int descriptor, enum czip_problem *problem);
void czip_close(czip_archive *archive);
uint64_t czip_count(const czip_archive *archive);
/// Fills in what the archive says about a member; 0 if there is none of that index.
int czip_member_at(const czip_archive *archive, uint64_t index, struct czip_member *member);
/// The index of the member of that very name, -1 if there is none.
int64_t czip_find(const czip_archive *archive, const char *name);

czip_stream *czip_stream_open(czip_archive *archive, uint64_t index, enum czip_problem *problem);
/// Reads on; 0 at the end, -1 if the data are damaged.
int64_t czip_stream_read(czip_stream *stream, void *buffer, uint64_t count);
void czip_stream_close(czip_stream *stream);

/// A member of an archive that is written.
struct czip_new_member {
  /// Its name as UTF-8.
  const char *name;
  const void *bytes;
  size_t count;
};

/// Writes an archive of members in that order and answers its bytes, to be freed with free(); NULL if it cannot be done.
void *czip_write(const struct czip_new_member *members, size_t count, size_t *length, enum czip_problem *problem);
