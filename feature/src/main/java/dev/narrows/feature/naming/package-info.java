/**
 * How codecs are called: families of a name, and what may stand behind the colon. The codecs
 * themselves live elsewhere.
 */
package dev.narrows.feature.naming;
