/**
 * Zones as they are found in the field, with what people do to them: grown from public reports, not from what repairs can undo. The
 * library's plans for them are judged by all laws.
 */
package org.domainverifier.laws.loop;
