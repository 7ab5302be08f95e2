/**
 * The way to Elasticsearch, for the two packages beside this one.
 *
 * <p>Plain HTTP: bodies are bytes made once and answers are read once. What writes goes through the low-level client, what
 * searches through a client on the event loop. Either way answers arrive on the Vert.x context that asked, for a reactive
 * session lives on one context only. The application never asks the server for its version ({@code GET /}): a server without
 * its optional modules does not answer that.
 */
@NullMarked
package io.linli.search.engine;

import org.jspecify.annotations.NullMarked;
