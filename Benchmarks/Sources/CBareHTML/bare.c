#include "CBareHTML.h"

#include <libxml/HTMLparser.h>

int bare_html_parse(const char *text, int length) {
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  htmlDocPtr document = htmlReadMemory(text, length, NULL, "UTF-8", options);
  if (!document) return 0;
  xmlFreeDoc(document);
  return 1;
}
