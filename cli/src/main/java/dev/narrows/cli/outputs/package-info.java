/** What the tasks say, as files. Whether it comes from here or from a server is no matter. */
package dev.narrows.cli.outputs;
