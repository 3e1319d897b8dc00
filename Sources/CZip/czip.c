#define _GNU_SOURCE
#include "czip.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>
#include <zip.h>

static struct {
  __typeof__(&zip_source_buffer_create) source;
  __typeof__(&zip_source_free) free_source;
  __typeof__(&zip_open_from_source) open;
  __typeof__(&zip_fdopen) open_file;
  __typeof__(&zip_discard) discard;
  __typeof__(&zip_get_num_entries) count;
  __typeof__(&zip_stat_index) stat;
  __typeof__(&zip_get_name) name;
  __typeof__(&zip_name_locate) locate;
  __typeof__(&zip_fopen_index) open_member;
  __typeof__(&zip_fread) read;
  __typeof__(&zip_fclose) close_member;
  __typeof__(&zip_get_error) error;
  __typeof__(&zip_error_init) error_init;
  __typeof__(&zip_error_fini) error_fini;
  __typeof__(&zip_error_code_zip) error_code;
  __typeof__(&zip_source_buffer) new_content;
  __typeof__(&zip_file_add) add;
  __typeof__(&zip_file_set_dostime) set_time;
  __typeof__(&zip_close) close;
  __typeof__(&zip_source_keep) keep;
  __typeof__(&zip_source_open) open_source;
  __typeof__(&zip_source_stat) stat_source;
  __typeof__(&zip_source_read) read_source;
  __typeof__(&zip_source_close) close_source;
  int is_complete, may_write;
} lib;

static void open_library(void) {
  void *handle = dlopen("libzip.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!handle) handle = dlopen("libzip.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  lib.source = dlsym(handle, "zip_source_buffer_create");
  lib.free_source = dlsym(handle, "zip_source_free");
  lib.open = dlsym(handle, "zip_open_from_source");
  lib.open_file = dlsym(handle, "zip_fdopen");
  lib.discard = dlsym(handle, "zip_discard");
  lib.count = dlsym(handle, "zip_get_num_entries");
  lib.stat = dlsym(handle, "zip_stat_index");
  lib.name = dlsym(handle, "zip_get_name");
  lib.locate = dlsym(handle, "zip_name_locate");
  lib.open_member = dlsym(handle, "zip_fopen_index");
  lib.read = dlsym(handle, "zip_fread");
  lib.close_member = dlsym(handle, "zip_fclose");
  lib.error = dlsym(handle, "zip_get_error");
  lib.error_init = dlsym(handle, "zip_error_init");
  lib.error_fini = dlsym(handle, "zip_error_fini");
  lib.error_code = dlsym(handle, "zip_error_code_zip");
  lib.new_content = dlsym(handle, "zip_source_buffer");
  lib.add = dlsym(handle, "zip_file_add");
  lib.set_time = dlsym(handle, "zip_file_set_dostime");
  lib.close = dlsym(handle, "zip_close");
  lib.keep = dlsym(handle, "zip_source_keep");
  lib.open_source = dlsym(handle, "zip_source_open");
  lib.stat_source = dlsym(handle, "zip_source_stat");
  lib.read_source = dlsym(handle, "zip_source_read");
  lib.close_source = dlsym(handle, "zip_source_close");
  lib.may_write = lib.new_content && lib.add && lib.set_time && lib.close && lib.keep && lib.open_source && lib.stat_source &&
                  lib.read_source && lib.close_source;
  lib.is_complete = lib.source && lib.free_source && lib.open && lib.open_file && lib.discard && lib.count && lib.stat && lib.name &&
                    lib.locate && lib.open_member && lib.read && lib.close_member && lib.error && lib.error_init &&
                    lib.error_fini && lib.error_code;
}

static int is_available(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_library);
  return lib.is_complete;
}

static zip_t *plain(const czip_archive *archive) { return (zip_t *)archive; }

czip_archive *czip_open(const void *bytes, size_t count, enum czip_problem *problem) {
  *problem = CZIP_UNAVAILABLE;
  if (!is_available()) return NULL;
  *problem = CZIP_DAMAGED;
  zip_error_t error;
  lib.error_init(&error);
  zip_source_t *source = lib.source(bytes, count, 0, &error);
  zip_t *archive = source ? lib.open(source, ZIP_RDONLY, &error) : NULL;
  if (source && !archive) lib.free_source(source);
  lib.error_fini(&error);
  if (archive) *problem = CZIP_OK;
  return (czip_archive *)archive;
}

czip_archive *czip_open_file(int descriptor, enum czip_problem *problem) {
  *problem = CZIP_UNAVAILABLE;
  if (!is_available()) return NULL;
  *problem = CZIP_DAMAGED;
  // libzip closes the descriptor it is given when it is done with the archive.
  int own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  if (own < 0) return NULL;
  zip_t *archive = lib.open_file(own, 0, NULL);
  if (!archive) close(own);
  if (archive) *problem = CZIP_OK;
  return (czip_archive *)archive;
}

void czip_close(czip_archive *archive) {
  if (archive) lib.discard(plain(archive));
}

uint64_t czip_count(const czip_archive *archive) {
  zip_int64_t count = lib.count(plain(archive), 0);
  return count > 0 ? (uint64_t)count : 0;
}

int czip_member_at(const czip_archive *archive, uint64_t index, struct czip_member *member) {
  zip_stat_t state;
  const char *name = lib.name(plain(archive), index, ZIP_FL_ENC_RAW);
  if (!name || lib.stat(plain(archive), index, 0, &state) != 0) return 0;
  member->name = name;
  member->stated_size = (state.valid & ZIP_STAT_SIZE) ? state.size : 0;
  member->compressed_size = (state.valid & ZIP_STAT_COMP_SIZE) ? state.comp_size : 0;
  member->is_encrypted = (state.valid & ZIP_STAT_ENCRYPTION_METHOD) && state.encryption_method != ZIP_EM_NONE;
  return 1;
}

int64_t czip_find(const czip_archive *archive, const char *name) {
  return lib.locate(plain(archive), name, ZIP_FL_ENC_RAW);
}

czip_stream *czip_stream_open(czip_archive *archive, uint64_t index, enum czip_problem *problem) {
  zip_file_t *stream = lib.open_member(plain(archive), index, 0);
  *problem = CZIP_OK;
  if (stream) return (czip_stream *)stream;
  switch (lib.error_code(lib.error(plain(archive)))) {
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP: *problem = CZIP_ENCRYPTED; break;
    case ZIP_ER_COMPNOTSUPP: *problem = CZIP_UNSUPPORTED; break;
    default: *problem = CZIP_DAMAGED;
  }
  return NULL;
}

int64_t czip_stream_read(czip_stream *stream, void *buffer, uint64_t count) {
  return lib.read((zip_file_t *)stream, buffer, count);
}

void czip_stream_close(czip_stream *stream) { lib.close_member((zip_file_t *)stream); }

static int add_all(zip_t *archive, const struct czip_new_member *members, size_t count) {
  // The first of January 1980: the same members make the same archive on every day.
  enum { midnight = 0, first_day = 0x21 };
  for (size_t index = 0; index < count; index++) {
    zip_source_t *content = lib.new_content(archive, members[index].bytes, members[index].count, 0);
    if (!content) return 0;
    zip_int64_t place = lib.add(archive, members[index].name, content, ZIP_FL_ENC_UTF_8);
    if (place < 0) {
      lib.free_source(content);
      return 0;
    }
    if (lib.set_time(archive, (zip_uint64_t)place, midnight, first_day, 0) != 0) return 0;
  }
  return 1;
}

static void *content_of(zip_source_t *source, size_t *length) {
  zip_stat_t state;
  if (lib.open_source(source) != 0) return NULL;
  unsigned char *bytes = NULL;
  if (lib.stat_source(source, &state) == 0 && state.valid & ZIP_STAT_SIZE && (bytes = malloc(state.size + 1))) {
    zip_int64_t got = lib.read_source(source, bytes, state.size);
    *length = got > 0 ? (size_t)got : 0;
    if (got < 0 || (zip_uint64_t)got != state.size) {
      free(bytes);
      bytes = NULL;
    }
  }
  lib.close_source(source);
  return bytes;
}

void *czip_write(const struct czip_new_member *members, size_t count, size_t *length, enum czip_problem *problem) {
  *problem = CZIP_UNAVAILABLE;
  if (!is_available() || !lib.may_write) return NULL;
  *problem = CZIP_DAMAGED;
  zip_error_t error;
  lib.error_init(&error);
  void *bytes = NULL;
  zip_source_t *source = lib.source(NULL, 0, 0, &error);
  zip_t *archive = source ? lib.open(source, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
  lib.error_fini(&error);
  if (source && !archive) lib.free_source(source);
  if (!archive) return NULL;
  lib.keep(source);
  if (!add_all(archive, members, count) || lib.close(archive) != 0) {
    lib.discard(archive);
  } else {
    bytes = content_of(source, length);
  }
  lib.free_source(source);
  if (bytes) *problem = CZIP_OK;
  return bytes;
}
