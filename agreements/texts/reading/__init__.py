"""Reading a printed agreement: a file becomes paragraphs, passages, and what the passages say.

Nothing here knows a database. Every word of the file is in exactly one passage, in its order
(domain law 2: store as stated, compute beside it); what is read out of a passage points back to it.
"""
