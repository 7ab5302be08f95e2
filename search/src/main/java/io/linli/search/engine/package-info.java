/**
 * The way to Elasticsearch, for the two packages beside this one.
 *
 * <p>Indexes are kept by the Java client. The two ways that must be fast go past its objects: documents are written as lines
 * of JSON made once, and questions are asked as bytes on the event loop that serves the request. Either way answers arrive
 * on the Vert.x context that asked, for a reactive session lives on one context only. The application never asks the server
 * for its version ({@code GET /}): a server without its optional modules does not answer that.
 */
@NullMarked
package io.linli.search.engine;

import org.jspecify.annotations.NullMarked;
