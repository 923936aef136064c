/**
 * Holds predictions against the real thing: a real client sends pictures to a real server through a
 * shaped link, and every call is timed.
 */
package dev.narrows.plan.verify;
