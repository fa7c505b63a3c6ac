"""The reader that asks a language model which words tell of what; every value is read from the quoted words by the project's own value readers.

Pure: what asks the model comes in as a `LanguageModel`.
"""
