/**
 * Which way the answer to a picture comes soonest over a given link: on the device, by sending the
 * picture, or by sending features. Here are the link, the formulas and the choice; what they are
 * fed with is measured in {@code plan.measure}.
 */
package dev.narrows.plan;
