#pragma once

/// Parses HTML in UTF-8 with libxml2 and nothing else; 0 if it could not.
int bare_html_parse(const char *text, int length);
