/**
 * What the page shows of one picture: the edge half run here, the cloud half by the engine, and
 * what sending the picture itself would take. HTTP and JSON live one package above.
 */
package dev.narrows.serve.http.demo;
