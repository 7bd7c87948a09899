"""The REST door, as every part opens it: pages, refusals, versions, rules, and the document of it all."""
