#pragma once
#include <stddef.h>

/// libxml2 as plain functions. The library is opened at the first call that needs it, because linking it would cost every
/// start of the program a millisecond. Text goes in and comes out as UTF-8.

typedef struct cxml_tree cxml_tree;
typedef struct cxml_node cxml_node;

enum cxml_kind { CXML_OTHER = 0, CXML_ELEMENT = 1, CXML_TEXT = 2 };

/// Whether the library is there.
int cxml_is_available(void);

/// Parses HTML in UTF-8, mending what is broken; NULL if nothing could be made of it.
/// `complete` is 0 if the parser stopped before the end of the text.
cxml_tree *cxml_parse_html(const char *text, int length, int *complete);

/// Parses XML strictly; NULL if it is not well-formed or declares a document type.
cxml_tree *cxml_parse_xml(const char *text, int length);

void cxml_free(cxml_tree *tree);
const cxml_node *cxml_root(const cxml_tree *tree);

enum cxml_kind cxml_kind(const cxml_node *node);
const cxml_node *cxml_first_child(const cxml_node *node);
const cxml_node *cxml_next(const cxml_node *node);
const cxml_node *cxml_parent(const cxml_node *node);

/// The name of an element without its prefix; "" for anything else.
const char *cxml_name(const cxml_node *node);
/// The name space of an element, "" if it has none.
const char *cxml_name_space(const cxml_node *node);
/// The text of a text node, NULL for anything else.
const char *cxml_text(const cxml_node *node);
/// The value of an element's attribute by its name without prefix, NULL if it has none; "" if it stands without value.
const char *cxml_attribute(const cxml_node *node, const char *name);
/// The line of the source text, from 1; 65535 for all beyond.
int cxml_line(const cxml_node *node);
