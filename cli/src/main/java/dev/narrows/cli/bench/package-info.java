/** The comparison of codecs that {@code narrows bench codecs} makes; measuring is not its own. */
package dev.narrows.cli.bench;
