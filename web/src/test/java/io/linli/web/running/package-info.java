/** The built product in a process of its own, for what a test inside it cannot do: kill it, and measure it. */
package io.linli.web.running;
