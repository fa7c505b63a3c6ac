"""A question → the answer of a language model's server. Knows the wire; refuses to know what is asked, and what an attack or a promise is.

Nothing here runs unless a person named a server in the settings.
"""
