/** After-sales over REST: households ask and pursue, suppliers and property companies decide; each sees the own ones only. */
@NullMarked
package io.linli.web.aftersale;

import org.jspecify.annotations.NullMarked;
