#include "cxml.h"

#include <dlfcn.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <pthread.h>
#include <string.h>

static struct {
  __typeof__(&xmlInitParser) init;
  __typeof__(&htmlNewParserCtxt) new_html;
  __typeof__(&htmlCtxtReadMemory) read_html;
  __typeof__(&htmlFreeParserCtxt) free_html;
  __typeof__(&xmlNewParserCtxt) new_xml;
  __typeof__(&xmlCtxtReadMemory) read_xml;
  __typeof__(&xmlFreeParserCtxt) free_xml;
  __typeof__(&xmlFreeDoc) free_doc;
  __typeof__(&xmlDocGetRootElement) root;
  int is_complete;
} lib;

static void open_library(void) {
  void *handle = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  lib.init = dlsym(handle, "xmlInitParser");
  lib.new_html = dlsym(handle, "htmlNewParserCtxt");
  lib.read_html = dlsym(handle, "htmlCtxtReadMemory");
  lib.free_html = dlsym(handle, "htmlFreeParserCtxt");
  lib.new_xml = dlsym(handle, "xmlNewParserCtxt");
  lib.read_xml = dlsym(handle, "xmlCtxtReadMemory");
  lib.free_xml = dlsym(handle, "xmlFreeParserCtxt");
  lib.free_doc = dlsym(handle, "xmlFreeDoc");
  lib.root = dlsym(handle, "xmlDocGetRootElement");
  lib.is_complete = lib.init && lib.new_html && lib.read_html && lib.free_html && lib.new_xml && lib.read_xml &&
                    lib.free_xml && lib.free_doc && lib.root;
  if (lib.is_complete) lib.init();
}

int cxml_is_available(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_library);
  return lib.is_complete;
}

cxml_tree *cxml_parse_html(const char *text, int length, int *complete) {
  *complete = 0;
  if (!cxml_is_available()) return NULL;
  htmlParserCtxtPtr context = lib.new_html();
  if (!context) return NULL;
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT |
                XML_PARSE_HUGE;
  xmlDocPtr document = lib.read_html(context, text, length, NULL, "UTF-8", options);
  *complete = context->disableSAX == 0;
  lib.free_html(context);
  return (cxml_tree *)document;
}

cxml_tree *cxml_parse_xml(const char *text, int length) {
  if (!cxml_is_available()) return NULL;
  xmlParserCtxtPtr context = lib.new_xml();
  if (!context) return NULL;
  int options = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOCDATA;
  xmlDocPtr document = lib.read_xml(context, text, length, NULL, NULL, options);
  lib.free_xml(context);
  // No format read here declares a document type; where one does it is for what entities can do to a reader.
  if (document && document->intSubset) {
    lib.free_doc(document);
    return NULL;
  }
  return (cxml_tree *)document;
}

void cxml_free(cxml_tree *tree) {
  if (tree) lib.free_doc((xmlDocPtr)tree);
}

const cxml_node *cxml_root(const cxml_tree *tree) {
  return tree ? (const cxml_node *)lib.root((xmlDocPtr)tree) : NULL;
}

static const xmlNode *plain(const cxml_node *node) { return (const xmlNode *)node; }

enum cxml_kind cxml_kind(const cxml_node *node) {
  switch (plain(node)->type) {
    case XML_ELEMENT_NODE: return CXML_ELEMENT;
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE: return CXML_TEXT;
    default: return CXML_OTHER;
  }
}

const cxml_node *cxml_first_child(const cxml_node *node) {
  return plain(node)->type == XML_ELEMENT_NODE ? (const cxml_node *)plain(node)->children : NULL;
}

const cxml_node *cxml_next(const cxml_node *node) { return (const cxml_node *)plain(node)->next; }

const cxml_node *cxml_parent(const cxml_node *node) {
  const xmlNode *parent = plain(node)->parent;
  return parent && parent->type == XML_ELEMENT_NODE ? (const cxml_node *)parent : NULL;
}

const char *cxml_name(const cxml_node *node) {
  const xmlNode *element = plain(node);
  return element->type == XML_ELEMENT_NODE && element->name ? (const char *)element->name : "";
}

const char *cxml_name_space(const cxml_node *node) {
  const xmlNode *element = plain(node);
  if (element->type != XML_ELEMENT_NODE || !element->ns || !element->ns->href) return "";
  return (const char *)element->ns->href;
}

const char *cxml_text(const cxml_node *node) {
  return cxml_kind(node) == CXML_TEXT ? (const char *)plain(node)->content : NULL;
}

const char *cxml_attribute(const cxml_node *node, const char *name) {
  if (plain(node)->type != XML_ELEMENT_NODE) return NULL;
  for (const xmlAttr *attribute = plain(node)->properties; attribute; attribute = attribute->next) {
    if (!attribute->name || strcmp((const char *)attribute->name, name) != 0) continue;
    const xmlNode *value = attribute->children;
    return value && value->content ? (const char *)value->content : "";
  }
  return NULL;
}

int cxml_line(const cxml_node *node) { return plain(node)->line; }
