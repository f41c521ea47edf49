/** All that the judge of repair plans knows of the library: how to ask it for a plan, a preview and a parser's word. */
package org.domainverifier.laws.library;
