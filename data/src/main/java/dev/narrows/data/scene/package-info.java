/**
 * Generated street scenes with exact labels and disparity: what stands in a scene, how it is put
 * together at random, how it looks, and the renderer that draws it. Reading datasets from files
 * lives one package up.
 */
package dev.narrows.data.scene;
