#pragma once
#include <stddef.h>

/// Unpacks `word/document.xml` with libzip and parses it with libxml2, nothing more; the bytes of its text, 0 on failure.
size_t bare_docx(const void *bytes, size_t count);
