/** A real browser for tests of the page: Chromium, driven by its DevTools protocol. */
package dev.narrows.serve.http.browser;
