/**
 * Tables as files: CSV and workbooks, made on a few threads of their own. Files are in Chinese and English at once, because a
 * file is read by whoever gets it. No text of a file is taken for a formula.
 */
@NullMarked
package io.linli.web.sheet;

import org.jspecify.annotations.NullMarked;
